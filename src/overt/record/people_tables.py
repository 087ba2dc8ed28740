"""The tables of who may work on a record, and of what they did there; no question, export or fingerprint shows them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from overt.record.columns import Identifier, metadata


def _code(name: str, *, required: bool = True) -> Column[str]:
    return Column(name, Identifier, nullable=not required)


def _person() -> Column[str]:
    return Column("person_id", Identifier, ForeignKey("people.id"), nullable=False)


people = Table(
    "people",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    _code("role"),
    Column("password", Text, nullable=False),
    _code("created"),
    _code("closed", required=False),
    UniqueConstraint("folded"),
)

# Only hashes of what people carry are kept: who reads the record cannot sign in with it.
sessions = Table(
    "sessions",
    metadata,
    Column("id", Identifier, primary_key=True),
    _person(),
    _code("created"),
    _code("seen"),
    Index(None, "person_id"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Identifier, primary_key=True),
    _person(),
    Column("label", Text, nullable=False),
    _code("created"),
    _code("used", required=False),
    _code("closed", required=False),
    Index(None, "person_id"),
)

# Each line's seal is a hash over the line and the seal before it: one that is changed or missing breaks the chain.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _code("moment"),
    Column("by", Text, nullable=False),
    _code("action"),
    _code("subject", required=False),
    Column("detail", Text, nullable=False),
    _code("seal"),
    Index(None, "subject"),
)

# What a reviewer set right in an article; nothing is changed in a reading, and whoever thinks better of it undoes it.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("page_id", Identifier, ForeignKey("pages.id"), nullable=False),
    Column("reading_id", Identifier, ForeignKey("readings.id"), nullable=False),
    _code("kind"),
    _code("action"),
    _code("subject", required=False),
    Column("value", Text, nullable=False),
    Column("reason", Text),
    Column("by", Text, nullable=False),
    _code("moment"),
    Column("undone_by", Text),
    _code("undone", required=False),
    Index(None, "page_id"),
    Index(None, "moment"),
)

saved = Table(
    "saved",
    metadata,
    Column("by", Identifier, primary_key=True),
    Column("name", Identifier, primary_key=True),
    Column("query", Text, nullable=False),
    _code("moment"),
)

holds = Table(
    "holds",
    metadata,
    Column("subject", Identifier, primary_key=True),
    Column("by", Text, nullable=False),
    _code("moment"),
)

PRIVATE = (people, sessions, tokens, audit, saved, holds)
