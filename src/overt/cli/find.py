"""``overt find``: find words in articles and claims."""

from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.recorded import (
    CSV,
    DEFAULT,
    JSON,
    LIMIT,
    RECORD,
    as_cells,
    as_records,
    existing,
    limit_for,
    note_rest,
    nothing,
    shape,
)  # fmt: skip

if TYPE_CHECKING:
    from overt.record.search import Hit

_COLUMNS = ("kind", "id", "published", "outlet", "who", "words")


def find(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help='All must be there; also "in a row", begin*, -without.')
    ],
    record: RECORD = DEFAULT,
    limit: LIMIT = None,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """Find words in articles and claims, best first. Case and accents do not matter.

    \b
    Examples:
      overt find Naryshkin
      overt find arson warehouse
      overt find 'sabot*' '"cable cut"' -- -ferry
    """
    from overt.record.query import parse

    chosen = shape(as_json=as_json, as_csv=as_csv)
    typed = " ".join(words)
    if not parse(typed).wanted:
        raise typer.BadParameter("name at least one word that must be there")
    with existing(record) as opened:
        found = opened.find(typed, limit=limit_for(chosen, limit))
    if not found.items:
        raise nothing("article or claim has these words")
    if chosen == "json":
        as_records(found.items)
    elif chosen == "table":
        _show(found.items)
    else:
        as_cells(_COLUMNS, map(_cells, found.items), separated=chosen)
    note_rest(len(found.items), found.total, "articles and claims")


def _cells(hit: "Hit") -> tuple[str, ...]:
    title = "" if hit.kind == "claim" else f"{hit.where.title or '(no title)'}: "
    return (
        hit.kind, hit.id, hit.where.published or "", hit.where.outlet or "", hit.source or "", title + hit.snippet.text,
    )  # fmt: skip


def _show(hits: "tuple[Hit, ...]") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from overt.cli.console import out
    from overt.cli.display.origin import with_origin

    console = out()
    for hit in hits:
        head = hit.where.title or "(no title)" if hit.kind == "article" else f"claim of {hit.source or 'nobody named'}"
        words = with_origin(hit.snippet.text, hit.id, hit.where)
        for start, end in hit.snippet.marks:
            words.stylize("bold reverse", start, end)
        console.print(Text(head, style="bold"))
        console.print(Padding(words, (0, 0, 1, 2), expand=False))
