"""A table that is handed on: one row a thing, one column a property, every column explained."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from overt.exports.columns import Column, Value
from overt.record.snapshot import Snapshot

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table: its columns, and where its rows come from. The first column tells its rows apart."""

    name: str
    meaning: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Snapshot], Iterable[Row]]

    def values(self, snapshot: Snapshot) -> Iterable[tuple[Value, ...]]:
        """The cells of each row, one row at a time."""
        for row in self.rows(snapshot):
            yield tuple(column.value(row) for column in self.columns)
