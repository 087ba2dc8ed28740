"""A cell of a table, opened: its incidents, their reports, and the sentence that each stands on."""

from typing import TYPE_CHECKING

import msgspec

from overt.counts.table import Table
from overt.errors import UnknownValueError

if TYPE_CHECKING:
    from overt.record import Record


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a counted incident stands on; offsets are half-open code points into the article's text.

    ``rule`` and ``version`` sign it as they sign the number.
    """

    cell: str
    incident: str
    title: str
    report: str
    page: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    quote: str
    rule: str
    version: str


def opened_cell(record: "Record", table: Table, asked: str, *, limit: int | None = None) -> tuple[Sentence, ...]:
    """The sentences behind a cell; ``total`` is all cells. Raises UnknownValueError for a cell that the table lacks.

    With ``limit`` only so many incidents are opened, those with the smallest ids.
    An incident that is no more since the version that was counted has no sentences now; it is left out.
    """
    cells = [one for one in table.cells if asked in (one.cell, "total")]
    if not cells:
        raise UnknownValueError("cell of this table", asked, [*(one.cell for one in table.cells), "total"])
    ids = {one: cell.cell for cell in cells for one in cell.incidents}
    incidents = {one: record.incident(one) for one in sorted(ids)[:limit]}
    accounts = record.accounts(report for one in incidents.values() for report in one.reports)
    return tuple(
        Sentence(
            cell=ids[one], incident=one, title=incident.title, report=report, page=accounts[report].page,
            outlet=accounts[report].outlet, published=accounts[report].told, start=words.start, end=words.end,
            quote=words.quote, rule=table.rule, version=table.version,
        )
        for one, incident in incidents.items()
        for report in incident.reports
        if report in accounts
        for words in accounts[report].evidence[:1]
    )  # fmt: skip
