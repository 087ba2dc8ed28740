"""What part of the record somebody wants: everything, what filters let through, or what is named by id."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, or_, select

from overt.errors import NotInRecordError
from overt.reading import IncidentType, Stage
from overt.record.countries import country_code
from overt.record.filters import Some, between, one_of
from overt.record.filters import chosen as checked
from overt.record.ids import KINDS, PAGE, REPORT
from overt.record.lookup import full_id
from overt.record.schema import articles, claims, readings, report_events, reports


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the record; with nothing said it is all of it.

    ``ids`` names incidents, reports or pages. The filters are those of the incidents; ``since`` and ``until`` ask
    when the incident happened. Where both ids and filters are given, both must hold.
    """

    ids: tuple[str, ...] = ()
    type: Some = None
    stage: Some = None
    country: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing narrows it."""
        return self == Selection()


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of what a selection holds, as questions; ``None`` stands for all that is current."""

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
    wanted = _reports(connection, selection)
    told_by = select(reports.c.reading_id).where(reports.c.id.in_(wanted))
    return Chosen(
        reports=wanted,
        events=select(report_events.c.event_id).where(report_events.c.report_id.in_(wanted)),
        claims=select(claims.c.id).where(claims.c.reading_id.in_(told_by)),
        readings=told_by,
    )


def _reports(connection: Connection, selection: Selection) -> Select[Any]:
    joined = reports.join(readings, readings.c.id == reports.c.reading_id)
    conditions = [
        *one_of(reports.c.type, checked("type of incident", selection.type, IncidentType)),
        *one_of(reports.c.stage, checked("stage", selection.stage, Stage)),
        *([reports.c.place_country == country_code(selection.country)] if selection.country else []),
        *between(reports.c.time_earliest, reports.c.time_latest, selection.since, selection.until),
    ]
    named = [_named(connection, one) for one in selection.ids]
    return (
        select(reports.c.id)
        .select_from(joined)
        .where(readings.c.current, *conditions, *([or_(*named)] if named else []))
    )


def _named(connection: Connection, asked: str) -> ColumnElement[bool]:
    kind, whole = full_id(connection, asked)
    if kind == REPORT:
        return reports.c.id == whole
    if kind == PAGE:
        return reports.c.reading_id.in_(select(articles.c.reading_id).where(articles.c.page_id == whole))
    raise NotInRecordError(f"{asked} is {KINDS[kind]}; what is handed on is named by incident, report or page.")
