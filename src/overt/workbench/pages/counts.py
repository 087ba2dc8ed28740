"""Counts: a field against time, each cell open to its incidents and their sentences; rules beside each other."""

import csv
import io
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response, get

from overt.record import saved
from overt.record.crossing import BY, OVER, UNCERTAIN, cell, table
from overt.record.selection import Selection, area
from overt.workbench.asked import word
from overt.workbench.charts.publish import published
from overt.workbench.kept import kept
from overt.workbench.pages.incidents import selection
from overt.workbench.people.access import READER, person_of
from overt.workbench.render import page
from overt.workbench.threaded import threaded

_IN_A_CELL = 60
# How a spreadsheet program tells a formula: a cell that begins so is written behind an apostrophe.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A table of counts: rows by value, the steps of time in order, sums, and the line to cite it by."""

    rows: dict[str, dict[str, int]]
    steps: tuple[str, ...]
    totals: dict[str, int]
    total: int
    by: str
    over: str
    citation: str


def counted(request: Request[Any, Any, Any]) -> Counted:
    """What the address asks to be counted."""
    record, chosen = request.app.state.record, selection(request)
    by, over = word(request, "by") or "type", word(request, "over") or "year"

    def count() -> dict[str, dict[str, int]]:
        with record.reading() as connection:
            return table(connection, chosen, by=by, over=over)

    rows = kept(request, f"count {chosen} {by} {over}", count)
    return _counted(rows, by=by, over=over, rule=rule(chosen), version=record.version().name)


def _counted(rows: dict[str, dict[str, int]], *, by: str, over: str, rule: str, version: str) -> Counted:
    steps = tuple(sorted({step for its in rows.values() for step in its}, key=lambda one: (one == UNCERTAIN, one)))
    totals = {step: sum(its.get(step, 0) for its in rows.values()) for step in steps}
    today = datetime.now(UTC).date().isoformat()
    citation = f"Counted by overt. Rule: {rule}, by {by} and {over}. Record version {version}. {today}."
    return Counted(rows=rows, steps=steps, totals=totals, total=sum(totals.values()), by=by, over=over,
                   citation=citation)  # fmt: skip


def rule(chosen: Selection) -> str:
    """A selection in words: what is counted.

    >>> rule(Selection(type=("arson",), since="2024"))
    'incidents with type arson, since 2024'
    """
    parts = [f"{name} {_told(value)}" for name, value in chosen.asked().items()]
    return f"incidents with {', '.join(parts)}" if parts else "all incidents"


def _told(value: Any) -> str:
    """What is asked of a field, in words; of an area its west, south, east and north."""
    if not isinstance(value, tuple):
        return str(value)
    return ",".join(f"{one:g}" for one in value) if isinstance(value[0], float) else " or ".join(value)


@get("/counts", guards=[READER])
@threaded
def counts(request: Request[Any, Any, Any]) -> Response[str]:
    """The table, its chart, and saved selections beside each other."""
    result = counted(request)
    return page(
        request, "counts.html", result=result, chosen=selection(request), by_fields=BY, steps=OVER,
        beside=_beside(request, result.over), rule=rule(selection(request)),
    )  # fmt: skip


def _beside(request: Request[Any, Any, Any], over: str) -> list[tuple[str, str, Counted]]:
    """Every saved selection of whoever asks, counted over the same time."""
    record, found = request.app.state.record, []
    with record.reading() as connection:
        for one in saved.listed(connection, by=person_of(request).name)[:12]:
            chosen = from_query(one.query)
            rows = table(connection, chosen, by="state", over=over)
            result = _counted(rows, by="state", over=over, rule=rule(chosen), version="")
            found.append((one.name, one.query, result))
    return found


def from_query(query: str) -> Selection:
    """The selection that a saved address asks for."""
    several: dict[str, list[str]] = {}
    for name, value in parse_qsl(query):
        several.setdefault(name, []).append(value)
    many = {name: tuple(several.get(name, ())) for name in ("type", "state", "stage", "sector", "certainty")}
    one = {
        name: several[name][0]
        for name in ("country", "sponsor", "outlet", "words", "since", "until")
        if name in several
    }
    inside = area(several["area"][0]) if "area" in several else None
    return Selection(**many, **one, area=inside)  # type: ignore[arg-type]


@get("/counts/cell", guards=[READER])
@threaded
def in_cell(request: Request[Any, Any, Any]) -> Response[str]:
    """The incidents of a cell, each with the sentences that tell of it."""
    record = request.app.state.record
    by, over, row, step = (word(request, name) for name in ("by", "over", "row", "step"))
    with record.reading() as connection:
        ids, total = cell(connection, selection(request), by=by or "type", over=over or "year", row=row, step=step,
                          limit=_IN_A_CELL)  # fmt: skip
    known = record.these_incidents(ids)
    found = [known[one] for one in ids if one in known]
    quoted = record.quoted([report for one in found for report in one.reports])
    return page(request, "cell.html", found=found, quoted=quoted, total=total, row=row, step=step, by=by or "type")


@get("/counts/table.csv", guards=[READER])
@threaded
def as_csv(request: Request[Any, Any, Any]) -> Response[str]:
    """The table as CSV, the line to cite it by first."""
    result, out = counted(request), io.StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(result.citation)])
    writer.writerow([result.by, *result.steps, "total"])
    for row, its in result.rows.items():
        writer.writerow([harmless(row), *(its.get(step, 0) for step in result.steps), sum(its.values())])
    writer.writerow(["total", *result.totals.values(), result.total])
    return Response(
        out.getvalue(), media_type="text/csv", headers={"content-disposition": 'attachment; filename="counts.csv"'}
    )


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula.

    >>> harmless("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


@get("/counts/chart.svg", guards=[READER])
@threaded
def as_svg(request: Request[Any, Any, Any]) -> Response[str]:
    """The chart to publish, with its title and the line to cite it by in the picture."""
    result = counted(request)
    title = word(request, "title") or f"Incidents by {result.by} and {result.over}"
    svg = published(result.rows, result.steps, title=title, citation=result.citation)
    return Response(svg, media_type="image/svg+xml", headers={"content-disposition": 'inline; filename="counts.svg"'})


ROUTES = (counts, in_cell, as_csv, as_svg)
