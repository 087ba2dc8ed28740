"""The few words around what was found, and where in them it stands."""

from collections import deque
from collections.abc import Iterator
from itertools import islice

import msgspec

from overt.record.query import Part, Query
from overt.record.words import words

WIDTH = 180
# Enough to find a place where several of the words meet, and quick in a very long article.
_MATCHES = 60
_BETWEEN = "\n\n"  # stands between the paragraphs of an article's text


class Snippet(msgspec.Struct, frozen=True):
    """Some text and the half-open offsets in it of what was found."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, query: Query, *, width: int = WIDTH) -> Snippet:
    """The stretch of about ``width`` characters with the most of what was looked for.

    >>> from overt.record.query import parse
    >>> snippet("The port was calm. A ferry burned at night.", parse("ferry"), width=24)
    Snippet(text='… A ferry burned at …', marks=((4, 9),))
    """
    found = sorted(islice(_matches(text, query), _MATCHES))
    if not found:
        return Snippet(_on_one_line(text[:width]).rstrip() + (" …" if len(text) > width else ""))
    start, end = _window(text, found, width)
    before, after = "… " if start else "", " …" if end < len(text) else ""

    def shown_at(place: int) -> int:
        """Where a place of the text stands in the snippet, in which one space stands between paragraphs."""
        return place - start - text.count(_BETWEEN, start, place) + len(before)

    marks = tuple((shown_at(a), shown_at(b)) for a, b in found if start <= a and b <= end)
    return Snippet(before + _on_one_line(text[start:end]) + after, marks)


def _on_one_line(text: str) -> str:
    return text.replace(_BETWEEN, " ").replace("\n", " ")


def _window(text: str, found: list[tuple[int, int]], width: int) -> tuple[int, int]:
    """Where the densest stretch starts and ends, cut at spaces."""
    best = max(found, key=lambda one: (sum(one[0] <= other[0] < one[0] + width * 0.7 for other in found), -one[0]))
    start = max(0, best[0] - width // 4)
    end = min(len(text), start + width)
    if start and (space := text.find(" ", start, best[0])) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", best[1], end)) >= 0:
        end = space
    return start, end


def _matches(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Every place where one of the wanted parts stands."""
    parts = query.wanted
    longest = max((len(part.words) for part in parts), default=0)
    tail: deque[tuple[int, int, str]] = deque(maxlen=longest)
    for word in words(text):
        tail.append(word)
        for part in parts:
            if _ends(part, word[2]) and _is(part, [*tail][-len(part.words) :]):
                yield tail[-len(part.words)][0], word[1]


def _ends(part: Part, plain: str) -> bool:
    last = part.words[-1]
    return plain.startswith(last) if part.prefix else plain == last


def _is(part: Part, read: list[tuple[int, int, str]]) -> bool:
    """Whether the words read last are those of the part, whose last word is."""
    return len(read) == len(part.words) and tuple(one for _, _, one in read[:-1]) == part.words[:-1]
