"""A list of incidents that others keep, as accounts that can be compared with the record's."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import msgspec

from overt.errors import UnknownValueError
from overt.imports.dates import Dated, between, dated
from overt.imports.headings import fields_of
from overt.imports.places import town
from overt.imports.sheets import Sheet
from overt.record.accounts import Account, Words
from overt.record.countries import country_code
from overt.vocabulary import identifiers, raw

_LIST: Final = "the list"
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list: what it says, as an account; ``typed`` is false where it does not say what kind of act."""

    number: int
    title: str
    account: Account
    typed: bool
    problems: tuple[str, ...] = ()


def lines_of(sheet: Sheet, given: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """The lines of a table of incidents.

    Raises UnknownValueError when no heading says when or where.
    """
    fields = fields_of("incidents", sheet.headings, given)
    if not fields.keys() & {"date", "start", "year", "place", "country"}:
        known = raw("list-headings")["incidents"]
        raise UnknownValueError("set of headings", list(sheet.headings), [*known["date"][:3], *known["place"][:3]])
    times = _times(sheet, fields)
    return tuple(
        _line(number, {field: row.get(heading, "") for field, heading in fields.items()}, when)
        for (number, row), when in zip(sheet.rows, times, strict=True)
    )


def _times(sheet: Sheet, fields: Mapping[str, str]) -> list[Dated]:
    def column(field: str) -> list[str | None]:
        return [row.get(fields.get(field, "")) for _, row in sheet.rows]

    if "date" in fields:
        found = dated(column("date"))
    elif "start" in fields:
        found = dated(column("start"))
    else:
        found = dated(
            [_put_together(*parts) for parts in zip(column("year"), column("month"), column("day"), strict=True)]
        )
    if "end" in fields:
        found = [between(first, last) for first, last in zip(found, dated(column("end")), strict=True)]
    return found


def _put_together(year: str | None, month: str | None, day: str | None) -> str | None:
    """Three cells as one date; a zero stands for what is not known, as in GTD."""
    if not year:
        return None
    if not month or month == "0":
        return year
    if not month.isdecimal():
        return " ".join(part for part in (day, month, year) if part and part != "0")
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and day.isdecimal() and day != "0" else "")


def _line(number: int, row: Mapping[str, str], when: Dated) -> Line:
    problems = [when.problem] if when.problem else []
    country, unknown = _country(row.get("country", ""))
    problems += [unknown] if unknown else []
    kind = kind_of(row.get("type", "")) or kind_of(row.get("title", "")) or kind_of(row.get("description", ""))
    title = row.get("title") or row.get("description", "")[:120] or row.get("target") or f"line {number}"
    lat, lon = _point(row, country)
    account = Account(
        id=f"line {number}",
        reading=_LIST,
        page=_LIST,
        title=title,
        type=kind or "other",
        place=_words(row.get("place")),
        country=country,
        lat=lat,
        lon=lon,
        precision="city" if lat is not None and lon is not None else None,
        edtf=when.edtf,
        earliest=when.earliest,
        latest=when.latest,
        targets=tuple(one for one in (_words(row.get("target")),) if one),
        sponsor_name=row.get("sponsor") or None,
        killed=_count(row.get("killed")),
        injured=_count(row.get("injured")),
        evidence=tuple(one for one in (_words(row.get("description")),) if one),
    )
    return Line(number=number, title=title, account=account, typed=kind is not None, problems=tuple(problems))


def _point(row: Mapping[str, str], country: str | None) -> tuple[float | None, float | None]:
    """The degrees that a line gives, else those of the town that it names."""
    lat, lon = _degrees(row.get("lat")), _degrees(row.get("lon"))
    spot = town(row.get("place", ""), country) if lat is None or lon is None else None
    return (spot.lat, spot.lon) if spot else (lat, lon)


def _country(cell: str) -> tuple[str | None, str | None]:
    if not cell.strip():
        return None, None
    try:
        return country_code(cell), None
    except UnknownValueError:
        return None, f"{cell!r} is no country that is known"


def kind_of(cell: str) -> str | None:
    """The type of incident that a cell names.

    >>> kind_of("Arson"), kind_of("Undersea cable damaged"), kind_of("cable cut"), kind_of("meeting")
    ('arson', 'cable-cut', 'cable-cut', None)
    """
    plain = " ".join(re.split(r"[\W_]+", cell.lower())).strip()
    if plain.replace(" ", "-") in identifiers("incident-types"):
        return plain.replace(" ", "-")
    return next((kind for kind, words in _kinds() if words.search(plain)), None)


@cache
def _kinds() -> Sequence[tuple[str, re.Pattern[str]]]:
    return [
        (one["type"], re.compile(rf"\b(?:{'|'.join(map(re.escape, one['words']))})\b")) for one in raw("list-types")
    ]


def _words(cell: str | None) -> Words | None:
    return Words(start=0, end=len(cell), quote=cell, name=cell) if cell else None


def _degrees(cell: str | None) -> float | None:
    plain = (cell or "").replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def _count(cell: str | None) -> int | None:
    return int(float(cell)) if cell and _NUMBER.fullmatch(cell) and float(cell) >= 0 else None
