"""The tables of the record.

A page has its bytes and what was given about it; a reading belongs to a page and a reader, and everything it says
becomes rows that point back to it. Nothing is overwritten: a newer reading stands beside the older one, and ``current``
says which of them is asked.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# The revision of migrations/versions that makes these tables; a test holds the two together.
REVISION = "0002_denials"

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

# Ids and days are compared byte by byte, whatever language the database server speaks.
Identifier = String().with_variant(String(collation="C"), "postgresql")


def _id(name: str = "id") -> Column[str]:
    return Column(name, Identifier, primary_key=True)


def _link(name: str, to: str, *, key: bool = False) -> Column[str]:
    return Column(name, Identifier, ForeignKey(to), primary_key=key, nullable=False)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _words(*names: str, required: bool = False) -> list[Column[str]]:
    return [Column(name, Text, nullable=not required) for name in names]


def _code(*names: str, required: bool = True) -> list[Column[str]]:
    return [Column(name, Identifier, nullable=not required) for name in names]


def _numbers(*names: str) -> list[Column[float]]:
    return [Column(name, Float) for name in names]


def _span(prefix: str = "", *, required: bool = True) -> list[Column[Any]]:
    before = f"{prefix}_" if prefix else ""
    offsets: list[Column[Any]] = [Column(f"{before}{end}", Integer, nullable=not required) for end in ("start", "end")]
    return [*offsets, Column(f"{before}quote", Text, nullable=not required)]


def _source(prefix: str) -> list[Column[Any]]:
    return [
        *_span(prefix, required=False),
        *_words(f"{prefix}_name"),
        *_code(f"{prefix}_actor", required=False),
    ]


def _place_and_time() -> list[Column[Any]]:
    return [
        *_span("place", required=False),
        *_words("place_name"),
        *_code("place_country", required=False),
        Column("place_geonames", Integer),
        *_numbers("place_lat", "place_lon"),
        *_code("place_precision", required=False),
        *_numbers("place_radius_km"),
        *_words("place_reason"),
        *_numbers("place_score"),
        *_span("time", required=False),
        *_code("time_edtf", "time_earliest", "time_latest", "time_anchor", "time_rule", required=False),
    ]


readers = Table("readers", metadata, _id(), *_words("version", "parts", "models", required=True))

runs = Table(
    "runs",
    metadata,
    _id(),
    *_words("command", required=True),
    _link("reader_id", "readers.id"),
    *_words("configuration", required=True),
    *_code("configuration_hash", "started"),
    *_code("ended", required=False),
)

pages = Table(
    "pages",
    metadata,
    _id(),
    *_words("name", required=True),
    *_words("url", "outlet"),
    *_code("published", "captured", "encoding", required=False),
    *_code("given"),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    _link("run_id", "runs.id"),
)

# Every value that was ever given about a page: what a correction replaced stays readable.
givens = Table(
    "givens",
    metadata,
    _number(),
    _link("page_id", "pages.id"),
    *_code("field"),
    *_words("value", required=True),
    _link("run_id", "runs.id"),
    Index(None, "page_id"),
)

readings = Table(
    "readings",
    metadata,
    _id(),
    _link("page_id", "pages.id"),
    _link("reader_id", "readers.id"),
    *_code("given"),
    _link("run_id", "runs.id"),
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
    _number(),
    _link("reading_id", "readings.id"),
    _link("page_id", "pages.id"),
    *_words("url", "outlet", "title", "standfirst", "bylines"),
    *_code("language", "published", "published_basis", "earliest", "latest", required=False),
    *_words("text", required=True),
    Index(None, "reading_id", unique=True),
    Index(None, "page_id"),
    Index(None, "latest", "page_id"),
    Index(None, "outlet"),
)

blocks = Table(
    "blocks",
    metadata,
    _link("reading_id", "readings.id", key=True),
    _position(),
    *_code("kind"),
    Column("kept", Boolean, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    *_words("text"),
    *_code("reason", required=False),
    *_numbers("score"),
)

actors = Table(
    "actors",
    metadata,
    _id(),
    _link("reading_id", "readings.id"),
    *_code("local"),
    *_words("name", required=True),
    *_code("type"),
    *_code("country", "wikidata", required=False),
    *_words("ids", required=True),
    *_words("match_reason"),
    *_numbers("match_score"),
    Index(None, "reading_id"),
    Index(None, "wikidata"),
)

# Every name the article uses for an actor, folded, so that "SVR" finds the Foreign Intelligence Service.
actor_names = Table(
    "actor_names",
    metadata,
    _number(),
    _link("reading_id", "readings.id"),
    _link("actor_id", "actors.id"),
    *_words("folded", required=True),
    Index(None, "reading_id"),
    Index(None, "actor_id"),
)

actor_roles = Table(
    "actor_roles",
    metadata,
    _link("actor_id", "actors.id", key=True),
    _position(),
    *_words("title", required=True),
    *_code("of_actor", required=False),
    *_span(required=False),
    *_code("since", "until", required=False),
)

mentions = Table(
    "mentions",
    metadata,
    _link("reading_id", "readings.id", key=True),
    _position(),
    *_code("local"),
    *_span(),
    *_code("type", "form"),
    *_code("actor_id", required=False),
    Index(None, "actor_id"),
)

claims = Table(
    "claims",
    metadata,
    _number(),
    *_code("id"),
    _link("reading_id", "readings.id"),
    *_code("local"),
    *_source("source"),
    *_words("source_folded", required=True),
    *_source("addressee"),
    *_span("cue"),
    *_span("content"),
    *_words("continued"),
    *_words("about", required=True),
    *_code("act", "form", "factuality", "evidence"),
    *_span("evidence", required=False),
    *_code("within_claim", required=False),
    *_numbers("score"),
    UniqueConstraint("id"),
    Index(None, "reading_id"),
    Index(None, "source_actor"),
    Index(None, "act"),
    Index(None, "evidence"),
    *_code("denies", required=False),
    Index(None, "factuality"),
    Index(None, "denies"),
)

claim_pieces = Table("claim_pieces", metadata, _link("claim_id", "claims.id", key=True), _position(), *_span())

events = Table(
    "events",
    metadata,
    _id(),
    _link("reading_id", "readings.id"),
    *_code("local"),
    *_span("trigger"),
    *_code("category"),
    *_code("mode", required=False),
    *_words("contexts", required=True),
    *_place_and_time(),
    *_code("aspect"),
    *_numbers("score"),
    Index(None, "reading_id"),
    Index(None, "category"),
)

event_parties = Table(
    "event_parties",
    metadata,
    _link("event_id", "events.id", key=True),
    Column("part", Identifier, primary_key=True),
    _position(),
    *_code("actor_id"),
    Index(None, "actor_id"),
)

event_assertions = Table(
    "event_assertions",
    metadata,
    _link("event_id", "events.id", key=True),
    _position(),
    *_code("claim_id", required=False),
    *_code("factuality"),
)

reports = Table(
    "reports",
    metadata,
    _id(),
    _link("reading_id", "readings.id"),
    *_code("local", "type", "stage"),
    *_place_and_time(),
    *_code("sector", required=False),
    *_span("instrument", required=False),
    *_source("sponsor"),
    *_code("sponsor_certainty", required=False),
    *_words("sponsor_involvement"),
    Column("killed", Integer),
    Column("injured", Integer),
    *_code("excluded", required=False),
    *_numbers("score"),
    Index(None, "reading_id"),
    Index(None, "type"),
    Index(None, "place_country"),
    Index(None, "time_earliest"),
)

report_events = Table(
    "report_events",
    metadata,
    _link("report_id", "reports.id", key=True),
    _position(),
    *_code("event_id"),
)

report_targets = Table(
    "report_targets",
    metadata,
    _link("report_id", "reports.id", key=True),
    _position(),
    *_span(),
    *_words("name"),
    *_code("actor_id", required=False),
)

report_suspects = Table(
    "report_suspects",
    metadata,
    _link("report_id", "reports.id", key=True),
    _position(),
    *_span(),
    *_words("name"),
    *_code("actor_id", required=False),
    *_code("legal_stage"),
    *_span("legal", required=False),
)

report_evidence = Table("report_evidence", metadata, _link("report_id", "reports.id", key=True), _position(), *_span())

report_sponsor_claims = Table(
    "report_sponsor_claims",
    metadata,
    _link("report_id", "reports.id", key=True),
    _position(),
    *_code("claim_id"),
)

figures = Table(
    "figures",
    metadata,
    _link("reading_id", "readings.id", key=True),
    _position(),
    *_span(),
    *_words("what", required=True),
    *_numbers("value"),
    *_words("change"),
    *_code("since", "until", "claim_id", required=False),
)

problems = Table(
    "problems",
    metadata,
    _link("reading_id", "readings.id", key=True),
    _position(),
    *_code("code"),
    *_words("message", required=True),
    Column("start", Integer),
    Column("end", Integer),
    Index(None, "code"),
)

# What was asked for and could not be read at all: no page, or no reading of it.
unread = Table(
    "unread",
    metadata,
    _id(),
    *_words("name", required=True),
    *_code("code"),
    *_words("message", required=True),
    _link("run_id", "runs.id"),
)
