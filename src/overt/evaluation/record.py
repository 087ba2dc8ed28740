"""The record task: whole pages, read as a user's pages are, given only the date that came with them."""

import json
from collections.abc import Iterator
from pathlib import Path

from overt.errors import EvaluationError
from overt.pages.page import Page
from overt.reader import read_page
from overt.reading import Reading


def readings(folder: Path) -> Iterator[tuple[str, Reading]]:
    """The reading of every page of a record folder, by document name.

    ``folder`` holds ``pages/*.txt`` and ``gold/*.json``; of the gold only ``reference_date`` is looked at, the date
    that the reader is given together with the page. Raises EvaluationError when the folder is no record gold.
    """
    pages = sorted((folder / "pages").glob("*.txt"))
    if not pages:
        raise EvaluationError(f"{folder}: there are no pages. Name the folder that holds pages/ and gold/.")
    for path in pages:
        page = Page(name=path.name, content=path.read_bytes(), published=_reference_date(folder, path.stem))
        yield path.stem, read_page(page)


def _reference_date(folder: Path, name: str) -> str | None:
    file = folder / "gold" / f"{name}.json"
    date = json.loads(file.read_text(encoding="utf-8")).get("reference_date") if file.is_file() else None
    return str(date) if date else None
