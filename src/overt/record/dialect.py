"""The one place where SQLite and PostgreSQL differ: connections, locks, full-text search, and what went wrong."""

# ruff: noqa: S608 - the names put into statements are those of our own tables; values are always bound

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from overt.errors import RecordError
from overt.record.query import Part, Query
from overt.record.words import indexed, words

Trouble = Literal["full", "busy", "read-only", "no-file", "not-a-record", "damaged", "unreachable", "refused", "other"]
Field = Literal["title", "text", "content_quote", "continued", "about", "source_folded", "folded"]

# What is searched, and how a hit in each column weighs: PostgreSQL's label, and SQLite's factor for its ranking.
SEARCHED: Final[dict[str, dict[Field, tuple[str, float]]]] = {
    "articles": {"title": ("A", 4.0), "text": ("D", 1.0)},
    "claims": {
        "content_quote": ("A", 2.0), "continued": ("A", 2.0), "about": ("B", 1.0), "source_folded": ("C", 1.0),
    },
    "actor_names": {"folded": ("A", 1.0)},
}  # fmt: skip
# "OVRT": tells a record from any other SQLite file.
# So much of the file is read in place, without being copied: as much as SQLite allows.
_MAPPED: Final = 0x7FFF0000
# So many connections stay open, each with what it has in memory: as many as a workbench asks by at once, and two more.
_KEPT_OPEN: Final = 14
APPLICATION: Final = 0x4F565254
WRITING: Final = "overt_writing"


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
        values = [(number, *map(indexed, texts)) for number, *texts in _texts(connection, table, reading_id)]
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
                for number, *texts in _texts(connection, table, reading_id)
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


def _texts(connection: Connection, table: str, reading_id: str) -> Sequence[Any]:
    """The number and the searched texts of each of a reading's rows."""
    statement = f"SELECT number, {', '.join(SEARCHED[table])} FROM {table} WHERE reading_id = :id"
    return connection.execute(text(statement), {"id": reading_id}).all()


def _fts5(part: Part) -> str:
    return f'"{" ".join(part.words)}"{"*" if part.prefix else ""}'


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


def dialect_of(connection: Connection | Engine) -> Dialect:
    """The dialect that a connection speaks."""
    return PostgreSQL() if connection.dialect.name == "postgresql" else SQLite()


def address_of(location: str | Path | URL) -> URL:
    """Where a record is, as an address: a file's path, or a ``sqlite:///`` or ``postgresql://`` address.

    Raises RecordError for an address of any other kind.
    """
    if isinstance(location, Path) or (isinstance(location, str) and "://" not in location):
        return URL.create("sqlite", database=str(location))
    try:
        url = make_url(location)
    except SQLAlchemyError as error:
        raise RecordError(
            f"{location}: this is no address of a record. Name a file or postgresql://HOST/NAME"
        ) from error
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite" and url.database:
        return url
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise RecordError(f"{url}: Records are SQLite files or PostgreSQL databases. Name one of these.")


def engine_for(url: URL, *, patience: float) -> Engine:
    """An engine for the address; a lock is waited for at most ``patience`` seconds."""
    if url.drivername.startswith("postgresql"):
        return _server(url, patience)
    engine = create_engine(url, connect_args={"timeout": patience, "check_same_thread": False}, pool_size=_KEPT_OPEN)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def lasting(engine: Engine) -> Engine:
    """The engine for transactions that see one moment of the database, however long they last."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine  # a transaction in write-ahead mode already does


def _server(url: URL, patience: float) -> Engine:
    try:
        return create_engine(
            url, connect_args={"connect_timeout": 10, "options": f"-c lock_timeout={int(patience * 1000)}"}
        )
    except ModuleNotFoundError as error:
        advice = "Install it with: pip install 'overt[postgresql]'."
        raise RecordError(f"{url}: PostgreSQL needs the package psycopg. {advice}") from error


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say ourselves when a transaction begins
    connection.execute("PRAGMA foreign_keys = ON")
    # In write-ahead mode this is safe against a killed process; only a power cut can lose the last transactions.
    connection.execute("PRAGMA synchronous = NORMAL")
    # What a list or a search puts aside while it looks for more stays in memory, and the file is read in place.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: two that both began by reading could never both go on.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
