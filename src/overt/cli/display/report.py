"""A report as an index card: its fields, the words it stands on, and what the page does not say."""

from collections.abc import Iterator

from rich import box
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from overt.cli.words import day, plain
from overt.reading import Filled, Place, Report, Sponsor, Suspect, Time, Toll
from overt.vocabulary import entries


def report_card(report: Report) -> Panel:
    """One report; a report that is no countable incident is dimmed and says why."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    fields = list(_fields(report))
    for label, value in fields:
        if value:
            grid.add_row(label, Text(value))
    unsaid = [label for label, value in fields if value is None]
    if unsaid:
        grid.add_row(Text("not said", style="dim"), Text(", ".join(unsaid), style="dim"))
    style = "dim" if report.excluded else ""
    return Panel(grid, title=Text(_title(report)), title_align="left", box=box.ROUNDED, style=style)


def _title(report: Report) -> str:
    what = plain(report.type) if report.stage == "accomplished" else f"{plain(report.type)}, {report.stage}"
    return f"{report.id} · {what}" + (f" · not counted: {report.excluded}" if report.excluded else "")


def _fields(report: Report) -> Iterator[tuple[str, str | None]]:
    """Labels and values; ``None`` is what the page does not say, an empty value what need not be said."""
    if report.excluded:
        yield "not counted", _reason(report.excluded)
    yield "where", _place(report.place) if report.place else None
    yield "when", _time(report.time) if report.time else None
    targets = "; ".join(one.name or one.quote for one in report.targets)
    sector = f" ({plain(report.sector)})" if report.sector else ""
    yield "target", f"{targets}{sector}{_by(report, 'targets')}" if targets else None
    yield "with", f"{report.instrument.quote}{_by(report, 'instrument')}" if report.instrument else ""
    for suspect in report.suspects:
        yield "suspect", _suspect(suspect) + _by(report, "suspects")
    yield "behind it", _sponsor(report.sponsor) + _by(report, "sponsor") if report.sponsor else None
    yield "killed", None if report.killed is None else str(report.killed)
    yield "injured", None if report.injured is None else str(report.injured)
    for toll in report.tolls if len(report.tolls) > 1 or any(one.least != one.most for one in report.tolls) else ():
        yield "toll", _toll(toll)
    yield "words", f"“{report.evidence[0].quote}”" if report.evidence else None


def _by(report: Report, field: Filled) -> str:
    """Says where a field was filled by the trained tagger, and how sure that is."""
    score = max((one.score for one in report.fillers if one.filled == field), default=None)
    return "" if score is None else f" (trained tagger, {score:.2f})"


def _toll(toll: Toll) -> str:
    whose = f", {toll.claim}" if toll.claim else ""
    return f"“{toll.quote}” {toll.what}{' (attackers)' if toll.attackers else ''}{whose}"


def _reason(excluded: str) -> str:
    return next(entry.definition.rstrip(".") for entry in entries("exclusions") if entry.id == excluded)


def _place(place: Place) -> str:
    return " · ".join(part for part in (place.name, place.country, place.precision) if part)


def _time(time: Time) -> str:
    return f"{day(time.edtf)} (“{time.quote}”, {plain(time.rule)})"


def _suspect(suspect: Suspect) -> str:
    stage = "" if suspect.legal_stage == "none" else f", {plain(suspect.legal_stage)}"
    return (suspect.name or suspect.quote) + stage


def _sponsor(sponsor: Sponsor) -> str:
    said = f"; {', '.join(sponsor.said_by)}" if sponsor.said_by else ""
    return f"{sponsor.name} ({plain(sponsor.certainty)}{said})"
