"""A reading as rows: what each table gets of it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

import msgspec

from overt.reading import Actor, Claim, Event, Place, Reading, Report, Role, Source, Time
from overt.record.dates import days_or_unknown
from overt.record.local_ids import Ids
from overt.record.publication import listed_at
from overt.record.words import folded, storable
from overt.spans import Span

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = dict[str, list[Row]]

_OF_A_READING: Final = (
    "articles", "blocks", "actors", "actor_names", "mentions", "claims", "events", "reports", "figures", "problems",
)  # fmt: skip
# What is listed by when its article was published.
LISTED: Final = ("articles", "actors", "claims", "reports")
# A name longer than this is no name.
_LONGEST_NAME: Final = 400


def rows(reading_id: str, page_id: str, reading: Reading) -> Rows:
    """Every row that the reading adds, by table and in an order that the tables' links allow."""
    ids = Ids(reading_id, reading)
    found: Rows = defaultdict(list)
    found["articles"].append(_article(reading, page_id))
    _number(found["blocks"], [_fields(one) for one in reading.article.blocks])
    for actor in reading.actors:
        _actor(found, actor, ids)
    _number(found["mentions"], [_mention(_fields(one), ids) for one in reading.mentions])
    for claim in reading.claims:
        _claim(found, claim, ids)
    for event in reading.events:
        _event(found, event, ids)
    for report in reading.reports:
        _report(found, report, ids)
    _number(found["figures"], [_figure(_fields(one), ids) for one in reading.figures])
    _number(found["problems"], [_fields(one) for one in reading.problems])
    for table in _OF_A_READING:
        for row in found[table]:
            row["reading_id"] = reading_id
    place = listed_at(found["articles"][0]["latest"], page_id)
    for table in LISTED:
        for row in found[table]:
            row["listed"] = place
    return {table: [_storable(row) for row in its_rows] for table, its_rows in found.items() if its_rows}


def _storable(row: Row) -> Row:
    return {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}


def _fields(struct: msgspec.Struct, prefix: str = "") -> Row:
    before = f"{prefix}_" if prefix else ""
    return {f"{before}{name}": value for name, value in msgspec.structs.asdict(struct).items()}


def _span(prefix: str, span: Span | None) -> Row:
    """A span's three columns, unknown or not; only the span's, whatever else its type knows."""
    known = (None, None, None) if span is None else (span.start, span.end, span.quote)
    return dict(zip((f"{prefix}_start", f"{prefix}_end", f"{prefix}_quote"), known, strict=True))


def _number(into: list[Row], its_rows: Iterable[Row], **shared: str) -> None:
    into.extend({**row, **shared, "position": position} for position, row in enumerate(its_rows))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _article(reading: Reading, page_id: str) -> Row:
    article = reading.article
    earliest, latest = days_or_unknown(article.published.edtf)
    return {
        "page_id": page_id,
        **{name: getattr(article, name) for name in ("url", "outlet", "title", "standfirst", "language", "text")},
        "bylines": _json(article.bylines),
        "published": article.published.edtf,
        "published_basis": article.published.basis,
        "earliest": earliest,
        "latest": latest,
    }


def _mention(row: Row, ids: Ids) -> Row:
    row["local"] = row.pop("id")
    row["actor_id"] = ids.actors.get(row.pop("actor"))
    return row


def _figure(row: Row, ids: Ids) -> Row:
    row["claim_id"] = ids.claims.get(row.pop("claim"))
    return row


def _actor(found: Rows, actor: Actor, ids: Ids) -> None:
    actor_id = ids.actors[actor.id]
    found["actors"].append(
        {
            "id": actor_id,
            "local": actor.id,
            **{name: getattr(actor, name) for name in ("name", "type", "country")},
            "wikidata": actor.ids.get("wikidata"),
            "ids": _json(actor.ids),
            "match_reason": actor.match.reason if actor.match else None,
            "match_score": actor.match.score if actor.match else None,
        }
    )
    called = sorted({name[:_LONGEST_NAME] for name in ids.called[actor.id] | {folded(actor.name)}})
    wikidata = actor.ids.get("wikidata")
    found["actor_names"] += [{"actor_id": actor_id, "folded": name, "wikidata": wikidata} for name in called]
    _number(found["actor_roles"], [_role(role, ids) for role in actor.roles], actor_id=actor_id)


def _role(role: Role, ids: Ids) -> Row:
    at = role.span
    return {
        "title": role.title,
        "of_actor": ids.actors.get(role.of),
        "start": at and at.start,
        "end": at and at.end,
        "quote": at and at.quote,
        "since": role.since,
        "until": role.until,
    }


