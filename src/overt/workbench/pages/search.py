"""Search, and the way to any entry by its id."""

from typing import Any
from urllib.parse import quote

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from overt.errors import NotInRecordError
from overt.record.entry import Entry
from overt.record.incident_ids import incident_of_report
from overt.workbench.asked import word
from overt.workbench.people.access import READER
from overt.workbench.render import page
from overt.workbench.threaded import threaded

_PART = 25
# More than anybody looks through: of a common word, so many are weighed, those that came last.
_WEIGHED = 2_000


@get("/search", guards=[READER])
@threaded
def search(request: Request[Any, Any, Any]) -> Response[Any]:
    """Articles and claims with all the words; an id goes straight to its entry."""
    words = word(request, "q") or ""
    if words[1:2] == "-" or words[:4] in {"run-", "rd-"}:
        try:
            return _to(request.app.state.record, words)
        except NotInRecordError:
            pass  # words that only look like an id
    found = request.app.state.record.find(words, limit=_PART, newest=_WEIGHED)
    return page(request, "search.html", words=words, found=found)


@get("/entry/{entry:str}", guards=[READER])
@threaded
def entry(request: Request[Any, Any, Any], entry: FromPath[str]) -> Redirect:
    """Any entry by its id."""
    return _to(request.app.state.record, entry)


def _to(record: Any, asked: str) -> Redirect:
    if asked.startswith("i-"):
        return Redirect(f"/incidents/{record.incident(asked).id}")
    if asked.startswith("u-"):
        return Redirect("/people")
    found: Entry = record.show(asked)
    if found.kind == "actor":
        return Redirect(f"/actors/{quote(found.id)}")
    if found.kind == "report":
        with record.reading() as connection:
            incident = incident_of_report(connection, found.id)
        if incident:
            return Redirect(f"/incidents/{incident}#{found.id}")
    if found.where is None:
        raise NotInRecordError(f"{asked} has no page of its own. overt show {asked} prints it.")
    place = f"#c-{found.id}" if found.kind in {"claim", "report"} else ""
    return Redirect(f"/articles/{found.where.page}{place}")


ROUTES = (search, entry)
