"""Datelines: the place, date and agency that open a dispatch and are no part of its first sentence."""

import re
from functools import cache

from overt.vocabulary.lists import raw

DASH = r"(?:\s*[–—]\s*|\s+-{1,2}\s+|\s*--\s*)"
CAPITALS = r"[^\W\d_a-z][^\W\d_a-z'’.\-]+"
WORD = r"[^\W\d_a-z][\w'’.\-]*"


@cache
def pattern() -> re.Pattern[str]:
    """A dateline at the start of a block: in capitals, or with its date or its agency."""
    months = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    date = rf"(?:,?\s+(?:{months})\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?|,?\s+\d{{1,2}}\s+(?:{months})\.?(?:\s+\d{{4}})?)"
    agency = rf"(?:\s*\({WORD}(?:[ /&]{WORD}){{0,4}}\))"
    capitals = rf"{CAPITALS}(?:[ /]{CAPITALS}){{0,3}}(?:,\s+{WORD}(?:\s{WORD}){{0,3}})?{date}?{agency}?"
    town = rf"{WORD}(?:\s{WORD}){{0,3}}(?:,\s+{WORD}(?:\s{WORD}){{0,2}})?(?:{date}{agency}?|{agency})"
    return re.compile(rf"(?:{capitals}|{town}){DASH}(?=\S)")


def month_names() -> list[str]:
    """The names and short names of the months, with a capital letter."""
    return [str(name).capitalize() for names in raw("month-names")["en"] for name in names]


def after_dateline(text: str, start: int) -> int:
    """Where the words of a block begin that starts at ``start``: behind its dateline, or where it starts.

    Only the start of the text and what follows a blank line can open a block.

    >>> text = "OSTBY, Norland – The mill burned."
    >>> text[after_dateline(text, 0):]
    'The mill burned.'
    """
    if start and text[start - 2 : start] != "\n\n":
        return start
    found = pattern().match(text, start, min(len(text), start + 120))
    return found.end() if found else start


def without_dateline(text: str, start: int, end: int) -> int:
    """The start of ``text[start:end]``, moved behind a dateline that opens it, unless nothing else is left."""
    begin = after_dateline(text, start)
    return begin if begin < end else start