def _source(prefix: str, source: Source | None, ids: Ids) -> Row:
    return {
        **_span(prefix, source),
        f"{prefix}_name": source and source.name,
        f"{prefix}_actor": ids.actors.get(source.actor) if source else None,
    }


def _claim(found: Rows, claim: Claim, ids: Ids) -> None:
    source = claim.source
    found["claims"].append(
        {
            "id": ids.claims[claim.id],
            "local": claim.id,
            **_source("source", source, ids),
            "source_wikidata": ids.wikidata.get(source.actor) if source else None,
            "source_folded": folded((source.name or source.quote) if source else None),
            **_source("addressee", claim.addressee, ids),
            **_span("cue", claim.cue),
            **_span("content", claim.content),
            "continued": " … ".join(one.quote for one in claim.more) or None,
            "about": "; ".join(ids.named_in((claim.content, *claim.more))),
            **{name: getattr(claim, name) for name in ("act", "form", "factuality", "evidence", "score")},
            **_span("evidence", claim.evidence_span),
            "within_claim": ids.claims.get(claim.within),
            "denies": ids.claims.get(claim.denies),
        }
    )
    _number(found["claim_pieces"], [_fields(one) for one in claim.more], claim_id=ids.claims[claim.id])


def _place(place: Place | None) -> Row:
    empty: Row = dict.fromkeys((f"place_{name}" for name in Place.__struct_fields__), None)
    return empty if place is None else _fields(place, "place")


def _time(time: Time | None) -> Row:
    empty: Row = dict.fromkeys((f"time_{name}" for name in Time.__struct_fields__), None)
    return empty if time is None else _fields(time, "time")


def _event(found: Rows, event: Event, ids: Ids) -> None:
    event_id = ids.events[event.id]
    found["events"].append(
        {
            "id": event_id,
            "local": event.id,
            **_span("trigger", event.trigger),
            **{name: getattr(event, name) for name in ("category", "mode", "aspect", "score")},
            "contexts": _json(event.contexts),
            **_place(event.place),
            **_time(event.time),
        }
    )
    for part, actors in (("actor", event.actors), ("recipient", event.recipients)):
        known = [{"actor_id": ids.actors[one]} for one in actors if one in ids.actors]
        _number(found["event_parties"], known, event_id=event_id, part=part)
    asserted = [{"claim_id": ids.claims.get(one.claim), "factuality": one.factuality} for one in event.asserted_by]
    _number(found["event_assertions"], asserted, event_id=event_id)


def _report(found: Rows, report: Report, ids: Ids) -> None:
    report_id = ids.reports[report.id]
    sponsor = report.sponsor
    found["reports"].append(
        {
            "id": report_id,
            "local": report.id,
            **{name: getattr(report, name) for name in ("type", "stage", "sector", "killed", "injured", "excluded")},
            "score": report.score,
            **_place(report.place),
            **_time(report.time),
            **_span("instrument", report.instrument),
            **_span("sponsor", sponsor.span if sponsor else None),
            "sponsor_name": sponsor and sponsor.name,
            "sponsor_actor": ids.actors.get(sponsor.actor) if sponsor else None,
            "sponsor_certainty": sponsor and sponsor.certainty,
            "sponsor_involvement": sponsor and sponsor.involvement,
        }
    )
    _parts_of_report(found, report, ids)


def _parts_of_report(found: Rows, report: Report, ids: Ids) -> None:
    own = {"report_id": ids.reports[report.id]}
    events = [{"event_id": ids.events[one]} for one in report.events if one in ids.events]
    _number(found["report_events"], events, **own)
    targets = [
        {"start": one.start, "end": one.end, "quote": one.quote, "name": one.name,
         "actor_id": ids.actors.get(one.actor)}
        for one in report.targets
    ]  # fmt: skip
    _number(found["report_targets"], targets, **own)
    suspects = [
        {"start": one.start, "end": one.end, "quote": one.quote, "name": one.name, "legal_stage": one.legal_stage,
         "actor_id": ids.actors.get(one.actor), **_span("legal", one.legal_span)}
        for one in report.suspects
    ]  # fmt: skip
    _number(found["report_suspects"], suspects, **own)
    _number(found["report_evidence"], [_fields(one) for one in report.evidence], **own)
    said_by = report.sponsor.said_by if report.sponsor else ()
    claims = [{"claim_id": ids.claims[one]} for one in said_by if one in ids.claims]
    _number(found["report_sponsor_claims"], claims, **own)
