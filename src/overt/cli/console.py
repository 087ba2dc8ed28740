"""Where the command line prints: results on standard output, everything else on standard error."""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, TypeVar, cast

from rich.console import Console

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress

T = TypeVar("T")
_SPACES_AT_END = re.compile(r" +(?=\n)")
_PAGE_WIDTH = 100  # longer lines are hard to read, however wide the terminal


class _Output(Console):
    """A console that leaves it to the command line what to do when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        """Say what happened, where the console of rich ends the program as failed."""
        raise BrokenPipeError


class _Trimmed(io.TextIOBase):
    """A pipe or file that gets no spaces at the ends of lines: tables are filled up to the width of a page."""

    def __init__(self, to: IO[str]) -> None:
        self._to = to

    def write(self, text: str) -> int:
        self._to.write(_SPACES_AT_END.sub("", text))
        return len(text)

    def flush(self) -> None:
        self._to.flush()


def out() -> Console:
    """Standard output; colour and marks only on a terminal, and not with NO_COLOR."""
    console = _Output(file=sys.stdout, highlight=False, emoji=False, markup=False)
    if console.is_terminal:
        console.width = min(console.width, _PAGE_WIDTH)
        return console
    trimmed = cast("IO[str]", _Trimmed(sys.stdout))
    return _Output(file=trimmed, width=_PAGE_WIDTH, highlight=False, emoji=False, markup=False)


def err() -> Console:
    """Standard error, for problems and progress."""
    return Console(file=sys.stderr, highlight=False, emoji=False, markup=False, soft_wrap=True)


def progress(items: Iterable[T], *, label: str, total: int | None = None, printing: bool = False) -> Iterator[T]:
    """The items, with a bar on standard error while that is a terminal; a spinner where there is one item or no total.

    ``printing`` says that the caller prints between the items: the bar then stands there only while one is awaited.
    """
    console = err()
    if not console.is_terminal:
        yield from items
        return
    bar = _bar(console, total=total)
    task = bar.add_task(label, total=total)
    waiting = iter(items)
    with nullcontext() if printing else bar:
        while (item := _next(waiting, bar if printing else nullcontext())) is not None:
            yield item
            bar.advance(task)


def _next(waiting: Iterator[T], shown: "AbstractContextManager[object]") -> T | None:
    with shown:
        return next(waiting, None)


def _bar(console: Console, *, total: int | None) -> "Progress":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    spinner, label = SpinnerColumn(), TextColumn("{task.description}")
    if total == 1:
        return Progress(spinner, label, console=console, transient=True)
    count = (TextColumn("{task.completed}"),) if total is None else (BarColumn(), MofNCompleteColumn())
    return Progress(spinner, label, *count, TimeElapsedColumn(), console=console, transient=True)
