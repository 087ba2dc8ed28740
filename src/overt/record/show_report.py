"""A report and an event, opened."""

from overt.reading import Event, Place, Report, Sponsor, Suspect, Time
from overt.record.entry import Entry, Link, Quotation
from overt.record.ids import EVENT, REPORT
from overt.record.source import Source


def report_entry(source: Source, report_id: str, report: Report) -> Entry:
    """A report with its place, time, targets, suspects and sponsor, each with its words."""
    facts = {
        **{name: getattr(report, name) for name in ("type", "stage", "sector", "killed", "injured")},
        "where": _where(report.place),
        "when": _when(report.time),
        "targets": "; ".join(one.name or one.quote for one in report.targets),
        "suspects": "; ".join(_suspect(one) for one in report.suspects),
        "behind it": _behind(report.sponsor),
        "not counted": report.excluded,
        "score": report.score,
    }
    title = report.evidence[0].quote if report.evidence else report.type
    return source.entry(report_id, REPORT, title, facts, _report_words(source, report), _report_links(source, report))


def _report_words(source: Source, report: Report) -> tuple[Quotation, ...]:
    labelled = [
        *(("evidence", one) for one in report.evidence),
        ("place", report.place),
        ("time", report.time),
        *(("target", one) for one in report.targets),
        ("instrument", report.instrument),
        *(("suspect", one) for one in report.suspects),
        *(("legal stage", one.legal_span) for one in report.suspects),
        *((one.what, one) for one in report.tolls),
        *((f"{one.role}, by the trained tagger", one) for one in report.fillers),
        ("sponsor", report.sponsor.span if report.sponsor else None),
    ]
    return tuple(words for label, span in labelled for words in source.quoted(label, span))


def _report_links(source: Source, report: Report) -> tuple[Link, ...]:
    sponsor = report.sponsor
    triggers = {one.id: one.trigger.quote for one in source.reading.events}
    return (
        *(
            Link(label="event", id=source.ids.events[one], text=triggers[one])
            for one in report.events
            if one in triggers
        ),
        *(link for one in report.targets for link in source.actor_link("target", one.actor)),
        *(link for one in report.suspects for link in source.actor_link("suspect", one.actor)),
        *source.actor_link("behind it", sponsor.actor if sponsor else None),
        *(link for one in (sponsor.said_by if sponsor else ()) for link in source.claim_link("said by", one)),
    )


def event_entry(source: Source, event_id: str, event: Event) -> Entry:
    """An event with who did it to whom, where and when, and who says so."""
    facts = {
        **{name: getattr(event, name) for name in ("category", "mode", "aspect")},
        "contexts": "; ".join(event.contexts),
        "where": _where(event.place),
        "when": _when(event.time),
        "score": event.score,
    }
    labelled = [("trigger", event.trigger), ("place", event.place), ("time", event.time)]
    words = tuple(words for label, span in labelled for words in source.quoted(label, span))
    return source.entry(event_id, EVENT, event.trigger.quote, facts, words, _event_links(source, event))


def _event_links(source: Source, event: Event) -> tuple[Link, ...]:
    in_reports = [one for one in source.reading.reports if event.id in one.events]
    return (
        *(link for one in event.actors for link in source.actor_link("by", one)),
        *(link for one in event.recipients for link in source.actor_link("to", one)),
        *(link for one in event.asserted_by for link in source.claim_link(f"said ({one.factuality})", one.claim)),
        *(Link(label="report", id=source.ids.reports[one.id], text=one.type) for one in in_reports),
    )


def _where(place: Place | None) -> str | None:
    if place is None:
        return None
    reason = f"({place.reason})" if place.reason else None
    return " · ".join(part for part in (place.name, place.country, place.precision, reason) if part)


def _when(time: Time | None) -> str | None:
    if time is None:
        return None
    reason = ", ".join(part for part in (f"“{time.quote}”", time.rule, time.anchor and f"from {time.anchor}") if part)
    return f"{time.edtf} ({reason})"


def _suspect(suspect: Suspect) -> str:
    return f"{suspect.name or suspect.quote} ({suspect.legal_stage})"


def _behind(sponsor: Sponsor | None) -> str | None:
    if sponsor is None:
        return None
    return " · ".join(part for part in (sponsor.name, sponsor.certainty, sponsor.involvement) if part)
