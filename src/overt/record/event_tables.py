"""The tables of events, their parties, and who asserts them."""

from sqlalchemy import Column, Index, Table

from overt.record.columns import (
    Identifier,
    code,
    identity,
    link,
    metadata,
    numbers,
    place_and_time,
    position,
    span,
    words,
)

events = Table(
    "events",
    metadata,
    identity(),
    link("reading_id", "readings.id"),
    *code("local"),
    *span("trigger"),
    *code("category"),
    *code("mode", required=False),
    *words("contexts", required=True),
    *place_and_time(),
    *code("aspect"),
    *numbers("score"),
    Index(None, "reading_id"),
    Index(None, "category"),
)

event_parties = Table(
    "event_parties",
    metadata,
    link("event_id", "events.id", key=True),
    Column("part", Identifier, primary_key=True),
    position(),
    *code("actor_id"),
    Index(None, "actor_id"),
)

event_assertions = Table(
    "event_assertions",
    metadata,
    link("event_id", "events.id", key=True),
    position(),
    *code("claim_id", required=False),
    *code("factuality"),
)
