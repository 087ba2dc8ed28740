"""Ask for incidents: what kind, where, when, how far looked at."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from overt.errors import UnknownValueError
from overt.record.cursor import Value, cursor_of, place_of
from overt.record.decisions import State
from overt.record.filters import unknown_days
from overt.record.incident_ids import current_id
from overt.record.incident_tables import incidents
from overt.record.listing import bounded
from overt.record.parts import in_parts
from overt.record.selection import Selection, but_days, on_days
from overt.record.versions import contents

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
    selection: Selection,
    *,
    sort: str = "newest",
    cursor: str | None = None,
    limit: int | None = None,
    count_to: int | None = None,
) -> Incidents:
    """The incidents for which everything asked holds; ``since`` and ``until`` ask when they took place.

    Raises UnknownValueError for a value, country, date, order or cursor that is none.
    """
    asked, happened = but_days(selection), on_days(selection)
    question = ("incidents", selection.asked(), sort)
    rows = _rows(connection, [*asked, *happened], sort, place_of(question, cursor), limit)
    more = limit is not None and len(rows) > limit
    total, at_least = 0, True
    if count_to != 0:
        total, at_least = _counted(connection, [*asked, *happened], count_to)
    undated = [*asked, unknown_days(incidents.c.time_earliest, incidents.c.time_latest)]
    return Incidents(
        items=tuple(incident_of(row) for row in rows[:limit]),
        total=total,
        cursor=cursor_of(question, [rows[limit - 1]["key"], rows[limit - 1]["id"]]) if more and limit else None,
        undated=_counted(connection, undated, count_to)[0] if happened else 0,
        at_least=at_least,
    )


def _rows(
    connection: Connection,
    conditions: Sequence[ColumnElement[bool]],
    sort: str,
    place: list[Value] | None,
    limit: int | None,
) -> Sequence[Any]:
    """The rows behind a place, and one more than asked for: only what orders them is sorted, and few fetched whole."""
    column, falling = _order(sort)
    page = select(incidents.c.id, column.label("key")).where(*conditions, *_after(column, falling, place))
    order = [column.desc().nulls_last(), incidents.c.id.desc()] if falling else [column, incidents.c.id]
    few = page.order_by(*order).limit(None if limit is None else limit + 1).subquery()
    whole = select(incidents, few.c.key).join(few, few.c.id == incidents.c.id)
    again = [few.c.key.desc().nulls_last(), few.c.id.desc()] if falling else [few.c.key, few.c.id]
    return connection.execute(whole.order_by(*again)).mappings().all()


def _counted(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], count_to: int | None
) -> tuple[int, bool]:
    return bounded(connection, select(incidents.c.id).where(*conditions), count_to)


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
