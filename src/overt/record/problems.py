"""What could not be read, on pages of the record and of what never became one."""

import msgspec
from sqlalchemy import Connection, func, select

from overt.record import schema
from overt.record.filters import WHERE, where_of
from overt.record.found import Where


class ProblemEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Something on a page that could not be read; the offsets are those of the article's text."""

    where: Where
    code: str
    message: str
    start: int | None
    end: int | None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was asked for and is no page, or could not be had; ``name`` is what the user called it."""

    name: str
    code: str
    message: str


def problems(connection: Connection, *, code: str | None) -> tuple[ProblemEntry, ...]:
    """The problems of all current readings, or those with one code, by page."""
    table, articles, readings = schema.problems, schema.articles, schema.readings
    joined = table.join(readings, readings.c.id == table.c.reading_id).join(
        articles, articles.c.reading_id == table.c.reading_id
    )
    query = select(*WHERE, table).select_from(joined).where(func.coalesce(readings.c.current, False))
    if code:
        query = query.where(table.c.code == code)
    rows = connection.execute(query.order_by(articles.c.page_id, table.c.position)).mappings()
    same = ("code", "message", "start", "end")
    return tuple(ProblemEntry(where=where_of(row), **{name: row[name] for name in same}) for row in rows)


def unread(connection: Connection) -> tuple[Unread, ...]:
    """Everything that could not be read at all, by name."""
    table = schema.unread
    rows = connection.execute(select(table.c.name, table.c.code, table.c.message).order_by(table.c.name, table.c.code))
    return tuple(Unread(name=name, code=code, message=message) for name, code, message in rows)
