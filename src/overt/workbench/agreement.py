"""How far reviewers agree: Krippendorff's alpha over what two or more of them decided about the same thing."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from overt.record.decisions import Decision


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Alpha is 1 for full agreement and 0 for chance; ``None`` where too little was decided twice to say.

    ``things`` is how many incidents or pairs two or more people decided about, ``people`` how many decided at all.
    """

    alpha: float | None
    things: int
    people: int


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """The agreement of everybody's last word on each incident or pair, undone ones left out.

    >>> agreement(()).alpha is None
    True
    """
    said: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for one in decisions:
        if one.undone_by is None and one.left and (value := _value(one)):
            said[_thing(one)][one.by] = value
    people = sorted({who for its in said.values() for who in its})
    twice = [its for its in said.values() if len(its) > 1]
    return Agreement(alpha=_alpha(twice, people), things=len(twice), people=len(people))


def _value(one: Decision) -> str | None:
    if one.kind in {"same", "different", "unsure"}:
        return one.kind
    if one.kind == "withdraw":
        return "withdrawn"
    return str(one.value) if one.kind == "state" else None


def _thing(one: Decision) -> tuple[str, ...]:
    return tuple(sorted({one.left[0], *one.right[:1]}))


def _alpha(twice: list[dict[str, str]], people: list[str]) -> float | None:
    values = sorted({value for its in twice for value in its.values()})
    # With one value alone there is nothing to disagree about, and alpha is not defined.
    if len(values) < 2:
        return None
    import krippendorff
    import numpy as np

    rows = [[float(values.index(its[who])) if who in its else np.nan for its in twice] for who in people]
    return float(krippendorff.alpha(reliability_data=rows, level_of_measurement="nominal"))
