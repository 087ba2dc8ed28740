"""Articles: the list of them, and one with everything that was read from it marked in place."""

from typing import Any, get_args

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect
from msgspec.structs import replace

from overt.errors import NotInRecordError
from overt.reading import (
    Act,
    Article,
    Certainty,
    Evidence,
    Excluded,
    Factuality,
    IncidentType,
    Mention,
    Reading,
    Sector,
    Stage,
)
from overt.record.corrections import Correction
from overt.record.entry import Entry
from overt.record.reviewing import over_the_record
from overt.workbench import correcting, deeds
from overt.workbench.asked import word
from overt.workbench.marked import marks, paragraphs, runs
from overt.workbench.pages.grades import grades_of
from overt.workbench.people.access import READER, REVIEWER, person_of
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded
from overt.workbench.words import short

_PART = 40
_COUNTED = 10_000
_FIRST_WORDS = 90
# Of a longer page the first lines can be taken out: what does not belong mostly stands at its beginning or is removed.
_BLOCKS = 300
# So many claims, reports and names are shown and marked at a time: more would make a browser stall.
_AT_ONCE = 150


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
    reading, done = entry.reading, record.reviewed(str(entry.facts["sha-256"]))
    grades = grades_of(record, outlets=[reading.article.outlet], claims=[one.id for one in reading.claims])
    shown, part, parts = _part(reading, word(request, "part"), word(request, "at"))
    return page(
        request, "article.html", entry=entry, reading=shown, whole=reading, part=part, pieces_of=parts,
        done=done, runs=runs(paragraphs(reading.article, marks(shown))),
        names={one.id: one.name for one in reading.actors}, kept=_kept_blocks(reading.article),
        mentions=_mentions(reading), words_of=corrected_words, elsewhere=over_the_record,
        grades=grades, reliability=deeds.RELIABILITY, credibility=deeds.CREDIBILITY,
        acts=get_args(Act), sure=get_args(Factuality), grounds=get_args(Evidence), types=get_args(IncidentType),
        stages=get_args(Stage), sectors=get_args(Sector), certainties=get_args(Certainty),
        exclusions=get_args(Excluded),
    )  # fmt: skip


def _part(reading: Reading, asked: str | None, at: str | None) -> tuple[Reading, int, int]:
    """Some of the claims, reports and names of an article, which part that is, and of how many.

    A short article is one part with all its marks; of a long one the part that was asked for, or that holds an entry.
    """
    lists: tuple[tuple[Any, ...], ...] = (reading.claims, reading.reports, reading.actors)
    parts = max(1, *(-(-len(its) // _AT_ONCE) for its in lists))
    if parts == 1:
        return reading, 1, 1
    part = min(int(asked), parts) if asked and asked.isdecimal() and int(asked) else 1
    part = next((1 + place // _AT_ONCE for its in lists for place, one in enumerate(its) if one.id == at), part)
    claims, reports, actors = (its[(part - 1) * _AT_ONCE : part * _AT_ONCE] for its in lists)
    some = replace(reading, claims=claims, reports=reports, actors=actors, mentions=(), events=())
    return some, part, parts


def _kept_blocks(article: Article) -> list[tuple[int, str]]:
    """The blocks of the text, by position, each with its first words."""
    kept = [
        (at, article.text[one.start : min(one.end or 0, one.start + _FIRST_WORDS)])
        for at, one in enumerate(article.blocks)
        if one.kept and one.start is not None
    ]
    return kept[:_BLOCKS]


def _mentions(reading: Reading) -> dict[str, list[Mention]]:
    """Where each actor is named."""
    found: dict[str, list[Mention]] = {}
    for one in reading.mentions:
        if one.actor:
            found.setdefault(one.actor, []).append(one)
    return found


def corrected_words(one: Correction) -> str:
    """What a correction set, in words."""
    told = {
        name: value
        for name, value in one.value.items()
        if name not in {"key", "mentions", "lat", "lon", "pages", "of", "same"}
    }
    parts = []
    for name, value in told.items():
        if isinstance(value, dict):
            shown = value.get("quote") or ", ".join(
                str(it) for it in (value.get("name"), value.get("country") or value.get("certainty")) if it
            )
        elif name == "kept":
            name, shown = "belongs to the article", "yes" if value else "no"
        else:
            shown = "not known" if value is None else str(value)
        parts.append(f"{name.replace('_span', '').replace('_', ' ')}: {short(shown, 60)}")
    return "; ".join(parts)


@post("/articles/{page_id:str}/corrections", guards=[REVIEWER], status_code=303)
async def correct(request: Request[Any, Any, Any], page_id: FromPath[str]) -> Redirect:
    """Set something right: a block, a claim, a report, who somebody is."""
    posted = await request.form()
    form = {name: str(value) for name, value in posted.items() if isinstance(value, str)}
    form["mentions"] = " ".join(str(one) for one in posted.getall("mentions", []))
    by = person_of(request).name
    made = await in_thread(lambda: correcting.correct(request.app.state.record, page_id, form, by=by))
    return Redirect(f"/articles/{page_id}?done={made.id}#corrections", status_code=303)


@post("/articles/{page_id:str}/corrections/{correction_id:str}/undo", guards=[REVIEWER], status_code=303)
@threaded
def undo(request: Request[Any, Any, Any], page_id: FromPath[str], correction_id: FromPath[str]) -> Redirect:
    """Take a correction back."""
    correcting.take_back(request.app.state.record, correction_id, by=person_of(request).name)
    return Redirect(f"/articles/{page_id}#corrections", status_code=303)


@post("/articles/{page_id:str}/read", guards=[REVIEWER], status_code=303)
@threaded
def read_again(request: Request[Any, Any, Any], page_id: FromPath[str]) -> Redirect:
    """Read a page again, with the blocks that reviewers put in or took out."""
    record = request.app.state.record
    correcting.read_again(record, correcting.opened(record, page_id)[1], by=person_of(request).name)
    return Redirect(f"/articles/{page_id}", status_code=303)


ROUTES = (articles, article, correct, undo, read_again)
