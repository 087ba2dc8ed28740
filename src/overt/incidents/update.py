"""Keep incidents up to date: put what is new together with what is there, or make all of it again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from overt.incidents.candidates import candidates
from overt.incidents.clustering import ASKS, JOINS, Compared, best_partner, bonds, clusters
from overt.incidents.comparison import compare
from overt.incidents.keys import keys_of
from overt.incidents.profile import Profile, profile
from overt.incidents.summary import summary
from overt.record.accounts import Account
from overt.record.decisions import Decision
from overt.record.incidents import Incident
from overt.record.merging import Membership, Merging, Pair
from overt.record.parts import in_parts
from overt.record.versions import Version

if TYPE_CHECKING:
    from overt.record import Record

# Acts, accidents first taken for one, and reports that are no incident by themselves but may tell of one.
_MAY_JOIN = (None, "generic", "accident")
_BATCH = 2_000
# So many profiles may lie open beside those that are wanted.
_OPEN = 20_000
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Profile).decode


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
    step.forget(waiting)
    step.keep_pairs(_pairs(step, known, _keep_keys(step, known, waiting)))
    reach = _reach(step, {*waiting, *decided})
    made: list[Incident] = []
    members: list[Membership] = []
    decisions = _Decisions(step.decisions_about(reach.parent))
    for components in _batches(reach.components()):
        accounts = known.accounts(one for component in components for one in component)
        profiles, scores = known.profiles(accounts), step.scores_of(accounts)
        for component in components:
            its = {one: accounts[one] for one in component if one in accounts}
            new, theirs = incidents_of(its, profiles, decisions.about(component), scores)
            made += new
            members += theirs
    version = step.replace(reach.incidents, {one.id: one for one in made}, members, why=why)
    step.done(waiting)
    return version


class _Known:
    """What is known of reports; only profiles stay in memory, and packed, since a record may hold much more."""

    def __init__(self, step: Merging) -> None:
        self._step = step
        self._packed: dict[str, bytes] = {}
        self._open: dict[str, Profile] = {}

    def accounts(self, ids: Iterable[str]) -> dict[str, Account]:
        """The accounts of those that may belong to an incident."""
        return {one: its for one, its in self._step.accounts(ids).items() if its.excluded in _MAY_JOIN}

    def profiles(self, ids: Iterable[str]) -> dict[str, Profile]:
        """The profiles of those that may belong to an incident."""
        wanted = list(ids)
        if len(self._open) > _OPEN:
            self._open.clear()
        self._read([one for one in wanted if one not in self._packed])
        for one in wanted:
            if one not in self._open and one in self._packed:
                self._open[one] = _unpack(self._packed[one])
        return {one: self._open[one] for one in wanted if one in self._open}

    def _read(self, ids: list[str]) -> None:
        for part in in_parts(ids, _BATCH):
            for one, its in self.accounts(part).items():
                self._open[one] = profile(its)
                self._packed[one] = _pack(self._open[one])


def _keep_keys(step: Merging, known: _Known, ids: Sequence[str]) -> frozenset[str]:
    """Let new reports be found under their keys; gives those that may belong to an incident."""
    new: set[str] = set()
    for part in in_parts(ids, _BATCH):
        profiles = known.profiles(part)
        step.keep_keys({one: keys_of(its) for one, its in profiles.items()})
        new |= profiles.keys()
    return frozenset(new)


def _pairs(step: Merging, known: _Known, new: Collection[str]) -> Iterator[Pair]:
    """The pairs that new reports make with each other and with those there are."""
    for part in candidates(step, new):
        profiles = known.profiles({one for pair in part for one in pair})
        for left, right in part:
            if left in profiles and right in profiles:
                comparison = compare(profiles[left], profiles[right])
                if comparison.score >= ASKS:
                    reasons = msgspec.json.encode(comparison.features).decode()
                    yield Pair(left=left, right=right, score=comparison.score, reasons=reasons)


@dataclass
class _Reach:
    """The reports that what is new may change, what hangs together among them, and the incidents they are in now."""

    parent: dict[str, str] = field(default_factory=dict)
    incidents: set[str] = field(default_factory=set)

    def root(self, one: str) -> str:
        """The report that stands for all that this one hangs together with: the smallest."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, left: str, right: str) -> set[str]:
        """Let two reports hang together; gives those of the two that were not known yet."""
        new = {one for one in (left, right) if one not in self.parent}
        self.parent.update((one, one) for one in new)
        first, second = sorted((self.root(left), self.root(right)))
        self.parent[second] = first
        return new

    def components(self) -> list[set[str]]:
        """The reports in parts that have nothing to do with each other, each part's smallest id first."""
        found: dict[str, set[str]] = {}
        for one in self.parent:
            found.setdefault(self.root(one), set()).add(one)
        return [found[one] for one in sorted(found)]


