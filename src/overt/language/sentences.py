"""Sentences as a reader counts them: never cut inside a quotation, never across a blank line."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from overt.language.parse import LONGEST_SENTENCE
from overt.reading import Problem
from overt.spans import Span

_FULL_STOPS = ".!?…"
_MARKS = "”’»\"'"
# After "…?" a name and a word of asking still belong to the quotation's sentence: “Who was it?” Mendoza asked.
_ASKED = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,4}(?:asked|said|says|asks|replied|wrote|shouted|added|wondered)\b")


def sentences(text: str, doc: Doc, *, quoted: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Problem, ...]]:
    """The sentences of a parsed text, and a problem for each that is longer than anybody writes.

    The parse may see several sentences inside one quotation; here they are one with the words around the quotation,
    so that whoever shows a sentence shows who says it. Merging stops at 2,500 characters.
    """
    breaks = [one.start_char for one in doc.sents][1:]
    starts = [one.start for one in quoted]
    moved = {_moved(text, at, quoted, bisect_right(starts, at) - 1) for at in breaks} - {None}
    edges = _bounded([0, *sorted(one for one in moved if one is not None), len(doc.text)], breaks)
    spans = (_trimmed(text, start, end) for start, end in pairwise(edges))
    found = tuple(one for one in spans if one is not None)
    return found, tuple(_too_long(one) for one in found if len(one.quote) >= LONGEST_SENTENCE)


def _moved(text: str, at: int, quoted: tuple[Span, ...], index: int) -> int | None:
    """Where the break at ``at`` belongs: there, behind a closing mark, or nowhere (None)."""
    before = text[max(0, at - 20) : at]
    gap = before[len(before.rstrip()) :]
    if "\n" in gap:
        return at
    around = quoted[index] if index >= 0 else None
    if around and around.start < at < around.end:
        return _behind_mark(text, at, around)
    if around and around.end == at - len(gap):
        return None if _runs_on(text, at, around) else at
    opens = index + (0 if around and around.start == at else 1)
    if opens < len(quoted) and quoted[opens].start == at:
        return None if before.rstrip()[-1:] in (",", ":") else at
    return at


def _behind_mark(text: str, at: int, around: Span) -> int | None:
    """The break behind the closing mark, where the parse put it just before that mark; None inside the quotation."""
    if text[at : around.end].strip(_MARKS + " ") or text[max(0, at - 1) : at] not in _FULL_STOPS:
        return None
    following = text[around.end : around.end + 40].lstrip()
    return around.end if following[:1].isupper() and not _ASKED.match(following) else None


def _runs_on(text: str, at: int, around: Span) -> bool:
    """Whether the sentence goes on after the quotation that ends here."""
    last = around.quote.rstrip(_MARKS + " ")[-1:]
    if last == ",":
        return True
    following = text[at : at + 60]
    return following[:1].islower() or (last in "?!" and _ASKED.match(following) is not None)


def _bounded(edges: list[int], breaks: Sequence[int]) -> list[int]:
    """The edges, with the parse's own breaks put back where merging made a sentence too long."""
    found = edges[:1]
    for end in edges[1:]:
        if end - found[-1] > LONGEST_SENTENCE:
            found += breaks[bisect_right(breaks, found[-1]) : bisect_right(breaks, end - 1)]
        found.append(end)
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start=start, end=start + len(words), quote=words) if words else None


def _too_long(sentence: Span) -> Problem:
    message = f"a sentence of {len(sentence.quote):,} characters; what stands in it may be read wrongly"
    return Problem(code="sentence-too-long", message=message, start=sentence.start, end=sentence.end)
