"""Keep incidents up to date: put what is new together with what is there, or make all of it again."""

from collections.abc import Collection, Iterable, Mapping
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


def bring_up_to_date(step: Merging, *, why: str) -> Version:
    """The same inside a transaction that somebody else opened."""
    waiting = step.waiting()
    if not waiting:
        return step.version()
    known = _Known(step)
    there = known.profiles(waiting)
    step.forget(waiting)
    step.keep_keys({one: keys_of(its) for one, its in there.items()})
    step.keep_pairs(_pairs(step, known, there))
    made: list[Incident] = []
    members: list[Membership] = []
    gone: set[str] = set()
    for component in _components(step, waiting):
        gone |= set(step.incidents_of(component).values())
        new, theirs = incidents_of(known.accounts(component), step.decisions_about(component))
        made += new
        members += theirs
    version = step.replace(gone, {one.id: one for one in made}, members, why=why)
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


def _components(step: Merging, start: Collection[str]) -> Iterable[set[str]]:
    """The reports that what is new may change, in parts that have nothing to do with each other."""
    left = set(start)
    while left:
        component = _connected(step, {min(left)})
        left -= component
        yield component


def _connected(step: Merging, start: set[str]) -> set[str]:
    """All that hangs together with a report: alike pairs, incidents they are in now, what people decided."""
    whole: set[str] = set()
    new = start
    while new:
        whole |= new
        found = {one for pair in step.pairs_of(new) if pair.score >= JOINS for one in (pair.left, pair.right)}
        found |= {one for its in step.members_of(step.incidents_of(new).values()).values() for one in its}
        together, _ = bonds(step.decisions_about(new))
        found |= {one for pair in together for one in pair}
        new = found - whole
    return whole


def incidents_of(
    accounts: Mapping[str, Account], decisions: Iterable[Decision]
) -> tuple[list[Incident], list[Membership]]:
    """The incidents that some reports tell of, and why each report belongs to its own."""
    decided = list(decisions)
    profiles = {one: profile(its) for one, its in accounts.items()}
    made, members = [], []
    for cluster in clusters(profiles, decided):
        its = [accounts[one] for one in sorted(cluster)]
        about = [
            one for one in decided if (one.left and one.left[0] in cluster) or (one.right and one.right[0] in cluster)
        ]
        why = [_membership(profiles[one.id], [profiles[other.id] for other in its], about) for one in its]
        incident, told = summary(its, profiles, about, score=min(one.score for one in why))
        made.append(incident)
        members += [
            msgspec.structs.replace(one, incident=incident.id, story=told[accounts[one.report].page]) for one in why
        ]
    return made, members


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
