"""``overt add``: read pages into a record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.read import ACTORS, ALLOW_PRIVATE, DATES, LARGEST, OUTLET, PUBLISHED, SOURCES, URL, WORKERS
from overt.cli.recorded import DEFAULT, RECORD, note
from overt.cli.words import counted

if TYPE_CHECKING:
    from overt.engines.familiar import Familiar
    from overt.errors import PageError
    from overt.language.actor_list import ActorList
    from overt.pages.page import Page
    from overt.reading import Reading
    from overt.record import Record
    from overt.record.given import Difference
    from overt.record.provenance import Run


def add(
    sources: SOURCES,
    record: RECORD = DEFAULT,
    published: PUBLISHED = None,
    url: URL = None,
    outlet: OUTLET = None,
    dates: DATES = None,
    actors: ACTORS = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="What you give replaces what the record holds; the old stays readable.")
    ] = False,
    workers: WORKERS = 1,
    largest: LARGEST = 25.0,
    allow_private: ALLOW_PRIVATE = False,
) -> None:
    """Read pages into a record. The same page twice is one page; stopped at any moment, just run it again.

    \b
    Examples:
      overt add saved-pages/
      overt add saved-pages/ --dates dates.csv --workers 2
      overt add saved-pages/ --actors my-actors.yaml
      overt add page.html --published 2025-04-15 --outlet example.org
      overt add https://example.org/story --record postgresql://me@server/news
    """
    from overt.cli.console import progress
    from overt.cli.gather import checked_date, own_actors, read_dates
    from overt.engines import find_familiar
    from overt.pages.content import MEGABYTE
    from overt.pages.sources import Given, count_pages, find_pages
    from overt.record import open_record
    from overt.this_reader import reader

    find = partial(
        find_pages,
        given=Given(published=checked_date(published), url=url, outlet=outlet),
        by_name=read_dates(dates) if dates else None,
        largest=int(largest * MEGABYTE),
        allow_private=allow_private,
    )
    listed = own_actors(actors)
    this = reader(actors=listed.own if listed else None)
    settings = {
        "published": published,
        "url": url,
        "outlet": outlet,
        "correct": correct,
        "largest": largest,
        **named(actors),
    }
    with open_record(record) as opened, opened.run("overt add", this, configuration=settings) as run:
        familiar = find_familiar(find(_twice(sources)), known=opened.pages_of_outlet)
        pages = progress(find(sources), label="reading", total=count_pages(sources))
        adding = Adding(opened, run, actors=listed, correct=correct)
        done = adding.add(pages, workers=workers, familiar=familiar)
        done.tell(opened.location)
    raise typer.Exit(1 if done.failed or not done.seen else 0)


def named(actors: list[Path] | None) -> dict[str, object]:
    """What a run notes of the user's actor files; the reader's id holds what they say."""
    return {"actors": [str(one) for one in actors]} if actors else {}


def _twice(sources: list[str]) -> list[str]:
    """The sources that can be gone through twice. One page alone is compared with those of the record."""
    from overt.pages.fetch import is_address
    from overt.pages.sources import STANDARD_INPUT

    return [source for source in sources if source != STANDARD_INPUT and not is_address(source)]


@dataclass(kw_only=True)
class Tally:
    """What became of the pages."""

    added: int = 0
    again: int = 0
    there: int = 0
    failed: int = 0
    claims: int = 0
    reports: int = 0
    problems: dict[str, int] = field(default_factory=dict)

    incidents: int = 0
    version: str = ""

    @property
    def seen(self) -> int:
        """How many pages there were, read or not."""
        return self.added + self.again + self.there + self.failed

    def count(self, reading: "Reading") -> None:
        """Count what a new reading holds."""
        self.claims += len(reading.claims)
        self.reports += sum(one.excluded is None for one in reading.reports)
        for problem in reading.problems:
            self.problems[problem.code] = self.problems.get(problem.code, 0) + 1

    def tell(self, location: str) -> None:
        """Print the sum of it."""
        if not self.seen:
            note("overt: There are no pages there.")
            return
        new = f"{counted(self.added, 'page')} added" if self.added or self.again else "nothing new"
        typer.echo(f"{location}: {new}." if not self.added else f"{location}: {new}, {self._holding()}.")
        for number, what in ((self.again, "read again"), (self.there, "there already"), (self.failed, "not read")):
            if number:
                typer.echo(f"{counted(number, 'page')} {what}.")
        if self.version:
            typer.echo(f"{counted(self.incidents, 'incident')} in the record now, version {self.version}.")
        for code, number in sorted(self.problems.items()):
            typer.echo(f"Problem {code}: {number}, kept with the readings.")

    def _holding(self) -> str:
        return f"with {counted(self.claims, 'claim')} and {counted(self.reports, 'report')}"


class Adding:
    """One run that reads pages into a record."""

    def __init__(
        self, record: "Record", run: "Run", *, actors: "ActorList | None" = None, correct: bool = False
    ) -> None:
        self.record = record
        self.run = run
        self.actors = actors
        self.correct = correct
        self.tally = Tally()

    def add(self, pages: "Iterable[Page | PageError]", *, workers: int, familiar: "Familiar") -> Tally:
        """Read what the record does not have and store it, a page at a time."""
        from overt.engines import read_many
        from overt.errors import PageError

        waiting = self._waiting(pages)
        for outcome in read_many(waiting, workers=workers, familiar=familiar, actors=self.actors):
            if isinstance(outcome, PageError):
                self._refuse(outcome)
            else:
                self._store(*outcome)
        self._put_together()
        return self.tally

    def _put_together(self) -> None:
        """Put the new reports together with those there are."""
        from overt.incidents import update

        version = update(self.record, why=f"{self.run.command} ({self.run.id})")
        self.tally.incidents, self.tally.version = version.incidents, version.name

    def _waiting(self, pages: "Iterable[Page | PageError]") -> "Iterator[Page | PageError]":
        """The pages that must be read, with all that the record knows about them."""
        from overt.errors import PageError

        for page in pages:
            if isinstance(page, PageError):
                yield page
                continue
            prepared = self.record.prepare(page, self.run.reader, correct=self.correct)
            for one in prepared.differences:
                _tell_difference(page.name, one)
            if prepared.read:
                self.tally.there += 1
            else:
                yield prepared.page

    def _store(self, page: "Page", reading: "Reading") -> None:
        from overt.errors import PageError

        try:
            outcome = self.record.add(page, reading, self.run, correct=self.correct)
        except PageError as error:
            self._refuse(error)
            return
        if outcome == "already-there":
            self.tally.there += 1
            return
        self.tally.added += outcome == "added"
        self.tally.again += outcome == "read-again"
        self.tally.count(reading)

    def _refuse(self, error: "PageError") -> None:
        self.record.refuse(error, self.run)
        self.tally.failed += 1
        note(f"overt: {error}")


def _tell_difference(name: str, one: "Difference") -> None:
    note(f"{name}: {one.field} stays {one.kept} as in the record, not {one.given}; --correct would replace it.")
