"""What is shown of each field when outlets agree and when they do not, and by which rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec

from overt.record.accounts import Account, Words

# The rules by which a value is shown.
RULES: Final = {
    "agreed": "all who say it say the same",
    "majority": "most outlets, counted without copies, say so",
    "most-precise": "the most precise of values that do not contradict each other",
    "person": "a person set it",
    "unknown": "nobody says it",
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of a field, and in which words; ``words`` is ``None`` where it was read from the whole."""

    value: Any
    report: str
    page: str
    outlet: str | None
    published: str | None
    words: Words | None = None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an incident: what is shown, by which rule, and what each outlet says.

    ``rule`` is one of `RULES`; ``reason`` says it of this field. ``agree`` are the outlets that say what is shown or
    nothing that contradicts it, ``disagree`` the others. ``told`` is in the order of publication, so that what was
    first called one thing and later another can be seen.
    """

    name: str
    shown: Any
    rule: str
    reason: str
    told: tuple[Told, ...] = ()
    agree: tuple[str, ...] = ()
    disagree: tuple[str, ...] = ()
    changed: bool = False


_Ask = Callable[[Account], tuple[Any, Words | None]]
_ASKED: Final[dict[str, _Ask]] = {
    "type": lambda one: (one.type, one.evidence[0] if one.evidence else None),
    "stage": lambda one: (one.stage, one.evidence[0] if one.evidence else None),
    "place": lambda one: (one.place.name if one.place else None, one.place),
    "country": lambda one: (one.country, one.place),
    "time": lambda one: (one.edtf, one.time),
    "sector": lambda one: (one.sector, one.targets[0] if one.targets else None),
    "target": lambda one: (
        (one.targets[0].name or one.targets[0].quote, one.targets[0]) if one.targets else (None, None)
    ),
    "instrument": lambda one: (one.instrument.quote if one.instrument else None, one.instrument),
    "sponsor": lambda one: (one.sponsor_name, one.sponsor),
    "sponsor_certainty": lambda one: (one.sponsor_certainty, one.sponsor),
    "legal_stage": lambda one: (
        (one.suspects[0].legal_stage, one.suspects[0].legal or one.suspects[0]) if one.suspects else (None, None)
    ),
    "killed": lambda one: (one.killed, None),
    "injured": lambda one: (one.injured, None),
}
NAMES: Final = tuple(_ASKED)


def in_order(members: Iterable[Account]) -> list[Account]:
    """Reports in the order of publication, the undated last; the first one names the incident."""
    return sorted(members, key=lambda one: (one.told_earliest or "9999", one.page, one.id))


def fields(members: Iterable[Account]) -> dict[str, Field]:
    """Every field of the incident that these reports tell of."""
    ordered = in_order(members)
    return {name: _field(name, ordered) for name in NAMES}


def _field(name: str, members: list[Account]) -> Field:
    told = tuple(_told(name, one) for one in members)
    known = [one for one in told if one.value is not None]
    if not known:
        return Field(name=name, shown=None, rule="unknown", reason=RULES["unknown"])
    votes: dict[Any, set[str]] = defaultdict(set)
    for one in known:
        votes[one.value].add(one.outlet or one.page)
    shown = min(votes, key=lambda value: (-len(votes[value]), str(value)))
    rule = "agreed" if len(votes) == 1 else "majority"
    return Field(
        name=name,
        shown=shown,
        rule=rule,
        reason=f"{RULES[rule]} ({len(votes[shown])} of {sum(map(len, votes.values()))})",
        told=tuple(known),
        agree=tuple(sorted(votes[shown])),
        disagree=tuple(sorted({outlet for value, its in votes.items() if value != shown for outlet in its})),
        changed=len({one.value for one in known}) > 1,
    )


def _told(name: str, one: Account) -> Told:
    value, words = _ASKED[name](one)
    return Told(value=value, report=one.id, page=one.page, outlet=one.outlet, published=one.told, words=words)
