"""``overt export``: hand the record on."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.recorded import DEFAULT, RECORD, existing, note
from overt.cli.words import counted

if TYPE_CHECKING:
    from overt.exports import Export

STANDARD_OUTPUT = "-"


def export(
    format: Annotated[  # noqa: A002 - the argument's own name
        str | None, typer.Argument(metavar="FORMAT", help="Without one, the formats are listed.", show_default=False)
    ] = None,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Only these incidents, reports or pages.")
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to; - for standard output, else a name of its own."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(metavar="TABLE", help="Of csv and parquet: this table alone, as incidents or claims.")
    ] = None,
    type: Annotated[  # noqa: A002 - the option's own name
        list[str] | None, typer.Option(metavar="TYPE", help="Only arson, sabotage, cable-cut, …; may be repeated.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option(metavar="STATE", help="candidate, reviewed, confirmed, disputed or withdrawn.")
    ] = None,
    stage: Annotated[
        list[str] | None, typer.Option(metavar="STAGE", help="accomplished, attempted, planned or threatened.")
    ] = None,
    sector: Annotated[list[str] | None, typer.Option(metavar="SECTOR", help="energy, transport, defence, …")] = None,
    certainty: Annotated[
        list[str] | None, typer.Option(metavar="CERTAINTY", help="How sure the sponsor is: reported-as-fact, …")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="COUNTRY", help="Where: a name, or three letters.")] = None,
    sponsor: Annotated[str | None, typer.Option(metavar="WORDS", help="Part of the name of who is behind it.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="OUTLET", help="Told by this outlet, by its domain.")] = None,
    words: Annotated[str | None, typer.Option(metavar="WORDS", help="In its title, place, target or sponsor.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Happened on this day or later (EDTF).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Happened on this day or before.")] = None,
    tlp: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="Of stix: mark it clear, green, amber, amber+strict or red.")
    ] = None,
    record: RECORD = DEFAULT,
) -> None:
    """Hand the record on, or a part of it. The same record gives the same bytes; each file names the record's version.

    \b
    Examples:
      overt export
      overt export csv
      overt export csv --table incidents --out - > incidents.csv
      overt export geojson --type arson --country Lithuania --since 2024
      overt export dossier i-7gk2m9 --out dossier.html
    """
    from overt.exports import Selection
    from overt.exports import export as handed_on

    if format is None:
        _list_formats()
        return
    selection = Selection(
        ids=tuple(ids or ()), type=type or None, state=state or None, stage=stage or None, sector=sector or None,
        certainty=certainty or None, country=country, sponsor=sponsor, outlet=outlet, words=words, since=since,
        until=until,
    )  # fmt: skip
    with existing(record) as opened:
        made = handed_on(opened, format, selection=selection, table=table, tlp=tlp)
        if out == STANDARD_OUTPUT:
            _print(made.pieces)
        else:
            _write(made, Path(out or made.file_name))
        if not made.incidents:
            note("overt: No incident is like that; the file holds none.")


def _print(pieces: Iterable[bytes]) -> None:
    if sys.stdout.isatty():
        note("overt: printing to a terminal; --out FILE writes a file.")
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _write(made: "Export", file: Path) -> None:
    from overt.cli.console import progress
    from overt.exports.written import write_whole

    if file.is_dir():
        file = file / made.file_name
    size = write_whole(file, progress(made.pieces, label=f"writing {file.name}"))
    typer.echo(f"{file}: {counted(made.incidents, 'incident')}, {size:,} bytes, record version {made.version}")


def _list_formats() -> None:
    from rich import box
    from rich.table import Table

    from overt.cli.console import out
    from overt.exports import FORMATS
    from overt.exports.tables import TABLES

    shown = Table(box=box.SIMPLE_HEAD)
    shown.add_column("Format", style="bold", no_wrap=True)
    shown.add_column("Gives")
    shown.add_column("As")
    for one in FORMATS.values():
        shown.add_row(one.name, one.description, one.standard)
    out().print(shown)
    out().print(f"Tables of csv and parquet: {', '.join(table.name for table in TABLES)}.")
