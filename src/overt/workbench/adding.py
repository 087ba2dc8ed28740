"""Pages that were put in, read one after the other beside the server's other work."""

import secrets
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from overt.errors import OvertError, PageError
from overt.pages.page import Page

if TYPE_CHECKING:
    from overt.record import Record

Source = Callable[[], Page]
_KEPT: Final = 50


class Put(msgspec.Struct, kw_only=True):
    """One page that was put in, and what became of it."""

    name: str
    state: str = "waiting"
    page: str | None = None
    title: str | None = None
    claims: int = 0
    reports: int = 0
    removed: int = 0
    problems: tuple[str, ...] = ()
    told: str = ""


class Job(msgspec.Struct, kw_only=True):
    """Some pages that somebody put in together."""

    id: str
    by: str
    pages: list[Put]
    ended: bool = False
    told: str = ""

    @property
    def done(self) -> int:
        """How many pages are through."""
        return sum(one.state not in {"waiting", "reading"} for one in self.pages)


class Adder:
    """Reads what people put in, one job at a time, so that looking at pages stays quick meanwhile."""

    def __init__(self, record: "Record") -> None:
        self._record = record
        self._jobs: dict[str, Job] = {}
        self._one_at_a_time = threading.Lock()

    def start(self, sources: Sequence[tuple[str, Source]], *, by: str) -> Job:
        """Begin a job; it goes on by itself."""
        job = Job(id=secrets.token_urlsafe(9), by=by, pages=[Put(name=name) for name, _ in sources])
        self._jobs[job.id] = job
        for old in list(self._jobs)[:-_KEPT]:
            del self._jobs[old]
        threading.Thread(target=self._run, args=(job, [get for _, get in sources]), daemon=True).start()
        return job

    def job(self, job_id: str) -> Job | None:
        """The job with that id, while it is remembered."""
        return self._jobs.get(job_id)

    def _run(self, job: Job, sources: list[Source]) -> None:
        from overt.incidents import update
        from overt.this_reader import reader

        with self._one_at_a_time:
            try:
                with self._record.run("overt serve: add", reader(), configuration={"by": job.by}) as run:
                    for put, get in zip(job.pages, sources, strict=True):
                        self._add(put, get, run)
                update(self._record)
            except OvertError as error:
                job.told = str(error)
            finally:
                job.ended = True

    def _add(self, put: Put, get: Source, run: "object") -> None:
        put.state = "reading"
        try:
            self._read(put, get(), run)
        except PageError as error:
            self._record.refuse(error, run)  # type: ignore[arg-type]
            put.state, put.told = "not read", str(error)
        except OvertError as error:
            put.state, put.told = "not read", str(error)

    def _read(self, put: Put, page: Page, run: "object") -> None:
        from overt.reader import read_page
        from overt.record.ids import page_entry_id
        from overt.this_reader import reader

        prepared = self._record.prepare(page, reader())
        put.page = page_entry_id(page.id)
        if prepared.read:
            put.state = "there already"
            return
        reading = read_page(prepared.page)
        self._record.add(prepared.page, reading, run)  # type: ignore[arg-type]
        put.title = reading.article.title
        put.claims, put.reports = len(reading.claims), len(reading.reports)
        put.removed = sum(not block.kept for block in reading.article.blocks)
        put.problems = tuple(one.message for one in reading.problems)
        put.state = "read"
