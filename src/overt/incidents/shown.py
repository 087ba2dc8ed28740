"""An incident as an entry of the record: its facts, the words they stand on, and where else to look."""

from typing import TYPE_CHECKING

from overt.incidents.desk import Desk
from overt.incidents.fields import Field
from overt.incidents.opened import Opened
from overt.reading import Article
from overt.record.accounts import Account, Words
from overt.record.entry import Entry, Link, Quotation, known
from overt.record.excerpt import excerpt
from overt.record.ids import INCIDENT, KINDS
from overt.spans import Span

if TYPE_CHECKING:
    from overt.record import Record


def entry(record: "Record", incident: str) -> Entry:
    """The entry of an incident, for reading. Raises NotInRecordError when there is none."""
    found = Desk(record, by="").open(incident)
    return Entry(
        id=found.incident.id,
        kind=KINDS[INCIDENT],
        title=found.incident.title,
        facts=known(_facts(found)),
        quotations=tuple(_evidence(one) for one in found.accounts if one.evidence),
        links=(*_reports(found), *_claims(found)),
    )


def _facts(found: Opened) -> dict[str, object]:
    one = found.incident
    facts: dict[str, object] = {
        "state": f"{one.state} ({one.withdrawn})" if one.withdrawn else one.state,
        **{name.replace("_", " "): _told(field) for name, field in found.fields.items() if field.shown is not None},
        "outlets": f"{', '.join(one.outlets)}; {one.independent} independent" if one.outlets else None,
        "put together": f"{len(one.reports)} reports, the least certain with {one.score:.2f}",
    }
    for story, reports in found.stories.items():
        facts[f"one text, {story[:8]}"] = f"{len(reports)} reports are copies of it"
    for decision in found.decisions:
        set_aside = "" if decision.stands else " (taken back)" if decision.undone_by else " (overruled)"
        value = f" {decision.field} = {decision.value}" if decision.field else ""
        facts[decision.id] = f"{decision.kind}{value}, by {decision.by}, {decision.moment[:10]}{set_aside}" + (
            f": {decision.reason}" if decision.reason else ""
        )
    return facts


def _told(field: Field) -> str:
    """What is shown, why, and who says otherwise."""
    others = [f"{one.outlet or one.page[:8]}: {one.value}" for one in field.told if one.value != field.shown]
    said = "; ".join(dict.fromkeys(others))
    return f"{field.shown}  [{field.reason}]" + (f"  but {said}" if said else "")


def _evidence(one: Account) -> Quotation:
    return Quotation(
        label=one.outlet or one.page[:8], excerpt=excerpt(Article(id=one.page, text=one.text), _span(one.evidence[0]))
    )


def _span(words: Words) -> Span:
    return Span(start=words.start, end=words.end, quote=words.quote)


def _reports(found: Opened) -> tuple[Link, ...]:
    why = {one.report: one for one in found.memberships}
    return tuple(
        Link(
            label=f"{one.outlet or 'report'} {one.told or ''}".strip(),
            id=one.id,
            text=f"{why[one.id].score:.2f} {why[one.id].reason}",
        )
        for one in found.accounts
        if one.id in why
    )


def _claims(found: Opened) -> tuple[Link, ...]:
    sides = (("says", found.claims_for), ("denies", found.claims_against))
    return tuple(
        Link(label=f"{one.source or 'somebody'} {verb}", id=one.id, text=one.content)
        for verb, its in sides
        for one in its
    )
