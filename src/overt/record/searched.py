"""What is searched by its words, in whatever database."""

# ruff: noqa: S608 - the names put into statements are those of our own tables; values are always bound

from collections.abc import Sequence
from typing import Any, Final, Literal

from sqlalchemy import Connection, text

Field = Literal["title", "text", "content_quote", "continued", "about", "source_folded", "folded"]

# What is searched, and how a hit in each column weighs: PostgreSQL's label, and SQLite's factor for its ranking.
SEARCHED: Final[dict[str, dict[Field, tuple[str, float]]]] = {
    "articles": {"title": ("A", 4.0), "text": ("D", 1.0)},
    "claims": {
        "content_quote": ("A", 2.0), "continued": ("A", 2.0), "about": ("B", 1.0), "source_folded": ("C", 1.0),
    },
    "actor_names": {"folded": ("A", 1.0)},
}  # fmt: skip


def texts_of(connection: Connection, table: str, reading_id: str) -> Sequence[Any]:
    """The number and the searched texts of each of a reading's rows."""
    statement = f"SELECT number, {', '.join(SEARCHED[table])} FROM {table} WHERE reading_id = :id"
    return connection.execute(text(statement), {"id": reading_id}).all()
