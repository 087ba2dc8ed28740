"""From what a user names to readings: pages found, told what the user knows of them, and read."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from overt.errors import PageError, UnknownValueError

if TYPE_CHECKING:
    from overt.engines.processes import Outcome
    from overt.language.actor_list import ActorList
    from overt.pages.sources import Given

_COLUMNS = ("file", "published", "url", "outlet")


def gather(
    sources: Sequence[str],
    *,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    dates: Path | None = None,
    actors: "ActorList | None" = None,
    workers: int = 1,
    largest: float = 25.0,
    allow_private: bool = False,
) -> "Iterator[Outcome]":
    """The readings of all pages of the sources; a page that cannot be had or read comes as its error.

    ``largest`` is in megabytes. ``dates`` is a CSV file that gives date, address and outlet to pages by file name.
    """
    from overt.engines import find_familiar, read_many
    from overt.pages.content import MEGABYTE
    from overt.pages.sources import Given, find_pages

    find = partial(
        find_pages,
        given=Given(published=checked_date(published), url=url, outlet=outlet),
        by_name=read_dates(dates) if dates else None,
        largest=int(largest * MEGABYTE),
        allow_private=allow_private,
    )
    return read_many(find(sources), workers=workers, familiar=find_familiar(find(again(sources))), actors=actors)


def own_actors(files: Sequence[Path] | None) -> "ActorList | None":
    """The actor list with the user's files on top, ``None`` where there are none.

    Raises VocabularyError, which names the file and the line, when one is no actor file.
    """
    if not files:
        return None
    from overt.language.actor_list import load_actors

    return load_actors(extra=tuple(files))


def again(sources: Sequence[str]) -> list[str]:
    """The sources that can be gone through twice: files and folders, when there is more than one page of them."""
    from overt.pages.fetch import is_address
    from overt.pages.sources import STANDARD_INPUT

    paths = [source for source in sources if source != STANDARD_INPUT and not is_address(source)]
    return [] if len(paths) == 1 and Path(paths[0]).is_file() else paths


def read_dates(file: Path) -> "dict[str, Given]":
    """What a CSV file gives to single pages: columns file, published, url, outlet; empty cells give nothing.

    Raises PageError when the file cannot be read and UnknownValueError for a column or date that is none.
    """
    from overt.pages.sources import Given

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PageError(str(file), f"The list of dates cannot be read ({error})", "Save it as CSV in UTF-8") from error
    for column in rows[0] if rows else ():
        if column not in _COLUMNS:
            raise UnknownValueError(f"column of {file.name}", column, _COLUMNS)
    return {
        row["file"]: Given(
            published=checked_date(row.get("published") or None),
            url=row.get("url") or None,
            outlet=row.get("outlet") or None,
        )
        for row in rows
    }


def checked_date(text: str | None) -> str | None:
    """The date, when it is EDTF.

    Raises UnknownValueError with examples of what is.
    """
    if text is None:
        return None
    from edtf import EDTFParseException, parse_edtf

    try:
        parse_edtf(text)
    except EDTFParseException as error:
        raise UnknownValueError(
            "date (EDTF)", text, ["2025-04-15", "2025-04", "2025", "2025-04-15/2025-04-17"]
        ) from error
    return text
