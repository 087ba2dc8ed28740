"""What each report says in outline, as far as it can be compared without its words."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from overt.record.parts import rows_of
from overt.record.schema import articles, readings, reports


class Outline(NamedTuple):
    """The page of a report, the kind of act, where, when, and when it was told. Days are ordinals."""

    id: str
    page: str
    type: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    first: int | None
    last: int | None
    told: int | None


_OUTLINED: Final = (
    reports.c.id, articles.c.page_id, reports.c.type, reports.c.place_country, reports.c.place_lat, reports.c.place_lon,
    reports.c.place_precision, reports.c.time_earliest, reports.c.time_latest, articles.c.latest,
)  # fmt: skip


def outlines(connection: Connection, ids: Iterable[str]) -> dict[str, Outline]:
    """The outlines of current readings among the reports asked for, by id."""
    joined = reports.join(readings, readings.c.id == reports.c.reading_id).join(
        articles, articles.c.reading_id == reports.c.reading_id
    )
    wanted = select(*_OUTLINED).select_from(joined).where(readings.c.current)
    return {row[0]: Outline(*row[:7], *map(ordinal, row[7:])) for row in rows_of(connection, wanted, reports.c.id, ids)}


def ordinal(day: str | None) -> int | None:
    """The number of a day in the calendar; ``None`` for what is none.

    >>> ordinal("2024-05-14"), ordinal("2024-05-99")
    (739020, None)
    """
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
