"""Read many pages on one machine, with as many processes as are useful."""

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from overt.engines.familiar import NOTHING_FAMILIAR, Familiar
from overt.errors import PageError
from overt.pages.page import Page
from overt.reader import read_page
from overt.reading import Reading

# Pages under way at once per worker: enough that none waits, few enough that memory stays flat.
_AHEAD = 3
# A worker looks for unused cycles after so many new objects, not Python's 700: a parsed article makes far more, nearly
# all freed without that look, which took a twentieth of the time. Memory stays flat (docs/speed.md).
_COLLECT_AFTER = 50_000

Outcome = tuple[Page, Reading] | PageError


def read_many(
    pages: Iterable[Page | PageError], *, workers: int = 1, familiar: Familiar = NOTHING_FAMILIAR
) -> Iterator[Outcome]:
    """The reading of every page, in the order of the pages; a page that cannot be read gives the error that says why.

    ``familiar`` holds the lines that stand on several pages of an outlet. ``workers`` is the number of processes; one
    reads in this process. Memory does not grow with the number of pages. A page that brings a worker
    down is read once more alone; if it does so again it is reported and the rest go on.
    """
    if workers <= 1:
        for page in pages:
            yield page if isinstance(page, PageError) else _read(page, familiar.of(page))
        return
    yield from _Pool(workers, familiar).read(pages)


def _read(page: Page, familiar: frozenset[str]) -> Outcome:
    try:
        return page, read_page(page, familiar=familiar)
    except MemoryError:
        return PageError(page.name, "The page needs more memory than there is", "Read it with fewer workers")
    except RecursionError:
        return PageError(page.name, "The page is nested too deeply", "Save the article alone as text")


def _answer(page: Page, familiar: frozenset[str]) -> Reading | tuple[str, str, str]:
    """What a worker sends back: the reading, or an error's parts (errors with arguments do not travel)."""
    outcome = _read(page, familiar)
    return (outcome.page, outcome.what, outcome.advice) if isinstance(outcome, PageError) else outcome[1]


class _Pool:
    """Worker processes with a bounded queue, mended when a page kills one."""

    def __init__(self, workers: int, familiar: Familiar) -> None:
        self.workers = workers
        self.familiar = familiar
        self.executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            self.workers, mp_context=context, initializer=gc.set_threshold, initargs=(_COLLECT_AFTER,)
        )

    def read(self, pages: Iterable[Page | PageError]) -> Iterator[Outcome]:
        waiting: deque[tuple[Page | PageError, Future[Reading | tuple[str, str, str]] | None]] = deque()
        try:
            for page in pages:
                waiting.append((page, None if isinstance(page, PageError) else self._submit(page)))
                if len(waiting) > self.workers * _AHEAD:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:
            self.executor.shutdown(cancel_futures=True)

    def _submit(self, page: Page) -> Future[Reading | tuple[str, str, str]]:
        lines = self.familiar.of(page)
        try:
            return self.executor.submit(_answer, page, lines)
        except BrokenProcessPool:
            self.executor = self._start()
            return self.executor.submit(_answer, page, lines)

    def _next(self, waiting: deque[tuple[Page | PageError, Future[Reading | tuple[str, str, str]] | None]]) -> Outcome:
        page, future = waiting.popleft()
        if isinstance(page, PageError):
            return page
        if future is None:
            raise AssertionError("a page was queued without being read")
        try:
            answer = future.result()
        except BrokenProcessPool:
            answer = self._alone(page)
        return PageError(*answer) if isinstance(answer, tuple) else (page, answer)

    def _alone(self, page: Page) -> Reading | tuple[str, str, str]:
        """Read a page whose worker died: by itself, so that it can harm no other."""
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as one:
            try:
                return one.submit(_answer, page, self.familiar.of(page)).result()
            except BrokenProcessPool:
                return (
                    page.name,
                    "The page ended the process that read it",
                    "Report it, with the page; the rest go on",
                )
