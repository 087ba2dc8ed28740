"""What part of the record somebody wants: everything, what filters let through, or what is named by id."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, or_, select

from overt.errors import NotInRecordError
from overt.record.ids import INCIDENT, KINDS, PAGE, REPORT, typed
from overt.record.incident_ids import current_id
from overt.record.incident_tables import incidents, memberships
from overt.record.lookup import full_id
from overt.record.schema import articles, claims, readings, report_events, reports
from overt.record.selection import Selection, conditions


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of what a selection holds, as questions; ``None`` stands for all that is current."""

    incidents: Select[Any] | None = None
    reports: Select[Any] | None = None
    events: Select[Any] | None = None
    claims: Select[Any] | None = None
    readings: Select[Any] | None = None


def chosen(connection: Connection, selection: Selection) -> Chosen:
    """What the selection holds.

    Raises NotInRecordError for an id that is none, and UnknownValueError for a filter's value that is none.
    """
    if selection.everything:
        return Chosen()
    wanted = _incidents(connection, selection)
    its_reports = _reports(connection, selection, wanted)
    told_by = select(reports.c.reading_id).where(reports.c.id.in_(its_reports))
    return Chosen(
        incidents=wanted,
        reports=its_reports,
        events=select(report_events.c.event_id).where(report_events.c.report_id.in_(its_reports)),
        claims=select(claims.c.id).where(claims.c.reading_id.in_(told_by)),
        readings=told_by,
    )


def _incidents(connection: Connection, selection: Selection) -> Select[Any]:
    named = [_incident_named(connection, one) for one in selection.ids]
    return select(incidents.c.id).where(*conditions(selection), *([or_(*named)] if named else []))


def _incident_named(connection: Connection, asked: str) -> ColumnElement[bool]:
    kind, whole = _full_id(connection, asked)
    if kind == INCIDENT:
        return incidents.c.id == whole
    told = reports.c.id == whole if kind == REPORT else reports.c.reading_id.in_(_readings_of(whole))
    joined = memberships.join(reports, reports.c.id == memberships.c.report_id)
    return incidents.c.id.in_(select(memberships.c.incident_id).select_from(joined).where(told))


def _reports(connection: Connection, selection: Selection, wanted: Select[Any]) -> Select[Any]:
    """The reports of the incidents, and those that are named themselves, in an incident or not."""
    members = select(memberships.c.report_id).where(memberships.c.incident_id.in_(wanted))
    conditions: list[ColumnElement[bool]] = [reports.c.id.in_(members)]
    for asked in selection.ids if not selection.asked() else ():
        kind, whole = _full_id(connection, asked)
        if kind == REPORT:
            conditions.append(reports.c.id == whole)
        elif kind == PAGE:
            conditions.append(reports.c.reading_id.in_(_readings_of(whole)))
    return select(reports.c.id).where(or_(*conditions))


def _readings_of(page: str) -> Select[Any]:
    joined = articles.join(readings, readings.c.id == articles.c.reading_id)
    return select(articles.c.reading_id).select_from(joined).where(articles.c.page_id == page, readings.c.current)


def _full_id(connection: Connection, asked: str) -> tuple[str, str]:
    """The kind and whole id; an incident's id that was printed once still means what holds the same report."""
    kind, rest = typed(asked)
    if kind == INCIDENT:
        return INCIDENT, current_id(connection, f"{INCIDENT}-{rest}")
    found, whole = full_id(connection, asked)
    if found not in (REPORT, PAGE):
        raise NotInRecordError(f"{asked} is no incident, report or page but a {KINDS[found]}. Name one of these.")
    return found, whole
