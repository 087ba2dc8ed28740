"""Read one page from Python."""

from pathlib import Path

from overt.errors import PageError
from overt.language.actor_list import ActorList, load_actors
from overt.pages.content import unpack
from overt.pages.page import Page
from overt.pages.sources import Given, find_pages
from overt.reader import read_page
from overt.reading import Reading


def read(
    source: str | Path | bytes | Page,
    *,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    actors: str | Path | ActorList | None = None,
) -> Reading:
    r"""The reading of one page.

    ``source`` is the path of a file (HTML or pasted text, also ``.gz``), a web address, the page's own bytes, or a
    ``Page``. ``published`` is an EDTF date that beats whatever the page says. ``actors`` is your own actor file,
    laid over the list that comes with overt (docs/actors.md), or an actor list as ``load_actors`` gives it. For folders
    use ``overt.engines``. Raises PageError, which names the page and what to do, when there is no page to read, and
    VocabularyError, which names the line, when the actor file is none.

    >>> page = "Harbour fire was set\n\nThe fire in Ostby harbour was no accident, police chief Nils Aune said."
    >>> [claim.source.name for claim in read(page.encode()).claims]
    ['Nils Aune']
    """
    listed = load_actors(extra=(Path(actors),)) if isinstance(actors, str | Path) else actors
    given = Given(published=published, url=url, outlet=outlet)
    if isinstance(source, Page):
        return read_page(source, actors=listed)
    if isinstance(source, bytes):
        content = unpack(source, name="bytes")
        page = Page(name="bytes", content=content, published=published, url=url, outlet=outlet)
        return read_page(page, actors=listed)
    pages = list(find_pages([str(source)], given=given))
    if len(pages) != 1:
        raise PageError(str(source), f"This is a folder of {len(pages)} pages", "Name one file, or use read_many")
    if isinstance(pages[0], PageError):
        raise pages[0]
    return read_page(pages[0], actors=listed)
