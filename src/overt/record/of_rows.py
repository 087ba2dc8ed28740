"""Rows as a reading's types: what `overt.record.rows` made of a reading, turned back, with the record's ids."""

import json
from typing import Any

from overt.reading import Assertion, Claim, Event, Place, Report, Source, Sponsor, Suspect, Target, Time
from overt.spans import Span

# What belongs to an entry, by the part of it and in its order.
Belonging = dict[str, list[Any]]


def report_of(row: Any, own: Belonging) -> Report:
    """The report of a row and of the rows that belong to it."""
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


def _sponsor(row: Any, own: Belonging) -> Sponsor | None:
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


def claim_of(row: Any, own: Belonging) -> Claim:
    """The claim of a row and of the rows that belong to it."""
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


def event_of(row: Any, own: Belonging) -> Event:
    """The event of a row and of the rows that belong to it."""
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


def _span(row: Any, prefix: str) -> Span | None:
    return None if row[f"{prefix}_start"] is None else _known_span(row, prefix)


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
