"""The fillers of a whole text as entities: mentions of one thing together, with one chance for all of them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from overt.events.learned.fillers import Filler
from overt.reading import RoleName

_LETTERS = re.compile(r"[a-z0-9]+")
# Of victims and targets the fullest sure mention names the entity, of others what is said most often.
BY_FULL_NAME, FULLER = frozenset({"victim", "target"}), 0.3
SHORTEST, LONGEST, MORE = 2, 6, 2  # letters of a short name, and how many more the long one may have
SMALL = frozenset({"a", "an", "the", "of", "and", "in", "de", "la", "el", "del", "for"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something that fills a role: its likeliest words, all of them, the chance that it does, its mentions.

    ``confidence`` has the chance of each value of confidence, where it is an organisation.
    """

    role: RoleName
    words: str
    names: tuple[str, ...]
    score: float
    mentions: tuple[Filler, ...]
    confidence: tuple[float, ...] = ()


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

    >>> alike("armed men", "a group of armed men"), alike("rrf", "red ridge front")
    (True, True)
    >>> alike("dlr", "army of the red delta"), alike("urng", "union of the good")
    (False, False)
    """
    few, many = sorted((bag(one), bag(other)), key=len)
    if few and few <= many:
        return True
    return initials(one, other) or initials(other, one)


def bag(text: str) -> set[str]:
    """The words that carry a mention."""
    return set(_LETTERS.findall(text)) - SMALL


def initials(short: str, long: str) -> bool:
    """Whether a short name is made of the first letters of a long one, in any order.

    A translated name has its letters in another order than its own short form, and may have one or two more.

    >>> initials("fdl", "front for the liberation of the delta"), initials("fdl", "police")
    (True, False)
    """
    if not SHORTEST <= len(short) <= LONGEST or " " in short:
        return False
    firsts = Counter(word[0] for word in _LETTERS.findall(long) if word not in SMALL)
    return not Counter(short) - firsts and 1 < firsts.total() <= len(short) + MORE


def entity_of(group: Sequence[Filler], words: Mapping[Filler, str]) -> Entity:
    """One entity of its mentions: named by the words that weigh most, as sure as the surest mention."""
    weight: dict[str, float] = {}
    for one in group:
        name, before = words[one], weight.get(words[one], 0.0)
        fuller = 1 + FULLER * min(4, len(name.split()))
        weight[name] = max(before, one.score * fuller) if one.role in BY_FULL_NAME else before + one.score
    named = [one for one in group if one.confidence]
    sums = np.sum([np.array(one.confidence) * one.score for one in named], axis=0) if named else np.zeros(0)
    return Entity(
        role=group[0].role,
        words=max(weight, key=lambda text: weight[text]),
        names=tuple(weight),
        score=max(one.score for one in group),
        mentions=tuple(group),
        confidence=tuple(map(float, sums / sums.sum())) if named else (),
    )
