"""A name: words of an article that name somebody or something, and what they were taken for."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from overt.language.listed import Listed
from overt.reading import MentionType


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the text: its type, the entry of the actor list it was taken for, and why.

    ``also`` is the long form when the words are its acronym; ``metonym`` marks a place that may stand for its state.
    """

    start: int
    end: int
    text: str
    type: MentionType
    listed: Listed | None = None
    country: str | None = None
    also: str | None = None
    metonym: bool = False
    reason: str = "named by the language model"
    score: float = 0.6


def without_overlap(found: Iterable[Name]) -> list[Name]:
    """The longest names, those of rules and of the list first among equals."""
    ranked = sorted(found, key=lambda one: (one.start - one.end, -one.score))
    starts: list[int] = []
    chosen: list[Name] = []
    for name in ranked:
        at = bisect_right(starts, name.start)
        clear = (at == 0 or chosen[at - 1].end <= name.start) and (at == len(chosen) or chosen[at].start >= name.end)
        if clear:
            starts.insert(at, name.start)
            chosen.insert(at, name)
    return chosen


def filled(names: list[Name], more: list[Name]) -> list[Name]:
    """The names with those of ``more`` that overlap none of them, in text order."""
    starts = [one.start for one in names]
    free = []
    for name in more:
        at = bisect_right(starts, name.start)
        if (at == 0 or names[at - 1].end <= name.start) and (at == len(names) or names[at].start >= name.end):
            free.append(name)
    return sorted([*names, *free], key=lambda one: one.start)
