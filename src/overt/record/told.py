"""Reports, claims and events whole, each with the article it stands in, for whoever hands the record on.

They come as the types of a reading, with the record's ids in the place of the reading's own, a few hundred at a time:
a record of any size is gone through in the same memory.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar

import msgspec
from sqlalchemy import Connection, FromClause, Select, Table, select

from overt.reading import (
    Assertion,
    Claim,
    Event,
    Place,
    Report,
    Source,
    Sponsor,
    Suspect,
    Target,
    Time,
)  # fmt: skip
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
from overt.spans import Span

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
    return _told(connection, reports, chosen, _report_parts, _report)


def told_claims(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Told[Claim]]:
    """The claims whose ids are chosen, or all of current readings, by the day they were told."""
    return _told(connection, claims, chosen, {"pieces": (claim_pieces, claim_pieces.c.claim_id)}, _claim)


def told_events(connection: Connection, chosen: Select[Any] | None = None) -> Iterator[Told[Event]]:
    """The events whose ids are chosen, or all of current readings, by the day they were told."""
    return _told(connection, events, chosen, _event_parts, _event)


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
_Belonging = dict[str, list[Any]]


def _told(
    connection: Connection,
    table: Table,
    chosen: Select[Any] | None,
    parts: _Parts,
    make: Callable[[Any, _Belonging], Entry],
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


def _span(row: Any, prefix: str = "") -> Span | None:
    before = f"{prefix}_" if prefix else ""
    if row[f"{before}start"] is None:
        return None
    return Span(start=row[f"{before}start"], end=row[f"{before}end"], quote=row[f"{before}quote"])


def _known_span(row: Any, prefix: str = "") -> Span:
    before = f"{prefix}_" if prefix else ""
    return Span(start=row[f"{before}start"], end=row[f"{before}end"], quote=row[f"{before}quote"])


def _source(row: Any, prefix: str) -> Source | None:
    span = _span(row, prefix)
    if span is None:
        return None
    return Source(
        start=span.start, end=span.end, quote=span.quote, name=row[f"{prefix}_name"], actor=row[f"{prefix}_actor"]
    )


def _place(row: Any) -> Place | None:
    if row["place_start"] is None:
        return None
    return Place(**{name: row[f"place_{name}"] for name in Place.__struct_fields__})


def _time(row: Any) -> Time | None:
    if row["time_start"] is None:
        return None
    return Time(**{name: row[f"time_{name}"] for name in Time.__struct_fields__})


def _report(row: Any, own: _Belonging) -> Report:
    same = ("id", "type", "stage", "sector", "killed", "injured", "excluded", "score")
    return Report(
        events=tuple(one["event_id"] for one in own["events"]),
        place=_place(row),
        time=_time(row),
        targets=tuple(_target(one) for one in own["targets"]),
        instrument=_span(row, "instrument"),
        suspects=tuple(_suspect(one) for one in own["suspects"]),
        sponsor=_sponsor(row, own),
        evidence=tuple(_known_span(one) for one in own["evidence"]),
        **{name: row[name] for name in same},
    )


def _target(row: Any) -> Target:
    return Target(start=row["start"], end=row["end"], quote=row["quote"], name=row["name"], actor=row["actor_id"])


def _suspect(row: Any) -> Suspect:
    return Suspect(
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        name=row["name"],
        actor=row["actor_id"],
        legal_stage=row["legal_stage"],
        legal_span=_span(row, "legal"),
    )


def _sponsor(row: Any, own: _Belonging) -> Sponsor | None:
    if row["sponsor_name"] is None:
        return None
    return Sponsor(
        name=row["sponsor_name"],
        actor=row["sponsor_actor"],
        span=_span(row, "sponsor"),
        certainty=row["sponsor_certainty"],
        said_by=tuple(one["claim_id"] for one in own["said_by"]),
        involvement=row["sponsor_involvement"],
    )


def _claim(row: Any, own: _Belonging) -> Claim:
    same = ("id", "act", "form", "factuality", "evidence", "score")
    return Claim(
        source=_source(row, "source"),
        addressee=_source(row, "addressee"),
        cue=_known_span(row, "cue"),
        content=_known_span(row, "content"),
        more=tuple(_known_span(one) for one in own["pieces"]),
        evidence_span=_span(row, "evidence"),
        within=row["within_claim"],
        **{name: row[name] for name in same},
    )


def _event(row: Any, own: _Belonging) -> Event:
    same = ("id", "category", "mode", "aspect", "score")
    return Event(
        trigger=_known_span(row, "trigger"),
        contexts=tuple(json.loads(row["contexts"])),
        actors=tuple(one["actor_id"] for one in own["parties"] if one["part"] == "actor"),
        recipients=tuple(one["actor_id"] for one in own["parties"] if one["part"] == "recipient"),
        place=_place(row),
        time=_time(row),
        asserted_by=tuple(Assertion(claim=one["claim_id"], factuality=one["factuality"]) for one in own["asserted_by"]),
        **{name: row[name] for name in same},
    )
