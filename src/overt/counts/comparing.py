"""Rules side by side, two versions of the record side by side, and figures that others published."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from overt.counts.rule import Rule, why_not
from overt.counts.table import Table, count, tabulate
from overt.record.incidents import Incident
from overt.record.published import PublishedFigure
from overt.record.versions import Version

if TYPE_CHECKING:
    from overt.record import Record


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that some rules count and others do not, and why not."""

    incident: str
    title: str
    counted_by: tuple[str, ...]
    left_out_by: dict[str, str]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Rules over the same record: a table each, the incidents that make the difference, and published figures."""

    version: str
    tables: tuple[Table, ...]
    differences: tuple[Difference, ...]
    published: tuple[PublishedFigure, ...] = ()


def compare(
    record: "Record", rules: tuple[Rule, ...], *, by: str = "year", since: str | None = None, until: str | None = None
) -> Comparison:
    """Several rules over the record as it is."""
    version = record.version()
    incidents = record.incidents_at(version)
    tables = tuple(tabulate(incidents, one, by=by, since=since, until=until, version=version.name) for one in rules)
    names = tuple(one.name for one in rules)
    return Comparison(
        version=version.name,
        tables=tables,
        differences=_differences(incidents, names, tables),
        published=tuple(one for one in record.published_figures() if one.rule in names and one.by == by),
    )


def _differences(
    incidents: Mapping[str, Incident], names: tuple[str, ...], tables: tuple[Table, ...]
) -> tuple[Difference, ...]:
    counted = {
        name: {one for cell in table.cells for one in cell.incidents} for name, table in zip(names, tables, strict=True)
    }
    found = []
    for one, incident in sorted(incidents.items()):
        by = tuple(name for name in names if one in counted[name])
        if by and len(by) < len(names):
            others = {
                name: table.left_out.get(one, "its date may lie outside the time that is counted")
                for name, table in zip(names, tables, strict=True)
                if name not in by
            }
            found.append(Difference(incident=one, title=incident.title, counted_by=by, left_out_by=others))
    return tuple(found)


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One incident that is not what it was: what changed of it, and which number that moved.

    ``before`` and ``after`` are the cells it was and is counted in, ``None`` where it was not or is not counted.
    """

    incident: str
    title: str
    what: str
    changes: dict[str, str]
    before: str | None
    after: str | None


class Moves(msgspec.Struct, frozen=True, kw_only=True):
    """What lies between two versions of a record, and how it moved a rule's total."""

    rule: str
    by: str
    old: str
    new: str
    old_total: int
    new_total: int
    moves: tuple[Move, ...]


def diff(record: "Record", rule: Rule, old: Version, new: Version, *, by: str = "year") -> Moves:
    """What moved a rule's numbers between two versions of the record."""
    before, after = record.incidents_at(old), record.incidents_at(new)
    first, second = count(record, rule, by=by, version=old), count(record, rule, by=by, version=new)
    was, now = _cells(first), _cells(second)
    moves = [
        _move(rule, one, before.get(one), after.get(one), was.get(one), now.get(one))
        for one in sorted(before.keys() | after.keys())
        if before.get(one) != after.get(one)
    ]
    return Moves(
        rule=rule.signature, by=by, old=old.name, new=new.name, old_total=first.total, new_total=second.total,
        moves=tuple(moves),
    )  # fmt: skip


def _cells(table: Table) -> dict[str, str]:
    return {one: cell.cell for cell in table.cells for one in cell.incidents}


def _move(
    rule: Rule,
    incident: str,
    old: Incident | None,
    new: Incident | None,
    was: str | None,
    now: str | None,
) -> Move:
    one = new or old
    what = "changed" if old and new else "came" if new else "went"
    changes = {}
    if old and new:
        for name in Incident.__struct_fields__:
            if (mine := getattr(old, name)) != (theirs := getattr(new, name)):
                changes[name] = f"{_plain(mine)} → {_plain(theirs)}"
    if new and now is None and (reason := why_not(rule, new)):
        changes["not counted"] = reason
    return Move(incident=incident, title=one.title if one else "", what=what, changes=changes, before=was, after=now)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "unknown" if value is None else str(value)
