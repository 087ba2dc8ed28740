"""An open record as a whole, and whatever it holds by its id."""

from collections.abc import Iterator
from contextlib import contextmanager

from overt.record import fingerprint, moment, show, status
from overt.record.entry import Entry
from overt.record.faces.connected import Connected
from overt.record.lookup import full_id
from overt.record.selection import Selection
from overt.record.snapshot import Snapshot
from overt.record.status import Status


class OfEntries(Connected):
    """An open record as a whole, and whatever it holds by its id."""

    def show(self, id: str) -> Entry:  # noqa: A002 - the field's own name
        """The entry with that id, or the beginning of one. Raises NotInRecordError when that is none or several."""
        with self.reading() as connection:
            return show.show(connection, id)

    def full_id(self, typed: str) -> str:
        """The id that begins as typed; a page's is its SHA-256. Raises NotInRecordError for none or several."""
        with self.reading() as connection:
            return full_id(connection, typed)[1]

    def status(self) -> Status:
        """What the record holds, in numbers."""
        with self.reading() as connection:
            return status.status(connection, self.location)

    def moment(self) -> str:
        """A short text that changes whenever anything in the record does."""
        with self.reading() as connection:
            return moment.moment(connection)

    def fingerprint(self) -> str:
        """One number for all that the record says, whenever and in whatever order it was added."""
        with self.reading() as connection:
            return fingerprint.fingerprint(connection)

    def dump(self) -> tuple[str, ...]:
        """Everything the record says, one line of JSON a row, in an order that does not depend on how it came in."""
        with self.reading() as connection:
            return tuple(fingerprint.dump(connection))

    @contextmanager
    def snapshot(self, selection: Selection | None = None) -> Iterator[Snapshot]:
        """The record as it stands now, or a part of it, to be gone through from end to end while others may write.

        Raises NotInRecordError for an id that is none, and UnknownValueError for a filter's value that is none.
        """
        with self._lasting() as connection:
            yield Snapshot(connection, selection or Selection())
