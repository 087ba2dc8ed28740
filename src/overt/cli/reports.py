"""``overt reports``: what happened, as articles tell it."""

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
    note,
    note_rest,
    note_undated,
    nothing,
    shape,
)  # fmt: skip

if TYPE_CHECKING:
    from rich.text import Text

    from overt.record.reports import ReportEntry

WIDTH_OF_TYPE = len("assassination,")
_COLUMNS = (
    "id", "type", "stage", "place", "country", "time", "targets", "sector", "sponsor", "sponsor_certainty", "killed",
    "injured", "excluded", "evidence", "published", "outlet", "title", "page", "score", "instrument", "suspects",
)  # fmt: skip


def reports(
    type: Annotated[  # noqa: A002 - the option's own name
        list[str] | None, typer.Option(metavar="TYPE", help="arson, sabotage, cable-cut, …; may be repeated.")
    ] = None,
    stage: Annotated[
        list[str] | None, typer.Option(metavar="STAGE", help="accomplished, attempted, planned or threatened.")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="COUNTRY", help="Where: a name, or three letters.")] = None,
    place: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of the place's name.")] = None,
    target: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of who or what was hit.")] = None,
    sector: Annotated[
        list[str] | None, typer.Option(metavar="SECTOR", help="energy, transport, defence, …; may be repeated.")
    ] = None,
    instrument: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of what it was done with.")] = None,
    suspect: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of a suspect's name.")] = None,
    legal_stage: Annotated[
        list[str] | None, typer.Option(metavar="STAGE", help="A suspect is sought, arrested, charged, convicted, …")
    ] = None,
    sponsor: Annotated[str | None, typer.Option(metavar="WORDS", help="Words of who is said to be behind it.")] = None,
    certainty: Annotated[
        list[str] | None, typer.Option(metavar="CERTAINTY", help="How surely: reported-as-fact, possible, …")
    ] = None,
    killed: Annotated[int | None, typer.Option(metavar="NUMBER", min=0, help="At least so many killed.")] = None,
    injured: Annotated[int | None, typer.Option(metavar="NUMBER", min=0, help="At least so many injured.")] = None,
    since: SINCE = None,
    until: UNTIL = None,
    happened_since: Annotated[str | None, typer.Option(metavar="DATE", help="Happened on this day or later.")] = None,
    happened_until: Annotated[str | None, typer.Option(metavar="DATE", help="Happened on this day or before.")] = None,
    excluded: Annotated[
        bool, typer.Option("--excluded", help="Also list what is no countable incident: generic, accident, denied, …")
    ] = False,
    record: RECORD = DEFAULT,
    limit: LIMIT = None,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """List reports, each one article's account of one incident, those of the newest articles first.

    \b
    Examples:
      overt reports --type arson --country Lithuania
      overt reports --sector energy --legal-stage convicted
      overt reports --sponsor Russia --certainty suspected-or-accused-by-authorities
      overt reports --since 2024-05 --until 2024-06 --csv > reports.csv
      overt reports --happened-since 2024 --excluded
    """
    chosen = shape(as_json=as_json, as_csv=as_csv)
    with existing(record) as opened:
        found = opened.reports(
            type=type, stage=stage, country=country, place=place, target=target, sector=sector, instrument=instrument,
            suspect=suspect, legal_stage=legal_stage, sponsor=sponsor, certainty=certainty, killed=killed,
            injured=injured, since=since, until=until, happened_since=happened_since,
            happened_until=happened_until, excluded=excluded, limit=limit_for(chosen, limit),
        )  # fmt: skip
    if found.items:
        as_entries(found.items, chosen, columns=_COLUMNS, cells=_cells, show=_show)
    note_rest(len(found.items), found.total, "reports")
    note_undated(found.undated, "reports", "a date that was asked for is unknown")
    if found.excluded:
        reasons = ", ".join(f"{number} {reason}" for reason, number in found.excluded.items())
        note(f"No countable incidents: {reasons}; --excluded lists them.")
    if not found.items:
        raise nothing("report is like that")


def _cells(one: "ReportEntry") -> tuple[str, ...]:
    where = one.where
    values = (
        one.id, one.type, one.stage, one.place, one.country, one.time, "; ".join(one.targets), one.sector, one.sponsor,
        one.sponsor_certainty, one.killed, one.injured, one.excluded, one.evidence, where.published, where.outlet,
        where.title, where.page, f"{one.score:g}", one.instrument, "; ".join(one.suspects),
    )  # fmt: skip
    return tuple("" if value is None else str(value) for value in values)


def _show(items: "tuple[ReportEntry, ...]") -> None:
    from rich.text import Text

    from overt.cli.console import out
    from overt.cli.display.claims import WIDE
    from overt.cli.display.table import fixed, shared, table

    console = out()
    wide = console.width >= WIDE
    shown = table()
    fixed(shown, "What", WIDTH_OF_TYPE)
    if wide:
        shared(shown, "Where, when", 3)
    shared(shown, "Words", 8)
    if wide:
        shared(shown, "Behind it", 3)
    for one in items:
        style = "dim" if one.excluded else None
        what, setting, words, sponsor = Text(_what(one)), _setting(one), _words(one), _sponsor(one)
        if wide:
            shown.add_row(what, Text("\n".join(setting)), words, Text(sponsor), style=style)
        else:
            about = f"\n{', '.join(setting)}; behind it: {sponsor}"
            shown.add_row(what, words.append(about, "dim"), style=style)
    console.print(shown)


def _words(one: "ReportEntry") -> "Text":
    from overt.cli.display.origin import with_origin

    return with_origin(one.evidence or "", one.id, one.where)


def _setting(one: "ReportEntry") -> tuple[str, str]:
    """Where and when."""
    from overt.cli.words import day

    where = ", ".join(part for part in (one.place, one.country) if part)
    return where or "place unknown", day(one.time) if one.time else "time unknown"


def _sponsor(one: "ReportEntry") -> str:
    from overt.cli.words import BEHIND_IT

    if not one.sponsor or not one.sponsor_certainty:
        return "not said"
    return f"{one.sponsor} ({BEHIND_IT[one.sponsor_certainty]})"


def _what(one: "ReportEntry") -> str:
    from overt.cli.words import plain

    what = plain(one.type) if one.stage == "accomplished" else f"{plain(one.type)}, {one.stage}"
    return f"{what}; not counted: {one.excluded}" if one.excluded else what
