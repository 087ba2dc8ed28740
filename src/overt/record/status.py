"""What the record holds, in numbers."""

import json
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, case, func, select

from overt.record.schema import (
    REVISION,
    actors,
    articles,
    blocks,
    claims,
    events,
    figures,
    givens,
    mentions,
    pages,
    problems,
    readers,
    readings,
    reports,
    runs,
    unread,
)  # fmt: skip
from overt.this_reader import OWN_ACTORS


class ReaderStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A reader that the record has readings of, and how many of them are the ones asked."""

    version: str
    parts: str
    readings: int
    current: int

    @property
    def own_actors(self) -> str | None:
        """The hash of the user's actor files that it read with, where it did."""
        own: str | None = json.loads(self.parts).get(OWN_ACTORS)
        return own


class RunStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A run that wrote to the record; one that was interrupted, or still goes on, has no end."""

    id: str
    command: str
    started: str
    ended: str | None
    readings: int


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """What the record holds; everything but ``pages``, ``bytes``, ``readers`` and ``runs`` counts current readings."""

    location: str
    form: str
    pages: int
    bytes: int
    stored: int
    undated: int
    earliest: str | None
    latest: str | None
    outlets: dict[str, int]
    languages: dict[str, int]
    removed: int
    mentions: int
    actors: int
    claims: int
    events: int
    reports: int
    excluded: dict[str, int]
    figures: int
    problems: dict[str, int]
    unread: dict[str, int]
    corrected: int
    readers: tuple[ReaderStatus, ...]
    runs: tuple[RunStatus, ...]
    unfinished_runs: int


def status(connection: Connection, location: str) -> Status:
    """What the record holds, in numbers; the newest ten runs by name."""
    of = _Current(connection)
    first, last, undated = connection.execute(
        of.current(articles, func.min(articles.c.earliest), func.max(articles.c.latest), _none(articles.c.earliest))
    ).one()
    given = select(func.count()).select_from(givens).group_by(givens.c.page_id, givens.c.field).having(func.count() > 1)
    return Status(
        location=location,
        form=REVISION,
        pages=_count(connection, pages),
        bytes=_number(connection, select(func.sum(pages.c.size))),
        stored=_number(connection, select(func.sum(func.length(pages.c.content)))),
        undated=undated or 0,
        earliest=first,
        latest=last,
        outlets=of.grouped(articles, articles.c.outlet),
        languages=of.grouped(articles, articles.c.language),
        removed=of.removed(),
        mentions=of.counted(mentions),
        actors=of.counted(actors),
        claims=of.counted(claims),
        events=of.counted(events),
        reports=of.counted(reports),
        excluded=of.grouped(reports, reports.c.excluded, unknown=False),
        figures=of.counted(figures),
        problems=of.grouped(problems, problems.c.code),
        unread=_by_number(connection, select(unread.c.code, func.count()).group_by(unread.c.code)),
        corrected=len(connection.execute(given).all()),
        readers=tuple(_readers(connection)),
        runs=tuple(_runs(connection)),
        unfinished_runs=_number(connection, select(func.count()).select_from(runs).where(runs.c.ended.is_(None))),
    )


def _number(connection: Connection, query: Any) -> int:
    return int(connection.scalar(query) or 0)


def _count(connection: Connection, table: Table) -> int:
    return _number(connection, select(func.count()).select_from(table))


class _Current:
    """Questions about what current readings hold.

    Where all readings are current, as they mostly are, nothing is joined: a million rows are counted in an index.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        every = _count(connection, readings)
        now = select(func.count()).select_from(readings).where(readings.c.current)
        self._whole = every == _number(connection, now)

    def current(self, table: Table, *columns: Any) -> Any:
        """A question about the rows of current readings."""
        if self._whole:
            return select(*columns).select_from(table)
        joined = table.join(readings, readings.c.id == table.c.reading_id)
        return select(*columns).select_from(joined).where(readings.c.current)

    def counted(self, table: Table) -> int:
        """How many rows."""
        return _number(self._connection, self.current(table, func.count()))

    def removed(self) -> int:
        """How many blocks were taken out."""
        return _number(self._connection, self.current(blocks, func.count()).where(blocks.c.kept.is_(False)))

    def grouped(self, table: Table, column: Any, *, unknown: bool = True) -> dict[str, int]:
        """How many rows have each value."""
        query = self.current(table, column, func.count()).group_by(column)
        return _by_number(self._connection, query if unknown else query.where(column > ""))


def _none(column: Any) -> Any:
    return func.sum(case((column.is_(None), 1), else_=0))


def _by_number(connection: Connection, query: Any) -> dict[str, int]:
    """The most frequent first; a value that is not known is called so."""
    found = {value or "unknown": number for value, number in connection.execute(query)}
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _readers(connection: Connection) -> list[ReaderStatus]:
    current = func.sum(case((readings.c.current, 1), else_=0))
    query = (
        select(readers.c.version, readers.c.parts, func.count(), current)
        .join(readings, readings.c.reader_id == readers.c.id)
        .group_by(readers.c.id, readers.c.version, readers.c.parts)
        .order_by(current.desc(), readers.c.version, readers.c.parts)
    )
    return [
        ReaderStatus(version=version, parts=parts, readings=number, current=asked)
        for version, parts, number, asked in connection.execute(query)
    ]


def _runs(connection: Connection) -> list[RunStatus]:
    query = (
        select(runs.c.id, runs.c.command, runs.c.started, runs.c.ended, func.count(readings.c.id))
        .outerjoin(readings, readings.c.run_id == runs.c.id)
        .group_by(runs.c.id, runs.c.command, runs.c.started, runs.c.ended)
        .order_by(runs.c.started.desc(), runs.c.id)
        .limit(10)
    )
    names = ("id", "command", "started", "ended", "readings")
    return [RunStatus(**dict(zip(names, row, strict=True))) for row in connection.execute(query)]
