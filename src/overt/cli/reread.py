"""``overt reread``: read the record's pages again with this reader."""

import typer

from overt.cli.add import Adding
from overt.cli.read import WORKERS
from overt.cli.recorded import DEFAULT, RECORD, existing


def reread(record: RECORD = DEFAULT, workers: WORKERS = 1) -> None:
    """Read again what this reader has not read yet: a newer overt, or facts given since. Older readings stay.

    \b
    Examples:
      overt reread
      overt reread --record news.overt --workers 2
    """
    from overt.cli.console import progress
    from overt.engines import find_familiar
    from overt.this_reader import reader

    with existing(record) as opened:
        waiting = opened.count_to_reread(reader())
        if not waiting:
            typer.echo(f"{opened.location}: every page has been read by this reader.")
            return
        with opened.run("overt reread", reader()) as run:
            familiar = find_familiar(opened.pages_to_reread(reader()), known=opened.pages_of_outlet)
            pages = progress(opened.pages_to_reread(reader()), label="reading again", total=waiting)
            done = Adding(opened, run).add(pages, workers=workers, familiar=familiar)
            done.tell(opened.location)
    raise typer.Exit(1 if done.failed else 0)
