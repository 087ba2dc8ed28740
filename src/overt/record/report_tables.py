"""The tables of reports, and of what belongs to each."""

from sqlalchemy import Column, Index, Integer, Table

from overt.record.columns import (
    code,
    identity,
    link,
    listed,
    metadata,
    numbers,
    place_and_time,
    position,
    source,
    span,
    words,
)

reports = Table(
    "reports",
    metadata,
    identity(),
    link("reading_id", "readings.id"),
    *code("local", "type", "stage"),
    *place_and_time(),
    *code("sector", required=False),
    *span("instrument", required=False),
    *source("sponsor"),
    *code("sponsor_certainty", required=False),
    *words("sponsor_involvement"),
    Column("killed", Integer),
    Column("injured", Integer),
    *code("excluded", required=False),
    *numbers("score"),
    *listed(),
    Index(None, "reading_id"),
    Index(None, "type", "listed"),
    Index(None, "type", "place_country", "listed"),
    Index(None, "place_country", "listed"),
    Index(None, "time_earliest"),
    Index(None, "excluded", "listed"),
)

report_events = Table(
    "report_events",
    metadata,
    link("report_id", "reports.id", key=True),
    position(),
    *code("event_id"),
)

report_targets = Table(
    "report_targets",
    metadata,
    link("report_id", "reports.id", key=True),
    position(),
    *span(),
    *words("name"),
    *code("actor_id", required=False),
)

report_suspects = Table(
    "report_suspects",
    metadata,
    link("report_id", "reports.id", key=True),
    position(),
    *span(),
    *words("name"),
    *code("actor_id", required=False),
    *code("legal_stage"),
    *span("legal", required=False),
)

report_evidence = Table("report_evidence", metadata, link("report_id", "reports.id", key=True), position(), *span())

report_sponsor_claims = Table(
    "report_sponsor_claims",
    metadata,
    link("report_id", "reports.id", key=True),
    position(),
    *code("claim_id"),
)
