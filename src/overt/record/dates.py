"""Dates given in EDTF, as the first and the last day they may mean."""

from functools import lru_cache
from time import struct_time

from overt.errors import UnknownValueError

Days = tuple[str | None, str | None]
_EXAMPLES = ("2024-05-09", "2024-05", "2024", "2024-05-08/2024-05-09")


@lru_cache(maxsize=4096)
def days(edtf: str) -> Days:
    """The first and the last day of an EDTF date, ``None`` where an interval has no end.

    Raises UnknownValueError when it is no EDTF date.

    >>> days("2024-02"), days("2024-05-09/..")
    (('2024-02-01', '2024-02-29'), ('2024-05-09', None))
    """
    first, slash, last = edtf.strip().partition("/")
    if slash:
        return _first(first), _last(last)
    return _first(first), _last(first)


def days_or_unknown(edtf: str | None) -> Days:
    """The first and the last day, or two unknowns where there is no date or one that cannot be read."""
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
