"""The fillers of a whole text as entities: mentions of one thing together, with one chance for all of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.roles.spans import CONFIDENCES, Filler

_LETTERS = re.compile(r"[a-z0-9]+")
SMALL = frozenset({"a", "an", "the", "of", "and", "in", "de", "la", "el", "del"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something that fills a role: its likeliest words, the chance that it does, and how sure the text is of it."""

    role: str
    words: str
    score: float
    mentions: tuple[Filler, ...]
    confidence: str | None = None


def entities(found: Sequence[Filler], words: Mapping[Filler, str]) -> list[Entity]:
    """Fillers gathered by role and words, the likeliest entity first."""
    groups: list[list[Filler]] = []
    for one in sorted(found, key=lambda filler: -filler.score):
        home = next((group for group in groups if group[0].role == one.role and same(words, group, one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return sorted((entity_of(group, words) for group in groups), key=lambda one: -one.score)


def same(words: Mapping[Filler, str], group: Sequence[Filler], one: Filler) -> bool:
    """Whether some words name what a group names: the same words, some of them, or their first letters."""
    return any(alike(words[one], words[other]) for other in group)


def alike(one: str, other: str) -> bool:
    """Whether two mentions can be of one thing.

    >>> alike("armed men", "a group of armed men"), alike("fmln", "farabundo marti liberation national front")
    (True, False)
    >>> alike("eln", "army of national liberation"), alike("urng", "united republic of new goods")
    (False, True)
    """
    few, many = sorted((bag(one), bag(other)), key=len)
    if few and few <= many:
        return True
    return initials(one, other) or initials(other, one)


def bag(text: str) -> set[str]:
    """The words that carry a mention."""
    return set(_LETTERS.findall(text)) - SMALL


def initials(short: str, long: str) -> bool:
    """Whether a short name is made of the first letters of a long one."""
    return len(short) > 1 and short == "".join(word[0] for word in _LETTERS.findall(long) if word not in SMALL)


def entity_of(group: Sequence[Filler], words: Mapping[Filler, str]) -> Entity:
    """One entity of its mentions: named by the words that weigh most together, as sure as the surest mention."""
    weight: dict[str, float] = {}
    for one in group:
        weight[words[one]] = weight.get(words[one], 0.0) + one.score
    named = [one for one in group if one.confidence]
    sums = [sum(one.confidence[at] * one.score for one in named) for at in range(len(CONFIDENCES))]
    return Entity(
        role=group[0].role,
        words=max(weight, key=lambda text: weight[text]),
        score=max(one.score for one in group),
        mentions=tuple(group),
        confidence=CONFIDENCES[sums.index(max(sums))] if named else None,
    )
