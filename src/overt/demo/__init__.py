"""A few pages of invented outlets, written for overt: nothing in them happened, and nobody in them exists."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


@contextmanager
def pages() -> Iterator[tuple[Path, Path]]:
    """The folder of the demo's pages and the list of what we know of them, as paths while the context lasts."""
    home = files("overt.demo")
    with as_file(home / "pages") as folder, as_file(home / "dates.csv") as dates:
        yield folder, dates
