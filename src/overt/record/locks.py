"""Soft locks: who has something before them just now. They keep nobody out, and end by themselves."""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from overt.record.people_tables import holds

_LASTS: Final = timedelta(minutes=5)


def hold(connection: Connection, *, subject: str, by: str) -> None:
    """Say that somebody is at it now; whatever else they held they hold no longer."""
    connection.execute(delete(holds).where((holds.c.by == by) | (holds.c.subject == subject)))
    connection.execute(insert(holds).values(subject=subject, by=by, moment=_now()))


def held(connection: Connection, *, but: str) -> dict[str, str]:
    """What others hold now, and who."""
    since = (datetime.now(UTC) - _LASTS).isoformat(timespec="seconds")
    wanted = select(holds.c.subject, holds.c.by).where(holds.c.moment >= since, holds.c.by != but)
    return {row[0]: row[1] for row in connection.execute(wanted)}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
