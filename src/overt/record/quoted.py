"""The words that reports stand on first: all that a list of sentences shows of them."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from overt.record.parts import rows_of
from overt.record.schema import articles, readings, report_evidence, reports


class Quoted(NamedTuple):
    """A report's page and outlet, and the first words of its evidence."""

    id: str
    page: str
    outlet: str | None
    quote: str


def quoted(connection: Connection, ids: Iterable[str]) -> dict[str, Quoted]:
    """The first evidence of current readings among the reports asked for, by id; a report without evidence is left out.

    Nothing else of the reports is looked at: their full accounts take ten times as long.
    """
    joined = (
        reports.join(readings, readings.c.id == reports.c.reading_id)
        .join(articles, articles.c.reading_id == reports.c.reading_id)
        .join(report_evidence, report_evidence.c.report_id == reports.c.id)
    )
    wanted = (
        select(reports.c.id, articles.c.page_id, articles.c.outlet, report_evidence.c.quote)
        .select_from(joined)
        .where(readings.c.current)
        .order_by(reports.c.id, report_evidence.c.position.desc())
    )
    # The last of each report to come is its first.
    return {row[0]: Quoted(*row) for row in rows_of(connection, wanted, reports.c.id, ids)}
