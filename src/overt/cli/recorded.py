"""What the commands that work on a record share: which record, and how its answers are listed."""

import csv
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import msgspec
import typer

if TYPE_CHECKING:
    from overt.record import Record

RECORD = Annotated[
    str,
    typer.Option("--record", envvar="OVERT_RECORD", metavar="FILE|URL", help="A file, or postgresql://USER@HOST/NAME."),
]
DEFAULT = "record.overt"
JSON = Annotated[bool, typer.Option("--json", help="Print JSON, one line an entry.")]
CSV = Annotated[bool, typer.Option("--csv", help="Print CSV with a line of column names.")]
SINCE = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later (EDTF, as 2024-05).")]
UNTIL = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or before.")]
LIMIT = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="At most so many; 50 on a terminal, else all, unless you say.")
]

Shape = Literal["table", "lines", "json", "csv"]
Row = Sequence[str]
_Entry = TypeVar("_Entry", bound=msgspec.Struct)
_ON_A_TERMINAL = 50


def existing(location: str) -> "Record":
    """The record that is asked, which must be there."""
    from overt.record import open_record

    return open_record(location, create=False)


def shape(*, as_json: bool, as_csv: bool) -> Shape:
    """How to print: a table for people, else what programs read; tab-separated lines in a pipe."""
    if as_json and as_csv:
        raise typer.BadParameter("choose one of --json and --csv")
    if as_json:
        return "json"
    if as_csv:
        return "csv"
    if not sys.stdout.isatty() and "FORCE_COLOR" not in os.environ:
        return "lines"  # found out without loading what draws tables
    from overt.cli.console import out

    return "table" if out().is_terminal else "lines"


def limit_for(chosen: Shape, limit: int | None) -> int | None:
    """How many to ask for: a screenful for a person who did not say."""
    return limit or (_ON_A_TERMINAL if chosen == "table" else None)


def as_records(items: Iterable[msgspec.Struct]) -> None:
    """Print each item as a line of JSON."""
    for item in items:
        sys.stdout.buffer.write(msgspec.json.encode(item) + b"\n")
    sys.stdout.buffer.flush()


def as_cells(columns: Row, rows: Iterable[Row], *, separated: Literal["csv", "lines"]) -> None:
    """Print the rows under their column names, as CSV or separated by tabs."""
    if separated == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([columns, *rows])
        return
    for row in (columns, *rows):
        typer.echo("\t".join(" ".join(cell.split()) for cell in row))


def as_entries(
    items: tuple[_Entry, ...],
    chosen: Shape,
    *,
    columns: Row,
    cells: Callable[[_Entry], Row],
    show: Callable[[tuple[_Entry, ...]], None],
) -> None:
    """Print a list in the chosen shape: JSON, a table for people, CSV, or lines separated by tabs."""
    if chosen == "json":
        as_records(items)
    elif chosen == "table":
        show(items)
    else:
        as_cells(columns, map(cells, items), separated="csv" if chosen == "csv" else "lines")


def note(text: str) -> None:
    """Say something beside the answer, on standard error."""
    typer.echo(text, err=True)


def note_rest(shown: int, total: int, what: str) -> None:
    """Say that there is more than was printed."""
    if total > shown:
        note(f"{shown} of {total:,} {what}; --limit shows more.")


def note_undated(undated: int, what: str, reason: str) -> None:
    """Say how many a question since or until a day could not judge."""
    if undated:
        note(f"{undated:,} more {what} left out: {reason}.")


def nothing(what: str) -> typer.Exit:
    """The exit of a question without an answer, said on standard error."""
    note(f"overt: No {what}.")
    return typer.Exit(1)
