"""The tables of the record.

A page has its bytes and what was given about it; a reading belongs to a page and a reader, and everything it says
becomes rows that point back to it. Nothing is overwritten: a newer reading stands beside the older one, and ``current``
says which of them is asked.
"""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, UniqueConstraint, text

from overt.record.columns import (
    Identifier,
    code,
    identity,
    link,
    listed,
    metadata,
    number,
    numbers,
    place_and_time,
    position,
    source,
    span,
    words,
)  # fmt: skip

# The revision of migrations/versions that makes these tables; a test holds the two together.
REVISION = "0010"

readers = Table("readers", metadata, identity(), *words("version", "parts", "models", required=True))

runs = Table(
    "runs",
    metadata,
    identity(),
    *words("command", required=True),
    link("reader_id", "readers.id"),
    *words("configuration", required=True),
    *code("configuration_hash", "started"),
    *code("ended", required=False),
)

pages = Table(
    "pages",
    metadata,
    identity(),
    *words("name", required=True),
    *words("url", "outlet"),
    *code("published", "captured", "encoding", required=False),
    *words("blocks"),
    *code("given"),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    link("run_id", "runs.id"),
)

# Every value that was ever given about a page: what a correction replaced stays readable.
givens = Table(
    "givens",
    metadata,
    number(),
    link("page_id", "pages.id"),
    *code("field"),
    *words("value", required=True),
    link("run_id", "runs.id"),
    Index(None, "page_id"),
)

readings = Table(
    "readings",
    metadata,
    identity(),
    link("page_id", "pages.id"),
    link("reader_id", "readers.id"),
    *code("given"),
    link("run_id", "runs.id"),
    Column("current", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("page_id", "reader_id", "given"),
    # On PostgreSQL too it is of current readings only; the migration says so. To say it here would load that dialect,
    # a tenth of a second, for every question asked of a file.
    Index("uq_readings_current", "page_id", unique=True, sqlite_where=text("current = 1")),
)

articles = Table(
    "articles",
    metadata,
    number(),
    link("reading_id", "readings.id"),
    link("page_id", "pages.id"),
    *words("url", "outlet", "title", "standfirst", "bylines"),
    *code("language", "published", "published_basis", "earliest", "latest", required=False),
    *words("text", required=True),
    *listed(),
    Index(None, "reading_id", unique=True),
    Index(None, "page_id"),
    Index(None, "outlet", "listed"),
    Index(None, "language", "listed"),
    # Those whose day is not known to the day: whether they lie between two days cannot be told by ``listed`` alone.
    Index("ix_articles_inexact", "latest", "earliest", sqlite_where=text("earliest IS NOT latest")),
)

blocks = Table(
    "blocks",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *code("kind"),
    Column("kept", Boolean, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    *words("text"),
    *code("reason", required=False),
    *numbers("score"),
)

actors = Table(
    "actors",
    metadata,
    identity(),
    link("reading_id", "readings.id"),
    *code("local"),
    *words("name", required=True),
    *code("type"),
    *code("country", "wikidata", required=False),
    *words("ids", required=True),
    *words("match_reason"),
    *numbers("match_score"),
    *listed(),
    Index(None, "reading_id"),
    Index(None, "wikidata", "listed"),
    # PostgreSQL refuses to put a long text into an index, and a name is as long as the page makes it.
    Index(None, "name", "listed").ddl_if(dialect="sqlite"),
    Index(None, "type", "listed"),
    Index(None, "country", "listed"),
)

# Every name the article uses for an actor, folded, so that "SVR" finds the Foreign Intelligence Service.
actor_names = Table(
    "actor_names",
    metadata,
    number(),
    link("reading_id", "readings.id"),
    link("actor_id", "actors.id"),
    *words("folded", required=True),
    # Of the actor: who is called so is known without looking up each, where thousands of articles name him.
    *code("wikidata", required=False),
    Index(None, "reading_id"),
    Index(None, "actor_id"),
)

actor_roles = Table(
    "actor_roles",
    metadata,
    link("actor_id", "actors.id", key=True),
    position(),
    *words("title", required=True),
    *code("of_actor", required=False),
    *span(required=False),
    *code("since", "until", required=False),
)

mentions = Table(
    "mentions",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *code("local"),
    *span(),
    *code("type", "form"),
    *code("actor_id", required=False),
    Index(None, "actor_id"),
)

claims = Table(
    "claims",
    metadata,
    number(),
    *code("id"),
    link("reading_id", "readings.id"),
    *code("local"),
    *source("source"),
    *words("source_folded", required=True),
    *source("addressee"),
    *span("cue"),
    *span("content"),
    *words("continued"),
    *words("about", required=True),
    *code("act", "form", "factuality", "evidence"),
    *span("evidence", required=False),
    *code("within_claim", required=False),
    *numbers("score"),
    UniqueConstraint("id"),
    Index(None, "reading_id"),
    Index(None, "source_actor"),
    *code("denies", required=False),
    *listed(),
    Index(None, "act", "listed"),
    Index(None, "evidence", "listed"),
    Index(None, "factuality", "listed"),
    Index(None, "denies"),
    # Of the source's actor: what somebody denies, accuses or orders is counted in the index alone.
    *code("source_wikidata", required=False),
    Index(None, "source_wikidata", "act", "listed"),
)

claim_pieces = Table("claim_pieces", metadata, link("claim_id", "claims.id", key=True), position(), *span())

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

figures = Table(
    "figures",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *span(),
    *words("what", required=True),
    *numbers("value"),
    *words("change"),
    *code("since", "until", "claim_id", required=False),
)

problems = Table(
    "problems",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *code("code"),
    *words("message", required=True),
    Column("start", Integer),
    Column("end", Integer),
    Index(None, "code"),
)

# What was asked for and could not be read at all: no page, or no reading of it.
unread = Table(
    "unread",
    metadata,
    identity(),
    *words("name", required=True),
    *code("code"),
    *words("message", required=True),
    link("run_id", "runs.id"),
)
