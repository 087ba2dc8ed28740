"""The record's diary: who did what and when, each line sealed with the one before it."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert, select

from overt.record.dialect import dialect_of
from overt.record.ids import digest
from overt.record.people_tables import audit

_FIRST: Final = "0" * 64
_BATCH: Final = 1_000


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the diary. ``seal`` is a SHA-256 over all the rest of it and the seal of the line before."""

    number: int
    moment: str
    by: str
    action: str
    subject: str | None
    detail: dict[str, Any]
    seal: str


def note(
    connection: Connection, *, by: str, action: str, subject: str | None = None, detail: Mapping[str, Any] | None = None
) -> Line:
    """Write a line in the transaction of the deed itself: neither is there without the other."""
    dialect_of(connection).take_turns(connection, audit)
    last = connection.execute(select(audit.c.number, audit.c.seal).order_by(audit.c.number.desc()).limit(1)).first()
    number, before = (last[0] + 1, last[1]) if last else (1, _FIRST)
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    told = json.dumps(dict(detail or {}), ensure_ascii=False, sort_keys=True)
    line = Line(
        number=number, moment=moment, by=by, action=action, subject=subject, detail=dict(detail or {}),
        seal=_seal(before, number, moment, by, action, subject, told),
    )  # fmt: skip
    connection.execute(insert(audit).values(**{**msgspec.structs.asdict(line), "detail": told}))
    return line


def lines(
    connection: Connection, *, subject: str | None = None, before: int | None = None, limit: int | None = None
) -> tuple[Line, ...]:
    """The newest lines, about one subject or all, older than a number where one is given."""
    wanted = select(audit).order_by(audit.c.number.desc()).limit(limit)
    if subject is not None:
        wanted = wanted.where(audit.c.subject == subject)
    if before is not None:
        wanted = wanted.where(audit.c.number < before)
    return tuple(_line(row) for row in connection.execute(wanted).mappings())


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of the diary found: how many lines, the seal of the last, and each line that is not as it was."""

    lines: int
    seal: str
    broken: tuple[str, ...] = ()


def verify(connection: Connection, *, noted: str | None = None) -> Checked:
    """Check every line against its seal, and that none is missing.

    The chain alone cannot tell that its last lines were cut off; ``noted``, a seal that somebody noted elsewhere, can.
    """
    before, number, broken, found = _FIRST, 0, [], noted in {None, _FIRST}
    for row in _all(connection):
        if row["number"] != number + 1:
            broken.append(f"line {number + 1} is missing")
        own = [row[name] for name in ("number", "moment", "by", "action", "subject", "detail")]
        if _seal(before, *own) != row["seal"]:
            broken.append(f"line {row['number']} ({row['action']} by {row['by']}) is not as it was written")
        before, number = row["seal"], row["number"]
        found = found or before == noted
    if not found:
        broken.append("the seal that was noted is not in it: lines were cut off, or all of it was written anew")
    return Checked(lines=number, seal=before, broken=tuple(broken))


def _all(connection: Connection) -> Iterator[Any]:
    ordered = select(audit).order_by(audit.c.number)
    yield from connection.execution_options(yield_per=_BATCH).execute(ordered).mappings()


def _seal(before: str, number: int, *rest: str | None) -> str:
    return digest(before, str(number), *rest)


def _line(row: Any) -> Line:
    return Line(**{**row, "detail": json.loads(row["detail"])})
