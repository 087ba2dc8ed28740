"""PostgreSQL: a server, searched by text vectors."""

# ruff: noqa: S608 - the names put into statements are those of our own tables; values are always bound

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError

from overt.record.query import Part, Query
from overt.record.searched import SEARCHED, Field, texts_of
from overt.record.trouble import Trouble
from overt.record.words import words


class PostgreSQL:
    """A server, searched by text vectors made of the same plain words that SQLite's index sees."""

    def create_search(self, connection: Connection) -> None:
        """Make the tables of the full-text index."""
        for table in SEARCHED:
            connection.exec_driver_sql(
                f"CREATE TABLE {table}_search (number integer PRIMARY KEY REFERENCES {table}(number), "
                "vector tsvector NOT NULL)"
            )
            connection.exec_driver_sql(f"CREATE INDEX ix_{table}_search_vector ON {table}_search USING gin (vector)")

    def index(self, connection: Connection, reading_id: str) -> None:
        """Let a reading's article and claims be found."""
        for table, fields in SEARCHED.items():
            labels = [label for label, _ in fields.values()]
            vectors = [
                {"number": number, "vector": _vector(zip(labels, texts, strict=True))}
                for number, *texts in texts_of(connection, table, reading_id)
            ]
            if vectors:
                statement = f"INSERT INTO {table}_search VALUES (:number, CAST(:vector AS tsvector))"
                connection.execute(text(statement), vectors)

    def unindex(self, connection: Connection, reading_id: str) -> None:
        """Let a reading's article and claims be found no longer."""
        for table in SEARCHED:
            own = f"SELECT number FROM {table} WHERE reading_id = :id"
            statement = f"DELETE FROM {table}_search WHERE number IN ({own})"
            connection.execute(text(statement), {"id": reading_id})

    def matches(self, table: str, query: Query, fields: tuple[Field, ...]) -> tuple[str, str]:
        """A query for what matches, and the value of its ``:words``."""
        labels = "".join(sorted({SEARCHED[table][field][0] for field in fields}))
        wanted = [_tsquery(part, labels) for part in query.wanted]
        unwanted = [f"!{_tsquery(part, labels)}" for part in query.unwanted]
        statement = (
            f"SELECT number, ts_rank_cd(vector, CAST(:words AS tsquery)) AS score FROM {table}_search "
            "WHERE vector @@ CAST(:words AS tsquery)"
        )
        return statement, " & ".join([*wanted, *unwanted])

    def insert_missing(self, table: Table) -> Any:
        """An insert that leaves what is already there as it is."""
        from sqlalchemy.dialects.postgresql import insert  # slow to load, and most records are files

        return insert(table).on_conflict_do_nothing()

    def take_turns(self, connection: Connection, table: Table) -> None:
        """Let nobody else write to a table before this transaction ends; reading goes on."""
        connection.exec_driver_sql(f"LOCK TABLE {table.name} IN EXCLUSIVE MODE")

    def trouble(self, error: DBAPIError) -> Trouble:
        """What kind of thing went wrong."""
        state = str(getattr(error.orig, "sqlstate", None) or "")
        known: dict[str, Trouble] = {
            "53100": "full", "55P03": "busy", "40P01": "busy", "25006": "read-only", "42501": "refused",
            "28": "refused", "3D000": "no-file", "08": "unreachable", "57P": "unreachable",
        }  # fmt: skip
        if not state:
            return self._no_connection(str(error.orig))
        return next((trouble for start, trouble in known.items() if state.startswith(start)), "other")

    def _no_connection(self, said: str) -> Trouble:
        """Why there is no connection; then the driver has words only, and no code."""
        if "does not exist" in said and "database" in said:
            return "no-file"
        return "refused" if "authentication" in said or "password" in said or "role" in said else "unreachable"


def _tsquery(part: Part, labels: str) -> str:
    marks = [labels] * (len(part.words) - 1) + [("*" if part.prefix else "") + labels]
    joined = " <-> ".join(f"'{word}':{mark}" for word, mark in zip(part.words, marks, strict=True))
    return f"({joined})"


# PostgreSQL holds no more than this in one vector: positions up to 16,383, 255 a word, a mebibyte in all.
_LAST_POSITION: Final = 16_383
_POSITIONS: Final = 255
_LARGEST_VECTOR: Final = 900_000
_LONGEST_WORD: Final = 500


def _vector(labelled: Any) -> str:
    """The text vector of labelled texts, cut where PostgreSQL would refuse it."""
    places: dict[str, list[str]] = defaultdict(list)
    position, size = 0, 0
    for label, value in labelled:
        for _, _, word in words(value or ""):
            position = min(position + 1, _LAST_POSITION)
            size += 4 + (0 if word in places else len(word.encode()) + 8)
            if len(word) <= _LONGEST_WORD and len(places[word]) < _POSITIONS and size < _LARGEST_VECTOR:
                places[word].append(f"{position}{label}")
        position = min(position + 1, _LAST_POSITION)
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items() if at)
