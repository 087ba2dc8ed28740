"""The tables of pages: what was given about them, who read them, and what could not be read."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, UniqueConstraint, text

from overt.record.columns import code, identity, link, metadata, number, position, words

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
