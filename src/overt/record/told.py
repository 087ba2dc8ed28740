"""Reports, claims and events whole, each with the article it stands in, for whoever hands the record on.

They come as the types of a reading, with the record's ids in the place of the reading's own, a few hundred at a time:
a record of any size is gone through in the same memory.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar

import msgspec
from sqlalchemy import Connection, FromClause, Select, Table, select

from overt.reading import Claim, Event, Report
from overt.record.of_rows import Belonging, claim_of, event_of, report_of
from overt.record.schema import (
    actors,
    articles,
    claim_pieces,
    claims,
    event_assertions,
    event_parties,
    events,
    pages,
    readings,
    report_events,
    report_evidence,
    report_sponsor_claims,
    report_suspects,
    report_targets,
    reports,
    runs,
)

Entry = TypeVar("Entry")
_BATCH: Final = 400


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The article that something stands in, and the page it came from; ``added`` is when the record read it."""

    page: str
    reading: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    published_basis: str
    earliest: str | None
    latest: str | None
    captured: str | None
    added: str


class Told(msgspec.Struct, Generic[Entry], frozen=True, kw_only=True):
    """A report, a claim or an event as one article tells it."""

    origin: Origin
    entry: Entry


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of one article by its name, with what the actor list knows."""

    id: str
    name: str
    type: str
    country: str | None
    wikidata: str | None


_ORIGIN: Final = (
    articles.c.page_id.label("origin_page"),
    articles.c.reading_id.label("origin_reading"),
    articles.c.published_basis.label("origin_published_basis"),
    *(
        articles.c[name].label(f"origin_{name}")
        for name in ("url", "outlet", "title", "language", "published", "earliest", "latest")
    ),
    pages.c.captured.label("origin_captured"),
    runs.c.started.label("origin_added"),
)


def told_reports(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Told[Report]]:
    """The reports whose ids are chosen, or all of current readings, by the day they were told."""
    return _told(connection, reports, chosen, _report_parts, report_of)


def told_claims(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Told[Claim]]:
    """The claims whose ids are chosen, or all of current readings, by the day they were told."""
    return _told(connection, claims, chosen, {"pieces": (claim_pieces, claim_pieces.c.claim_id)}, claim_of)


def told_events(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Told[Event]]:
    """The events whose ids are chosen, or all of current readings, by the day they were told."""
    return _told(connection, events, chosen, _event_parts, event_of)


def origins(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Origin]:
    """The articles whose readings are chosen, or all of current readings, by the day they were published."""
    wanted = select(*_ORIGIN).select_from(_joined(articles)).order_by(*_in_time())
    wanted = wanted.where(readings.c.current if chosen is None else readings.c.id.in_(chosen))
    for batch in _batches(connection, wanted):
        yield from (_origin(row) for row in batch)


def named(connection: Connection, ids: Sequence[str]) -> dict[str, Named]:
    """The actors with these ids."""
    wanted = select(actors.c.id, actors.c.name, actors.c.type, actors.c.country, actors.c.wikidata)
    rows = connection.execute(wanted.where(actors.c.id.in_(ids))).mappings()
    return {row["id"]: Named(**row) for row in rows}


def text_of(connection: Connection, reading: str) -> str:
    """The text of the article that a reading read."""
    return str(connection.scalar(select(articles.c.text).where(articles.c.reading_id == reading)) or "")


_Parts = dict[str, tuple[Table, Any]]
_report_parts: Final[_Parts] = {
    "events": (report_events, report_events.c.report_id),
    "targets": (report_targets, report_targets.c.report_id),
    "suspects": (report_suspects, report_suspects.c.report_id),
    "evidence": (report_evidence, report_evidence.c.report_id),
    "said_by": (report_sponsor_claims, report_sponsor_claims.c.report_id),
}
_event_parts: Final[_Parts] = {
    "parties": (event_parties, event_parties.c.event_id),
    "asserted_by": (event_assertions, event_assertions.c.event_id),
}


def _told(
    connection: Connection,
    table: Table,
    chosen: Select[Any] | None,
    parts: _Parts,
    make: Callable[[Any, Belonging], Entry],
) -> Iterator[Told[Entry]]:
    wanted = select(table, *_ORIGIN).select_from(_joined(table)).order_by(*_in_time(), *_in_place(table))
    wanted = wanted.where(readings.c.current if chosen is None else table.c.id.in_(chosen))
    for batch in _batches(connection, wanted):
        ids = [row["id"] for row in batch]
        belonging = {name: _by_owner(connection, part, owner, ids) for name, (part, owner) in parts.items()}
        for row in batch:
            own = {name: rows[row["id"]] for name, rows in belonging.items()}
            yield Told(origin=_origin(row), entry=make(row, own))


def _joined(table: Table) -> FromClause:
    start = articles if table is articles else table.join(articles, articles.c.reading_id == table.c.reading_id)
    return (
        start.join(readings, readings.c.id == articles.c.reading_id)
        .join(pages, pages.c.id == articles.c.page_id)
        .join(runs, runs.c.id == readings.c.run_id)
    )


def _in_time() -> list[Any]:
    return [articles.c.earliest.nulls_last(), articles.c.page_id, articles.c.reading_id]


def _in_place(table: Table) -> list[Any]:
    """In the order of the article, and always the same."""
    start = {"claims": "content_start", "events": "trigger_start"}.get(table.name)
    return [table.c[start], table.c.id] if start else [table.c.id]


def _batches(connection: Connection, wanted: Select[Any]) -> Iterator[Sequence[Any]]:
    streamed = connection.execution_options(yield_per=_BATCH).execute(wanted)
    yield from streamed.mappings().partitions(_BATCH)


def _by_owner(connection: Connection, table: Table, owner: Any, ids: Sequence[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    order = [table.c.part, table.c.position] if "part" in table.c else [table.c.position]
    for row in connection.execute(select(table).where(owner.in_(ids)).order_by(owner, *order)).mappings():
        found[row[owner.name]].append(row)
    return found


def _origin(row: Any) -> Origin:
    return Origin(**{name: row[f"origin_{name}"] for name in Origin.__struct_fields__})
