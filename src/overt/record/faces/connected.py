"""The place that a record is kept in, and the transactions in which it is read and written."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from overt.record.dialect import dialect_of
from overt.record.engine import WRITING, lasting
from overt.record.opening import check_form
from overt.record.trouble import explained, shown

PATIENCE: Final = 30.0


class Connected:
    """A record's database, open; what can be asked of it and put into it is the business of the faces."""

    def __init__(self, url: URL, engine: Engine) -> None:
        self._url = url
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITING: True})
        # On both databases: what is read in one transaction is of one moment. SQLite is always so.
        self._lasting_engine = lasting(engine)
        # A file has one writer. Its own threads queue here: waiting for the file itself is done by sleeping and asking.
        self._writer = threading.Lock()

    @property
    def location(self) -> str:
        """Where the record is, without any password."""
        return shown(self._url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def check_form(self) -> None:
        """Raise NewerRecordError when a newer overt brought the record up to date since it was opened."""
        with self.reading() as connection:
            check_form(connection, self._url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record; the rooms right of it ask in their own words."""
        with self._connected(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes happen as a whole or not at all; the rooms right of the record write by it too."""
        with self._turn(), self._connected(self._writing_engine) as connection:
            yield connection

    @contextmanager
    def _lasting(self) -> Iterator[Connection]:
        """A connection to which the record stays as it is now, however long it is gone through."""
        with self._connected(self._lasting_engine) as connection:
            yield connection

    @contextmanager
    def _connected(self, engine: Engine) -> Iterator[Connection]:
        with explained(self._url, dialect_of(self._engine).trouble), engine.begin() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This thread's turn to write to a file; after a while it tries without, and the file says what is wrong."""
        mine = self._engine.dialect.name == "sqlite" and self._writer.acquire(timeout=PATIENCE)
        try:
            yield
        finally:
            if mine:
                self._writer.release()