def _reach(step: Merging, start: Iterable[str]) -> _Reach:
    """All that hangs together with some reports: alike pairs, incidents they are in now, what people decided."""
    reach = _Reach()
    new = set(start)
    reach.parent.update((one, one) for one in new)
    while new:
        incidents = set(step.incidents_of(new).values()) - reach.incidents
        reach.incidents |= incidents
        members = step.members_of(incidents).values()
        edges = chain(
            step.links_of(new, JOINS),
            ((its[0], one) for its in members for one in its),
            bonds(step.decisions_about(new))[0],
        )
        new = {one for left, right in edges for one in reach.join(left, right)}
    return reach


class _Decisions:
    """What people decided, in the order made, to be found by the reports that it is about."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._decisions = decisions
        self._at: dict[str, list[int]] = {}
        for at, one in enumerate(decisions):
            for report in (*one.left, *one.right):
                self._at.setdefault(report, []).append(at)

    def about(self, reports: Iterable[str]) -> list[Decision]:
        """The decisions about any of these."""
        found = {at for one in reports for at in self._at.get(one, ())}
        return [self._decisions[at] for at in sorted(found)]


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
    accounts: Mapping[str, Account],
    profiles: Mapping[str, Profile],
    decisions: Iterable[Decision],
    scores: Mapping[tuple[str, str], float],
) -> tuple[list[Incident], list[Membership]]:
    """The incidents that some reports tell of, and why each report belongs to its own."""
    decided = list(decisions)
    compared = Compared({one: profiles[one] for one in accounts}, scores)
    made, members = [], []
    for cluster in clusters(compared, decided):
        its = [accounts[one] for one in sorted(cluster)]
        about = [one for one in decided if cluster & {_first(one.left, accounts), _first(one.right, accounts)}]
        why = [_membership(one.id, cluster, compared, about) for one in its]
        incident, told = summary(its, profiles, about, score=min(one.score for one in why))
        made.append(incident)
        members += [
            msgspec.structs.replace(one, incident=incident.id, story=told[accounts[one.report].page]) for one in why
        ]
    return made, members


def _first(side: Sequence[str], accounts: Mapping[str, Account]) -> str | None:
    """The report that a decision goes with: the one that named the incident, or the next where that is no more."""
    return next((one for one in side if one in accounts), None)


def _membership(one: str, cluster: Iterable[str], compared: Compared, decisions: list[Decision]) -> Membership:
    best = best_partner(one, cluster, compared)
    said = next(
        (it for it in reversed(decisions) if it.stands and it.kind == "same" and one in (*it.left, *it.right)), None
    )
    if best is None:
        return Membership(report=one, incident="", score=1.0, reason="the only report")
    reason = "; ".join(it.reason for it in (*best[1].speaks_for, *best[1].speaks_against))
    if said:
        return Membership(
            report=one, incident="", score=1.0, reason=f"{said.by} said so ({said.id}); {reason}", by=said.by
        )
    return Membership(report=one, incident="", score=best[1].score, reason=f"with {best[0]}: {reason}")
