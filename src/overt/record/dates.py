"""Dates given in EDTF, as the first and the last day they may mean."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from time import struct_time
from typing import Final

from overt.errors import UnknownValueError

_PLAIN: Final = re.compile(r"(?P<year>[1-9]\d{3})(?:-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?)?", re.ASCII)
Days = tuple[str | None, str | None]
_EXAMPLES = ("2024-05-09", "2024-05", "2024", "2024-05-08/2024-05-09")


@lru_cache(maxsize=4096)
def days(edtf: str) -> Days:
    """The first and the last day of an EDTF date, ``None`` where an interval has no end.

    Raises UnknownValueError when it is no EDTF date.

    >>> days("2024-02"), days("2024-05-09/..")
    (('2024-02-01', '2024-02-29'), ('2024-05-09', None))
    """
    if plain := _PLAIN.fullmatch(edtf):
        return _plain(int(plain["year"]), plain["month"], plain["day"], edtf)
    first, slash, last = edtf.strip().partition("/")
    if slash:
        return _first(first), _last(last)
    return _first(first), _last(first)


def _plain(year: int, month: str | None, day: str | None, edtf: str) -> Days:
    """The days of a plain year, month or day, which nearly all dates are; the parser takes a hundredth of a second."""
    try:
        first = date(year, int(month or 1), int(day or 1))
        last = first if day else date(year, int(month or 12), monthrange(year, int(month or 12))[1])
    except ValueError as error:
        raise UnknownValueError("date (EDTF)", edtf, _EXAMPLES) from error
    return first.isoformat(), last.isoformat()


def days_or_unknown(edtf: str | None) -> Days:
    """The first and the last day, or two unknowns where there is no date or one that cannot be read.

    >>> days_or_unknown("2024-05"), days_or_unknown("soon")
    (('2024-05-01', '2024-05-31'), (None, None))
    """
    try:
        return days(edtf) if edtf else (None, None)
    except UnknownValueError:
        return None, None


def _first(edtf: str) -> str | None:
    return None if edtf in {"", ".."} else _day(_parsed(edtf).lower_strict())


def _last(edtf: str) -> str | None:
    return None if edtf in {"", ".."} else _day(_parsed(edtf).upper_strict())


def _day(moment: struct_time) -> str:
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"


def _parsed(edtf: str):  # type: ignore[no-untyped-def]
    from edtf import EDTFParseException, parse_edtf  # a quarter of a second, and most commands need no dates

    try:
        return parse_edtf(edtf)
    except (EDTFParseException, ValueError) as error:
        raise UnknownValueError("date (EDTF)", edtf, _EXAMPLES) from error
