"""Database errors, said plainly: what happened, to which record, what to do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Literal

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from overt.errors import DiskFullError, RecordBusyError, RecordError

Trouble = Literal["full", "busy", "read-only", "no-file", "not-a-record", "damaged", "unreachable", "refused", "other"]

_SAID: Final[dict[Trouble, str]] = {
    "full": "The disk is full. Free some space and run the same command again: what was added so far is kept",
    "busy": "Another process is writing to it and did not finish in time. Run the same command again when it is done",
    "read-only": "It may be read but not written here. Change its permissions or copy it elsewhere",
    "no-file": "It cannot be opened or made. Check that the folder or the database exists and may be written",
    "not-a-record": "This is no record of overt. Name another file with --record",
    "damaged": "The file is damaged. Restore a copy, or add the pages to a new record",
    "unreachable": "The server does not answer. Check the address and that the server runs",
    "refused": "The server refuses access. Check the user, the password and the rights to make tables",
}

_KINDS: Final[dict[Trouble, type[RecordError]]] = {"full": DiskFullError, "busy": RecordBusyError}


def shown(url: URL) -> str:
    """The record's address as a person may see it: a path, or an address without its password.

    >>> from sqlalchemy.engine import make_url
    >>> shown(make_url("postgresql+psycopg://ilse:secret@desk.example/news"))
    'postgresql://ilse:***@desk.example/news'
    """
    if url.drivername == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


@contextmanager
def explained(url: URL, trouble_of: Callable[[DBAPIError], Trouble]) -> Iterator[None]:
    """Turn whatever the database raises inside into a RecordError that names the record and what to do."""
    try:
        yield
    except DBAPIError as error:
        trouble = trouble_of(error)
        kind = _KINDS.get(trouble, RecordError)
        told = _SAID.get(trouble) or f"The database says: {error.orig}. Nothing of this step was kept"
        raise kind(f"{shown(url)}: {told}.") from error
    except SQLAlchemyError as error:
        raise RecordError(f"{shown(url)}: {error}.") from error
