"""List what articles hold, those of the newest articles first, a part at a time, however large the record is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from overt.record.cursor import Value, cursor_of, place_of
from overt.record.found import Entry, Found
from overt.record.publication import Days, ranges, undated
from overt.record.schema import articles, readings

# From here on a list is read in its order and not sorted: so many matches that the first come soon.
PLENTY: Final = 2_000
# From here on a word of a text is looked up row by row, and not all rows that have it at once.
EVERYWHERE: Final = 40_000
# The same for a name: how many of those called so are looked up one by one costs more, and a row by itself less.
WELL_KNOWN: Final = 6_000
_KEY: Final = "key_"

# How the matches are come by: all looked up and sorted, as there are few; in their order, each held against all that
# have the words; or in their order, each looked at by itself.
Way = Literal["sorted", "in order", "one by one"]
Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for: of which table, which columns of what is found, under which conditions.

    ``within`` are the columns that order what one article holds, each rising and never unknown, the last one unique.
    ``asked`` is the question as a cursor knows it.
    """

    table: Table
    shown: Sequence[Any]
    within: Sequence[Any]
    conditions: Callable[[Way], Conditions]
    days: Days
    asked: object

    def select(self, columns: Sequence[Any], conditions: Conditions, *, articles_too: bool) -> Select[Any]:
        """The columns of what fits the conditions, with its article where that is needed."""
        of: Any = self.table
        if articles_too and self.table is not articles:
            of = self.table.join(articles, articles.c.reading_id == self.table.c.reading_id)
        return select(*columns).select_from(of).where(and_(*conditions))


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Some rows of a list, how many there are in all, and the cursor of the next.

    ``total`` is exact unless ``at_least``: then so many were counted and there are more. ``undated`` counts what only
    an unknown date keeps out.
    """

    rows: Sequence[Any]
    total: int
    at_least: bool = False
    next: str | None = None
    undated: int = 0

    def found(self, entry: Callable[[Any], Entry]) -> Found[Entry]:
        """The answer, each row as an entry."""
        return Found(
            items=tuple(map(entry, self.rows)),
            total=self.total,
            undated=self.undated,
            next=self.next,
            at_least=self.at_least,
        )


def plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column as a value that no index is asked for: where most rows have it, an index only leads astray."""
    return column.concat("")


def of_page(table: Table, page: str | None) -> Conditions:
    """What the page with that SHA-256 holds, by the reading that is asked; no condition where no page is named."""
    own = select(readings.c.id).where(readings.c.page_id == page, readings.c.current)
    return [table.c.reading_id.in_(own)] if page else []


def one_of(column: ColumnElement[Any], values: tuple[str, ...], way: Way, *, rare: bool = True) -> Conditions:
    """The column has one of the values; without ``rare`` something else that is asked for is rarer, and looked up.

    Each value of an index is in order by itself; several together are not.
    """
    if not values:
        return []
    ordered = len(values) == 1 and way != "sorted"
    return [(column if ordered or (rare and way == "sorted") else plain(column)).in_(values)]


def bounded(connection: Connection, wanted: Select[Any], most: int | None) -> tuple[int, bool]:
    """How many rows a query has, counted no further than ``most``, and whether there are more than that."""
    counted = wanted.order_by(None).limit(None if most is None else most + 1).subquery()
    number = connection.scalar(select(func.count()).select_from(counted)) or 0
    return (number, False) if most is None or number <= most else (most, True)


def part(
    connection: Connection,
    question: Question,
    *,
    cursor: str | None,
    limit: int | None,
    count_to: int | None,
    many: bool = False,
    everywhere: bool = False,
) -> Part:
    """The rows that a question asks for, those of the newest articles first and undated ones last.

    ``many`` says that there are known to be more than ``count_to``; ``everywhere`` that the words asked for are in so
    many rows that each is best looked at by itself.

    Raises UnknownValueError for a cursor that is none.
    """
    place = place_of(question.asked, cursor)
    total, at_least = (count_to, True) if many and count_to is not None else _total(connection, question, count_to)
    few = limit is None or not (at_least or total > PLENTY)
    way: Way = "sorted" if few else "one by one" if everywhere else "in order"
    rows = _next(connection, question, way, place, None if limit is None else limit + 1)
    more = limit is not None and len(rows) > limit
    last = cursor_of(question.asked, _place(rows[limit - 1], question)) if more and limit else None
    return Part(rows=rows[:limit], total=total, at_least=at_least, next=last,
                undated=_undated(connection, question, count_to))  # fmt: skip


def _total(connection: Connection, question: Question, count_to: int | None) -> tuple[int, bool]:
    number, at_least = 0, False
    for span in ranges(connection, question.table.c.listed, question.days):
        wanted = [*question.conditions("sorted"), *span.conditions]
        counted = question.select([question.table.c.listed], wanted, articles_too=span.articles)
        some, at_least = bounded(connection, counted, None if count_to is None else count_to - number)
        number += some
        if at_least:
            break
    return number, at_least


def _undated(connection: Connection, question: Question, count_to: int | None) -> int:
    """How many would be found if their day were known."""
    if question.days.any_day:
        return 0
    wanted = [*question.conditions("sorted"), *undated(question.table.c.listed)]
    return bounded(connection, question.select([question.table.c.listed], wanted, articles_too=True), count_to)[0]


def _next(
    connection: Connection, question: Question, way: Way, place: list[Value] | None, number: int | None
) -> list[Any]:
    """The rows behind a place, in the order of the index over ``listed``."""
    listed = question.table.c.listed
    keys = [column.label(f"{_KEY}{at}") for at, column in enumerate((listed, *question.within))]
    found: list[Any] = []
    for span in ranges(connection, listed, question.days):
        wanted = [*question.conditions(way), *span.conditions, *_behind(listed, question.within, place)]
        query = question.select([*question.shown, *keys], wanted, articles_too=True)
        left = None if number is None else number - len(found)
        found += connection.execute(query.order_by(listed.desc(), *question.within).limit(left)).mappings().all()
        if number is not None and len(found) >= number:
            break
    return found


def _behind(listed: ColumnElement[Any], within: Sequence[Any], place: list[Value] | None) -> Conditions:
    if place is None:
        return []
    last, *inside = place
    return [listed <= last, or_(listed < last, _behind_all(within, inside))]


def _behind_all(columns: Sequence[Any], values: Sequence[Value]) -> ColumnElement[bool]:
    (column, *columns), (value, *values) = columns, values
    behind: ColumnElement[bool] = column > value
    return behind if not columns else or_(behind, and_(column == value, _behind_all(columns, values)))


def _place(row: Any, question: Question) -> list[Value]:
    return [row[f"{_KEY}{at}"] for at in range(len(question.within) + 1)]
