"""Articles: the list of them, and one with everything that was read from it marked in place."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from overt.errors import NotInRecordError, UnknownValueError
from overt.reading import Act, Evidence, Factuality, IncidentType
from overt.record import corrections
from overt.record.entry import Entry
from overt.spans import Span
from overt.workbench import corrected, deeds
from overt.workbench.asked import word
from overt.workbench.marked import marks, paragraphs, runs
from overt.workbench.pages.grades import grades_of
from overt.workbench.people.access import READER, REVIEWER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded
from overt.workbench.trouble import StaleError

_PART = 40
_COUNTED = 10_000
# A page so long is shown as text alone: marking it would make a browser stall.
_LONGEST_MARKED = 400_000


@get("/articles", guards=[READER])
@threaded
def articles(request: Request[Any, Any, Any]) -> Response[str]:
    """The articles, the newest first."""
    asked = {name: word(request, name) for name in ("outlet", "language", "since", "until")}
    found = request.app.state.record.articles(**asked, cursor=word(request, "cursor"), limit=_PART, count_to=_COUNTED)
    return page(request, "articles.html", found=found, asked=asked)


@get("/articles/{page_id:str}", guards=[READER])
@threaded
def article(request: Request[Any, Any, Any], page_id: FromPath[str]) -> Response[str]:
    """One article."""
    return _article(request, page_id)


def _article(request: Request[Any, Any, Any], page_id: str) -> Response[str]:
    record = request.app.state.record
    entry: Entry = record.show(page_id)
    if entry.kind != "page" or entry.reading is None:
        raise NotInRecordError(f"{page_id} is not a page. Pages have ids like p-9f9f9f9f9f9f.")
    with record.reading() as connection:
        kept = corrections.of_page(connection, str(entry.facts["sha-256"]))
    reading = corrected.applied(entry.reading, kept)
    text = reading.article.text
    grades = grades_of(record, outlets=[reading.article.outlet], claims=[one.id for one in reading.claims])
    long = len(text) > _LONGEST_MARKED
    return page(
        request, "article.html", entry=entry, reading=reading, corrections=kept,
        runs=runs(paragraphs(reading.article, iter(()) if long else marks(reading))), long=long,
        names={one.id: one.name for one in reading.actors}, changed=corrected.changed(kept),
        grades=grades, reliability=deeds.RELIABILITY, credibility=deeds.CREDIBILITY,
        acts=Act.__args__, sure=Factuality.__args__, grounds=Evidence.__args__, types=IncidentType.__args__,  # type: ignore[attr-defined]
    )  # fmt: skip


@post("/articles/{page_id:str}/corrections", guards=[REVIEWER], status_code=303)
async def correct(request: Request[Any, Any, Any], page_id: FromPath[str]) -> Redirect:
    """Set something right: a block, a claim, a report, who somebody is."""
    form = {name: str(value) for name, value in (await request.form()).items() if isinstance(value, str)}
    by = person_of(request).name
    made = await in_thread(lambda: _correct(request.app.state.record, page_id, form, by))
    return Redirect(f"/articles/{page_id}?done={made.id}#corrections", status_code=303)


def _correct(record: Any, page_id: str, form: dict[str, str], by: str) -> corrections.Correction:
    entry: Entry = record.show(page_id)
    if entry.reading is None:
        raise NotInRecordError(f"{page_id} is not a page.")
    kind, action, subject = typed(form, "kind"), typed(form, "action"), typed(form, "subject") or None
    value: dict[str, Any] = {name: form[name] for name in corrected.FIELDS.get(kind, ()) if form.get(name)}
    text = entry.reading.article.text
    if form.get("start") and form.get("end"):
        value["content"] = _span(text, form["start"], form["end"])
    elif action == "add":
        raise UnknownValueError("selection", "nothing", ["words of the article, selected with the mouse or the keys"])
    with record.writing() as connection:
        sha = str(entry.facts["sha-256"])
        stand = [one for one in corrections.of_page(connection, sha) if one.undone is None and one.subject == subject]
        if subject and form.get("seen") not in {None, str(len(stand))}:
            raise StaleError("Somebody corrected this in the meantime. Nothing was done; look again.")
        return corrections.add(connection, page=sha, kind=kind, action=action, subject=subject, value=value,  # type: ignore[arg-type]
                               reason=typed(form, "reason") or None, by=by)  # fmt: skip


def _span(text: str, start: str, end: str) -> dict[str, Any]:
    """The words between two offsets. Raises UnknownValueError when they are none of this text."""
    if not (start.isdecimal() and end.isdecimal() and 0 <= int(start) < int(end) <= len(text)):
        raise UnknownValueError("selection", f"{start}–{end}", [f"0–{len(text)}"])
    span = Span.of(text, int(start), int(end))
    return {"start": span.start, "end": span.end, "quote": span.quote}


@post("/articles/{page_id:str}/corrections/{correction_id:str}/undo", guards=[REVIEWER], status_code=303)
@threaded
def undo(request: Request[Any, Any, Any], page_id: FromPath[str], correction_id: FromPath[str]) -> Redirect:
    """Take a correction back."""
    with request.app.state.record.writing() as connection:
        corrections.undo(connection, correction_id, by=person_of(request).name)
    return Redirect(f"/articles/{page_id}#corrections", status_code=303)


ROUTES = (articles, article, correct, undo)
