"""``overt count``, ``overt diff``: how many, by which rule, and what moved a number."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.incidents import HAPPENED_SINCE, HAPPENED_UNTIL
from overt.cli.recorded import CSV, DEFAULT, JSON, RECORD, as_cells, as_records, existing, note, shape

if TYPE_CHECKING:
    from overt.counts import Table
    from overt.counts.comparing import Comparison, Moves
    from overt.record import Record

_BAR = 30


def count(
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="NAME", help="A rule's name, or a YAML file; may be repeated with --compare."),
    ] = None,
    by: Annotated[
        str,
        typer.Option(metavar="CELL", help="year, month, country, type, sector, sponsor, certainty, stage, state, …"),
    ] = "year",
    since: HAPPENED_SINCE = None,
    until: HAPPENED_UNTIL = None,
    opening: Annotated[
        str | None, typer.Option("--open", metavar="CELL", help="List the incidents of a cell, with their sentences.")
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Rules side by side, and the incidents that make the difference.")
    ] = False,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, whose they are and what they count.")] = False,
    publish: Annotated[
        str | None,
        typer.Option(metavar="CELL=VALUE", help="Enter a figure that was published for a cell; 27% for a share."),
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="WORDS", help="Where the figure was published.")] = None,
    record: RECORD = DEFAULT,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """Count incidents by a rule. Every number carries the rule's version and the record's, and opens to its sentences.

    \b
    Examples:
      overt count --rule csis --by year
      overt count --rule csis --by year --open 2024
      overt count --compare --rule csis --rule iiss
      overt count --rule csis --by year --publish 2024=34 --source "CSIS, 18 March 2025"
      overt count --rules
    """
    from overt.counts import compare as side_by_side
    from overt.counts import count as counted
    from overt.counts import rule as named
    from overt.counts import rules as shipped
    from overt.incidents import update

    chosen = shape(as_json=as_json, as_csv=as_csv)
    if rules:
        _list(chosen)
        return
    asked = tuple(named(one) for one in rule or ([one.name for one in shipped()] if compare else ["all"]))
    with existing(record) as opened:
        update(opened)
        if publish:
            _publish(opened, asked[0].name, by, publish, source)
        if compare:
            _compare(side_by_side(opened, asked, by=by, since=since, until=until), chosen)
            return
        table = counted(opened, asked[0], by=by, since=since, until=until)
        if opening is not None:
            _open(opened, table, opening, chosen)
        else:
            _print(opened, table, chosen)


def _list(chosen: str) -> None:
    from overt.counts import rules

    if chosen == "json":
        as_records(rules())
        return
    columns = ("name", "version", "author", "source", "definition")
    rows = ((one.name, one.version, one.author, one.source, one.definition) for one in rules())
    as_cells(columns, rows, separated="csv" if chosen == "csv" else "lines")


def _publish(opened: "Record", rule: str, by: str, given: str, source: str | None) -> None:
    from overt.record.published import PublishedFigure

    cell, equals, value = given.rpartition("=")
    bare = value.removesuffix("%")
    if not equals or not source or not bare.replace(".", "", 1).isdecimal():
        raise typer.BadParameter("say --publish CELL=NUMBER and --source WHERE")
    unit = "percent" if value.endswith("%") else "number"
    opened.publish(
        PublishedFigure(
            rule=rule, by=by, cell=cell, value=float(bare), unit=unit, source=source, entered_by=getpass.getuser()
        )
    )


def _print(opened: "Record", table: "Table", chosen: str) -> None:
    from overt.counts.published import beside

    said = beside(opened.published_figures(), table)
    if chosen == "json":
        as_records([table])
        return
    if chosen != "table":
        rows = ((one.cell, str(one.number), said.get(one.cell, ""), table.rule, table.version) for one in table.cells)
        as_cells(
            ("cell", "number", "published", "rule", "record"), rows, separated="csv" if chosen == "csv" else "lines"
        )
    else:
        _chart(table, said)
    if table.maybe:
        note(f"{len(table.maybe)} more may lie in that time, or outside of it: {', '.join(table.maybe)}.")
    note(f"{table.total} incidents by {table.rule}, record version {table.version}.")


def _chart(table: "Table", said: dict[str, str]) -> None:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    from overt.cli.console import out

    console = out()
    console.print(Text(f"{table.rule_title}\n", style="bold"), Text(table.definition, style="dim"), sep="")
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1))
    for name in (table.by, "incidents", "", *(("published",) if said else ())):
        grid.add_column(name, justify="right" if name == "incidents" else "left")
    most = max((one.number for one in table.cells), default=1)
    for one in table.cells:
        bar = "█" * max(1, round(_BAR * one.number / most))
        grid.add_row(one.cell, str(one.number), Text(bar, style="cyan"), *((said.get(one.cell, ""),) if said else ()))
    console.print(grid)


def _open(opened: "Record", table: "Table", asked: str, chosen: str) -> None:
    from overt.counts.opening import opened_cell

    rows = opened_cell(opened, table, asked)
    if chosen == "json":
        as_records(rows)
        return
    cells = ((one.incident, one.report, one.outlet or "", one.published or "", one.quote, one.title) for one in rows)
    columns = ("incident", "report", "outlet", "published", "sentence", "title")
    as_cells(columns, cells, separated="csv" if chosen == "csv" else "lines")
    number = len({one.incident for one in rows})
    note(f"Cell {asked}: {number} incidents by {table.rule}, record version {table.version}.")


def _compare(found: "Comparison", chosen: str) -> None:
    if chosen == "json":
        as_records([found])
        return
    names = [one.rule for one in found.tables]
    cells = list(dict.fromkeys(cell.cell for table in found.tables for cell in table.cells))
    numbers = [{cell.cell: cell.number for cell in table.cells} for table in found.tables]
    rows = [(cell, *(str(one.get(cell, 0)) for one in numbers)) for cell in sorted(cells)]
    rows.append(("total", *(str(table.total) for table in found.tables)))
    separated = "csv" if chosen == "csv" else "lines"
    as_cells((found.tables[0].by, *names), rows, separated=separated)  # type: ignore[arg-type]
    for one in found.published:
        note(f"Published, {one.rule}, {one.cell}: {one.value:g}{'%' if one.unit == 'percent' else ''} ({one.source}).")
    for difference in found.differences:
        others = "; ".join(f"{name}: {why}" for name, why in difference.left_out_by.items())
        note(
            f"{difference.incident} {difference.title}: counted by {', '.join(difference.counted_by)}; not by {others}"
        )
    note(f"Record version {found.version}.")


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="A version: 12, or 12-3f9a1c20.")],
    new: Annotated[str | None, typer.Argument(metavar="[B]", help="Another; the newest unless you say.")] = None,
    rule: Annotated[str, typer.Option("--rule", metavar="NAME", help="A rule's name, or a YAML file.")] = "all",
    by: Annotated[str, typer.Option(metavar="CELL", help="year, month, country, …")] = "year",
    record: RECORD = DEFAULT,
    as_json: JSON = False,
) -> None:
    """Say what moved a number between two versions of the record: which incidents came, went or changed, and how.

    \b
    Examples:
      overt diff 3
      overt diff 3 5 --rule csis --by country
    """
    from overt.counts import diff as moved
    from overt.counts import rule as named

    with existing(record) as opened:
        first = opened.version(old)
        last = opened.version(new) if new else opened.version()
        found = moved(opened, named(rule), first, last, by=by)
    if as_json:
        as_records([found])
    else:
        _tell(found)


def _tell(found: "Moves") -> None:
    typer.echo(f"{found.rule}: {found.old_total} in version {found.old}, {found.new_total} in version {found.new}.")
    for one in found.moves:
        cells = f"{one.before or 'not counted'} → {one.after or 'not counted'}"
        typer.echo(f"{one.incident} {one.what} ({cells}): {one.title}")
        for name, change in one.changes.items():
            typer.echo(f"    {name}: {change}")
