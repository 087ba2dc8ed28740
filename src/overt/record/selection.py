"""A selection of incidents, seen in several ways: by field, by month, on the map. All of them ask the same question."""

from collections import defaultdict
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from overt.errors import UnknownValueError
from overt.reading import Certainty, IncidentType, Sector, Stage
from overt.record.countries import country_code
from overt.record.decisions import State
from overt.record.filters import between, chosen, one_of
from overt.record.incident_tables import incidents
from overt.record.incidents import _saying, _told_by, inside

_FACETS: Final = {
    "state": incidents.c.state, "type": incidents.c.type, "country": incidents.c.place_country,
    "certainty": incidents.c.sponsor_certainty, "sector": incidents.c.sector, "stage": incidents.c.stage,
    "sponsor": incidents.c.sponsor,
}  # fmt: skip
_MOST: Final = 40


Area = tuple[float, float, float, float]


def area(typed: str) -> Area:
    """An area of the map from its west, south, east and north, in degrees; a west beyond the east crosses 180°.

    Raises UnknownValueError when it is none.

    >>> area("20.1, 54, 26.3, 56")
    (20.1, 54.0, 26.3, 56.0)
    """
    try:
        west, south, east, north = (float(one) for one in typed.split(","))
    except ValueError as error:
        raise UnknownValueError("area", typed, _AREAS) from error
    if not (-90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180):
        raise UnknownValueError("area", typed, _AREAS)
    return west, south, east, north


_AREAS: Final = ["west,south,east,north in degrees, as 20.1,54,26.3,56"]


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for of incidents; a field with several values asks for any of them."""

    type: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    country: str | None = None
    sponsor: str | None = None
    outlet: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    area: Area | None = None

    def asked(self) -> dict[str, Any]:
        """What was asked for, by the names that `overt.record.Record.incidents` takes."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value}


def conditions(selection: Selection, *, without: str | None = None) -> list[ColumnElement[bool]]:
    """The conditions of a selection, but for those on one field."""
    one = msgspec.structs.replace(selection, **({without: () if without in _CLOSED else None} if without else {}))
    found = [
        condition
        for name, (column, what, known) in _CLOSED.items()
        for condition in one_of(column, chosen(what, getattr(one, name), known))
    ]
    return [
        *found,
        *([incidents.c.place_country == country_code(one.country)] if one.country else []),
        *([func.lower(incidents.c.sponsor).contains(one.sponsor.lower(), autoescape=True)] if one.sponsor else []),
        *([_told_by(one.outlet)] if one.outlet else []),
        *_saying(one.words),
        *between(incidents.c.time_earliest, incidents.c.time_latest, one.since, one.until),
        *inside(one.area),
    ]


_CLOSED: Final[dict[str, tuple[Any, str, Any]]] = {
    "type": (incidents.c.type, "type of incident", IncidentType),
    "state": (incidents.c.state, "state", State),
    "stage": (incidents.c.stage, "stage", Stage),
    "sector": (incidents.c.sector, "sector", Sector),
    "certainty": (incidents.c.sponsor_certainty, "certainty", Certainty),
}


def facets(connection: Connection, selection: Selection) -> dict[str, list[tuple[str, int]]]:
    """How many incidents each value of each field would leave, the most frequent first."""
    found = {}
    for name, column in _FACETS.items():
        wanted = select(column, func.count()).where(and_(True, *conditions(selection, without=name)))  # noqa: FBT003
        grouped = wanted.where(column.is_not(None)).group_by(column).order_by(func.count().desc(), column).limit(_MOST)
        found[name] = [(value, number) for value, number in connection.execute(grouped)]
    return found


def by_month(connection: Connection, selection: Selection) -> dict[str, dict[str, int]]:
    """How many incidents of each type began in each month; those whose month is not known are under an empty one."""
    first, last = (func.substr(column, 1, 7) for column in (incidents.c.time_earliest, incidents.c.time_latest))
    month = case((first == last, first), else_="")
    wanted = select(month, incidents.c.type, func.count()).where(and_(True, *conditions(selection)))  # noqa: FBT003
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for which, kind, number in connection.execute(wanted.group_by(month, incidents.c.type)):
        found[which or ""][kind] = number
    return dict(found)


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One incident on the map, or several that lie close together at this zoom."""

    lat: float
    lon: float
    incidents: int
    id: str
    title: str
    precision: str | None = None


def points(
    connection: Connection,
    selection: Selection,
    *,
    box: tuple[float, float, float, float] | None,
    cell: float,
    limit: int = 2_000,
) -> list[Point]:
    """The incidents in a box (west, south, east, north), put together in cells of so many degrees."""
    lat, lon = incidents.c.place_lat, incidents.c.place_lon
    inside = [lat.is_not(None), *conditions(selection)]
    if box:
        inside += [lon >= box[0], lat >= box[1], lon <= box[2], lat <= box[3]]
    cells = [func.round(lat / cell), func.round(lon / cell)]
    wanted = select(
        func.avg(lat), func.avg(lon), func.count(), func.min(incidents.c.id), func.min(incidents.c.title),
        func.min(incidents.c.place_precision),
    ).where(and_(*inside))  # fmt: skip
    rows = connection.execute(wanted.group_by(*cells).order_by(func.count().desc()).limit(limit))
    return [
        Point(lat=a, lon=b, incidents=number, id=one, title=title, precision=precision)
        for a, b, number, one, title, precision in rows
    ]
