"""Open a record: make it, bring it up to date, or say why it is none."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from overt.errors import NewerRecordError, RecordError
from overt.record.dialect import dialect_of
from overt.record.engine import WRITING, engine_for
from overt.record.schema import REVISION
from overt.record.sqlite import APPLICATION
from overt.record.trouble import explained, shown

_VERSION_TABLE = "overt_version"


def opened(url: URL, *, create: bool, patience: float) -> Engine:
    """An engine whose database is a record of this version.

    Raises RecordError when there is none and ``create`` is false, when it is something else, when a newer overt made
    it, or when it cannot be reached.
    """
    file = url.drivername == "sqlite"
    if file and not create and not Path(str(url.database)).exists():
        raise RecordError(f"{shown(url)}: there is no record yet. Make one with: overt add SOURCE")
    engine = engine_for(url, patience=patience)
    try:
        with explained(url, dialect_of(engine).trouble):
            _bring_up_to_date(engine, url, file=file, create=create)
    except RecordError:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(engine: Engine, url: URL, *, file: bool, create: bool) -> None:
    with engine.connect() as connection:
        found = _revision(connection, url, file=file)
    if found == REVISION:
        return
    if found is None and not create:
        raise RecordError(f"{shown(url)}: there is no record yet. Make one with: overt add SOURCE")
    if file:
        with engine.connect() as connection:
            # Outside of any transaction, as SQLite asks.
            connection.connection.execute("PRAGMA journal_mode = WAL")
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        # Somebody else may have made it while we waited for the lock.
        if _revision(connection, url, file=file) != REVISION:
            migrate(connection)


def _revision(connection: Connection, url: URL, *, file: bool) -> str | None:
    """The revision of the record, ``None`` for an empty database."""
    tables = inspect(connection).get_table_names()
    if file and tables and connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION:
        raise RecordError(f"{shown(url)}: This is a database of something else. Name another file with --record.")
    if _VERSION_TABLE not in tables:
        if "readings" in tables or "pages" in tables:
            raise RecordError(f"{shown(url)}: This database holds tables of something else. Name an empty one.")
        return None
    found = str(connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar())  # noqa: S608
    if found not in _known_revisions(found):
        raise _newer(url, found)
    return found


def check_form(connection: Connection, url: URL) -> None:
    """Raise NewerRecordError when a newer overt brought the record up to date while this one had it open."""
    found = str(connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar())  # noqa: S608
    if found != REVISION:
        raise _newer(url, found)


def _newer(url: URL, found: str) -> NewerRecordError:
    return NewerRecordError(
        f"{shown(url)}: a newer overt made this record (its form is {found}, this overt knows {REVISION}). "
        "Install the newer overt."
    )


def _known_revisions(found: str) -> set[str]:
    if found == REVISION:
        return {REVISION}
    from alembic.script import ScriptDirectory

    return {one.revision for one in ScriptDirectory.from_config(_settings()).walk_revisions()}


def _settings() -> Any:
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", "overt.record:migrations")
    return settings


def migrate(connection: Connection) -> None:
    """Bring the database that the connection has open to the newest form, inside its transaction."""
    from alembic import command  # half a second, and only a new or an old record needs it

    settings = _settings()
    settings.attributes["connection"] = connection
    settings.attributes["version_table"] = _VERSION_TABLE
    command.upgrade(settings, "head")
