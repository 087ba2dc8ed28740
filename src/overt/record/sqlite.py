"""SQLite: one file, searched by FTS5."""

# ruff: noqa: S608 - the names put into statements are those of our own tables; values are always bound

from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from overt.record.query import Part, Query
from overt.record.searched import SEARCHED, Field, texts_of
from overt.record.trouble import Trouble
from overt.record.words import indexed

# "OVRT": tells a record from any other SQLite file.
APPLICATION: Final = 0x4F565254


class SQLite:
    """One file, in write-ahead mode, searched by FTS5."""

    def create_search(self, connection: Connection) -> None:
        """Make the tables of the full-text index."""
        for table, fields in SEARCHED.items():
            # Without a copy of the text: what is indexed are its plain words, and what is shown is the text itself.
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {table}_search USING fts5({', '.join(fields)}, content='', "
                "tokenize='unicode61 remove_diacritics 2')"
            )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")

    def index(self, connection: Connection, reading_id: str) -> None:
        """Let a reading's article and claims be found."""
        for table in SEARCHED:
            self._each(connection, table, reading_id, f"INSERT INTO {table}_search(rowid, ", "")

    def unindex(self, connection: Connection, reading_id: str) -> None:
        """Let a reading's article and claims be found no longer."""
        for table in SEARCHED:
            start = f"INSERT INTO {table}_search({table}_search, rowid, "
            self._each(connection, table, reading_id, start, "'delete', ")

    def _each(self, connection: Connection, table: str, reading_id: str, start: str, first: str) -> None:
        """Hand the plain words of each of the reading's rows to the index."""
        fields = SEARCHED[table]
        statement = f"{start}{', '.join(fields)}) VALUES ({first}?{', ?' * len(fields)})"
        values = [(number, *map(indexed, texts)) for number, *texts in texts_of(connection, table, reading_id)]
        if values:
            connection.exec_driver_sql(statement, values)

    def matches(self, table: str, query: Query, fields: tuple[Field, ...]) -> tuple[str, str]:
        """A query for what matches, and the value of its ``:words``."""
        factors = ", ".join(str(factor) for _, factor in SEARCHED[table].values())
        wanted = " AND ".join(_fts5(part) for part in query.wanted)
        unwanted = "".join(f" NOT {_fts5(part)}" for part in query.unwanted)
        columns = " ".join(fields)
        statement = (
            f"SELECT rowid AS number, -bm25({table}_search, {factors}) AS score FROM {table}_search "
            f"WHERE {table}_search MATCH :words"
        )
        return statement, f"{{{columns}}} : (({wanted}){unwanted})"

    def insert_missing(self, table: Table) -> Any:
        """An insert that leaves what is already there as it is."""
        from sqlalchemy.dialects.sqlite import insert

        return insert(table).on_conflict_do_nothing()

    def take_turns(self, connection: Connection, table: Table) -> None:
        """Nothing is to be done: a transaction that writes has the file to itself."""

    def trouble(self, error: DBAPIError) -> Trouble:
        """What kind of thing went wrong."""
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        known: dict[str, Trouble] = {
            "SQLITE_FULL": "full", "SQLITE_BUSY": "busy", "SQLITE_LOCKED": "busy", "SQLITE_READONLY": "read-only",
            "SQLITE_CANTOPEN": "no-file", "SQLITE_NOTADB": "not-a-record", "SQLITE_CORRUPT": "damaged",
            # Writing past a limit on file sizes is reported as a failed write, not as a full disk.
            "SQLITE_IOERR_WRITE": "full", "SQLITE_IOERR_SHMSIZE": "full",
        }  # fmt: skip
        return next((trouble for start, trouble in known.items() if name.startswith(start)), "other")


def _fts5(part: Part) -> str:
    return f'"{" ".join(part.words)}"{"*" if part.prefix else ""}'
