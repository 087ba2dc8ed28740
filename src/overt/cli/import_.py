"""``overt import``: bring in actors, or compare a list of incidents."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from overt.cli.recorded import CSV, DEFAULT, JSON, RECORD, as_cells, as_records, existing, note, nothing, shape
from overt.cli.words import counted

if TYPE_CHECKING:
    from overt.imports.actors import Actors
    from overt.imports.comparison import Compared

_COLUMNS = (
    "line", "verdict", "incident", "score", "title", "when", "where", "what", "incident_title", "incident_when",
    "incident_where", "reasons", "problems",
)  # fmt: skip


def import_(
    kind: Annotated[Literal["actors", "incidents"], typer.Argument(metavar="KIND", help="actors or incidents.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines, CSV, XLSX, XLS or ODS.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Of actors: where the actor file goes.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a spreadsheet: this sheet, not the first.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of a CSV file that is not UTF-8: cp1250, cp1257, …")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HEADING", help="Which heading holds a field, where overt does not know; repeat."),
    ] = None,
    record: RECORD = DEFAULT,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """Bring in a list of your own: actors as an actor file, or incidents to be compared with the record.

    Actors come from FollowTheMoney (entities or statements) or from a table with a heading "name". Incidents come from
    any table with headings such as date, place, country, type, target; each line is matched with the record, with
    reasons, or said to be missing there. Nothing is written into the record.

    \b
    Examples:
      overt import actors agencies.csv --out agencies.yaml
      overt import actors entities.ftm.json
      overt import incidents think-tank.xlsx --csv > compared.csv
      overt import incidents list.csv --column place=Ort --column date=Datum
    """
    if kind == "actors":
        from overt.imports.actors import read_actors

        actors = read_actors(file, sheet=sheet, encoding=encoding, headings=_named(column))
        _write_actors(actors, out or file.with_suffix(".actors.yaml"), source=file.name)
        return
    chosen = shape(as_json=as_json, as_csv=as_csv)
    from overt.imports.comparison import compare_list

    with existing(record) as opened:
        found = compare_list(opened, file, sheet=sheet, encoding=encoding, headings=_named(column))
    for problem in found.problems:
        note(f"overt: {problem}")
    if not found.rows:
        raise nothing("line of the list holds anything")
    if chosen == "json":
        as_records(found.rows)
    elif chosen == "table":
        _show(found.rows)
    else:
        as_cells(_COLUMNS, map(_cells, found.rows), separated="csv" if chosen == "csv" else "lines")
    note(found.summary())


def _named(column: list[str] | None) -> dict[str, str]:
    named = dict(one.partition("=")[::2] for one in column or ())
    if not all(named.values()):
        raise typer.BadParameter("write --column FIELD=HEADING, as place=Ort")
    return named


def _write_actors(found: "Actors", out: Path, *, source: str) -> None:
    from overt.exports.written import write_whole
    from overt.imports.actors import actor_file

    for problem in found.problems:
        note(f"overt: {problem}")
    if not found.actors:
        raise nothing("actor is in the file")
    write_whole(out, [actor_file(found.actors, source=source)])
    typer.echo(f"{out}: {counted(len(found.actors), 'actor')}. docs/actors.md says how it is used.")


def _cells(one: "Compared") -> tuple[str, ...]:
    values = (
        one.line, one.verdict, one.incident, f"{one.score:.2f}" if one.incident else None, one.title, one.time,
        one.place, one.type, one.incident_title, one.incident_time, one.incident_place, "; ".join(one.reasons),
        "; ".join(one.problems),
    )  # fmt: skip
    from overt.exports.csv_cells import guarded

    return tuple("" if value is None else guarded(str(value)) for value in values)


def _show(rows: "tuple[Compared, ...]") -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from overt.cli.console import out
    from overt.cli.words import day, plain

    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1))
    for name, ratio in (("Line", 1), ("In the list", 6), ("In the record", 6), ("Why", 6)):
        table.add_column(name, ratio=ratio)
    styles = {"matched": "green", "perhaps": "yellow", "not-in-record": "red"}
    for one in rows:
        mine = " · ".join(part for part in (one.title, one.time and day(one.time), one.place) if part)
        theirs = " · ".join(
            part for part in (one.incident, one.incident_title, day(one.incident_time), one.incident_place) if part
        )
        table.add_row(
            str(one.line),
            Text(mine),
            Text.assemble((plain(one.verdict), styles[one.verdict]), f"  {theirs}" if one.incident else ""),
            Text("; ".join((*one.reasons, *one.problems))),
        )
    out().print(table)
