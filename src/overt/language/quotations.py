"""Quotations: where an article quotes somebody, mark to mark."""

import re
from collections.abc import Iterator

from overt.spans import Span

# A quotation longer than this is a mark gone astray rather than somebody's words.
LONGEST = 4_000
LONGEST_SINGLE = 1_500
CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_BLOCK = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"[\"“”„«»‘’]|(?<![^\s(\[—–-])'(?=\w)|(?<=[.,!?])'(?!\w)")


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text with their marks, in text order; one within another is not listed.

    Straight and curly marks, guillemets and single marks are read; an apostrophe is no mark. A quotation never
    crosses a blank line. A paragraph that opens a quotation and leaves it open, as papers do when the next paragraph
    goes on quoting, is quoted to its end; any other odd mark is passed over.

    >>> [one.quote for one in quotations("“We saw it. It burned,” he said. ‘Never’ was Kyiv’s word.")]
    ['“We saw it. It burned,”', '‘Never’']
    """
    found: list[Span] = []
    for start, end in blocks(text):
        found += (Span.of(text, *one) for one in _pairs(text, start, end))
    return tuple(found)


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each block: what stands between blank lines."""
    start = 0
    for gap in _BLOCK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marks = [one.start() for one in _MARK.finditer(text, start, end)]
    at = 0
    while at < len(marks):
        opening = marks[at]
        close = _closing(text, marks, at, start, end) if _opens(text, opening) else None
        if close is None:
            at += 1
            continue
        yield opening, close
        while at < len(marks) and marks[at] < close:
            at += 1


def _opens(text: str, mark: int) -> bool:
    before, after = text[mark - 1 : mark], text[mark + 1 : mark + 2]
    if text[mark] in "“„«‘":
        return not after.isspace() and bool(after)
    return text[mark] in "\"'" and (not before or not before.isalnum()) and bool(after) and not after.isspace()


def _closing(text: str, marks: list[int], at: int, start: int, end: int) -> int | None:
    opening = marks[at]
    wanted = CLOSING.get(text[opening], text[opening])
    single = text[opening] in "‘'"
    furthest = opening + (LONGEST_SINGLE if single else LONGEST)
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark > furthest:
            break
        if text[mark] in wanted and (not single or _closes_single(text, mark, marks[index + 1 : index + 12])):
            return mark + 1
        if text[mark] == text[opening] and not single:
            break
    return end if _goes_on(text, opening, start, end) else None


def _closes_single(text: str, mark: int, later: list[int]) -> bool:
    """Whether a single mark ends a quotation, rather than being the apostrophe of "don’t" or of "agencies’ men"."""
    before, after = text[mark - 1], text[mark + 1 : mark + 2]
    if after.isalnum():
        return False
    plural = before == "s" and after == " " and text[mark + 2 : mark + 3].islower()
    return not plural or not any(text[one] in "’'" and text[one - 1] in ".,!?" for one in later)


def _goes_on(text: str, opening: int, start: int, end: int) -> bool:
    """Whether the block opens with this mark and the next block opens with the same: one quotation, two paragraphs."""
    following = text[end:].lstrip()[:1] if end < len(text) else ""
    return opening == start and following == text[opening] and text[opening] in '“"„«' and end - start <= LONGEST
