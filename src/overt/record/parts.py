"""Many ids, asked about a part at a time: one question to a database holds only so many."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select

T = TypeVar("T")
_AT_ONCE: Final = 400


def in_parts(items: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """The items in lists of a size that one question can hold.

    >>> list(in_parts("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    waiting = iter(items)
    while part := list(islice(waiting, size)):
        yield part


def rows_of(
    connection: Connection, wanted: Select[Any], column: ColumnElement[Any], ids: Iterable[Any]
) -> Iterator[Any]:
    """The rows of a question in which the column is one of the ids, however many ids there are.

    They come in the order of the question only within each part.
    """
    for part in in_parts(sorted(set(ids))):
        yield from connection.execute(wanted.where(column.in_(part)))


def values_of(
    connection: Connection, wanted: Select[Any], column: ColumnElement[Any], ids: Iterable[Any]
) -> Iterator[Any]:
    """The first value of each of these rows."""
    return (row[0] for row in rows_of(connection, wanted, column, ids))
