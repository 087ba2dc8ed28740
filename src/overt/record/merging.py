"""One step of putting reports together: what must be looked at, what was found, and keeping it, in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Table, delete, insert, or_, select

from overt.record import accounts, audit, decisions, versions
from overt.record.accounts import Account
from overt.record.decisions import Decision
from overt.record.dialect import dialect_of
from overt.record.incident_ids import current_id, incident_id, incidents_of
from overt.record.incident_rows import content_of, incident_row
from overt.record.incident_tables import (
    decision_reports,
    incident_names,
    incidents,
    memberships,
    pairs,
    report_keys,
    waiting,
)
from overt.record.incidents import Incident, incident
from overt.record.outlines import Outline, outlines
from overt.record.parts import in_parts, rows_of, values_of
from overt.record.schema import readings, reports
from overt.record.succession import newest
from overt.record.versions import Version

_ROWS = 5_000


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """Why a report belongs to an incident: the score and reasons of its best partner there, or a person's decision."""

    report: str
    incident: str
    score: float
    reason: str
    by: str = "overt"
    story: str = ""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports that were compared: the score, and each feature's part in it; the smaller id is left."""

    left: str
    right: str
    score: float
    reasons: str


class Link(NamedTuple):
    """Two reports that were found alike; the smaller id is left."""

    left: str
    right: str


