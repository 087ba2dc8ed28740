"""Days as people write them in tables, as intervals; what can be read two ways stays open."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

import msgspec

from overt.errors import UnknownValueError
from overt.record.dates import days

_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?")
_ISO_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}.*")
_EDTF: Final = re.compile(r"[\dXu./?~%-]+")
_ISO_SLASHED: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
# Two figures for a year: the lists are of our time.
_CENTURY: Final = 2000
_MONTHS: Final = 12
_LONGEST: Final = 200
# Words that may stand around a date and change nothing.
_AROUND: Final = frozenset({"on", "in", "the", "of", "since", "from", "at", "about", "around", "approx", "circa"})
Order = Literal["day-first", "month-first", "open"]


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """When, as EDTF with its first and last day, or why that is not known."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    problem: str | None = None


def dated(cells: Sequence[str | None]) -> list[Dated]:
    """The cells of one column as intervals.

    Accepted are EDTF, ISO days with or without a time, numbers with slashes, dots or dashes, and English phrases
    ("13 May 2024", "mid-May 2024", "spring 2024"). Whether 03/04/2024 is in March or April the column must show
    somewhere; else it is one of the two. Not supported: phrases in other languages, numbers that count days.

    >>> [one.edtf for one in dated(["03/04/2024", "25/04/2024", "May 2024"])]
    ['2024-04-03', '2024-04-25', '2024-05']
    >>> dated(["03/04/2024"])[0].edtf
    '[2024-03-04,2024-04-03]'
    """
    order = _order([one for one in cells if one])
    return [_one(cell.strip(), order) if cell and cell.strip() else Dated() for cell in cells]


def between(first: Dated, last: Dated) -> Dated:
    """From the one to the other.

    >>> between(*dated(["2024-05-01", "2024-05-03"])).edtf
    '2024-05-01/2024-05-03'
    """
    if not first.edtf or not last.edtf or first.edtf == last.edtf:
        return first if first.edtf else last
    if (first.earliest or "") > (last.latest or "9999"):
        return Dated(problem=f"it ends ({last.edtf}) before it begins ({first.edtf})")
    if first.edtf.startswith("[") or last.edtf.startswith("["):
        return Dated(edtf=f"{first.earliest}/{last.latest}", earliest=first.earliest, latest=last.latest)
    return Dated(edtf=f"{first.edtf}/{last.edtf}", earliest=first.earliest, latest=last.latest)


def _order(cells: Sequence[str]) -> Order:
    """Which comes first in a column, where it shows that, and shows it in one way only."""
    seen: set[Order] = set()
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip())
        if match and int(match[1]) > _MONTHS:
            seen.add("day-first")
        elif match and int(match[3]) > _MONTHS:
            seen.add("month-first")
    return seen.pop() if len(seen) == 1 else "open"


def _one(cell: str, order: Order) -> Dated:
    if match := _ISO_TIME.fullmatch(cell):
        cell = match[1]
    if match := _ISO_SLASHED.fullmatch(cell):
        return _of_days({_day(int(match[1]), int(match[2]), int(match[3]))}, cell)
    if match := _NUMBERS.fullmatch(cell):
        return _numbers(match, cell, order)
    if _EDTF.fullmatch(cell) and not re.fullmatch(r"\d{5,}", cell):
        return _edtf(cell)
    return _phrase(cell)


def _numbers(match: re.Match[str], cell: str, order: Order) -> Dated:
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) + (_CENTURY if len(match[4]) == 2 else 0)
    if match[2] == "." or order == "day-first":  # with dots the day comes first wherever dots are used
        return _of_days({_day(year, second, first)}, cell)
    if order == "month-first":
        return _of_days({_day(year, first, second)}, cell)
    return _of_days({_day(year, second, first), _day(year, first, second)}, cell)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_days(found: set[date | None], cell: str) -> Dated:
    real = sorted(one for one in found if one is not None)
    if not real:
        return Dated(problem=f"{cell!r} is no day of the calendar")
    first, last = real[0].isoformat(), real[-1].isoformat()
    if len(real) == 1:
        return Dated(edtf=first, earliest=first, latest=first)
    return Dated(
        edtf=f"[{first},{last}]", earliest=first, latest=last, problem=f"{cell!r} can be read as {first} or {last}"
    )


def _edtf(cell: str) -> Dated:
    try:
        earliest, latest = days(cell)
    except UnknownValueError:
        return Dated(problem=f"{cell!r} is no date that can be read")
    return Dated(edtf=cell, earliest=earliest, latest=latest)


def _phrase(cell: str) -> Dated:
    from overt.language.times import find_times

    times = [one.time for one in find_times(cell[:_LONGEST], published=None) if one.time is not None]
    if not times:
        return Dated(problem=f"{cell!r} is no date that can be read")
    if len({one.edtf for one in times}) > 1:
        return Dated(problem=f"{cell!r} holds more than one date")
    (one, *_) = times
    rest = set(re.findall(r"\w+", cell.lower())) - set(re.findall(r"\w+", one.quote.lower())) - _AROUND
    problem = f"of {cell!r} only {one.quote!r} was understood" if rest else None
    return Dated(edtf=one.edtf, earliest=one.earliest, latest=one.latest, problem=problem)
