"""Connections to a record's database: where it is, and how each transaction begins."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from overt.errors import RecordError

# So much of the file is read in place, without being copied: as much as SQLite allows.
_MAPPED: Final = 0x7FFF0000
# So many connections stay open, each with what it has in memory: as many as a workbench asks by at once, and two more.
_KEPT_OPEN: Final = 14
# Said of an engine whose transactions write from their beginning.
WRITING: Final = "overt_writing"


def address_of(location: str | Path | URL) -> URL:
    """Where a record is, as an address: a file's path, or a ``sqlite:///`` or ``postgresql://`` address.

    Raises RecordError for an address of any other kind.

    >>> str(address_of("news.overt")), str(address_of("postgresql://desk.example/news"))
    ('sqlite:///news.overt', 'postgresql+psycopg://desk.example/news')
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
