"""Incidents with everything they are founded on, for whoever hands them on: a hundred at a time, in the same memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import Connection, Select, and_, func, or_, select

from overt.reading import Claim, Report
from overt.record.decisions import Decision
from overt.record.decisions import about as decisions_about
from overt.record.incident_tables import incidents, memberships
from overt.record.incidents import Incident, incident_of
from overt.record.merging import Membership
from overt.record.schema import claims, event_assertions, report_events, report_sponsor_claims, reports
from overt.record.told import Told, told_claims, told_reports

Stance = Literal["for", "against"]
_BATCH: Final = 100
_UNDATED: Final = "9999"
_NO: Final = ("CT-", "PR-", "PS-")


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that bears on an incident: ``for`` says who was behind it, ``against`` denies that, or the act itself."""

    stance: Stance
    claim: Told[Claim]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One incident with its reports, why they belong together, what is claimed and what people decided."""

    incident: Incident
    reports: tuple[Told[Report], ...]
    memberships: tuple[Membership, ...]
    said: tuple[Said, ...]
    decisions: tuple[Decision, ...]


def listed(connection: Connection, wanted: Select[Any] | None) -> Iterator[Incident]:
    """The incidents whose ids are wanted, or all, in the order in which they happened."""
    question = select(incidents).order_by(func.coalesce(incidents.c.time_earliest, _UNDATED), incidents.c.id)
    if wanted is not None:
        question = question.where(incidents.c.id.in_(wanted))
    rows = connection.execution_options(yield_per=_BATCH).execute(question)
    for batch in rows.mappings().partitions(_BATCH):
        yield from (incident_of(row) for row in batch)


def how_many(connection: Connection, wanted: Select[Any] | None) -> int:
    """How many incidents are wanted."""
    question = select(func.count()).select_from(incidents)
    return connection.scalar(question if wanted is None else question.where(incidents.c.id.in_(wanted))) or 0


def cases(connection: Connection, batch: Sequence[Incident]) -> Iterator[Case]:
    """The incidents with all that belongs to them; no more than one question to the database can hold."""
    ids = [one.id for one in batch]
    members = _memberships(connection, ids)
    belonging = [one.report for its in members.values() for one in its]
    told = {
        one.entry.id: one for one in told_reports(connection, select(reports.c.id).where(reports.c.id.in_(belonging)))
    }
    said = _said(connection, belonging)
    decided = {one.id: one for one in decisions_about(connection, belonging)}
    for incident in batch:
        own = [told[one] for one in incident.reports if one in told]
        bearing = {one.claim.entry.id: one for each in own for one in said.get(each.entry.id, ())}
        yield Case(
            incident=incident,
            reports=tuple(own),
            memberships=tuple(members.get(incident.id, ())),
            said=tuple(bearing.values()),
            decisions=tuple(decided[one] for one in incident.decisions if one in decided),
        )


def _memberships(connection: Connection, ids: Sequence[str]) -> dict[str, list[Membership]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    wanted = select(memberships).where(memberships.c.incident_id.in_(ids)).order_by(memberships.c.report_id)
    for row in connection.execute(wanted).mappings():
        same = {name: row[name] for name in ("score", "reason", "by", "story")}
        found[row["incident_id"]].append(Membership(report=row["report_id"], incident=row["incident_id"], **same))
    return found


def _said(connection: Connection, report_ids: Sequence[str]) -> dict[str, list[Said]]:
    """What bears on each report: who accuses its sponsor; who says that it was not so."""
    stances: dict[tuple[str, str], Stance] = {}
    for question, stance in ((_accusing(), "for"), (_doubting(), "against"), (_denying(), "against")):
        for report, claim in connection.execute(question.where(reports.c.id.in_(report_ids))):
            stances.setdefault((report, claim), stance)  # type: ignore[arg-type]
    ids = {claim for _, claim in stances}
    told = {one.entry.id: one for one in told_claims(connection, select(claims.c.id).where(claims.c.id.in_(ids)))}
    found: dict[str, list[Said]] = defaultdict(list)
    for (report, claim), stance in sorted(stances.items()):
        if claim in told:
            found[report].append(Said(stance=stance, claim=told[claim]))
    return found


def _accusing() -> Select[Any]:
    """The claims that a report's sponsor rests on."""
    joined = reports.join(report_sponsor_claims, report_sponsor_claims.c.report_id == reports.c.id)
    return select(reports.c.id, report_sponsor_claims.c.claim_id).select_from(joined)


def _doubting() -> Select[Any]:
    """The claims that say of a report's events that they did not happen so."""
    joined = reports.join(report_events, report_events.c.report_id == reports.c.id).join(
        event_assertions, event_assertions.c.event_id == report_events.c.event_id
    )
    no = and_(event_assertions.c.claim_id.is_not(None), event_assertions.c.factuality.in_(_NO))
    return select(reports.c.id, event_assertions.c.claim_id).select_from(joined).where(no)


def _denying() -> Select[Any]:
    """The denials that a report's sponsor itself makes in the same article."""
    joined = reports.join(
        claims, and_(claims.c.reading_id == reports.c.reading_id, claims.c.source_actor == reports.c.sponsor_actor)
    )
    denies = or_(claims.c.act == "deny", claims.c.factuality.in_(_NO))
    return select(reports.c.id, claims.c.id).select_from(joined).where(denies)
