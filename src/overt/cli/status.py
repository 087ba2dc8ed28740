"""``overt status``: what a record holds."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.recorded import DEFAULT, RECORD, as_records, existing
from overt.cli.words import counted

if TYPE_CHECKING:
    from overt.record import Record
    from overt.record.status import Status

_MOST = 5


def status(
    record: RECORD = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    problems: Annotated[bool, typer.Option("--problems", help="List what could not be read, and why.")] = False,
    fingerprint: Annotated[
        bool, typer.Option("--fingerprint", help="Print one number for all that the record says.")
    ] = False,
) -> None:
    """Say what a record holds: pages, readings, claims, reports, problems, runs.

    \b
    Examples:
      overt status
      overt status --problems
      overt status --record news.overt --json
    """
    with existing(record) as opened:
        if fingerprint:
            typer.echo(opened.fingerprint())
        elif problems:
            _print_problems(opened)
        elif as_json:
            as_records([opened.status()])
        else:
            from overt.this_reader import reader

            found = opened.status()
            own = found.readers[0].own_actors if found.readers else None  # of the reader with the most readings asked
            _print(found, _waiting(opened.count_to_reread(reader(actors=own)), own))


def _print_problems(opened: "Record") -> None:
    for one in opened.unread():
        typer.echo(f"not read\t{one.name}\t{one.code}\t{one.message}")
    for problem in opened.problems():
        title = problem.where.title or "(no title)"
        typer.echo(f"{problem.where.page}\t{title}\t{problem.code}\t{problem.message}")


def _waiting(pages: int, own: str | None) -> str | None:
    """How many pages this overt has not read, reading with the user's actor file as the record was read."""
    again = f"overt reread --actors FILE, with the file of {own}" if own else "overt reread"
    return f"{pages:,} pages for this reader: {again}" if pages else None


def _print(found: "Status", waiting: str | None) -> None:
    from rich.table import Table
    from rich.text import Text

    from overt.cli.console import out

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for name, value in _lines(found, waiting):
        grid.add_row(name, Text(value))
    out().print(grid)


def _lines(found: "Status", waiting: str | None) -> Iterator[tuple[str, str]]:
    yield "record", f"{found.location} (form {found.form})"
    yield "pages", f"{found.pages:,}, {_size(found.bytes)}, kept in {_size(found.stored)}"
    if found.pages:
        known = f"{found.earliest} to {found.latest}; " if found.earliest else ""
        yield "published", f"{known}{found.undated:,} undated"
        yield "outlets", _most(found.outlets)
        yield "languages", _most(found.languages)
    yield "removed", f"{found.removed:,} blocks taken out of the pages"
    yield "actors", f"{found.actors:,}, mentioned {found.mentions:,} times"
    yield "claims", f"{found.claims:,}"
    yield "events", f"{found.events:,}; {found.figures:,} figures"
    excluded = f"; no countable incident: {_most(found.excluded)}" if found.excluded else ""
    yield "reports", f"{found.reports - sum(found.excluded.values()):,}{excluded}"
    if found.problems:
        yield "problems", _most(found.problems)
    if found.unread:
        yield "not read", _most(found.unread)
    if found.corrected:
        yield "corrected", f"{found.corrected:,} given facts"
    for one in found.readers:
        older = one.readings - one.current
        yield (
            "reader",
            f"{one.version} {one.parts}: {counted(one.current, 'reading')}" + (f", {older:,} older" if older else ""),
        )
    if waiting:
        yield "waiting", waiting
    if found.unfinished_runs:
        yield "unfinished", f"{counted(found.unfinished_runs, 'run')} interrupted, or still going on"


def _most(counts: Mapping[str, int]) -> str:
    shown = ", ".join(f"{name} {number:,}" for name, number in list(counts.items())[:_MOST])
    return f"{shown} and {len(counts) - _MOST} more" if len(counts) > _MOST else shown


def _size(number: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"
