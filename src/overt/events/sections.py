"""The headings of a list: the day that stands over some entries, and the place that an entry begins with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from overt.events.tree import Tree
from overt.reading import Place, Time

_LETTER = re.compile(r"\w")
_AFTER_LABEL = (".", ":")
_AFTER_DAY = (".", ":", "–", "—")


@dataclass(frozen=True, slots=True)
class Section:
    """What the headings over a sentence tell."""

    time: Time | None = None
    place: Place | None = None


def sections_of(tree: Tree, times: Iterable[Time], places: Iterable[Place]) -> list[Section]:
    """For each sentence the day and the place that a heading over it tells.

    A paragraph that only names a day, or a place, heads the paragraphs behind it up to the next such one. A paragraph
    that begins with nothing but a place or a day and a full stop or colon ("Niger. Gunmen …") is labelled by it.
    """
    days, spots = list(times), list(places)
    over = Section()
    found: dict[int, Section] = {}
    for number, (start, end) in paragraphs(tree).items():
        own_days = [one for one in days if start <= one.start and one.end <= end]
        own_spots = [one for one in spots if start <= one.start and one.end <= end]
        if nothing_else(tree.text[start:end], start, [*own_days, *own_spots]):
            over = Section(own_days[0] if own_days else over.time, own_spots[0] if own_spots else None)
            found[number] = Section()
            continue
        label = next((one for one in own_spots if one.start == start and tree.text[one.end] in _AFTER_LABEL), None)
        day = next((one for one in own_days if one.start == start and tree.text[one.end] in _AFTER_DAY), None)
        found[number] = Section(day or over.time, label or over.place)
    return [found[paragraph] for paragraph in tree.paragraph_of]


def paragraphs(tree: Tree) -> dict[int, tuple[int, int]]:
    """Where each paragraph begins and ends in the text, without white space."""
    found: dict[int, tuple[int, int]] = {}
    for sentence, (first, last) in enumerate(tree.sentences):
        number = tree.paragraph_of[sentence]
        start, _ = found.get(number, (tree.starts[first], 0))
        found[number] = (start, tree.starts[first] + len(tree.text[tree.starts[first] : tree.ends[last - 1]].rstrip()))
    return found


def nothing_else(text: str, start: int, named: Iterable[Time | Place]) -> bool:
    """Whether some words are nothing but these times and places."""
    rest = list(text)
    told = False
    for one in named:
        rest[one.start - start : one.end - start] = " " * (one.end - one.start)
        told = True
    return told and not _LETTER.search("".join(rest))
