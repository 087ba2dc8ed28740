"""The task ``outlets``: pages read as any user's are, put together, and judged by which pages tell of one incident."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from overt.engines import find_familiar, read_many
from overt.errors import EvaluationError, PageError
from overt.evaluation import gold
from overt.evaluation.tasks import Document
from overt.incidents import update
from overt.pages.page import Page
from overt.record import Record, open_record
from overt.record.dates import days_or_unknown
from overt.this_reader import reader

GOLD: Final = "gold.json"
FIELDS: Final = ("type", "country", "place", "date")


def predict(folder: Path) -> Iterator[Document]:
    """For every page its main incident, and what the record shows of it.

    ``folder`` holds ``pages`` and ``gold.json``, of which only the outlets, addresses and days of publication are
    looked at, as a user would give them. A page's main incident is that of the report that it leads with; a page that
    leads with what is no incident has none. Raises EvaluationError when the folder is no such gold.
    """
    given = {one["file"]: one for one in _gold(folder)["pages"]}
    pages = [
        Page(
            name=name,
            content=(folder / "pages" / name).read_bytes(),
            outlet=one["outlet"],
            url=one["url"],
            published=one["date"],
        )
        for name, one in sorted(given.items())
    ]
    with TemporaryDirectory() as scratch, open_record(Path(scratch) / "outlets.overt") as record:
        _add(record, pages)
        update(record)
        main = _main(record)
        yield from (_answer(record, page, main.get(page.id)) for page in pages)


def _gold(folder: Path) -> Document:
    try:
        found: Document = json.loads((folder / GOLD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{folder}: there is no {GOLD} ({error}). Name the folder that holds it.") from error
    return found


def _add(record: Record, pages: list[Page]) -> None:
    with record.run("overt evaluate outlets", reader()) as run:
        for outcome in read_many(pages, workers=1, familiar=find_familiar(iter(pages), known=record.pages_of_outlet)):
            if isinstance(outcome, PageError):
                raise EvaluationError(str(outcome)) from outcome
            record.add(*outcome, run)


def _main(record: Record) -> dict[str, str]:
    """For each page the incident that it is about; a page that only touches on incidents is not there."""
    with record.merging() as step:
        accounts = step.accounts(step.all_reports())
        homes = step.incidents_of(accounts)
    return {one.page: homes[one.id] for one in accounts.values() if one.leads and one.id in homes}


def _answer(record: Record, page: Page, main: str | None) -> Document:
    shown = record.incident(main) if main else None
    return {"file": page.name, "cluster": shown and shown.id, "incident": shown and msgspec.to_builtins(shown)}


def fields(folder: Path, out: Path) -> str:
    """How often the type, country, place and date shown are those of the gold, over incidents that pages have as main.

    Of each gold incident the predicted one that most of its pages are in is asked. A date is right when it overlaps
    the gold's and is at most a day wider; a place when one name holds a word of the other. What the gold leaves open
    is not asked. Hard negatives are pairs of pages of different main incidents of one country, or with one kind of
    target, that were put together.
    """
    answer = _gold(folder)
    rows = {one["file"]: one for one in gold.documents(out)}
    main = {one["file"]: one["main"] for one in answer["pages"] if one["main"]}
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for one in answer["incidents"]:
        mine = _mine(one["id"], main, rows)
        for name in FIELDS if one["id"] in main.values() else ():
            if one[name]:
                asked[name] += 1
                right[name] += mine is not None and _RIGHT[name](one, mine)
    shares = {name: right[name] / asked[name] for name in FIELDS if asked[name]}
    told = "  ".join(f"{name} {share:.3f}" for name, share in shares.items())
    wrong = _wrongly(main, rows)
    lines = [f"fields mean {sum(shares.values()) / len(shares):.3f}   ({told})", f"pages wrongly together {len(wrong)}"]
    return "\n".join([*lines, *(f"    {left} ({main[left]}) with {right_} ({main[right_]})" for left, right_ in wrong)])


def _mine(incident: str, main: dict[str, str], rows: dict[str, Document]) -> Document | None:
    found = [rows[file]["incident"] for file, one in main.items() if one == incident and rows[file]["cluster"]]
    chosen = Counter(one["id"] for one in found).most_common(1)
    return next((one for one in found if one["id"] == chosen[0][0]), None) if chosen else None


def _wrongly(main: dict[str, str], rows: dict[str, Document]) -> list[tuple[str, str]]:
    files = sorted(main)
    return [
        (left, right)
        for at, left in enumerate(files)
        for right in files[at + 1 :]
        if rows[left]["cluster"] and rows[left]["cluster"] == rows[right]["cluster"] and main[left] != main[right]
    ]


def _same_type(one: Document, mine: Document) -> bool:
    return mine["type"] in (one["type"], *one.get("alt_types", ()))


def _same_country(one: Document, mine: Document) -> bool:
    return bool(mine["country"] == one["country"])


def _same_place(one: Document, mine: Document) -> bool:
    def words(text: str | None) -> set[str]:
        return {word.strip(".,").casefold() for word in (text or "").split() if len(word) > 2 and word[0].isupper()}

    return bool(words(one["place"]) & words(mine["place"]))


def _same_date(one: Document, mine: Document) -> bool:
    wanted, found = days_or_unknown(one["date"]), (mine["earliest"], mine["latest"])
    if None in wanted or None in found:
        return False
    overlap = found[0] <= str(wanted[1]) and found[1] >= str(wanted[0])
    return overlap and _width(found) <= _width(wanted) + 1


def _width(days: tuple[Any, Any]) -> int:
    from datetime import date

    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


_RIGHT: Final = {"type": _same_type, "country": _same_country, "place": _same_place, "date": _same_date}
