"""Keep incidents up to date: put what is new together with what is there, or make all of it again."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from overt.incidents.clustering import ASKS, JOINS, best_partner, bonds, clusters
from overt.incidents.comparison import compare
from overt.incidents.keys import keys_of
from overt.incidents.profile import Profile, profile
from overt.incidents.summary import summary
from overt.record.accounts import Account
from overt.record.decisions import Decision
from overt.record.incidents import Incident
from overt.record.merging import Membership, Merging, Pair
from overt.record.versions import Version, in_parts

if TYPE_CHECKING:
    from overt.record import Record

# Reports that are no incident by themselves but may tell of one that others found.
_MAY_JOIN = (None, "generic")
_BATCH = 2_000


def update(record: "Record", *, why: str = "reports came or went") -> Version:
    """Put every report that waits together with those there are; gives the version that the record is then in."""
    if not record.is_waiting():
        return record.version()  # a record that may only be read can be asked
    with record.merging() as step:
        return bring_up_to_date(step, why=why)


def rebuild(record: "Record") -> Version:
    """Make all incidents again from reports and decisions; where nothing differs, the version stays."""
    with record.merging() as step:
        step.forget_everything()
        step.wait(step.all_reports())
        return bring_up_to_date(step, why="all incidents were made again")


def bring_up_to_date(step: Merging, *, why: str, decided: Collection[str] = ()) -> Version:
    """The same inside a transaction that somebody else opened; ``decided`` are reports that a person decided about.

    A decision does not change what these say: they are put together anew, and not compared with others anew.
    """
    waiting = step.waiting()
    if not waiting and not decided:
        return step.version()
    known = _Known(step)
    there = known.profiles(waiting)
    step.forget(waiting)
    step.keep_keys({one: keys_of(its) for one, its in there.items()})
    step.keep_pairs(_pairs(step, known, there))
    reach = _reach(step, {*waiting, *decided})
    made: list[Incident] = []
    members: list[Membership] = []
    decisions = step.decisions_about(reach.reports)
    for components in _batches(reach.components()):
        accounts = known.accounts(one for component in components for one in component)
        for component in components:
            its = {one: accounts[one] for one in component if one in accounts}
            new, theirs = incidents_of(its, [one for one in decisions if component & {*one.left, *one.right}])
            made += new
            members += theirs
    version = step.replace(reach.incidents, {one.id: one for one in made}, members, why=why)
    step.done(waiting)
    return version


class _Known:
    """What is known of reports; only the profiles stay in memory, since a record may hold more text than that."""

    def __init__(self, step: Merging) -> None:
        self._step = step
        self._profiles: dict[str, Profile] = {}

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """The accounts of those that may belong to an incident."""
        return {one: its for one, its in self._step.accounts(ids).items() if its.excluded in _MAY_JOIN}

    def profiles(self, ids: Iterable[str]) -> dict[str, Profile]:
        """Their profiles."""
        wanted = list(ids)
        for part in in_parts([one for one in wanted if one not in self._profiles], _BATCH):
            self._profiles.update((one, profile(its)) for one, its in self.accounts(part).items())
        return {one: self._profiles[one] for one in wanted if one in self._profiles}


def _pairs(step: Merging, known: _Known, there: Mapping[str, Profile]) -> Iterable[Pair]:
    """The pairs that new reports make with each other and with those there are."""
    for part in in_parts(sorted(there), _BATCH):
        keys = {one: keys_of(there[one]) for one in part}
        sharing = step.sharing(key for its in keys.values() for key in its)
        new = {(min(one, other), max(one, other)) for one, its in keys.items() for key in its for other in sharing[key]}
        # A pair of two new reports is made once, with the smaller one.
        wanted = sorted((left, right) for left, right in new if left != right and (left in keys or left not in there))
        profiles = known.profiles({one for pair in wanted for one in pair})
        for left, right in wanted:
            if left in profiles and right in profiles:
                comparison = compare(profiles[left], profiles[right])
                if comparison.score >= ASKS:
                    reasons = msgspec.json.encode(comparison.features).decode()
                    yield Pair(left=left, right=right, score=comparison.score, reasons=reasons)


@dataclass
class _Reach:
    """The reports that what is new may change, what hangs together among them, and the incidents they are in now."""

    reports: set[str] = field(default_factory=set)
    edges: list[tuple[str, str]] = field(default_factory=list)
    incidents: set[str] = field(default_factory=set)

    def components(self) -> list[set[str]]:
        """The reports in parts that have nothing to do with each other, each part's smallest id first."""
        parent = {one: one for one in self.reports}

        def root(one: str) -> str:
            while parent[one] != one:
                parent[one] = parent[parent[one]]
                one = parent[one]
            return one

        for left, right in self.edges:
            if left in parent and right in parent:
                first, second = sorted((root(left), root(right)))
                parent[second] = first
        found: dict[str, set[str]] = {}
        for one in self.reports:
            found.setdefault(root(one), set()).add(one)
        return [found[one] for one in sorted(found)]


