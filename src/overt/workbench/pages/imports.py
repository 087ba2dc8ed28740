"""Import: a list of incidents beside the record, and a list of actors as an actor file. Nothing is written."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, get_args

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from litestar.response import Redirect

from overt.errors import NotInRecordError, UnknownValueError
from overt.exports.csv_cells import lines
from overt.imports.actors import Actors, actor_file
from overt.imports.comparison import Comparison, Verdict
from overt.imports.uploaded import LARGEST_UPLOAD, MEGABYTE, MOST_LINES
from overt.vocabulary import raw
from overt.workbench.asked import word
from overt.workbench.lists import Brought, How, Lists, actors_of, compared
from overt.workbench.people.access import REVIEWER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded

_SHOWN: Final = 500
# The fields that a form offers a heading for.
ASKED: Final = {
    "incidents": ("date", "place", "country", "type", "target", "title", "description", "sponsor"),
    "actors": ("name", "aliases", "type", "country", "wikidata"),
}
_COLUMNS: Final = (
    "line", "verdict", "incident", "score", "title", "time", "place", "type", "incident_title", "incident_time",
    "incident_place", "reasons", "problems",
)  # fmt: skip


@get("/import", guards=[REVIEWER])
@threaded
def import_page(request: Request[Any, Any, Any]) -> Response[str]:
    """The ways to bring a list in."""
    return page(request, "import.html", asked=ASKED, largest=LARGEST_UPLOAD // MEGABYTE, most=MOST_LINES)


@post("/import/{kind:str}", guards=[REVIEWER], status_code=303)
async def bring(request: Request[Any, Any, Any], kind: FromPath[str]) -> Redirect:
    """Read a list: incidents are compared with the record, actors become an actor file."""
    if kind not in ASKED:
        raise UnknownValueError("kind of list", kind, ASKED)
    form = await request.form()
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise UnknownValueError("list", "nothing", ["a file: CSV, XLSX, XLS, ODS or JSON Lines"])
    content, name, how = await file.read(), file.filename, _how(form, kind)
    record, by = request.app.state.record, person_of(request).name
    lists: Lists = request.app.state.lists

    def read() -> Brought:
        found = compared(record, content, name, how) if kind == "incidents" else actors_of(content, name, how)
        return lists.keep(found, name=name, by=by)

    made = await in_thread(read)
    return Redirect(f"/import/{made.id}", status_code=303)


def _how(form: Any, kind: str) -> How:
    named = {field: typed(form, f"column_{field}") for field in raw("list-headings")[kind]}
    return How(sheet=typed(form, "sheet") or None, encoding=typed(form, "encoding") or None,
               headings={field: heading for field, heading in named.items() if heading})  # fmt: skip


@get("/import/{list_id:str}", guards=[REVIEWER])
@threaded
def brought(request: Request[Any, Any, Any], list_id: FromPath[str]) -> Response[str]:
    """What came out of a list."""
    made = _own(request, list_id)
    if isinstance(made.found, Actors):
        return page(request, "import_actors.html", brought=made, actors=made.found.actors[:_SHOWN])
    verdict = word(request, "verdict")
    rows = [one for one in made.found.rows if verdict in {None, one.verdict}]
    return page(
        request, "import_incidents.html", brought=made, rows=rows[:_SHOWN], of=len(rows), verdict=verdict,
        verdicts=get_args(Verdict), counts=Counter(one.verdict for one in made.found.rows), shown=_SHOWN,
    )  # fmt: skip


def _own(request: Request[Any, Any, Any], list_id: str) -> Brought:
    lists: Lists = request.app.state.lists
    return lists.of(list_id, by=person_of(request).name)


@get("/import/{list_id:str}/compared.csv", guards=[REVIEWER])
@threaded
def as_csv(request: Request[Any, Any, Any], list_id: FromPath[str]) -> Response[bytes]:
    """A compared list as a table."""
    made = _own(request, list_id)
    if not isinstance(made.found, Comparison):
        raise NotInRecordError("This is a list of actors; it was compared with nothing.")
    return _file(b"".join(lines(_COLUMNS, _cells(made.found))), "compared.csv", "text/csv")


def _cells(found: Comparison) -> Iterator[list[Any]]:
    for one in found.rows:
        values = [getattr(one, name) for name in _COLUMNS]
        yield ["; ".join(value) if isinstance(value, tuple) else value for value in values]


@get("/import/{list_id:str}/actors.yaml", guards=[REVIEWER])
@threaded
def as_actor_file(request: Request[Any, Any, Any], list_id: FromPath[str]) -> Response[bytes]:
    """A list of actors as an actor file."""
    made = _own(request, list_id)
    if not isinstance(made.found, Actors):
        raise NotInRecordError("This is a list of incidents; it holds no actors.")
    return _file(actor_file(made.found.actors, source=made.name), "actors.yaml", "application/yaml")


def _file(content: bytes, name: str, media_type: str) -> Response[bytes]:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


ROUTES = (import_page, bring, brought, as_csv, as_actor_file)