class Merging:
    """The record while reports are put together. All of it is kept, or nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # What there is

    def waiting(self) -> tuple[str, ...]:
        """The reports that came or went since incidents were last brought up to date."""
        return tuple(self._connection.scalars(select(waiting.c.report_id).order_by(waiting.c.report_id)))

    def all_reports(self) -> tuple[str, ...]:
        """Every report of a current reading."""
        joined = select(reports.c.id).join(readings, readings.c.id == reports.c.reading_id)
        return tuple(self._connection.scalars(joined.where(readings.c.current).order_by(reports.c.id)))

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """What the reports say; those of older readings are left out."""
        return accounts.accounts(self._connection, ids)

    def outlines(self, ids: Iterable[str]) -> dict[str, Outline]:
        """The little of these reports that needs no text; those of older readings are left out."""
        return outlines(self._connection, ids)

    def blocks(self, reports: Collection[str] | None = None) -> Iterator[tuple[str, list[str]]]:
        """Each key that one of these reports is under, or each key there is, with all reports under it."""
        wanted = select(report_keys.c.key, report_keys.c.report_id).order_by(report_keys.c.key)
        if reports is None:
            yield from _blocks(self._connection.execute(wanted, execution_options={"yield_per": _ROWS}))
            return
        keys = values_of(self._connection, select(report_keys.c.key), report_keys.c.report_id, reports)
        yield from _blocks(rows_of(self._connection, wanted, report_keys.c.key, keys))

    def links_of(self, ids: Iterable[str], least: float) -> Iterator[Link]:
        """The pairs with at least that score that any of these reports is in; those of two of them may come twice."""
        wanted, asked = select(pairs.c.left, pairs.c.right).where(pairs.c.score >= least), set(ids)
        for column in (pairs.c.left, pairs.c.right):
            yield from (Link(row[0], row[1]) for row in rows_of(self._connection, wanted, column, asked))

    def scores_of(self, ids: Iterable[str]) -> dict[tuple[str, str], float]:
        """The scores of the pairs of which the smaller id, which is left, is one of these."""
        wanted = select(pairs.c.left, pairs.c.right, pairs.c.score)
        found = rows_of(self._connection, wanted, pairs.c.left, ids)
        return {(left, right): score for left, right, score in found}

    def decisions_about(self, ids: Iterable[str]) -> tuple[Decision, ...]:
        """The decisions about any of these reports, in the order made, in terms of the reports that are current."""
        found = decisions.about(self._connection, ids)
        named = {one for decision in found for one in (*decision.left, *decision.right)}
        return decisions.renamed(found, newest(self._connection, named))

    def decided(self) -> tuple[str, ...]:
        """Every report that a decision is about."""
        return tuple(self._connection.scalars(select(decision_reports.c.report_id).distinct()))

    def incidents_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The incident of each of these reports that is in one."""
        return incidents_of(self._connection, ids)

    def members_of(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The reports of each of these incidents, by id."""
        found: dict[str, list[str]] = defaultdict(list)
        wanted = select(memberships.c.incident_id, memberships.c.report_id).order_by(memberships.c.report_id)
        for one, report in rows_of(self._connection, wanted, memberships.c.incident_id, ids):
            found[one].append(report)
        return {one: tuple(its) for one, its in found.items()}

    def incident(self, asked: str) -> Incident:
        """The incident with that id. Raises NotInRecordError when there is none."""
        return incident(self._connection, asked)

    def current_id(self, asked: str) -> str:
        """The id that an incident has now. Raises NotInRecordError when there is none."""
        return current_id(self._connection, asked)

    def version(self) -> Version:
        """The version that the record is in."""
        return versions.newest(self._connection)

    def changed_since(self, ids: Iterable[str], number: int) -> list[tuple[str, int]]:
        """The incidents of these that changed after a version."""
        return versions.changed_since(self._connection, ids, number)

    # Keeping

    def keep_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Let each report be found under its keys."""
        rows = ({"report_id": one, "key": key} for one, its in keys.items() for key in sorted(its))
        self._insert(report_keys, rows)

    def keep_pairs(self, found: Iterable[Pair]) -> None:
        """Keep pairs that were found alike."""
        self._insert(pairs, map(msgspec.structs.asdict, found))

    def forget(self, ids: Iterable[str]) -> None:
        """Let reports be found and compared no longer."""
        for part in in_parts(sorted(set(ids))):
            self._connection.execute(delete(report_keys).where(report_keys.c.report_id.in_(part)))
            either = or_(pairs.c.left.in_(part), pairs.c.right.in_(part))
            self._connection.execute(delete(pairs).where(either))

    def forget_everything(self) -> None:
        """Let no report be found or compared, so that all is made again; incidents stay until they are replaced."""
        for table in (report_keys, pairs):
            self._connection.execute(delete(table))

    def keep_decision(self, decision: Decision) -> Decision:
        """Add a decision, and note it in the diary."""
        made = decisions.keep(self._connection, decision)
        told = {"decision": made.id, "reason": made.reason, "left": made.left, "right": made.right}
        told |= {"field": made.field, "value": made.value, "undoes": made.undoes}
        about = incident_id(made.left[0]) if made.left else made.claim or made.outlet
        audit.note(self._connection, by=made.by, action=f"decided-{made.kind}", subject=about, detail=told)
        return made

    def decision(self, asked: str) -> Decision:
        """The decision with that id. Raises NotInRecordError when there is none."""
        return decisions.one(self._connection, asked)

    def done(self, ids: Iterable[str]) -> None:
        """These reports no longer wait."""
        for part in in_parts(sorted(set(ids))):
            self._connection.execute(delete(waiting).where(waiting.c.report_id.in_(part)))

    def wait(self, ids: Iterable[str]) -> None:
        """Let reports wait to be looked at again."""
        rows = [{"report_id": one} for one in sorted(set(ids))]
        if rows:
            self._connection.execute(dialect_of(self._connection).insert_missing(waiting), rows)

    def replace(
        self, gone: Iterable[str], made: Mapping[str, Incident], members: Iterable[Membership], *, why: str
    ) -> Version:
        """Put incidents in the place of others, and note it as a new version where anything changed."""
        leaving = sorted(set(gone) | made.keys())
        contents = {one: content_of(incident) for one, incident in made.items()}
        before = self._changed(leaving)
        new, changed = versions.journal(self._connection, why=why, new=contents, gone=leaving)
        for part in in_parts(leaving):
            self._connection.execute(delete(memberships).where(memberships.c.incident_id.in_(part)))
            self._connection.execute(delete(incidents).where(incidents.c.id.in_(part)))
        rows = (
            incident_row(incident, contents[one], new.number if one in changed else before[one])
            for one, incident in made.items()
        )
        self._insert(incidents, rows)
        self._insert(memberships, map(_membership_row, members))
        names = [{"id": one, "report_id": incident.reports[0]} for one, incident in made.items()]
        if names:
            self._connection.execute(dialect_of(self._connection).insert_missing(incident_names), names)
        return new

    def _changed(self, ids: list[str]) -> dict[str, int]:
        wanted = select(incidents.c.id, incidents.c.changed)
        return {row[0]: row[1] for row in rows_of(self._connection, wanted, incidents.c.id, ids)}

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        for part in in_parts(rows, _ROWS):
            self._connection.execute(insert(table), part)


def _blocks(rows: Iterable[Any]) -> Iterator[tuple[str, list[str]]]:
    for key, its in groupby(rows, itemgetter(0)):
        yield key, [report for _, report in its]


def _membership_row(one: Membership) -> dict[str, Any]:
    row = msgspec.structs.asdict(one)
    return {"report_id": row.pop("report"), "incident_id": row.pop("incident"), **row}


def memberships_of(connection: Connection, incident: str) -> tuple[Membership, ...]:
    """Why each report of an incident belongs to it."""
    wanted = select(memberships).where(memberships.c.incident_id == incident).order_by(memberships.c.report_id)
    return tuple(
        Membership(report=row["report_id"], incident=incident, score=row["score"], reason=row["reason"], by=row["by"],
                   story=row["story"])
        for row in connection.execute(wanted).mappings()
    )  # fmt: skip
