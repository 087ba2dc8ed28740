"""``overt read``: read pages and print what they say."""

import sys
from pathlib import Path
from typing import Annotated

import typer

SOURCES = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE…", help="HTML or text files, .gz of either, folders, one web address, or - ."),
]
PUBLISHED = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The publication date (EDTF, as 2025-04-15); beats what the page says."),
]
URL = Annotated[str | None, typer.Option(help="The address that the page came from.")]
OUTLET = Annotated[str | None, typer.Option(help="The outlet, by its domain or name.")]
DATES = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="CSV with columns file, published, url, outlet: what you know of single pages."),
]
ACTORS = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Your own actor file, on top of overt's list (docs/actors.md); may be repeated."),
]
WORKERS = Annotated[int, typer.Option(min=1, metavar="N", help="Processes to read with.")]
LARGEST = Annotated[float, typer.Option(min=0.1, metavar="MB", help="Largest page to read, unpacked.")]
ALLOW_PRIVATE = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch addresses of private networks and of this machine.")
]


def read(
    sources: SOURCES,
    published: PUBLISHED = None,
    url: URL = None,
    outlet: OUTLET = None,
    dates: DATES = None,
    actors: ACTORS = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print readings as JSON, one line an article.")] = False,
    removed: Annotated[bool, typer.Option("--removed", help="Show what was taken out of the page, and why.")] = False,
    workers: WORKERS = 1,
    largest: LARGEST = 25.0,
    allow_private: ALLOW_PRIVATE = False,
) -> None:
    """Read pages: the article, what was removed and why, who claims what, what happened.

    \b
    Examples:
      overt read page.html
      overt read pasted.txt --published 2025-04-15 --outlet example.org
      overt read saved-pages/ --json > readings.jsonl
      overt read page.html --actors my-actors.yaml
      pbpaste | overt read - --removed
    """
    from overt.cli.console import err, out, progress
    from overt.cli.display import show_reading, show_removed
    from overt.cli.gather import gather, own_actors
    from overt.errors import PageError
    from overt.pages.sources import count_pages
    from overt.reading import to_json

    outcomes = gather(
        sources,
        published=published,
        url=url,
        outlet=outlet,
        dates=dates,
        actors=own_actors(actors),
        workers=workers,
        largest=largest,
        allow_private=allow_private,
    )
    console, failed, shown = out(), 0, 0
    for outcome in progress(outcomes, label="reading", total=count_pages(sources), printing=True):
        if isinstance(outcome, PageError):
            err().print(f"overt: {outcome}")
            failed += 1
            continue
        if shown and not as_json:
            console.rule(style="dim")
        shown += 1
        if as_json:
            sys.stdout.buffer.write(to_json(outcome[1]) + b"\n")
            sys.stdout.buffer.flush()
        else:
            (show_removed if removed else show_reading)(console, outcome[1])
    if not shown and not failed:
        err().print("overt: There are no pages there.")
    raise typer.Exit(1 if failed or not shown else 0)
