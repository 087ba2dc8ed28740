"""Keep incidents up to date: put what is new together with what is there, or make all of it again."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import msgspec

from overt.incidents.clustering import ASKS, JOINS, best_partner, bonds, clusters
from overt.incidents.comparison import compare
from overt.incidents.keys import keys_of
from overt.incidents.summary import summary
from overt.record.accounts import Account
from overt.record.decisions import Decision
from overt.record.incidents import Incident
from overt.record.merging import Membership, Merging, Pair
from overt.record.versions import Version

if TYPE_CHECKING:
    from overt.record import Record


def update(record: "Record", *, why: str = "reports came or went") -> Version:
    """Put every report that waits together with those there are; gives the version that the record is then in."""
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
    there = {one: account for one, account in step.accounts(waiting).items() if account.excluded is None}
    step.forget(waiting)
    step.keep_keys({one: keys_of(account) for one, account in there.items()})
    step.keep_pairs(_pairs(step, there))
    touched = _connected(step, set(waiting))
    accounts = {one: account for one, account in step.accounts(touched).items() if account.excluded is None}
    decisions = step.decisions_about(touched)
    made, members = incidents_of(accounts, decisions)
    gone = set(step.incidents_of(touched).values())
    version = step.replace(gone, {one.id: one for one in made}, members, why=why)
    step.done(waiting)
    return version


def _pairs(step: Merging, there: dict[str, Account]) -> list[Pair]:
    """The pairs that new reports make with each other and with those there are."""
    keys = {one: keys_of(account) for one, account in there.items()}
    sharing = step.sharing(key for its in keys.values() for key in its)
    wanted = {(min(one, other), max(one, other)) for one, its in keys.items() for key in its for other in sharing[key]}
    known = {**step.accounts({one for pair in wanted for one in pair} - there.keys()), **there}
    found = []
    for left, right in sorted(wanted):
        if left != right and left in known and right in known:
            comparison = compare(known[left], known[right])
            if comparison.score >= ASKS:
                reasons = msgspec.json.encode(comparison.features).decode()
                found.append(Pair(left=left, right=right, score=comparison.score, reasons=reasons))
    return found


def _connected(step: Merging, start: Collection[str]) -> set[str]:
    """The reports that what is new may change: all that hang together with it, and the incidents they are in now."""
    whole: set[str] = set()
    new = set(start)
    while new:
        whole |= new
        found = {one for pair in step.pairs_of(new) if pair.score >= JOINS for one in (pair.left, pair.right)}
        found |= {one for its in step.members_of(step.incidents_of(new).values()).values() for one in its}
        together, _ = bonds(step.decisions_about(new))
        found |= {one for pair in together for one in pair}
        new = found - whole
    return whole


def incidents_of(
    accounts: dict[str, Account], decisions: Iterable[Decision]
) -> tuple[list[Incident], list[Membership]]:
    """The incidents that some reports tell of, and why each report belongs to its own."""
    decided = list(decisions)
    made, members = [], []
    for cluster in clusters(accounts, decided):
        its = [accounts[one] for one in sorted(cluster)]
        partners = {one.id: best_partner(one, its) for one in its}
        score = min((found[1].score for found in partners.values() if found), default=1.0)
        about = [
            one for one in decided if (one.left and one.left[0] in cluster) or (one.right and one.right[0] in cluster)
        ]
        incident = summary(its, about, score=score)
        made.append(incident)
        for one in its:
            best = partners[one.id]
            reason = "; ".join(feature.reason for feature in best[1].features) if best else "the only report"
            members.append(
                Membership(
                    report=one.id,
                    incident=incident.id,
                    score=best[1].score if best else 1.0,
                    reason=reason,
                    story=one.page,
                )
            )
    return made, members
