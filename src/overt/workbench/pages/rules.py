"""Rules side by side over one record, a cell's sentences, and a rule written and tried on the spot."""

from importlib.resources import files
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath

from overt.counts import compare, count, rule, rules
from overt.counts.opening import opened_cell
from overt.counts.rule import written
from overt.errors import OvertError
from overt.workbench.asked import word
from overt.workbench.kept import kept
from overt.workbench.people.access import READER
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded

_MOST_SENTENCES = 200
_MOST_DIFFERENCES = 60
# What a rule may be counted by here; the command line knows more.
BY = ("year", "month", "country", "type")


@get("/counts/rules", guards=[READER])
@threaded
def side_by_side(request: Request[Any, Any, Any]) -> Response[str]:
    """Every rule that comes with overt, over this record."""
    record, by = request.app.state.record, word(request, "by") or "year"
    found = kept(request, f"rules {by}", lambda: compare(record, rules(), by=by))
    cells = dict.fromkeys(cell.cell for table in found.tables for cell in table.cells)
    ordered = sorted(cells, key=lambda one: (not one[:1].isdigit(), one))
    start = files("overt.counts").joinpath("rules", "all.yaml").read_text(encoding="utf-8")
    return page(
        request, "rules.html", found=found, rules=rules(), cells=ordered,
        differences=found.differences[:_MOST_DIFFERENCES], by=by, by_fields=BY, start=start,
    )  # fmt: skip


@get("/counts/rules/{name:str}", guards=[READER])
@threaded
def sentences(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
    """What a rule counts in a cell, as the sentences behind it."""
    record = request.app.state.record
    chosen = rule(name.removesuffix(".yaml"))
    by = word(request, "by") or "year"
    table = kept(request, f"counted {chosen.name} {by}", lambda: count(record, chosen, by=by))
    cell = word(request, "cell") or "total"
    # Sentences are many times as many as anybody reads: so many incidents are opened, each of which has one at least.
    found = opened_cell(record, table, cell, limit=_MOST_SENTENCES) if table.cells else ()
    counted = sum(one.number for one in table.cells if cell in {one.cell, "total"})
    return page(request, "sentences.html", table=table, rule=chosen, found=found[:_MOST_SENTENCES], counted_=counted,
                cell=cell)  # fmt: skip


@post("/counts/try", guards=[READER], status_code=200)
async def attempt(request: Request[Any, Any, Any]) -> Response[str]:
    """Count by a rule as it is being written; what is wrong with it is said, and nothing is kept."""
    form = await request.form()
    text, by = typed(form, "rule")[:20_000], typed(form, "by") or "year"

    def counted() -> Any:
        return count(request.app.state.record, written(text), by=by)

    try:
        return page(request, "tried.html", table=await in_thread(counted), wrong="")
    except OvertError as error:
        return page(request, "tried.html", table=None, wrong=str(error))


ROUTES = (side_by_side, sentences, attempt)
