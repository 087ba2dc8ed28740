"""Read many pages on one machine, with as many processes as are useful."""

import gc
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from overt.engines.familiar import NOTHING_FAMILIAR, Familiar
from overt.errors import PageError
from overt.language.actor_list import ActorList
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
    pages: Iterable[Page | PageError],
    *,
    workers: int = 1,
    familiar: Familiar = NOTHING_FAMILIAR,
    actors: ActorList | None = None,
) -> Iterator[Outcome]:
    """The reading of every page, in the order of the pages; a page that cannot be read gives the error that says why.

    ``familiar`` holds the lines that stand on several pages of an outlet. ``actors`` is the actor list to
    read with, where it is not the one that comes with overt; a worker gets it once. ``workers`` is the number of
    processes; one reads in this process. Memory does not grow with the number of pages. A page that brings a worker
    down is read once more alone; if it does so again it is reported and the rest go on.
    """
    if workers <= 1:
        for page in pages:
            yield page if isinstance(page, PageError) else _read(page, familiar.of(page), actors)
        return
    yield from _Pool(workers, familiar, actors).read(pages)


def _read(page: Page, familiar: frozenset[str], actors: ActorList | None) -> Outcome:
    try:
        return page, read_page(page, familiar=familiar, actors=actors)
    except MemoryError:
        return PageError(page.name, "The page needs more memory than there is", "Read it with fewer workers")
    except RecursionError:
        return PageError(page.name, "The page is nested too deeply", "Save the article alone as text")


# The actor list of this process, where it is a worker: it is handed over when the worker starts.
_given_actors: ActorList | None = None


def _begin(actors: ActorList | None) -> None:
    gc.set_threshold(_COLLECT_AFTER)
    global _given_actors  # a worker has no other place that lasts from page to page
    _given_actors = actors


def _answer(page: Page, familiar: frozenset[str]) -> Reading | tuple[str, str, str]:
    """What a worker sends back: the reading, or an error's parts (errors with arguments do not travel)."""
    outcome = _read(page, familiar, _given_actors)
    return (outcome.page, outcome.what, outcome.advice) if isinstance(outcome, PageError) else outcome[1]


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that start now not hear Ctrl-C: their parent does, and ends them without a word.

    Only the main thread may say so, and only there is Ctrl-C heard.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Pool:
    """Worker processes with a bounded queue, mended when a page kills one."""

    def __init__(self, workers: int, familiar: Familiar, actors: ActorList | None) -> None:
        self.workers = workers
        self.familiar = familiar
        self.actors = actors
        self.others = set(multiprocessing.active_children())
        self.executor = self._start(workers)
        self.aside: ProcessPoolExecutor | None = None

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        with _deaf():
            return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(self.actors,))

    def read(self, pages: Iterable[Page | PageError]) -> Iterator[Outcome]:
        waiting: deque[tuple[Page | PageError, Future[Reading | tuple[str, str, str]] | None]] = deque()
        try:
            for page in pages:
                waiting.append((page, None if isinstance(page, PageError) else self._submit(page)))
                if len(waiting) > self.workers * _AHEAD:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        except BaseException:
            self._end_workers()  # stopped or left: nobody waits for the pages under way
            raise
        finally:
            self.executor.shutdown(cancel_futures=True)
            if self.aside is not None:
                self.aside.shutdown()

    def _end_workers(self) -> None:
        for child in set(multiprocessing.active_children()) - self.others:
            child.terminate()

    def _submit(self, page: Page) -> Future[Reading | tuple[str, str, str]]:
        lines = self.familiar.of(page)
        with _deaf():
            try:
                return self.executor.submit(_answer, page, lines)
            except BrokenProcessPool:
                self.executor = self._start(self.workers)
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
        """Read a page whose worker died: by itself, so that it can harm no other.

        All pages under way come here when one ends its worker, so the process that reads them one by one is kept.
        """
        self.aside = self.aside or self._start(1)
        try:
            with _deaf():
                under_way = self.aside.submit(_answer, page, self.familiar.of(page))
            return under_way.result()
        except BrokenProcessPool:
            self.aside = None
            return page.name, "The page ended the process that read it", "Report it, with the page; the rest go on"
