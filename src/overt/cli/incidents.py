"""``overt incidents``, ``overt timeline``: what happened, over all outlets that tell of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from overt.cli.recorded import (
    CSV,
    DEFAULT,
    JSON,
    LIMIT,
    RECORD,
    as_cells,
    as_entries,
    as_records,
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

    from overt.incidents.opened import Moment, Proposal
    from overt.record.incidents import Incident

_WIDTH_OF_OUTLETS = len("14 independent")
_COLUMNS = (
    "id", "state", "type", "stage", "place", "country", "time", "target", "sector", "sponsor", "sponsor_certainty",
    "legal_stage", "killed", "injured", "reports", "outlets", "independent", "score", "title",
)  # fmt: skip
HAPPENED_SINCE = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Took place on this day or later.")]
HAPPENED_UNTIL = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Took place on this day or before.")
]


def incidents(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", help="In its title, place, target, sponsor.")
    ] = None,
    type: Annotated[  # noqa: A002 - the option's own name
        list[str] | None, typer.Option(metavar="TYPE", help="arson, cable-cut, …; may be repeated.")
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option(metavar="STATE", help="candidate, reviewed, confirmed, disputed or withdrawn.")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="COUNTRY", help="Where: a name, or three letters.")] = None,
    sponsor: Annotated[str | None, typer.Option(metavar="NAME", help="Who is said to be behind it.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="OUTLET", help="Told by this outlet.")] = None,
    since: HAPPENED_SINCE = None,
    until: HAPPENED_UNTIL = None,
    sort: Annotated[str, typer.Option(metavar="ORDER", help="newest, oldest, changed, reports or score.")] = "newest",
    proposed: Annotated[
        bool, typer.Option("--proposed", help="List pairs that may be one incident, for you to decide.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="First put all reports together anew.")] = False,
    record: RECORD = DEFAULT,
    limit: LIMIT = None,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """List incidents: the reports of all outlets that tell of one act, put together. Open one with overt show.

    \b
    Examples:
      overt incidents --type arson --country Lithuania
      overt incidents depot --sort reports
      overt incidents --proposed
    """
    from overt.incidents import Desk, rebuild, update

    chosen = shape(as_json=as_json, as_csv=as_csv)
    with existing(record) as opened:
        (rebuild if again else update)(opened)
        if proposed:
            _propose(Desk(opened, by="").proposals(limit=limit_for(chosen, limit)).items, chosen)
            return
        found = opened.incidents(
            type=type, state=state, country=country, sponsor=sponsor, outlet=outlet, words=" ".join(words or ()),
            since=since, until=until, sort=sort, limit=limit_for(chosen, limit),
        )  # fmt: skip
    if found.items:
        as_entries(found.items, chosen, columns=_COLUMNS, cells=_cells, show=_show)
    note_rest(len(found.items), found.total, "incidents")
    note_undated(found.undated, "incidents", "when they took place is unknown")
    if not found.items:
        raise nothing("incident is like that")


def _cells(one: "Incident") -> tuple[str, ...]:
    values = {
        **{name: getattr(one, name) for name in _COLUMNS},
        "reports": len(one.reports),
        "outlets": len(one.outlets),
    }
    return tuple("" if value is None else str(value) for value in values.values())


def _show(items: "tuple[Incident, ...]") -> None:
    from rich.text import Text

    from overt.cli.console import out
    from overt.cli.display.claims import WIDE
    from overt.cli.display.table import fixed, shared, table
    from overt.cli.reports import WIDTH_OF_TYPE
    from overt.cli.words import plain

    console = out()
    wide = console.width >= WIDE
    shown = table()
    fixed(shown, "What", WIDTH_OF_TYPE)
    if wide:
        shared(shown, "Where, when", 3)
    shared(shown, "Told as", 6)
    if wide:
        fixed(shown, "Told by", _WIDTH_OF_OUTLETS)
    for one in items:
        what = plain(one.type) if one.stage == "accomplished" else f"{plain(one.type)}, {one.stage}"
        setting, told = _setting(one), _told(one)
        style = "dim" if one.withdrawn else None
        if wide:
            shown.add_row(Text(what), Text("\n".join(setting)), told, Text("\n".join(_tellers(one))), style=style)
        else:
            about = f"\n{', '.join(setting)} · {', '.join(_tellers(one))}"
            shown.add_row(Text(what), told.append(about, "dim"), style=style)
    console.print(shown)


def _setting(one: "Incident") -> tuple[str, str]:
    """Where and when."""
    from overt.cli.words import day

    where = ", ".join(part for part in (one.place, one.country) if part)
    return where or "place unknown", day(one.time) if one.time else "time unknown"


def _told(one: "Incident") -> "Text":
    from rich.text import Text

    from overt.cli.words import BEHIND_IT

    told = Text.assemble(one.title, "\n", (one.id, "cyan"), (f" {one.state}", "dim"))
    if one.sponsor and one.sponsor_certainty:
        told.append(f"\nbehind it: {one.sponsor} ({BEHIND_IT[one.sponsor_certainty]})", "dim")
    return told


def _tellers(one: "Incident") -> tuple[str, str]:
    """How many outlets tell of it, where any is known, and how many accounts are no copies."""
    from overt.cli.words import counted

    outlets = counted(len(one.outlets), "outlet") if one.outlets else "outlet unknown"
    return outlets, f"{one.independent} independent"


def _propose(items: "tuple[Proposal, ...]", chosen: str) -> None:
    if not items:
        raise nothing("pair waits for a decision")
    if chosen == "json":
        as_records(items)
        return
    columns = ("score", "left", "right", "speaks_for", "speaks_against", "left_title", "right_title")
    rows = (
        (f"{one.score:.2f}", one.left.id, one.right.id, "; ".join(one.speaks_for), "; ".join(one.speaks_against),
         one.left.title, one.right.title)
        for one in items
    )  # fmt: skip
    as_cells(columns, rows, separated="csv" if chosen == "csv" else "lines")
    note("Decide with: overt decide same LEFT RIGHT, or different, or unsure.")


def timeline(
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Any name that an article uses.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="A place, or a country by its three letters.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or before.")] = None,
    record: RECORD = DEFAULT,
    as_json: JSON = False,
    as_csv: CSV = False,
) -> None:
    """Show what an actor said and is said to have done, or what happened at a place, in order, and on what it stands.

    \b
    Examples:
      overt timeline --actor SVR
      overt timeline --place Vilnius --since 2024
    """
    from overt.incidents.timeline import timeline as moments

    chosen = shape(as_json=as_json, as_csv=as_csv)
    with existing(record) as opened:
        found = moments(opened, actor=actor, place=place, since=since, until=until)
    if not found:
        raise nothing("claim or incident is like that")
    _line(found, chosen)


def _line(found: "tuple[Moment, ...]", chosen: str) -> None:
    if chosen == "json":
        as_records(found)
        return
    columns = ("time", "kind", "id", "text", "outlet", "founded_on")
    rows = ((one.time or "undated", one.kind, one.id, one.text, one.outlet or "", one.founded_on) for one in found)
    as_cells(columns, rows, separated="csv" if chosen == "csv" else "lines")
