"""Versions of the record: every state its incidents were in."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, and_, insert, or_, select, update

from overt.errors import NotInRecordError
from overt.record.incident_tables import incident_versions, incidents, versions
from overt.record.parts import in_parts, rows_of

_WRAP: Final = 1 << 256
_SHOWN: Final = 8


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A state of the incidents: its number in this record, when and why it came about, and a digest of what it holds.

    Two records with the same incidents have the same digest, whatever their numbers. ``incidents`` counts all of
    them, ``changed`` those that came, went or became something else in this version.
    """

    number: int
    moment: str
    why: str
    digest: str
    incidents: int
    changed: int

    @property
    def name(self) -> str:
        """What a published number is signed with: the version's number and the beginning of its digest.

        >>> Version(number=12, moment="", why="", digest="3f9a1c20" * 8, incidents=0, changed=0).name
        '12-3f9a1c20'
        """
        return f"{self.number}-{self.digest[:_SHOWN]}"


NONE: Final = Version(number=0, moment="", why="nothing was put together yet", digest="0" * 64, incidents=0, changed=0)


def newest(connection: Connection) -> Version:
    """The version that the record is in."""
    row = connection.execute(select(versions).order_by(versions.c.number.desc()).limit(1)).mappings().one_or_none()
    return NONE if row is None else Version(**row)


def version(connection: Connection, asked: str) -> Version:
    """The version with that number or name (``12`` or ``12-3f9a1c20``).

    Raises NotInRecordError when the record was never in it.
    """
    number, _, begin = asked.strip().partition("-")
    if number == "0" and not begin.strip("0"):
        return NONE
    found = None
    if number.isdecimal():
        wanted = select(versions).where(versions.c.number == int(number))
        found = connection.execute(wanted).mappings().one_or_none()
    if found is None or not str(found["digest"]).startswith(begin):
        last = newest(connection)
        raise NotInRecordError(
            f"The record was never in version {asked}; now it is {last.name}. overt diff lists them."
        )
    return Version(**found)


def listed(connection: Connection, *, limit: int | None = None) -> tuple[Version, ...]:
    """The versions, the newest first."""
    rows = connection.execute(select(versions).order_by(versions.c.number.desc()).limit(limit)).mappings()
    return tuple(Version(**row) for row in rows)


def contents(connection: Connection, number: int) -> dict[str, str]:
    """What each incident was in a version, as JSON, by id."""
    there = and_(
        incident_versions.c.since <= number,
        or_(incident_versions.c.until.is_(None), incident_versions.c.until > number),
    )
    rows = connection.execute(select(incident_versions.c.incident_id, incident_versions.c.content).where(there))
    return {row[0]: row[1] for row in rows}


def journal(
    connection: Connection, *, why: str, new: dict[str, str], gone: Iterable[str]
) -> tuple[Version, frozenset[str]]:
    """Note that incidents became ``new`` and that others are ``gone``.

    Gives the version, and which of the new are not as before; where nothing changed, nothing is noted.
    """
    last = newest(connection)
    leaving = set(gone) | set(new)
    old = _current(connection, leaving)
    changed = {one: content for one, content in new.items() if old.get(one) != content}
    ended = {one: content for one, content in old.items() if one not in new or one in changed}
    if not changed and not ended:
        return last, frozenset()
    made = Version(
        number=last.number + 1,
        moment=datetime.now(UTC).isoformat(timespec="seconds"),
        why=why,
        digest=_moved(last.digest, added=changed, removed=ended),
        incidents=last.incidents + len(changed.keys() - old.keys()) - len(ended.keys() - changed.keys()),
        changed=len(changed.keys() | ended.keys()),
    )
    connection.execute(insert(versions).values(**msgspec.structs.asdict(made)))
    _end(connection, ended, made.number)
    rows = [{"incident_id": one, "since": made.number, "content": content} for one, content in changed.items()]
    if rows:
        connection.execute(insert(incident_versions), rows)
    return made, frozenset(changed)


def _current(connection: Connection, ids: set[str]) -> dict[str, str]:
    wanted = select(incident_versions.c.incident_id, incident_versions.c.content)
    still = wanted.where(incident_versions.c.until.is_(None))
    return {row[0]: row[1] for row in rows_of(connection, still, incident_versions.c.incident_id, ids)}


def _end(connection: Connection, ended: Iterable[str], number: int) -> None:
    for part in in_parts(sorted(ended)):
        still = and_(incident_versions.c.until.is_(None), incident_versions.c.incident_id.in_(part))
        connection.execute(update(incident_versions).where(still).values(until=number))


def _moved(digest: str, *, added: dict[str, str], removed: dict[str, str]) -> str:
    """The digest after a change: a sum, so that the order in which incidents came does not matter."""
    total = int(digest, 16) + sum(map(_weight, added.items())) - sum(map(_weight, removed.items()))
    return f"{total % _WRAP:064x}"


def _weight(one: tuple[str, str]) -> int:
    return int(sha256("\n".join(one).encode("utf-8", "surrogatepass")).hexdigest(), 16)


def changed_since(connection: Connection, ids: Iterable[str], number: int) -> list[Any]:
    """The incidents of these that became something else after a version: id and version."""
    wanted = select(incidents.c.id, incidents.c.changed).where(incidents.c.changed > number)
    return [(row[0], row[1]) for row in rows_of(connection, wanted, incidents.c.id, ids)]
