"""What the record needs of a database beyond plain SQL, and which database gives it how."""

from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from overt.record.postgresql import PostgreSQL
from overt.record.query import Query
from overt.record.searched import Field as Field
from overt.record.sqlite import SQLite
from overt.record.trouble import Trouble


class Dialect(Protocol):
    """What the record needs of a database beyond plain SQL."""

    def create_search(self, connection: Connection) -> None:
        """Make the tables of the full-text index."""

    def index(self, connection: Connection, reading_id: str) -> None:
        """Let a reading's article and claims be found."""

    def unindex(self, connection: Connection, reading_id: str) -> None:
        """Let a reading's article and claims be found no longer."""

    def matches(self, table: str, query: Query, fields: tuple[Field, ...]) -> tuple[str, str]:
        """A query for ``number`` and ``score`` (best is highest) of what matches, and the value of its ``:words``."""

    def insert_missing(self, table: Table) -> Any:
        """An insert that leaves what is already there as it is."""

    def take_turns(self, connection: Connection, table: Table) -> None:
        """Let nobody else write to a table before this transaction ends, whose lines are numbered one by one."""

    def trouble(self, error: DBAPIError) -> Trouble:
        """What kind of thing went wrong."""


def dialect_of(connection: Connection | Engine) -> Dialect:
    """The dialect that a connection speaks."""
    return PostgreSQL() if connection.dialect.name == "postgresql" else SQLite()
