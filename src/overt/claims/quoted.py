"""Quotations of an article with the marks of every country, mended paragraph by paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# What closes a quotation that was opened by the mark on the left; straight marks close themselves.
CLOSERS = {
    "“": "”\"", "„": "“”\"", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’'", "‚": "‘’",
    '"': '"”', "''": "''", "``": "''", "'": "'’", "「": "」", "『": "』",
}  # fmt: skip
SINGLES = frozenset("‘‚'‹›")
_MARK = re.compile(r"''|``|[\"“”„«»‹›‘’‚'「」『』]")
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = re.compile(r"['‘’](?:em|til|cause|tis|twas|n|\d0?s?)\b", re.IGNORECASE)
# A comma with a word of saying behind it ends a quotation whose closing mark is missing.
_SAYING = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|replied|answered|warned|insisted|explained)\b"
_CUE = re.compile(rf"[,?!] (?:[A-Z][\w.]+ ){{0,3}}(?:he |she |they )?{_SAYING}")
# A closing mark with a word of saying behind it closes a quotation whose opening mark is missing.
_LOST = re.compile(rf"[,?!.…—][\"”»]\s(?:(?:[A-Z][\w.]+|the|a|he|she|they|[a-z]+) ){{0,4}}{_SAYING}")
# A quotation longer than this in one paragraph is a mark gone astray, where the same mark opens and closes.
_LONGEST = 6_000
_LONGEST_SINGLE = 1_500
_FAMILY = {"”": "“", "``": "''", "„": "„"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks, the marks included; ``run`` is shared by pieces of one quotation over several paragraphs.

    ``closed`` is false when the paragraph ends before the quotation does.
    """

    start: int
    end: int
    closed: bool
    run: int

    def inner(self, text: str) -> str:
        """The words without their marks."""
        return text[self.start : self.end].strip("\"“”„«»‹›‘’‚'`「」『』 \xa0")


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every outermost quotation of a text, in text order.

    Each paragraph is mended by itself, so one odd mark never spoils the rest. A quotation that is open at the end of
    its paragraph goes on only where the next paragraph opens with a mark again.

    >>> [(one.start, one.end) for one in quotations('He said “no” and "never".')]
    [(8, 12), (17, 24)]
    """
    found: list[Quotation] = []
    open_mark: str | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        pieces, left_open = _in_paragraph(text, paragraph.start(), paragraph.end(), open_mark)
        for number, (start, end, closed) in enumerate(pieces):
            goes_on = number == 0 and open_mark is not None and text[paragraph.start() : start].strip() == ""
            run = found[-1].run if goes_on and found else start
            found.append(Quotation(start, end, closed, run))
        if paragraph.group().strip():
            open_mark = left_open
    return tuple(_sound(text, found))


def _in_paragraph(
    text: str, start: int, end: int, open_before: str | None
) -> tuple[list[tuple[int, int, bool]], str | None]:
    marks = [(one.start(), one.group()) for one in _MARK.finditer(text, start, end)]
    pieces: list[tuple[int, int, bool]] = []
    position = 0
    if open_before and marks and not _reopens(text, start, marks):
        closer = next(
            (n for n, (at, mark) in enumerate(marks) if _closes(text, at, mark, open_before, more=n + 1 < len(marks))),
            None,
        )
        opener = next((n for n, (at, mark) in enumerate(marks) if _opens(text, at, mark)), None)
        if closer is not None and (opener is None or closer < opener):
            pieces.append((_first_word(text, start), marks[closer][0] + len(marks[closer][1]), True))
            position = closer + 1
    while position < len(marks):
        at, mark = marks[position]
        position += 1
        if not _opens(text, at, mark):
            if not pieces and at > start and _LOST.match(text, at - 1):
                pieces.append((_first_word(text, start), at + len(mark), True))
            continue
        closer = _closer(text, marks, position, mark)
        if closer is None and mark not in SINGLES:
            stop = _next_opener(text, marks, position, mark)
            if stop is None:
                cue = _CUE.search(text, at, end)
                pieces.append((at, cue.start() + 1, True) if cue else (at, _last_word(text, end), False))
                return pieces, None if cue else mark
            pieces.append((at, _sentence_end(text, at, stop), True))
            position = bisect_left(marks, (stop, ""))
        elif closer is not None:
            last, closing = marks[closer]
            pieces.append((at, last + len(closing), True))
            position = closer + 1
    return pieces, None


def _closer(text: str, marks: Sequence[tuple[int, str]], position: int, mark: str) -> int | None:
    """Which mark closes the one opened, unless the same mark opens again first; its own closing mark before others."""
    own = _first_closer(text, marks, position, mark, CLOSERS[mark][:1])
    others = CLOSERS[mark][1:] if len(mark) == 1 else ""
    if own is not None or not others:
        return own
    return _first_closer(text, marks, position, mark, others)


def _first_closer(text: str, marks: Sequence[tuple[int, str]], position: int, mark: str, closers: str) -> int | None:
    furthest = marks[position - 1][0] + _longest(mark, closers)
    for number in range(position, len(marks)):
        at, other = marks[number]
        if at > furthest:
            return None
        if (other in closers or len(other) > 1) and _closes(text, at, other, mark, more=number + 1 < len(marks)):
            return number
        if mark not in SINGLES and _same(mark, other) and _opens(text, at, other):
            return None
    return None


def _longest(mark: str, closers: str) -> float:
    """How long a quotation may be: without end where the mark that closes it is its own and another one."""
    if mark in SINGLES:
        return _LONGEST_SINGLE
    return _LONGEST if mark in closers or '"' in closers else float("inf")


def _next_opener(text: str, marks: Sequence[tuple[int, str]], position: int, mark: str) -> int | None:
    following = (marks[number] for number in range(position, len(marks)))
    return next((at for at, other in following if _same(mark, other) and _opens(text, at, other)), None)


def _same(one: str, other: str) -> bool:
    return _FAMILY.get(one, one) == _FAMILY.get(other, other)


def _opens(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    if not after or (after.isspace() and mark not in "«»") or mark not in CLOSERS:
        return False
    if mark in "'‘" and _ELISION.match(text, at):
        return False
    free = before.isspace() or before in "([{-–—/:…\"“'‘" or (mark in "“„«" and not before.isalnum())
    return free and (mark not in "'" or after.isalnum() or after == "[")


def _closes(text: str, at: int, mark: str, opened: str, *, more: bool) -> bool:
    if mark not in CLOSERS[opened] or (len(mark) == 1) != (
        len(CLOSERS[opened][-1]) == 1 and opened not in ("''", "``")
    ):
        return False
    before = text[at - 1] if at else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    if opened in SINGLES:
        return _closes_single(before, after, more=more)
    if mark == '"' or (mark == "“" and opened == "“"):
        return not before.isspace() or not after or after.isspace()
    return True


def _closes_single(before: str, after: str, *, more: bool) -> bool:
    """An apostrophe inside or after a word is no closing mark: "don't", "the soldiers' homes"."""
    if after.isalnum() or before.isspace():
        return False
    return not (before == "s" and after == " " and more)


def _reopens(text: str, start: int, marks: Sequence[tuple[int, str]]) -> bool:
    return not text[start : marks[0][0]].strip() and _opens(text, *marks[0])


def _sentence_end(text: str, start: int, stop: int) -> int:
    """Where an unclosed quotation is taken to end: before its cue, at its first full stop, or before the next mark."""
    cue = _CUE.search(text, start, stop)
    if cue is not None:
        return cue.start() + 1
    full = re.compile(r"[.!?](?=\s)").search(text, start, stop)
    return full.end() if full else _last_word(text, stop)


def _first_word(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip()) if text[start : start + 1].isspace() else start


def _last_word(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def _sound(text: str, found: Sequence[Quotation]) -> list[Quotation]:
    """Without marks that hold no word."""
    return [one for one in found if any(letter.isalnum() for letter in text[one.start : one.end])]


class Quotations:
    """Quotations in text order, found by where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = quotations(text)
        self._starts = [one.start for one in self.all]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds the code point at ``offset``."""
        number = bisect_right(self._starts, offset) - 1
        return self.all[number] if number >= 0 and offset < self.all[number].end else None

    def between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that overlap ``text[start:end]``."""
        first = max(0, bisect_left(self._starts, start) - 1)
        return tuple(one for one in self.all[first : bisect_left(self._starts, end)] if one.end > start)
