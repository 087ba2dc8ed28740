"""The pages of an open record: taken in with their readings, given back, and read again."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import select

from overt.errors import PageError
from overt.pages.page import Page
from overt.reading import Reader, Reading, from_json
from overt.record import lookup, provenance, store
from overt.record.compress import unpacked
from overt.record.faces.connected import Connected
from overt.record.problems import ProblemEntry, Unread, problems, unread
from overt.record.provenance import Run
from overt.record.schema import pages, readings
from overt.record.store import Outcome, Prepared


class OfPages(Connected):
    """The pages of an open record: taken in with their readings, given back, and read again."""

    @contextmanager
    def run(self, command: str, reader: Reader, *, configuration: Mapping[str, object] | None = None) -> Iterator[Run]:
        """A run of a command, noted with its reader and settings; it has an end only if it comes to one."""
        with self.writing() as connection:
            run = provenance.start(connection, command, reader, configuration or {})
        yield run
        with self.writing() as connection:
            provenance.end(connection, run)

    def prepare(self, page: Page, reader: Reader, *, correct: bool = False) -> Prepared:
        """The page with what the record holds of it, whether it is known, and whether there is anything to read."""
        with self.reading() as connection:
            return store.prepare(connection, page, reader, correct=correct)

    def has(self, page: Page, reader: Reader) -> bool:
        """Whether the record has a reading of the page by this reader, with all that is given about it."""
        return self.prepare(page, reader).read

    def add(self, page: Page, reading: Reading, run: Run, *, correct: bool = False) -> Outcome:
        """Store a page and a reading of it, as one transaction; the same twice is stored once.

        The reading becomes the one that is asked; older ones stay beside it. What is given about the page completes
        what the record knows and, only with ``correct``, replaces it; what was replaced stays readable.

        Raises PageError when only this page cannot be stored: its reading was made with facts that the record
        contradicts, or holds what no record can. Raises RecordError when the reading is of another page.
        """
        with self.writing() as connection:
            return store.add(connection, page, reading, run, correct=correct)

    def refuse(self, error: PageError, run: Run) -> None:
        """Keep what could not be read, and why."""
        with self.writing() as connection:
            store.refuse(connection, error, run)

    def page(self, id: str) -> Page:  # noqa: A002 - the field's own name
        """The page with that SHA-256, bytes and all."""
        with self.reading() as connection:
            return store.page_of(connection.execute(select(pages).where(pages.c.id == id)).mappings().one())

    def page_id(self, id: str) -> str:  # noqa: A002 - the field's own name
        """The SHA-256 of the page with that id. Raises NotInRecordError when there is none."""
        with self.reading() as connection:
            return lookup.page_id(connection, id)

    def pages_of_outlet(self, outlet: str) -> Iterator[Page]:
        """Pages of an outlet, those with the smallest ids and at most 400: enough to see what it prints on each."""
        with self.reading() as connection:
            found = store.of_outlet(connection, outlet)
        for page_id in found:
            yield self.page(page_id)

    def pages_to_reread(self, reader: Reader) -> Iterator[Page]:
        """The pages that this reader has not read with all that is given about them, one at a time."""
        with self.reading() as connection:
            unread_yet = store.to_reread(connection, reader)
        for page_id in unread_yet:
            yield self.page(page_id)

    def count_to_reread(self, reader: Reader) -> int:
        """How many pages this reader has not read with all that is given about them."""
        with self.reading() as connection:
            return len(store.to_reread(connection, reader))

    def unread(self) -> tuple[Unread, ...]:
        """What was asked for and could not be read at all."""
        with self.reading() as connection:
            return unread(connection)

    def problems(self, *, code: str | None = None) -> tuple[ProblemEntry, ...]:
        """What could not be read on pages that are in the record."""
        with self.reading() as connection:
            return problems(connection, code=code)

    def readings(self) -> Iterator[Reading]:
        """Every current reading as it was read, by page id, one at a time."""
        wanted = select(readings.c.id).where(readings.c.current).order_by(readings.c.page_id)
        with self.reading() as connection:
            ids = connection.scalars(wanted).all()
        for one in ids:
            with self.reading() as connection:
                content = connection.scalar(select(readings.c.content).where(readings.c.id == one))
            yield from_json(unpacked(bytes(content or b"")))
