"""Adding pages: pasted, dropped or by address; how far they are, and what could not be read."""

from functools import partial
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from litestar.response import Redirect

from overt.errors import NotInRecordError, UnknownValueError
from overt.pages.content import unpack
from overt.pages.fetch import fetch, is_address
from overt.pages.page import Page
from overt.record.dates import days
from overt.workbench.adding import Adder, Job, Source
from overt.workbench.asked import is_part
from overt.workbench.people.access import EDITOR, person_of
from overt.workbench.people.forms import typed
from overt.workbench.render import page
from overt.workbench.threaded import threaded

_WAYS = ["pasted text or HTML", "files", "an address that begins with https://"]


@get("/add", guards=[EDITOR])
@threaded
def add_page(request: Request[Any, Any, Any]) -> Response[str]:
    """The ways to add pages, and what could not be read so far."""
    record = request.app.state.record
    return page(request, "add.html", problems=record.problems()[-40:], unread=record.unread()[-40:])


@post("/add", guards=[EDITOR], status_code=303)
async def add(request: Request[Any, Any, Any]) -> Redirect:
    """Begin to read what was put in."""
    form = await request.form()
    given = {name: typed(form, name) or None for name in ("published", "url", "outlet")}
    if given["published"]:
        days(given["published"])
    sources = await _sources(form, given, allow_private=request.app.state.settings.allow_private)
    if not sources:
        raise UnknownValueError("way to add a page", "nothing", _WAYS)
    adder: Adder = request.app.state.adder
    job = adder.start(sources, by=person_of(request).name)
    return Redirect(f"/add/{job.id}", status_code=303)


async def _sources(form: Any, given: dict[str, str | None], *, allow_private: bool) -> list[tuple[str, Source]]:
    found: list[tuple[str, Source]] = []
    if text := str(form.get("text") or "").strip():
        found.append(("pasted", partial(Page, name="pasted", content=text.encode("utf-8", "replace"), **given)))
    if address := typed(form, "address"):
        if not is_address(address):
            raise UnknownValueError("address", address, ["https://…", "http://…"])
        found.append((address, partial(_fetched, address, given, allow_private)))
    for file in form.getall("files", []):
        if isinstance(file, UploadFile) and file.filename:
            content = await file.read()
            found.append((file.filename, partial(_unpacked, file.filename, content, given)))
    return found


def _fetched(address: str, given: dict[str, str | None], allow_private: bool) -> Page:  # noqa: FBT001
    from msgspec.structs import replace

    return replace(fetch(address, allow_private=allow_private), **{name: one for name, one in given.items() if one})


def _unpacked(name: str, content: bytes, given: dict[str, str | None]) -> Page:
    return Page(name=name, content=unpack(content, name=name), **given)


@get("/add/{job_id:str}", guards=[EDITOR])
@threaded
def progress(request: Request[Any, Any, Any], job_id: FromPath[str]) -> Response[str]:
    """How far a job is; alone, or as the part of the page that changes."""
    job: Job | None = request.app.state.adder.job(job_id)
    if job is None:
        raise NotInRecordError("This is long done: the server forgets what was put in. The articles are in the record.")
    return page(request, "job_part.html" if is_part(request) else "job.html", job=job)


ROUTES = (add_page, add, progress)
