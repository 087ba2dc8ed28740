"""Tables that a person reads in a terminal, however narrow it is."""

from rich import box
from rich.table import Table
from rich.text import Text


def table(title: str | None = None) -> Table:
    """An empty table as wide as the page."""
    shown = Text(title) if title else None
    return Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), title=shown, title_justify="left")


def fixed(of: Table, name: str, width: int) -> None:
    """Add a column of short words, as wide as the longest of them."""
    of.add_column(name, width=width, overflow="fold")


def shared(of: Table, name: str, share: int) -> None:
    """Add a column of running words, which gets its share of what the others leave; no word is cut short."""
    of.add_column(name, ratio=share, overflow="fold")
