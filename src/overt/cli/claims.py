"""``overt claims``: who says what."""

from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.recorded import (
    CSV,
    DEFAULT,
    JSON,
    LIMIT,
    RECORD,
    SINCE,
    UNTIL,
    as_entries,
    existing,
    limit_for,
    note_rest,
    note_undated,
    nothing,
    shape,
)  # fmt: skip

if TYPE_CHECKING:
    from overt.record.claims import ClaimEntry

_COLUMNS = (
    "id", "who", "who_words", "to_whom", "act", "content", "form", "factuality", "evidence", "evidence_words",
    "published", "outlet", "title", "page", "score",
)  # fmt: skip


def claims(
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who claims: a name or a Wikidata id.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Words or names in what is claimed.")] = None,
    act: Annotated[list[str] | None, typer.Option(metavar="ACT", help="say, accuse, deny, …; may be repeated.")] = None,
    factuality: Annotated[
        list[str] | None, typer.Option(metavar="VALUE", help="CT+, PR+, PS+, CT-, …: how sure the source is.")
    ] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="none-stated, declined, document, …: on what it rests.")
    ] = None,
    denied: Annotated[
        bool, typer.Option("--denied", help="Only what its own article denies, or one of the latest 500 denials.")
    ] = False,
    since: SINCE = None,
    until: UNTIL = None,
    record: RECORD = DEFAULT,
    limit: LIMIT = None,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """List claims: who says what, how sure, on what, when and where, newest first.

    \b
    Examples:
      overt claims --by Naryshkin
      overt claims --about sabotage --act deny --since 2024
      overt claims --evidence declined --csv > without-evidence.csv
      overt claims --by Kyiv --denied
    """
    chosen = shape(as_json=as_json, as_csv=as_csv)
    with existing(record) as opened:
        found = opened.claims(
            by=by, about=about, act=act, factuality=factuality, evidence=evidence, since=since, until=until,
            denied=denied, limit=limit_for(chosen, limit),
        )  # fmt: skip
    if found.items:
        as_entries(found.items, chosen, columns=_COLUMNS, cells=_cells, show=_show)
    note_rest(len(found.items), found.total, "claims")
    note_undated(found.undated, "claims", "the date of their article is unknown")
    if not found.items:
        raise nothing("claim is like that")


def _cells(one: "ClaimEntry") -> tuple[str, ...]:
    where = one.where
    values = (
        one.id, one.source, one.source_words, one.addressee, one.act, one.content, one.form, one.factuality,
        one.evidence, one.evidence_words, where.published, where.outlet, where.title, where.page, f"{one.score:g}",
    )  # fmt: skip
    return tuple(value or "" for value in values)


def _show(items: "tuple[ClaimEntry, ...]") -> None:
    from rich.text import Text

    from overt.cli.console import out
    from overt.cli.display.claims import claim_columns, judged
    from overt.cli.display.origin import with_origin
    from overt.cli.display.table import table
    from overt.cli.words import NOT_SAID

    console = out()
    shown = table()
    claim_columns(shown, width=console.width)
    for one in items:
        who = Text.assemble(one.source or NOT_SAID, (f"\nto {one.addressee}", "dim") if one.addressee else "")
        what = one.content if one.act == "say" else f"[{one.act}] {one.content}"
        words = with_origin(what, one.id, one.where)
        shown.add_row(who, *judged(words, one.factuality, one.evidence, width=console.width))
    console.print(shown)
