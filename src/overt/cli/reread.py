"""``overt reread``: read the record's pages again with this reader."""

from typing import TYPE_CHECKING

import typer

from overt.cli.add import Adding, named
from overt.cli.read import ACTORS, WORKERS
from overt.cli.recorded import DEFAULT, RECORD, existing, note

if TYPE_CHECKING:
    from overt.record import Record


def reread(record: RECORD = DEFAULT, actors: ACTORS = None, workers: WORKERS = 1) -> None:
    """Read again what this reader has not read yet: a newer overt, another actor file, or facts given since.

    Older readings stay. A record that was read with an actor file of your own should be read with it again.

    \b
    Examples:
      overt reread
      overt reread --record news.overt --workers 2
      overt reread --actors my-actors.yaml
    """
    from overt.cli.console import progress
    from overt.cli.gather import own_actors
    from overt.engines import find_familiar
    from overt.this_reader import reader

    listed = own_actors(actors)
    this = reader(actors=listed.own if listed else None)
    with existing(record) as opened:
        waiting = opened.count_to_reread(this)
        if not waiting:
            typer.echo(f"{opened.location}: every page has been read by this reader.")
            return
        if listed is None:
            _tell_left_out(opened)
        with opened.run("overt reread", this, configuration=named(actors)) as run:
            familiar = find_familiar(opened.pages_to_reread(this), known=opened.pages_of_outlet)
            pages = progress(opened.pages_to_reread(this), label="reading again", total=waiting)
            done = Adding(opened, run, actors=listed).add(pages, workers=workers, familiar=familiar)
            done.tell(opened.location)
    raise typer.Exit(1 if done.failed else 0)


def _tell_left_out(record: "Record") -> None:
    """Say so when pages that were read with a user's actor file are now read without one."""
    with_own = sum(one.current for one in record.status().readers if one.own_actors)
    if with_own:
        note(f"{with_own:,} readings were made with an actor file of your own and become ones without: --actors FILE.")
