"""Ask for incidents: what kind, where, when, how far looked at."""

import json
from typing import Any, Final, Literal, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from overt.errors import NotInRecordError, UnknownValueError
from overt.reading import Certainty, IncidentType, Sector, Stage
from overt.record.countries import country_code
from overt.record.cursor import Value, cursor_of, place_of
from overt.record.decisions import State
from overt.record.filters import Some, between, chosen, one_of, unknown_days
from overt.record.incident_tables import incident_names, incident_versions, incidents, memberships, successors
from overt.record.listing import bounded
from overt.record.schema import articles, readings, reports
from overt.record.versions import contents, in_parts

Sort = Literal["newest", "oldest", "changed", "reports", "score"]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as it is listed and counted: what is shown of each field, over all reports of it.

    ``time`` is EDTF, ``earliest`` and ``latest`` its first and last day. ``reports`` are the reports put together, the
    one that named the incident first; ``outlets`` who told of it, ``independent`` how many of them not with a copy of
    another's text. ``attributed`` says who is said to be behind it by whom: ``author``, ``authority``, ``sponsor``
    or ``other``. ``score`` is the least certain of the merges, 1 where there was none. ``edited`` names fields that a
    person set; ``withdrawn`` says why it does not count. ``changed`` is the record's version in which it became this.
    """

    id: str
    state: State = "candidate"
    type: str
    stage: str = "accomplished"
    title: str = ""
    place: str | None = None
    country: str | None = None
    precision: str | None = None
    lat: float | None = None
    lon: float | None = None
    time: str | None = None
    earliest: str | None = None
    latest: str | None = None
    sector: str | None = None
    target: str | None = None
    instrument: str | None = None
    sponsor: str | None = None
    sponsor_certainty: str | None = None
    attributed: tuple[str, ...] = ()
    legal_stage: str | None = None
    killed: int | None = None
    injured: int | None = None
    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    independent: int = 1
    score: float = 1.0
    edited: tuple[str, ...] = ()
    withdrawn: str | None = None
    decisions: tuple[str, ...] = ()
    changed: int = 0


class Incidents(msgspec.Struct, frozen=True, kw_only=True):
    """Some incidents; ``total`` counts all that match, ``cursor`` is where the next ones begin, if there are any.

    ``undated`` counts those that match but for their date, which is unknown. ``at_least`` says that the counting
    stopped at ``total``.
    """

    items: tuple[Incident, ...]
    total: int
    cursor: str | None = None
    undated: int = 0
    at_least: bool = False


def ask(
    connection: Connection,
    *,
    type: Some = None,  # noqa: A002 - the field's own name
    state: Some = None,
    stage: Some = None,
    sector: Some = None,
    certainty: Some = None,
    country: str | None = None,
    sponsor: str | None = None,
    outlet: str | None = None,
    words: str | None = None,
    since: str | None = None,
    until: str | None = None,
    area: tuple[float, float, float, float] | None = None,
    sort: str = "newest",
    cursor: str | None = None,
    limit: int | None = None,
    count_to: int | None = None,
) -> Incidents:
    """The incidents for which everything asked holds; ``since`` and ``until`` ask when they took place.

    Raises UnknownValueError for a value, country, date, order or cursor that is none.
    """
    asked = [
        *one_of(incidents.c.type, chosen("type of incident", type, IncidentType)),
        *one_of(incidents.c.state, chosen("state", state, State)),
        *one_of(incidents.c.stage, chosen("stage", stage, Stage)),
        *one_of(incidents.c.sector, chosen("sector", sector, Sector)),
        *one_of(incidents.c.sponsor_certainty, chosen("certainty", certainty, Certainty)),
        *([incidents.c.place_country == country_code(country)] if country else []),
        *([func.lower(incidents.c.sponsor).contains(sponsor.lower(), autoescape=True)] if sponsor else []),
        *([_told_by(outlet)] if outlet else []),
        *_saying(words),
        *inside(area),
    ]
    happened = between(incidents.c.time_earliest, incidents.c.time_latest, since, until)
    everything = and_(True, *asked, *happened)  # noqa: FBT003 - a condition, not an option
    column, falling = _order(sort)
    told = (type, state, stage, sector, certainty, country, sponsor, outlet, words, since, until, sort)
    question: tuple[object, ...] = ("incidents", *told, *((area,) if area else ()))
    place = place_of(question, cursor)
    # Only what orders them is put in order, and then the few that are shown are fetched whole.
    page = select(incidents.c.id, column.label("key")).where(everything, *_after(column, falling, place))
    order = [column.desc().nulls_last(), incidents.c.id.desc()] if falling else [column, incidents.c.id]
    chosen_ = page.order_by(*order).limit(None if limit is None else limit + 1).subquery()
    whole = select(incidents, chosen_.c.key).join(chosen_, chosen_.c.id == incidents.c.id)
    again = [chosen_.c.key.desc().nulls_last(), chosen_.c.id.desc()] if falling else [chosen_.c.key, chosen_.c.id]
    rows = connection.execute(whole.order_by(*again)).mappings().all()
    more = limit is not None and len(rows) > limit
    total, at_least = 0, True
    if count_to != 0:
        total, at_least = bounded(connection, select(incidents.c.id).where(everything), count_to)
    undated = [*asked, unknown_days(incidents.c.time_earliest, incidents.c.time_latest)]
    return Incidents(
        items=tuple(incident_of(row) for row in rows[:limit]),
        total=total,
        cursor=cursor_of(question, [rows[limit - 1]["key"], rows[limit - 1]["id"]]) if more and limit else None,
        undated=bounded(connection, select(incidents.c.id).where(*undated), count_to)[0] if happened else 0,
        at_least=at_least,
    )


def inside(area: tuple[float, float, float, float] | None) -> list[ColumnElement[bool]]:
    """The place lies in an area: west, south, east, north; one that is not known lies nowhere."""
    if area is None:
        return []
    west, south, east, north = area
    lat, lon = incidents.c.place_lat, incidents.c.place_lon
    across = or_(lon >= west, lon <= east) if west > east else and_(lon >= west, lon <= east)
    return [lat >= south, lat <= north, across]


def _told_by(outlet: str) -> ColumnElement[bool]:
    joined = memberships.join(reports, reports.c.id == memberships.c.report_id).join(
        articles, articles.c.reading_id == reports.c.reading_id
    )
    told = select(memberships.c.incident_id).select_from(joined).where(articles.c.outlet == outlet)
    return incidents.c.id.in_(told)


def _saying(words: str | None) -> list[ColumnElement[bool]]:
    """What is shown of them holds all the words; looked for in an index that holds nothing else."""
    all_ = incidents.alias()
    asked = [all_.c.said.contains(word, autoescape=True) for word in (words or "").lower().split()]
    return [incidents.c.id.in_(select(all_.c.id).where(*asked))] if asked else []


def _order(sort: str) -> tuple[ColumnElement[Any], bool]:
    orders: dict[str, tuple[ColumnElement[Any], bool]] = {
        "newest": (incidents.c.time_latest, True),
        "oldest": (func.coalesce(incidents.c.time_earliest, "9999"), False),
        "changed": (incidents.c.changed, True),
        "reports": (incidents.c.reports, True),
        "score": (incidents.c.score, False),
    }
    if sort not in orders:
        raise UnknownValueError("order", sort, get_args(Sort))
    return orders[sort]


def _after(column: ColumnElement[Any], falling: bool, place: list[Value] | None) -> list[ColumnElement[bool]]:  # noqa: FBT001
    if place is None:
        return []
    key, last = place
    further = incidents.c.id < last if falling else incidents.c.id > last
    if key is None:
        return [column.is_(None), further]
    beyond = or_(column < key, column.is_(None)) if falling else column > key
    return [or_(beyond, and_(column == key, further))]


def incident_of(row: Any) -> Incident:
    """The incident of a row."""
    return msgspec.structs.replace(msgspec.json.decode(row["content"], type=Incident), changed=row["changed"])


_LONGEST_WAY: Final = 1_000


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


def incident(connection: Connection, asked: str) -> Incident:
    """The incident with that id, as it is listed. Raises NotInRecordError when there is none."""
    wanted = select(incidents).where(incidents.c.id == current_id(connection, asked))
    return incident_of(connection.execute(wanted).mappings().one())


def those(connection: Connection, ids: set[str]) -> dict[str, Incident]:
    """The incidents with these ids of now, as they are listed."""
    found: dict[str, Incident] = {}
    for some in in_parts(sorted(ids)):
        rows = connection.execute(select(incidents).where(incidents.c.id.in_(some))).mappings()
        found.update((row["id"], incident_of(row)) for row in rows)
    return found


def at(connection: Connection, number: int) -> dict[str, Incident]:
    """Every incident as it was in a version, by id."""
    found = contents(connection, number)
    return {one: msgspec.json.decode(content, type=Incident) for one, content in found.items()}
