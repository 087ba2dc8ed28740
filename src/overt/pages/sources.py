"""Where pages come from: files, folders, one address, standard input."""

import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from overt.errors import NotAPageError, PageError, PageNotFoundError
from overt.pages.content import LARGEST, too_large, unpack
from overt.pages.fetch import fetch, is_address
from overt.pages.page import Page

STANDARD_INPUT = "-"
# Browsers save a page's pictures and styles in a folder of this name beside it.
_COMPANION = "_files"
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of a page, which beats what the page says: an EDTF date, the address, the outlet."""

    published: str | None = None
    url: str | None = None
    outlet: str | None = None


NOTHING_GIVEN = Given()


def find_pages(
    sources: Iterable[str],
    *,
    given: Given = NOTHING_GIVEN,
    by_name: dict[str, Given] | None = None,
    largest: int = LARGEST,
    allow_private: bool = False,
) -> Iterator[Page | PageError]:
    """Every page of the sources, in a stable order; what cannot be had comes as the error that explains it.

    A source is a path of a file or folder, an ``http`` or ``https`` address, or ``-`` for standard input. ``by_name``
    gives dates, addresses and outlets to single files, by file name; they beat ``given``. Nothing is raised and one bad
    entry never hides the next.
    """
    for source in sources:
        for one in _pages_of(source, largest=largest, allow_private=allow_private):
            yield one if isinstance(one, PageError) else _told(one, given, (by_name or {}).get(Path(one.name).name))


def count_pages(sources: Iterable[str]) -> int:
    """How many pages the sources name, counted without opening any; an address or standard input is one.

    >>> count_pages(["-", "https://harbour.example/fire"])
    2
    """
    return sum(
        1 if source == STANDARD_INPUT or is_address(source) else sum(1 for _ in _files(Path(source)))
        for source in sources
    )


def _pages_of(source: str, *, largest: int, allow_private: bool) -> Iterator[Page | PageError]:
    if source == STANDARD_INPUT:
        yield _page_or_error(partial(_standard_input, largest))
    elif is_address(source):
        yield _page_or_error(partial(fetch, source, largest=largest, allow_private=allow_private))
    else:
        for path in _files(Path(source)):
            yield path if isinstance(path, PageError) else _page_or_error(partial(_file, path, largest))


def _page_or_error(read: Callable[[], Page]) -> Page | PageError:
    try:
        return read()
    except PageError as error:
        return error


def _told(page: Page, given: Given, own: Given | None) -> Page:
    own = own or NOTHING_GIVEN
    return msgspec.structs.replace(
        page,
        published=own.published or given.published or page.published,
        url=own.url or given.url or page.url,
        outlet=own.outlet or given.outlet or page.outlet,
    )


def _standard_input(largest: int) -> Page:
    content = sys.stdin.buffer.read(largest + 1)
    return Page(name=STANDARD_INPUT, content=unpack(content, name="standard input", largest=largest))


def _file(path: Path, largest: int) -> Page:
    name = str(path)
    try:
        if path.stat().st_size > largest:
            raise too_large(name, largest=largest)
        content = path.read_bytes()
    except OSError as error:
        raise PageError(name, f"The file cannot be read ({error.strerror})", "Check its permissions") from error
    return Page(name=name, content=unpack(content, name=name, largest=largest))


def _files(path: Path) -> Iterator[Path | PageError]:
    """The files under a path, sorted, links followed once, hidden entries and saved pictures left out."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        what = "The link points to nothing" if path.is_symlink() else "There is no such file or folder"
        yield PageNotFoundError(str(path), what, "Check the path")
    except OSError as error:
        yield PageError(
            str(path), f"The entry cannot be opened ({error.strerror})", "Check the link or its permissions"
        )
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path, seen=set())
        elif stat.S_ISREG(mode):
            yield path
        else:
            yield NotAPageError(str(path), "This is a device, socket or pipe", "Name a file, or use - for a pipe")


def _folder(folder: Path, *, seen: set[tuple[int, int]]) -> Iterator[Path | PageError]:
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield PageError(str(folder), f"The folder cannot be read ({error.strerror})", "Check its permissions")
        return
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        yield PageError(str(folder), "The link leads back to a folder already read", "Nothing is lost; remove the link")
        return
    seen.add(identity)
    for name in names:
        if name.startswith(".") or _is_companion(name, names):
            continue
        path = folder / name
        if path.is_dir():
            yield from _folder(path, seen=seen)
        else:
            yield from _files(path)


def _is_companion(name: str, names: list[str]) -> bool:
    """Whether an entry is the folder of pictures and styles that a browser saved beside its page."""
    page = name.removesuffix(_COMPANION)
    return page != name and any(page + suffix in names for suffix in _PAGE_SUFFIXES)
