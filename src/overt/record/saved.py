"""Selections that somebody keeps by a name."""

from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, delete, insert, select

from overt.errors import RecordError
from overt.record.people_tables import saved

_LONGEST = 100


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """A selection of incidents by its owner's name for it; ``query`` is what stands behind the question mark."""

    name: str
    query: str


def listed(connection: Connection, *, by: str) -> tuple[Saved, ...]:
    """What somebody saved, by name."""
    wanted = select(saved.c.name, saved.c.query).where(saved.c.by == by).order_by(saved.c.name)
    return tuple(Saved(name=name, query=query) for name, query in connection.execute(wanted))


def keep(connection: Connection, *, by: str, name: str, query: str) -> None:
    """Save a selection; one of the same name is replaced. Raises RecordError when it has no name."""
    name = " ".join(name.split())[:_LONGEST]
    if not name:
        raise RecordError("A saved selection needs a name. Type one.")
    forget(connection, by=by, name=name)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(saved).values(by=by, name=name, query=query.lstrip("?")[:4_000], moment=moment))


def forget(connection: Connection, *, by: str, name: str) -> None:
    """Forget a saved selection."""
    connection.execute(delete(saved).where(saved.c.by == by, saved.c.name == name))
