"""Published figures beside ours."""

from collections.abc import Iterable

from overt.counts.table import Table
from overt.record.published import PublishedFigure


def beside(figures: Iterable[PublishedFigure], table: Table) -> dict[str, str]:
    """What was published for each cell of a table, and how far ours is from it."""
    ours = {one.cell: one.number for one in table.cells}
    name = table.rule.rpartition(" v")[0]
    return {
        one.cell: _said(one, ours.get(one.cell, 0), table.total)
        for one in figures
        if one.rule == name and one.by == table.by
    }


def _said(figure: PublishedFigure, number: int, total: int) -> str:
    if figure.unit == "percent":
        mine = 100 * number / total if total else 0.0
        return f"{figure.value:g}% ({mine - figure.value:+.0f} here), {figure.source}"
    return f"{figure.value:g} ({number - figure.value:+g} here), {figure.source}"
