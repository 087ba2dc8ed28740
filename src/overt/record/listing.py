"""List what articles hold, those of the newest articles first, a part at a time, however large the record is."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from overt.record.cursor import Value, cursor_of, place_of
from overt.record.filters import newest_first
from overt.record.schema import articles, readings

# From here on a list is read in its order and not sorted: so many matches that the first come soon.
PLENTY: Final = 2_000
# From here on words are looked up row by row, and not all that have them at once.
EVERYWHERE: Final = 15_000
_KEY: Final = "key_"

Conditions = list[ColumnElement[bool]]
Question = Callable[..., Select[Any]]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Some rows of a list, how many there are in all, and the cursor of the next.

    ``total`` is exact unless ``at_least``: then so many were counted and there are more.
    """

    rows: Sequence[Any]
    total: int
    at_least: bool = False
    next: str | None = None


def plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column as a value that no index is asked for: where most rows have it, an index only leads astray."""
    return column.concat("")


def current(*, common: bool) -> ColumnElement[bool]:
    """What is of current readings; where most is wanted, nothing is looked up by that."""
    return func.coalesce(readings.c.current, False) if common else readings.c.current


def bounded(connection: Connection, wanted: Select[Any], most: int | None) -> tuple[int, bool]:
    """How many rows a query has, counted no further than ``most``, and whether there are more than that."""
    counted = wanted.order_by(None).limit(None if most is None else most + 1).subquery()
    number = connection.scalar(select(func.count()).select_from(counted)) or 0
    return (number, False) if most is None or number <= most else (most, True)


def part(
    connection: Connection,
    ask: Question,
    *,
    within: Sequence[Any],
    number: Any,
    question: object,
    cursor: str | None,
    limit: int | None,
    count_to: int | None,
    common: bool | None = None,
) -> Part:
    """The rows that ``ask`` selects, those of the newest articles first and undated ones last.

    ``ask(common, *columns)`` gives the query; ``common`` says that much of the record matches. ``within`` are the
    columns that order what one article holds, each rising and never unknown, the last one unique. ``common`` says
    beforehand whether much matches, where that is known.

    Raises UnknownValueError for a cursor that is none.
    """
    place = place_of(question, cursor)
    if common and count_to is not None:
        total, at_least = count_to, True
    else:
        total, at_least = bounded(connection, ask(False, number), count_to)  # noqa: FBT003 - as `ask` takes it
    wanted = ask((at_least or total > PLENTY) if common is None else common)
    if limit is None:
        return Part(rows=connection.execute(_ordered(wanted, within)).mappings().all(), total=total)
    rows = _next(connection, wanted, within, place, limit + 1)
    more = len(rows) > limit
    last = cursor_of(question, _place(rows[limit - 1], within)) if more else None
    return Part(rows=rows[:limit], total=total, at_least=at_least, next=last)


def _ordered(wanted: Select[Any], within: Sequence[Any]) -> Select[Any]:
    return wanted.order_by(*newest_first(), *within)


def _next(
    connection: Connection, wanted: Select[Any], within: Sequence[Any], place: list[Value] | None, number: int
) -> list[Any]:
    """The rows behind a place: dated articles first, then those without a date, each in the order of an index."""
    keys = [articles.c.latest, articles.c.page_id, *within]
    labelled = wanted.add_columns(*(column.label(f"{_KEY}{at}") for at, column in enumerate(keys)))
    found: list[Any] = []
    if place is None or place[0] is not None:
        # Every day is later than no text at all: said so, it is a range of the index.
        dated = labelled.where(articles.c.latest > "", *_behind(place, within))
        query = dated.order_by(articles.c.latest.desc(), articles.c.page_id.desc(), *within).limit(number)
        found += connection.execute(query).mappings().all()
        place = None
    if len(found) < number:
        behind = _behind_page(place[1:], within) if place else true()
        undated = labelled.where(articles.c.latest.is_(None), behind)
        query = undated.order_by(articles.c.page_id.desc(), *within).limit(number - len(found))
        found += connection.execute(query).mappings().all()
    return found


def _behind(place: list[Value] | None, within: Sequence[Any]) -> Conditions:
    if place is None:
        return []
    day, *rest = place
    return [articles.c.latest <= day, or_(articles.c.latest < day, _behind_page(rest, within))]


def _behind_page(place: list[Value], within: Sequence[Any]) -> ColumnElement[bool]:
    page, *inside = place
    return or_(articles.c.page_id < page, and_(articles.c.page_id == page, _behind_all(within, inside)))


def _behind_all(columns: Sequence[Any], values: Sequence[Value]) -> ColumnElement[bool]:
    (column, *columns), (value, *values) = columns, values
    behind: ColumnElement[bool] = column > value
    return behind if not columns else or_(behind, and_(column == value, _behind_all(columns, values)))


def _place(row: Any, within: Sequence[Any]) -> list[Value]:
    return [row[f"{_KEY}{at}"] for at in range(len(within) + 2)]
