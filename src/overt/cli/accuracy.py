"""``overt accuracy``: every figure at once, against its floor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from overt.evaluation.accuracy import Measured


def accuracy(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder that holds the gold, one folder a task.")],
    floors: Annotated[Path, typer.Option(metavar="FILE", help="The figures and their floors.")] = Path("accuracy.toml"),
    write: Annotated[Path, typer.Option(metavar="FILE", help="Where the table goes.")] = Path("docs/accuracy.md"),
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to read with.")] = 2,
) -> None:
    """Measure every stage against the gold, write the table, and fail under the floors.

    \b
    Example:
      overt accuracy ../shared/gold
    """
    from overt.cli.console import err, progress
    from overt.evaluation.accuracy import figures, measure

    if not gold.is_dir():
        err().print(f"SKIPPED: there is no gold at {gold}; no figure was measured and {write} stays as it is.")
        raise typer.Exit(0)
    asked = figures(floors)
    measured = list(
        progress(measure(asked, gold, root=floors.parent, workers=workers), label="measuring", total=len(asked))
    )
    measured.sort(key=lambda one: asked.index(one.figure))
    table = _table(measured)
    typer.echo(table)
    if any(one.now is None for one in measured):
        err().print(f"SKIPPED: some of the gold is absent; {write} stays as it is.")
    else:
        write.write_text(_page(floors, table), encoding="utf-8")
    below = [one for one in measured if not one.holds]
    for one in below:
        err().print(f"overt: {one.figure.figure} is {one.now:.3f}, under its floor of {one.figure.floor:.3f}.")
    raise typer.Exit(1 if below else 0)


def _table(measured: "list[Measured]") -> str:
    """The figures as a Markdown table."""
    rows = ["| what | now | floor | asked for | best other system |", "|---|---|---|---|---|"]
    for one in measured:
        figure = one.figure
        now = "gold absent" if one.now is None else f"**{one.now:.3f}**"
        target = "–" if figure.target is None else f"{figure.target:.3f}"
        rows.append(f"| {figure.figure} | {now} | {figure.floor:.3f} | {target} | {figure.other} |")
    return "\n".join(rows)


def _page(floors: Path, table: str) -> str:
    notes = floors.parent / "docs" / "accuracy-notes.md"
    return (
        "# Accuracy\n\nWritten by `make accuracy`; the floors are in `accuracy.toml`.\n\n"
        + table
        + "\n"
        + ("\n" + notes.read_text(encoding="utf-8") if notes.is_file() else "")
    )
