"""The record as it stands at one moment, gone through from end to end: what every export is made from."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from overt.reading import Claim, Event, Report
from overt.record import told
from overt.record.fingerprint import fingerprint
from overt.record.selection import Chosen, Selection, chosen
from overt.record.told import Named, Origin, Told

T = TypeVar("T")


class Snapshot:
    """What a selection of the record holds, at one moment: others may write meanwhile and nothing here changes.

    Everything comes one at a time, in an order that is always the same.
    """

    def __init__(self, connection: Connection, selection: Selection) -> None:
        self._connection = connection
        self._chosen: Chosen = chosen(connection, selection)
        self.selection = selection

    @property
    def version(self) -> str:
        """What a published number is signed with: the record's version."""
        return fingerprint(self._connection)[:12]

    def reports(self) -> Iterator[Told[Report]]:
        """The reports, each with its article."""
        return told.told_reports(self._connection, self._chosen.reports)

    def claims(self) -> Iterator[Told[Claim]]:
        """The claims of the articles that tell the selected reports, each with its article."""
        return told.told_claims(self._connection, self._chosen.claims)

    def events(self) -> Iterator[Told[Event]]:
        """The events of the selected reports, each with its article."""
        return told.told_events(self._connection, self._chosen.events)

    def origins(self) -> Iterator[Origin]:
        """The articles that tell the selected reports."""
        return told.origins(self._connection, self._chosen.readings)

    def named(self, ids: Sequence[str]) -> dict[str, Named]:
        """The actors with these ids."""
        return told.named(self._connection, ids)

    def text(self, reading: str) -> str:
        """The text of the article that a reading read: what all offsets count in."""
        return told.text_of(self._connection, reading)


def batches(items: Iterable[T], size: int = 400) -> Iterator[list[T]]:
    """The items in lists of a size that one question to the database can hold.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
