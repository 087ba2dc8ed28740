"""The slot "perpetrator organisation confidence" scored by template, as near to MUC-4's own scorer as can be.

MUC-4's scorer (its guidelines, version 7) maps each response template to at most one key template, needs a match on the
type of incident and on a perpetrator or target, and then compares fill by fill: value and organisation right, 1; value
right and organisation wrong, one half; "suspected or accused" for "… by authorities", one half; else nothing. Recall
divides by the fills of the keys, precision by those of the response, over all templates, mapped or not. A fill that the
keys mark as optional is wanted only where it was found. Unlike theirs nobody judges strings by hand, and the type of
incident is not asked for: a response type of "attack" partly matches every type there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from overt.evaluation.template_keys import CONFIDENCES, Entity, mentions, normal

WIDE, NARROW = "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"
MAPPED_BY = ("perp_individual", "perp_organization", "target", "victim_name", "victim_description")
MOST = 6  # templates tried in every order


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One fill of the slot in a key template: the values it accepts, the organisation's names, whether it may lack."""

    values: frozenset[str]
    names: Entity
    optional: bool


def score_templates(document: dict[str, Any], said: Sequence[dict[str, Any]]) -> Counter[str]:
    """Half points reached, given and wanted in one document: two for each fill.

    ``said`` are response templates, ``{"fills": [words, …], "confidences": [[organisation, value], …]}``.
    """
    keys = document["templates"]
    found: Counter[str] = Counter(given=2 * sum(len(one["confidences"]) for one in said))
    partners = dict(mapping(keys, said))
    for at, key in enumerate(keys):
        wanted = list(fills(key))
        response = said[partners[at]]["confidences"] if at in partners else ()
        halves, optional = best(wanted, response)
        found["hit"] += halves
        found["wanted"] += 2 * (sum(not one.optional for one in wanted) + optional)
    return found


def fills(template: dict[str, Any]) -> Iterator[Key]:
    """The fills of the slot in a key template."""
    for fill in template["perp_organization_confidence"]:
        values, _, words = fill.partition(":")
        accepted = frozenset(one.strip(" ?()") for one in values.split("/")) & frozenset(CONFIDENCES)
        if accepted:
            names = tuple(normal(one) for one in mentions(words))
            yield Key(values=accepted, names=names, optional=fill.lstrip(" (").startswith("?"))


def mapping(keys: Sequence[dict[str, Any]], said: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """Which key each response template stands for: the choice under which most fills match; no match, no partner."""
    shared = [[matches(key, one) for one in said] for key in keys]
    seats = range(min(len(keys), MOST))
    rows = list(range(min(len(said), MOST)))
    rows += [-1] * max(0, len(seats) - len(rows))
    orders = permutations(rows, len(seats))
    chosen = max(
        orders, key=lambda order: sum(shared[at][one] for at, one in zip(seats, order, strict=True) if one >= 0)
    )
    return [(at, one) for at, one in zip(seats, chosen, strict=True) if one >= 0 and shared[at][one]]


def matches(key: dict[str, Any], one: dict[str, Any]) -> int:
    """How many fills of a key's perpetrators and targets a response template has, by words of theirs."""
    wanted = [mentions(fill) for slot in MAPPED_BY for fill in key[slot]]
    given = [set(normal(words).split()) for words in one["fills"]]
    return sum(any(near(set(normal(name).split()), words) for name in names for words in given) for names in wanted)


def near(wanted: set[str], given: set[str]) -> bool:
    """Whether one of two names is made of words of the other.

    >>> near({"salvador", "torres"}, {"torres"}), near({"embassy"}, {"bank"})
    (True, False)
    """
    return bool(wanted and given) and (wanted <= given or given <= wanted)


def best(wanted: Sequence[Key], given: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The most half points that pairing fills one to one gives, and how many optional fills are paired for it."""
    rows = [*given, *([None] * max(0, len(wanted) - len(given)))][: max(MOST, len(wanted))]
    top = (0, 0)
    for order in permutations(rows, len(wanted)):
        worth = [half_points(key, one) for key, one in zip(wanted, order, strict=True)]
        optional = sum(key.optional and bool(one) for key, one in zip(wanted, worth, strict=True))
        top = max(top, (sum(worth), -optional))
    return top[0], -top[1]


def half_points(key: Key, given: Sequence[str] | None) -> int:
    """Two for value and organisation, one for the value alone or for its wider kind."""
    if given is None:
        return 0
    name, value = normal(given[0]), given[1]
    if value in key.values:
        return 2 if name in key.names else 1
    return 1 if value == WIDE and NARROW in key.values else 0
