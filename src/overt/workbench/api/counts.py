"""Counts: how many incidents a rule counts, cell by cell, and each cell opened."""

from collections import Counter
from typing import Annotated

import msgspec
from litestar import Controller, get
from litestar.params import FromPath, QueryParameter

from overt.counts import Rule, Table, count, diff, rules
from overt.counts.comparing import Moves
from overt.counts.table import By
from overt.errors import NotInRecordError
from overt.record import Record
from overt.workbench.api.asking import CURSOR, HAPPENED_SINCE, HAPPENED_UNTIL, LIMIT, RECORD, REQUEST, words
from overt.workbench.api.envelope import Listed, whole
from overt.workbench.kept import kept
from overt.workbench.threaded import threaded

BY = Annotated[By, QueryParameter(description="What the cells are.")]
VERSION = Annotated[str | None, words("A version of the record; the newest, where none is named.", "12-3f9a1c20")]


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One cell and how many incidents are in it."""

    cell: str
    number: int


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How many incidents a rule counts, signed with the rule and the record's version.

    ``maybe`` counts those whose date may lie outside the time asked for, ``left_out`` by reason what the rule leaves
    out; neither is in ``total``.
    """

    rule: str
    rule_title: str
    definition: str
    version: str
    by: str
    since: str | None
    until: str | None
    cells: tuple[Number, ...]
    total: int
    maybe: int
    left_out: dict[str, int]


class Counts(Controller):
    """Counts by rule."""

    path = "/counts"
    tags = ("counts",)

    @get()
    @threaded
    def rules(self) -> Listed[Rule]:
        """List the rules that come with overt."""
        return whole(rules())

    @get("/{rule_name:str}")
    @threaded
    def count(
        self,
        request: REQUEST,
        record: RECORD,
        rule_name: FromPath[str],
        by: BY = "year",
        since: HAPPENED_SINCE = None,
        until: HAPPENED_UNTIL = None,
        version: VERSION = None,
    ) -> Counted:
        """Count incidents by a rule."""
        table = _table(request, record, rule_name, by, since, until, version)
        same = ("rule", "rule_title", "definition", "version", "by", "since", "until", "total")
        return Counted(
            **{name: getattr(table, name) for name in same},
            cells=tuple(Number(cell=one.cell, number=one.number) for one in table.cells),
            maybe=len(table.maybe),
            left_out=dict(Counter(table.left_out.values()).most_common()),
        )

    @get("/{rule_name:str}/incidents")
    @threaded
    def counted_incidents(
        self,
        request: REQUEST,
        record: RECORD,
        rule_name: FromPath[str],
        cell: Annotated[str | None, words("Only this cell.", "2024")] = None,
        by: BY = "year",
        since: HAPPENED_SINCE = None,
        until: HAPPENED_UNTIL = None,
        version: VERSION = None,
        cursor: CURSOR = None,
        limit: LIMIT = 50,
    ) -> Listed[str]:
        """Open a count, or one cell of it, to the ids of the incidents that it counts."""
        table = _table(request, record, rule_name, by, since, until, version)
        ids = sorted(one for its in table.cells if cell in {None, its.cell} for one in its.incidents)
        behind = [one for one in ids if cursor is None or one > cursor]
        last = behind[limit - 1] if len(behind) > limit else None
        return Listed(items=tuple(behind[:limit]), next=last, total=len(ids))

    @get("/{rule_name:str}/changes")
    @threaded
    def count_changes(
        self,
        record: RECORD,
        rule_name: FromPath[str],
        old: Annotated[str, QueryParameter(description="The earlier version of the record.", max_length=80)],
        new: VERSION = None,
        by: BY = "year",
    ) -> Moves:
        """Say what a count was in an earlier version and is in a later one, with each incident that moved and why."""
        return diff(record, _rule(rule_name), record.version(old), record.version(new), by=by)


def _table(
    request: REQUEST, record: Record, name: str, by: By, since: str | None, until: str | None, version: str | None
) -> Table:
    """The table of a rule; of a large record it may be of a version some seconds ago, and is signed with that."""
    rule = _rule(name)
    if since or until or version:
        return count(record, rule, by=by, since=since, until=until, version=record.version(version))
    return kept(request, f"counted {rule.name} {by}", lambda: count(record, rule, by=by))


def _rule(name: str) -> Rule:
    """The rule of that name. Names of files, which the command line takes, are none."""
    known = {one.name: one for one in rules()}
    if name not in known:
        raise NotInRecordError(f"No rule has the name {name}. Known rules: {', '.join(known)}.")
    return known[name]
