"""Actors: who is named, what they say, what is said of them, and what they have a part in."""

from collections import defaultdict
from typing import Any
from urllib.parse import quote

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from overt.errors import UnknownValueError
from overt.record import corrections, who
from overt.record.claims import ClaimEntry
from overt.record.ids import ACTOR, entry_id
from overt.workbench.asked import word
from overt.workbench.kept import kept
from overt.workbench.people.access import EDITOR, READER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded

_PART = 50
_CLAIMS = 40


@get("/actors", guards=[READER])
@threaded
def actors(request: Request[Any, Any, Any]) -> Response[str]:
    """The actors that most articles name."""
    asked = {"q": word(request, "q"), "type": word(request, "type")}
    start = int(word(request, "from") or 0) if (word(request, "from") or "0").isdecimal() else 0

    def listed() -> Any:
        with request.app.state.record.reading() as connection:
            return who.listed(connection, words=asked["q"], kind=asked["type"], offset=start, limit=_PART)

    found = listed() if asked["q"] else kept(request, f"actors {asked['type']} {start}", listed)
    return page(request, "actors.html", found=found, asked=asked, next=start + _PART if len(found) == _PART else None)


@get("/articles/{page_id:str}/actors/{local:str}", guards=[READER])
@threaded
def of_article(request: Request[Any, Any, Any], page_id: FromPath[str], local: FromPath[str]) -> Redirect:
    """An actor by its short name in an article."""
    entry = request.app.state.record.show(page_id)
    reading = next(link.id for link in entry.links if link.label == "reading")
    return Redirect(f"/actors/{entry_id(ACTOR, reading, local)}")


@get("/actors/{key:path}", guards=[READER])
@threaded
def actor(request: Request[Any, Any, Any], key: FromPath[str]) -> Response[str]:
    """One actor."""
    record = request.app.state.record
    with record.reading() as connection:
        found = who.known(connection, str(key).lstrip("/"))
        decided = [
            one for one in corrections.of_actors(connection) if found.key in {one.subject, one.value.get("same")}
        ]
    asked = found.key if found.key[:1] == "Q" and found.key[1:].isdecimal() else f'"{found.name}"'
    by = record.claims(by=asked, limit=_CLAIMS, count_to=1_000)
    about = record.claims(about=f'"{found.name}"', limit=_CLAIMS, count_to=1_000)
    return page(request, "actor.html", actor=found, by=by, about=about, asked=asked, decided=decided,
                changes=changes(by.items))  # fmt: skip


def changes(items: tuple[ClaimEntry, ...]) -> dict[str, list[tuple[ClaimEntry, bool]]]:
    """What a speaker said of each target over time, oldest first, and where that is not what they said before."""
    found: dict[str, list[tuple[ClaimEntry, bool]]] = defaultdict(list)
    for one in reversed(items):
        for target in dict.fromkeys(one.about):
            if target == one.source:
                continue
            before = found[target][-1][0] if found[target] else None
            turned = before is not None and (before.act, before.factuality) != (one.act, one.factuality)
            found[target].append((one, turned))
    return {target: said for target, said in found.items() if any(turned for _, turned in said)}


@post("/actors/{key:path}", guards=[EDITOR], status_code=303)
async def decide(request: Request[Any, Any, Any], key: FromPath[str]) -> Redirect:
    """Say that an actor is the same as another, is none, or take that back."""
    form, by, name = await request.form(), person_of(request).name, str(key).lstrip("/")
    deed, other, reason = typed(form, "deed"), typed(form, "other"), typed(form, "reason") or None
    await in_thread(lambda: _decide(request.app.state.record, name, deed, other, reason, by))
    return Redirect("/actors" if deed == "not-an-actor" else f"/actors/{quote(name, safe='')}", status_code=303)


def _decide(record: Any, name: str, deed: str, other: str, reason: str | None, by: str) -> None:
    with record.writing() as connection:
        if deed == "undo":
            corrections.undo(connection, other, by=by)
            return
        if deed not in {"merge", "not-an-actor"}:
            raise UnknownValueError("deed", deed, ["merge", "not-an-actor", "undo"])
        found = who.known(connection, name)
        same = who.known(connection, other).key if deed == "merge" else None
        if same == found.key:
            raise UnknownValueError("other actor", other, ["an actor that is not this one already"])
        first = record_page(connection, found.ids[0])
        corrections.add(connection, page=first, kind="actor", action=deed, subject=found.key,  # type: ignore[arg-type]
                        value={"same": same} if same else {}, reason=reason, by=by)  # fmt: skip


def record_page(connection: Any, actor_id: str) -> str:
    """The page that an actor's entry stands on."""
    from overt.record.schema import actors as table
    from overt.record.source import Source, local_of

    reading, _ = local_of(connection, table, actor_id)
    return Source.of(connection, reading).reading.article.id


ROUTES = (actors, of_article, actor, decide)
