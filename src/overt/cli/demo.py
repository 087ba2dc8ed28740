"""``overt demo``: invented pages read into a fresh record, and a short tour of it."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

Step = tuple[str, list[str]]

_REMOVED = "Nothing is lost: each line that is no article is taken out and kept, with its reason."
_CLAIMS = "Claims are data: who says what, how sure, on what. Here is what Moscow’s side denies."
_DENIAL = "A claim opens to its sentence. This one was said by “it”; overt looked up who that is."
_ACCIDENT = (
    "In May ministers spoke of sabotage; in June the cable turned out to be an accident. "
    "Each report is kept, one is not counted, and says why."
)
_RUMOUR = "A bridge was said to be blown up; police say that it stands. The rumour is kept, and is no bombing."
_LANGUAGE = "Articles in other languages are cleaned, kept and searchable (claims and reports: English so far)."
_REPORTS = "Reports are single acts: what, where, when, who is said to be behind it. Nothing is guessed."
_INCIDENTS = "Reports of one act are one incident, over all outlets and months: here they are, each with its outlets."
_COUNT = "How many? That depends on the rule. This is Leiden’s; each number carries the rule and the record’s version."
_OPEN = "Show me: a cell of the table opens to its incidents, their reports and the sentence that each stands on."
_END = """
The tour is over. The record is the file {record}. Look at it in the browser:

  overt serve --record {record}

or ask it more:

  overt count --compare --record {record}
  overt find sabotage --record {record}
  overt reports --excluded --record {record}
  overt status --record {record}

Then read pages of your own:

  overt read saved-page.html
  overt add saved-pages/"""


def demo(
    record: Annotated[
        Path, typer.Option("--record", metavar="FILE", help="The fresh record; that of an older tour is replaced.")
    ] = Path("demo.overt"),
) -> None:
    """Read a few invented pages into a fresh record, and show in eleven steps what can be asked of it.

    \b
    Examples:
      overt demo
      overt demo --record /tmp/tour.overt
    """
    from overt.demo import pages

    with pages() as (folder, dates):
        _make_room(record, _outlets(dates))
        for number, (lesson, arguments) in enumerate(_tour(folder, dates, str(record)), start=1):
            _run(f"{number}. {lesson}", arguments)
    typer.echo(_END.format(record=record))


def _tour(folder: Path, dates: Path, record: str) -> Iterator[Step]:
    kept = ["--record", record]
    yield _counts(folder, dates), ["add", str(folder), "--dates", str(dates), *kept]
    yield _REMOVED, ["read", str(folder / "harbour-depot-fire.txt"), "--removed"]
    yield _CLAIMS, ["claims", "--by", "Russia", "--act", "deny", *kept]
    yield _DENIAL, ["show", _denied_by_it(record), *kept]
    yield _ACCIDENT, ["reports", "--type", "cable-cut", "--excluded", *kept]
    yield _RUMOUR, ["reports", "--type", "bombing", "--excluded", *kept]
    yield _LANGUAGE, ["find", "Brandstiftung", *kept]
    yield _REPORTS, ["reports", "--type", "arson", *kept]
    yield _INCIDENTS, ["incidents", "--sort", "reports", *kept]
    yield _COUNT, ["count", "--rule", "leiden", "--by", "year", *kept]
    yield _OPEN, ["count", "--rule", "leiden", "--by", "year", "--open", "2023", *kept]


def _counts(folder: Path, dates: Path) -> str:
    """The first lesson, with the pages and outlets as they are."""
    from overt.pages.sources import count_pages

    number = count_pages([str(folder)])
    return f"{number} saved pages of {len(_outlets(dates))} invented outlets, HTML and pasted text, go into one file."


def _outlets(dates: Path) -> set[str | None]:
    """The invented outlets, by their domains."""
    from overt.cli.gather import read_dates
    from overt.pages.domain import registered_domain

    return {registered_domain(given.url) for given in read_dates(dates).values() if given.url}


def _denied_by_it(record: str) -> str:
    """A denial whose speaker the sentence names by a pronoun alone, or any denial."""
    from overt.record import open_record

    with open_record(record, create=False) as opened:
        denials = opened.claims(act="deny").items
    spoken = [one for one in denials if (one.source_words or "").lower() in {"it", "he", "she", "they"}]
    return (spoken or denials)[0].id


def _run(lesson: str, arguments: list[str]) -> None:
    """Print a lesson and its command, then run the command as if it had been typed."""
    from overt.cli.main import app

    typer.secho(f"\n{lesson}", bold=True)
    typer.secho("$ overt " + shlex.join(_shortened(one) for one in arguments) + "\n", fg="cyan")
    if stopped := app(arguments, standalone_mode=False):
        raise typer.Exit(stopped)


def _shortened(argument: str) -> str:
    """A path of the installed package by its last names: where it is installed teaches nobody anything."""
    parts = Path(argument).parts
    return str(Path(*parts[parts.index("demo") :])) if "demo" in parts else argument


def _make_room(record: Path, outlets: set[str | None]) -> None:
    """Take an older tour's record away; a file that holds anything else stays, and the tour does not begin."""
    from overt.errors import RecordError

    if record.exists() and record.stat().st_size and not _is_a_tour(record, outlets):
        raise RecordError(f"{record}: this is no record of a tour, and stays. Name another file with --record.")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{record}{suffix}").unlink(missing_ok=True)


def _is_a_tour(record: Path, outlets: set[str | None]) -> bool:
    from overt.errors import RecordError
    from overt.record import open_record

    try:
        with open_record(record, create=False) as opened:
            return set(opened.status().outlets) <= outlets
    except RecordError:
        return False
