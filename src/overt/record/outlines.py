"""What each report says in outline, as far as it can be compared without its words."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from overt.record.schema import articles, readings, reports
from overt.record.versions import in_parts


class Outline(NamedTuple):
    """The page of a report, the kind of act, where, when, and when it was told: as an `Account` says it."""

    id: str
    page: str
    type: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    earliest: str | None
    latest: str | None
    told_latest: str | None


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
    return {
        row[0]: Outline._make(row)
        for part in in_parts(sorted(set(ids)))
        for row in connection.execute(wanted.where(reports.c.id.in_(part)))
    }