def _reach(step: Merging, start: Iterable[str]) -> _Reach:
    """All that hangs together with some reports: alike pairs, incidents they are in now, what people decided."""
    reach = _Reach()
    new = set(start)
    while new:
        reach.reports |= new
        edges = [(pair.left, pair.right) for pair in step.links_of(new, JOINS)]
        incidents = set(step.incidents_of(new).values()) - reach.incidents
        reach.incidents |= incidents
        for its in step.members_of(incidents).values():
            edges += [(its[0], one) for one in its]
        edges += bonds(step.decisions_about(new))[0]
        reach.edges += edges
        new = {one for edge in edges for one in edge} - reach.reports
    return reach


def _batches(components: list[set[str]]) -> Iterable[list[set[str]]]:
    """Components, so many at a time as hold a batch of reports."""
    batch: list[set[str]] = []
    size = 0
    for one in components:
        batch.append(one)
        size += len(one)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def incidents_of(
    accounts: Mapping[str, Account], decisions: Iterable[Decision]
) -> tuple[list[Incident], list[Membership]]:
    """The incidents that some reports tell of, and why each report belongs to its own."""
    decided = list(decisions)
    profiles = {one: profile(its) for one, its in accounts.items()}
    made, members = [], []
    for cluster in clusters(profiles, decided):
        its = [accounts[one] for one in sorted(cluster)]
        about = [one for one in decided if cluster & {_first(one.left, accounts), _first(one.right, accounts)}]
        why = [_membership(profiles[one.id], [profiles[other.id] for other in its], about) for one in its]
        incident, told = summary(its, profiles, about, score=min(one.score for one in why))
        made.append(incident)
        members += [
            msgspec.structs.replace(one, incident=incident.id, story=told[accounts[one.report].page]) for one in why
        ]
    return made, members


def _first(side: Sequence[str], accounts: Mapping[str, Account]) -> str | None:
    """The report that a decision goes with: the one that named the incident, or the next where that is no more."""
    return next((one for one in side if one in accounts), None)


def _membership(one: Profile, others: list[Profile], decisions: list[Decision]) -> Membership:
    best = best_partner(one, others)
    said = next(
        (it for it in reversed(decisions) if it.stands and it.kind == "same" and one.id in (*it.left, *it.right)), None
    )
    if best is None:
        return Membership(report=one.id, incident="", score=1.0, reason="the only report")
    reason = "; ".join(it.reason for it in (*best[1].speaks_for, *best[1].speaks_against))
    if said:
        return Membership(
            report=one.id, incident="", score=1.0, reason=f"{said.by} said so ({said.id}); {reason}", by=said.by
        )
    return Membership(report=one.id, incident="", score=best[1].score, reason=f"with {best[0].id}: {reason}")
