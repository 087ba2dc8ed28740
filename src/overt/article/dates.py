"""The date that a line of a page states, where it can be read in one way only."""

import datetime
import re
from functools import cache

from overt.vocabulary import raw

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})(?!\d{3})")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|-го)?\s*(?:de\s|of\s|d['’])?\s*([^\W\d_]{3,12})\.?,?\s*(?:de\s|del\s)?((?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,|\s)\s*((?:19|20)\d\d)(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\.|\s?m\.)?\s([^\W\d_]{3,12})\s(\d{1,2})(?!\d)")
_NEAR_MONTH = re.compile(r"(?:\d(?:st|nd|rd|th|\.)?\s?)([^\W\d_]{3,12})|([^\W\d_]{3,12})\.?\s?\d")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d(?![\d:])(?:\s?[ap]\.?m)?|\d\s?[ap]\.?m\b", re.I)


@cache
def _months() -> dict[str, int]:
    """The number of each month name; no name means two months in two of the languages."""
    return {
        name.casefold(): number
        for names in raw("month-names").values()
        for number, row in enumerate(names, 1)
        for name in row
    }


def read_date(text: str) -> str | None:
    """The first calendar date in a text, as an EDTF day, or None when there is none or it can be read in two ways.

    Years first, days before months with points between, and named months of some 25 languages are
    read. ``04/05/2031`` is not: which number is the month depends on who wrote it.

    >>> read_date("Published 4 May 2031, 10:15"), read_date("04/05/2031"), read_date("25/05/2031")
    ('2031-05-04', None, '2031-05-25')
    """
    found = [
        (match.start(), day)
        for pattern, read in (
            (_YEAR_FIRST, _year_first),
            (_YEAR_LAST, _year_last),
            (_DAY_MONTH, _day_month),
            (_MONTH_DAY, _month_day),
            (_YEAR_MONTH, _year_month),
        )
        for match in pattern.finditer(text)
        if (day := read(match)) is not None
    ]
    return min(found)[1] if found else None


def _year_first(match: re.Match[str]) -> str | None:
    return _day(match[1], match[2], match[3])


def _year_last(match: re.Match[str]) -> str | None:
    first, mark, second, year = match.groups()
    if mark == "." or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _day_month(match: re.Match[str]) -> str | None:
    return _day(match[3], _months().get(match[2].casefold(), 0), match[1])


def _month_day(match: re.Match[str]) -> str | None:
    return _day(match[3], _months().get(match[1].casefold(), 0), match[2])


def _year_month(match: re.Match[str]) -> str | None:
    return _day(match[1], _months().get(match[2].casefold(), 0), match[3])


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def has_date(text: str) -> bool:
    """Whether a text names a day, with or without its year, in one or two readings."""
    if _DIGIT.search(text) is None:
        return False
    if _YEAR_FIRST.search(text) or _YEAR_LAST.search(text):
        return True
    months = _months()
    return any((before or after).casefold() in months for before, after in _NEAR_MONTH.findall(text))


def has_time(text: str) -> bool:
    """Whether a text names a time of day."""
    return _DIGIT.search(text) is not None and _TIME.search(text) is not None
