"""Where the command line prints: results on standard output, everything else on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress

T = TypeVar("T")
_PAGE_WIDTH = 100  # longer lines are hard to read, however wide the terminal


def out() -> Console:
    """Standard output; colour and marks only on a terminal, and not with NO_COLOR."""
    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    console.width = min(console.width, _PAGE_WIDTH) if console.is_terminal else _PAGE_WIDTH
    return console


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
