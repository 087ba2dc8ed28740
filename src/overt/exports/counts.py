"""Numbers under every rule, each signed with its rule and the record's version, and open to its incidents."""

from collections.abc import Iterator

from overt.counts import rules
from overt.counts.rule import Rule
from overt.counts.table import Cell, Table, tabulate
from overt.exports import csv_cells
from overt.exports.columns import Column, joined, text, whole
from overt.record.snapshot import Snapshot

Row = tuple[Rule, Table, Cell]

COLUMNS: tuple[Column[Row], ...] = (
    text("rule", "The rule and its version.", lambda row: row[1].rule),
    text("rule_title", "What the rule is called.", lambda row: row[1].rule_title),
    text("by", "What the cells are.", lambda row: row[1].by),
    text("cell", "The cell; an uncertain date or none has a cell of its own.", lambda row: row[2].cell),
    whole("number", "How many incidents are counted in it.", lambda row: row[2].number),
    text("incidents", "Which: ids of the table incidents.", lambda row: joined(row[2].incidents)),
    text("definition", "The rule in words.", lambda row: row[1].definition),
    text("source", "Whose rule it is.", lambda row: row[0].source),
    text("record_version", "The version of the record that was counted.", lambda row: row[1].version),
)


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """The selected incidents counted by year under every rule that overt knows, as CSV; ids make each number open."""
    incidents = {one.id: one for one in snapshot.incidents()}
    version = snapshot.version

    def rows() -> Iterator[Row]:
        for rule in rules():
            table = tabulate(incidents, rule, by="year", version=version)
            yield from ((rule, table, cell) for cell in table.cells)

    names = [column.name for column in COLUMNS]
    return csv_cells.lines(names, ([column.value(row) for column in COLUMNS] for row in rows()))
