"""How a selection of incidents is spread: over the values of each field, over the months, over the map."""

from collections import defaultdict
from typing import Final

import msgspec
from sqlalchemy import Connection, case, func, select

from overt.record.incident_tables import incidents
from overt.record.selection import Selection, conditions

_FACETS: Final = {
    "state": incidents.c.state, "type": incidents.c.type, "country": incidents.c.place_country,
    "certainty": incidents.c.sponsor_certainty, "sector": incidents.c.sector, "stage": incidents.c.stage,
    "sponsor": incidents.c.sponsor,
}  # fmt: skip
_MOST: Final = 40


def facets(connection: Connection, selection: Selection) -> dict[str, list[tuple[str, int]]]:
    """How many incidents each value of each field would leave, the most frequent first."""
    found = {}
    for name, column in _FACETS.items():
        wanted = select(column, func.count()).where(*conditions(selection, without=name))
        grouped = wanted.where(column.is_not(None)).group_by(column).order_by(func.count().desc(), column).limit(_MOST)
        found[name] = [(value, number) for value, number in connection.execute(grouped)]
    return found


def by_month(connection: Connection, selection: Selection) -> dict[str, dict[str, int]]:
    """How many incidents of each type began in each month; those whose month is not known are under an empty one."""
    first, last = (func.substr(column, 1, 7) for column in (incidents.c.time_earliest, incidents.c.time_latest))
    month = case((first == last, first), else_="")
    wanted = select(month, incidents.c.type, func.count()).where(*conditions(selection))
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
    ).where(*inside)  # fmt: skip
    rows = connection.execute(wanted.group_by(*cells).order_by(func.count().desc()).limit(limit))
    return [
        Point(lat=north, lon=east, incidents=number, id=one, title=title, precision=precision)
        for north, east, number, one, title, precision in rows
    ]
