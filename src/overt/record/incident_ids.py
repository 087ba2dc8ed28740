"""Which incident an id, a report or a page means now."""

import json
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, exists, select

from overt.errors import NotInRecordError
from overt.record.ids import INCIDENT, entry_id
from overt.record.incident_tables import incident_names, incident_versions, incidents, memberships, successors
from overt.record.parts import rows_of
from overt.record.schema import articles, readings, reports

_LONGEST_WAY: Final = 1_000


def incident_id(founder: str) -> str:
    """The id of the incident that a report names.

    >>> incident_id("r-9f9f9f9f9f9f")[:2]
    'i-'
    """
    return entry_id(INCIDENT, founder)


def current_id(connection: Connection, asked: str) -> str:
    """The id that an incident has now: one that was printed once keeps opening what holds the same report.

    Raises NotInRecordError when there never was such an incident, or its report is no longer in any.
    """
    if connection.scalar(select(exists().where(incidents.c.id == asked))):
        return asked
    report = connection.scalar(select(incident_names.c.report_id).where(incident_names.c.id == asked))
    if report is None:
        raise NotInRecordError(f"No incident has the id {asked}. overt incidents lists them.")
    found = incident_of_report(connection, report) or _what_is_left(connection, asked)
    if found is None:
        raise NotInRecordError(f"The incident {asked} is no more: its report {report} is in no incident now.")
    return found


def _what_is_left(connection: Connection, asked: str) -> str | None:
    """The incident that holds another report of what an incident last was, as when a reviewer deletes the first one."""
    was = select(incident_versions.c.content).where(incident_versions.c.incident_id == asked)
    content = connection.scalar(was.order_by(incident_versions.c.since.desc()).limit(1))
    reports_ = json.loads(content).get("reports", []) if content else []
    return next((found for one in reports_ if (found := incident_of_report(connection, one))), None)


def incident_of_report(connection: Connection, report: str) -> str | None:
    """The incident that a report, or the report of a newer reading that succeeds it, belongs to."""
    current: str | None = report
    for _ in range(_LONGEST_WAY):
        if current is None:
            break
        found = connection.scalar(select(memberships.c.incident_id).where(memberships.c.report_id == current))
        if found is not None:
            return str(found)
        current = connection.scalar(select(successors.c.newer).where(successors.c.older == current))
    return None


def of_page(connection: Connection, page: str) -> tuple[str, ...]:
    """The incidents that a page tells of, in the order of its reports: what founds one before what only joins."""
    joined = (
        memberships.join(reports, reports.c.id == memberships.c.report_id)
        .join(articles, articles.c.reading_id == reports.c.reading_id)
        .join(readings, readings.c.id == reports.c.reading_id)
    )
    wanted = select(memberships.c.incident_id, reports.c.local, reports.c.excluded).select_from(joined)
    rows = connection.execute(wanted.where(articles.c.page_id == page, readings.c.current)).all()
    ordered = sorted(rows, key=lambda row: (row[2] is not None, len(row[1]), row[1]))
    return tuple(dict.fromkeys(row[0] for row in ordered))


def incidents_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """The incident of each of these reports that is in one."""
    wanted = select(memberships.c.report_id, memberships.c.incident_id)
    return {row[0]: row[1] for row in rows_of(connection, wanted, memberships.c.report_id, reports)}
