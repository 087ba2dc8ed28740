"""Actors: who is named, what they say, what is said of them, and what they have a part in."""

from collections import defaultdict
from typing import Any
from urllib.parse import quote

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from overt.incidents import update
from overt.record import deciding_actors, who
from overt.record.claims import ClaimEntry
from overt.record.corrections import Correction
from overt.record.filters import is_wikidata
from overt.record.ids import ACTOR, entry_id
from overt.workbench.asked import word
from overt.workbench.kept import kept
from overt.workbench.people.access import EDITOR, READER, person_of
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import in_thread, threaded

_PART = 50
_CLAIMS = 40
_ENTRIES = 60


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
        decided = deciding_actors.standing(connection, found.key)
        entries = who.named_in(connection, found.ids, limit=_ENTRIES)
    asked = found.key if is_wikidata(found.key) else f'"{found.name}"'
    by = record.claims(by=asked, limit=_CLAIMS, count_to=1_000)
    about = record.claims(about=f'"{found.name}"', limit=_CLAIMS, count_to=1_000)
    return page(request, "actor.html", actor=found, by=by, about=about, asked=asked, decided=decided, entries=entries,
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
    """Say that an actor is the same as another, another in some articles, or none; or take that back."""
    form, by, name = await request.form(), person_of(request).name, str(key).lstrip("/")
    deed, other, reason = typed(form, "deed"), typed(form, "other"), typed(form, "reason") or None
    entries = [str(one) for one in form.getall("entries", [])]
    record = request.app.state.record

    def decided() -> Correction:
        made = record.decide_actor(name, deed, other=other, entries=entries, reason=reason, by=by)
        update(record, why="an editor decided about an actor")
        return made[0]  # type: ignore[no-any-return]

    there = _where(await in_thread(decided), name)
    return Redirect(f"/actors/{quote(there, safe='')}", status_code=303)


def _where(made: Correction, name: str) -> str:
    """Where to look after something was said of an actor: split off it may be left nowhere under its name."""
    if made.action != "split":
        return name
    return str(made.value["of"] if made.undone else made.value.get("wikidata") or made.value["name"])


ROUTES = (actors, of_article, actor, decide)
