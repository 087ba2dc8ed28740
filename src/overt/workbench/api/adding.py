"""Add a page: pasted text, the bytes of a saved page, or an address."""

from typing import Annotated, Final

import msgspec
from litestar import Controller, post
from litestar.params import JSONBody

from overt.errors import NotAPageError, UnknownValueError
from overt.pages.content import LARGEST
from overt.pages.fetch import fetch, is_address
from overt.pages.page import Page
from overt.reading import Problem
from overt.record import Record
from overt.record.dates import days
from overt.record.ids import page_entry_id
from overt.record.store import Outcome
from overt.this_reader import reader
from overt.workbench.api.asking import RECORD, REQUEST, words
from overt.workbench.people.access import EDITOR
from overt.workbench.threaded import in_thread, threaded

_LONGEST: Final = 500

Short = Annotated[str, msgspec.Meta(max_length=_LONGEST)]


class Pasted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page as text or HTML, or the address where it is; and what you know about it, which beats what the page says.

    Just one of ``text`` and ``address``. ``published`` is an EDTF date.
    """

    text: Annotated[str, msgspec.Meta(min_length=1)] | None = None
    address: Short | None = None
    published: Short | None = None
    url: Short | None = None
    outlet: Short | None = None


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a page: the article to open, and what was read out of it."""

    article: str
    outcome: Outcome
    claims: int
    reports: int
    problems: tuple[Problem, ...]


class Pages(Controller):
    """Add pages to the record."""

    path = "/pages"
    tags = ("pages",)
    guards = (EDITOR,)

    @post(request_max_body_size=LARGEST)
    @threaded
    def add_page(self, record: RECORD, data: JSONBody[Pasted]) -> Added:
        """Read a page from pasted text or HTML, or from its address, into the record; the same twice is one page."""
        if (data.text is None) == (data.address is None):
            raise UnknownValueError("way to name a page", "both" if data.text else "neither", ["text", "address"])
        if data.address is not None:
            return _add(record, _given(_fetched(data.address), data))
        return _add(record, _given(Page(name="pasted", content=(data.text or "").encode("utf-8", "replace")), data))

    @post("/upload", request_max_body_size=LARGEST)
    async def upload_page(
        self,
        request: REQUEST,
        record: RECORD,
        name: Annotated[str, words("What to call the page in messages.")] = "uploaded",
        published: Annotated[str | None, words("When it was published, an EDTF date.")] = None,
        url: Annotated[str | None, words("The address it had.")] = None,
        outlet: Annotated[str | None, words("The outlet's domain.")] = None,
    ) -> Added:
        """Read a saved page, sent as its bytes (HTML, text, or either packed by gzip), into the record."""
        from overt.pages.content import unpack

        given = Pasted(published=published, url=url, outlet=outlet)
        content = await request.body()
        return await in_thread(lambda: _add(record, _given(Page(name=name, content=unpack(content, name=name)), given)))


def _fetched(address: str) -> Page:
    if not is_address(address):
        raise UnknownValueError("address", address, ["http://…", "https://…"])
    return fetch(address)


def _given(page: Page, given: Pasted) -> Page:
    """The page with what its giver says of it. Raises UnknownValueError when the date is none."""
    if given.published:
        days(given.published)
    told = {name: getattr(given, name) for name in ("published", "url", "outlet") if getattr(given, name)}
    return msgspec.structs.replace(page, **told)


def _add(record: Record, page: Page) -> Added:
    from overt.reader import read_page

    if not page.content.strip():
        raise NotAPageError(page.name, "There is nothing in it", "Send a page with text.")
    prepared = record.prepare(page, reader())
    with record.run("workbench: add", reader()) as run:
        reading = read_page(prepared.page)
        outcome = record.add(prepared.page, reading, run)
    return Added(
        article=page_entry_id(page.id),
        outcome=outcome,
        claims=len(reading.claims),
        reports=len(reading.reports),
        problems=reading.problems,
    )
