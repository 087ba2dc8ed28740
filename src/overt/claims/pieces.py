"""Pieces of content as offsets: trimmed at the edges, never cutting a quotation."""

from collections.abc import Iterable

from spacy.tokens import Token

from overt.claims.contents import runs
from overt.claims.draft import Piece
from overt.claims.quoted import Quotations

_EDGE_LEFT = " \t\n\xa0,;:.–—-)]…\u2009"
_EDGE_RIGHT = " \t\n\xa0,;:–—-.([…\u2009?!"
_LEADS = ("that ", "That ")
# What a piece that was cut before the next claim may still end in.
_TAILS = (" and", " but", " or")
# A clause with no more letters than these outside its quotation is that quotation.
_STRAY = 2
_JOINING = frozenset({"", "that", "and", "but"})


def pieces(tokens: Iterable[Token], quoted: Quotations) -> tuple[tuple[Piece, ...], bool]:
    """The stretches of text that the tokens fill, and whether they are quotations from mark to mark.

    A stretch that is nearly all quotation becomes that quotation; one that holds part of a quotation takes all of it.
    """
    found: list[Piece] = []
    whole = True
    for first, last in runs(tokens):
        piece, direct = snapped((first.idx, last.idx + len(last.text)), quoted)
        if piece is not None:
            found.append(piece)
            whole = whole and direct
    return merged(found, quoted.text), whole and bool(found)


def snapped(piece: Piece, quoted: Quotations) -> tuple[Piece | None, bool]:
    """The piece brought into step with the quotations that it meets."""
    text = quoted.text
    trimmed_piece = trimmed(*piece, text)
    if trimmed_piece is None:
        return None, False
    start, end = trimmed_piece
    met = [one for one in quoted.between(start, end) if min(end, one.end) - max(start, one.start) > 2]
    if not met:
        return (start, end), False
    inside = sum(letters(text, max(start, one.start), min(end, one.end)) for one in met)
    outside = letters(text, start, end) - inside
    article = text[start : met[0].start].strip().lower() in ("a", "an")
    if (outside <= _STRAY and not article) or (
        text[start : met[0].start].strip(_EDGE_LEFT).lower() in _JOINING and met[-1].end >= end - 1
    ):
        return (met[0].start, met[-1].end), True
    first, last = min(start, met[0].start), max(end, met[-1].end)
    if start < met[0].start:
        first = start
    return trimmed(first, last, text, quoted), False


def letters(text: str, start: int, end: int) -> int:
    """How many letters and digits stand in ``text[start:end]``."""
    return sum(one.isalnum() for one in text[start:end])


def trimmed(start: int, end: int, text: str, quoted: Quotations | None = None) -> Piece | None:
    """The piece without punctuation and "that" at its edges, or ``None`` when no word is left."""
    while start < end and text[start] in _EDGE_LEFT:
        start += 1
    for lead in _LEADS:
        if text.startswith(lead, start):
            start += len(lead)
    while end > start and text[end - 1] in _EDGE_RIGHT and not _abbreviated(text, start, end):
        if quoted is not None and quoted.at(end - 1) is not None:
            break
        end -= 1
    if text.endswith(_TAILS, start, end):
        return trimmed(start, text.rfind(" ", start, end), text, quoted)
    while end > start and text[start] == ")":
        start += 1
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return (start, end) if any(one.isalnum() for one in text[start:end]) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to an abbreviation: "the U.S."."""
    return text[end - 1] == "." and end - start > 3 and text[end - 3] == "." and text[end - 2].isupper()


def merged(found: Iterable[Piece], text: str) -> tuple[Piece, ...]:
    """The pieces in text order; those that only punctuation parts become one."""
    out: list[Piece] = []
    for start, end in sorted(found):
        if (
            out
            and (start <= out[-1][1] or not any(one.isalnum() or one == "\n" for one in text[out[-1][1] : start]))
            and not _quoted_gap(text, out[-1][1], start)
        ):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _quoted_gap(text: str, end: int, start: int) -> bool:
    return start > end and text[end - 1] in '”"' and text[start] in '“"'
