"""What people decided: added one after the other, never changed, undone by adding that."""

import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, and_, exists, func, insert, or_, select, tuple_

from overt.errors import NotInRecordError
from overt.record.cursor import cursor_of, place_of
from overt.record.found import Found
from overt.record.ids import DECISION, entry_id
from overt.record.incident_tables import OVERRULING, decision_reports, decisions
from overt.record.parts import in_parts, rows_of, values_of
from overt.record.succession import with_older

DecisionKind = Literal["same", "different", "unsure", "split", "state", "edit", "withdraw", "grade", "undo"]
State = Literal["candidate", "reviewed", "confirmed", "disputed", "withdrawn"]
Withdrawal = Literal["accident", "misattributed", "duplicate", "out-of-scope"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody decided something at some time, for a reason.

    ``left`` and ``right`` are the reports of the two sides as they stood then, the one that named the incident first;
    only ``same``, ``different``, ``unsure`` and ``split`` have a right side. ``field`` and ``value`` hold what an edit
    sets, a state, a reason for withdrawal, or a grade. ``overrules`` names earlier decisions that say otherwise and
    were set aside by this one; ``undone_by`` the decision that took it back. ``version`` is the record's version that
    the decision was made on.
    """

    id: str
    kind: DecisionKind
    by: str
    moment: str
    reason: str | None = None
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    outlet: str | None = None
    claim: str | None = None
    undoes: str | None = None
    overrules: tuple[str, ...] = ()
    version: int = 0
    undone_by: str | None = None
    overruled_by: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it was neither taken back nor set aside."""
        return self.undone_by is None and self.overruled_by is None


def keep(connection: Connection, decision: Decision) -> Decision:
    """Add a decision; its id and moment are made here."""
    made = msgspec.structs.replace(
        decision,
        id=entry_id(DECISION, secrets.token_hex(16)),
        moment=datetime.now(UTC).isoformat(timespec="milliseconds"),
    )
    same = ("id", "kind", "by", "moment", "reason", "field", "outlet", "undoes", "version")
    connection.execute(
        insert(decisions).values(
            **{name: getattr(made, name) for name in same},
            claim_id=made.claim,
            value=None if made.value is None else json.dumps(made.value, ensure_ascii=False, sort_keys=True),
            overrules=json.dumps(made.overrules),
        )
    )
    sides = [("left", made.left), ("right", made.right)]
    rows = [
        {"decision_id": made.id, "side": side, "position": position, "report_id": one}
        for side, members in sides
        for position, one in enumerate(members)
    ]
    if rows:
        connection.execute(insert(decision_reports), rows)
    return made


def about(connection: Connection, reports: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions about any of these reports, or about older reports that they succeed, in the order made."""
    wanted, told = select(decision_reports.c.decision_id), with_older(connection, set(reports))
    ids = set(values_of(connection, wanted, decision_reports.c.report_id, told))
    undoing = select(decisions.c.id).where(decisions.c.undoes.in_(ids))
    return some(connection, ids | set(connection.scalars(undoing)))


def renamed(made: Iterable[Decision], names: Mapping[str, str]) -> tuple[Decision, ...]:
    """The decisions with other ids of the reports that they are about; those that have no other name keep theirs.

    >>> (one,) = renamed([Decision(id="d", kind="same", by="", moment="", left=("r-1", "r-2"))], {"r-2": "r-1"})
    >>> one.left
    ('r-1',)
    """

    def now(reports: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(one, one) for one in reports))

    return tuple(msgspec.structs.replace(one, left=now(one.left), right=now(one.right)) for one in made)


def one(connection: Connection, asked: str) -> Decision:
    """The decision with that id. Raises NotInRecordError when there is none."""
    found = some(connection, {asked})
    if not found:
        raise NotInRecordError(f"No decision has the id {asked}. overt show INCIDENT lists its decisions.")
    return found[0]


def newest(connection: Connection, *, by: str | None, cursor: str | None, limit: int) -> Found[Decision]:
    """Decisions of anybody or of one person, the newest first. Raises UnknownValueError for a cursor that is none."""
    question = ("decisions", by)
    place = place_of(question, cursor)
    wanted = select(decisions.c.moment, decisions.c.id)
    mine = wanted.where(decisions.c.by == by) if by else wanted
    behind = mine.where(tuple_(decisions.c.moment, decisions.c.id) < tuple_(*place)) if place else mine
    ordered = behind.order_by(decisions.c.moment.desc(), decisions.c.id.desc()).limit(limit + 1)
    keys = [list(row) for row in connection.execute(ordered)]
    found = some(connection, {one[1] for one in keys[:limit]})
    total = connection.scalar(select(func.count()).select_from(mine.subquery())) or 0
    last = cursor_of(question, keys[limit - 1]) if len(keys) > limit else None
    return Found(items=found[::-1], total=total, next=last)


def everything(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, in the order made."""
    return some(connection, None)


def grades(
    connection: Connection, *, outlets: Collection[str] | None = None, claims: Collection[str] | None = None
) -> tuple[Decision, ...]:
    """The grades of these outlets and claims, in the order given; all of them where neither is named."""
    wanted = select(decisions.c.id).where(decisions.c.kind == "grade")
    if outlets is None and claims is None:
        return some(connection, set(connection.scalars(wanted)))
    found: set[str] = set()
    for column, names in ((decisions.c.outlet, outlets), (decisions.c.claim_id, claims)):
        found.update(values_of(connection, wanted, column, names or ()))
    return some(connection, found)


def some(connection: Connection, ids: set[str] | None) -> tuple[Decision, ...]:
    """The decisions with these ids, in the order made; all of them where no ids are given."""
    rows: list[Any] = []
    members: dict[str, list[Any]] = defaultdict(list)
    for part in [None] if ids is None else in_parts(sorted(ids)):
        one_of = select(decisions) if part is None else select(decisions).where(decisions.c.id.in_(part))
        rows += connection.execute(one_of).mappings().all()
        theirs = select(decision_reports).order_by(decision_reports.c.decision_id, decision_reports.c.position)
        if part is not None:
            theirs = theirs.where(decision_reports.c.decision_id.in_(part))
        for member in connection.execute(theirs).mappings():
            members[member["decision_id"]].append(member)
    undone, overruled = _set_aside(connection, [row["id"] for row in rows])
    made = [_decision(row, members, undone, overruled) for row in rows]
    return tuple(sorted(made, key=lambda decision: (decision.moment, decision.id)))


def _set_aside(connection: Connection, ids: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """By which decision each was taken back, and by which that still stands it was overruled."""
    wanted = select(decisions.c.undoes, decisions.c.id)
    undone = {row[0]: row[1] for row in rows_of(connection, wanted, decisions.c.undoes, ids)}
    return undone, _overruled(connection)


def _overruled(connection: Connection) -> dict[str, str]:
    """Each decision that was overruled, and by which that still stands; very few overrule, and an index holds them."""
    undoing = decisions.alias()
    taken_back = exists().where(undoing.c.undoes == decisions.c.id)
    later = select(decisions.c.id, decisions.c.overrules).where(OVERRULING, ~taken_back)
    return {old: row[0] for row in connection.execute(later) for old in json.loads(row[1])}


def _decision(row: Any, members: Mapping[str, Any], undone: dict[str, str], overruled: dict[str, str]) -> Decision:
    same = ("id", "kind", "by", "moment", "reason", "field", "outlet", "undoes", "version")
    return Decision(
        **{name: row[name] for name in same},
        left=_side(members.get(row["id"], ()), "left"),
        right=_side(members.get(row["id"], ()), "right"),
        claim=row["claim_id"],
        value=None if row["value"] is None else json.loads(row["value"]),
        overrules=tuple(json.loads(row["overrules"])),
        undone_by=undone.get(row["id"]),
        overruled_by=overruled.get(row["id"]),
    )


def _side(members: Iterable[Any], side: str) -> tuple[str, ...]:
    return tuple(one["report_id"] for one in members if one["side"] == side)


def sides(connection: Connection, reports: Collection[str] | None = None) -> list[tuple[str, str]]:
    """The first report of either side of each decision about two sides that stands, in the order made.

    With ``reports`` only of the decisions whose first report on either side is one of these.
    """
    left, right, undoing = decision_reports.alias(), decision_reports.alias(), decisions.alias()
    first = and_(right.c.decision_id == decisions.c.id, right.c.side == "right", right.c.position == 0)
    other = and_(left.c.decision_id == decisions.c.id, left.c.side == "left", left.c.position == 0)
    joined = decisions.join(right, first).join(left, other)
    wanted = select(decisions.c.id, left.c.report_id, right.c.report_id).select_from(joined)
    stand = wanted.where(decisions.c.kind != "undo", ~exists().where(undoing.c.undoes == decisions.c.id))
    if reports is not None:
        stand = stand.where(or_(left.c.report_id.in_(reports), right.c.report_id.in_(reports)))
    rows = connection.execute(stand.order_by(decisions.c.moment, decisions.c.id)).all()
    overruled = _overruled(connection)
    return [(row[1], row[2]) for row in rows if row[0] not in overruled]
