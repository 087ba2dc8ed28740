"""From compared pairs to incidents, without joining two incidents through a report that is vague."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from overt.incidents.comparison import Comparison, compare
from overt.record.accounts import Account
from overt.record.decisions import Decision

JOINS = 0.8
ASKS = 0.5


def clusters(accounts: Mapping[str, Account], decisions: Iterable[Decision] = ()) -> list[frozenset[str]]:
    """The reports in clusters, one an incident; the same reports give the same clusters in whatever order they come."""
    together, apart = bonds(decisions)
    groups = {one: {one} for one in accounts}
    for left, right in sorted(together):
        _join(groups, left, right)
    scored = sorted(
        (
            (compare(accounts[left], accounts[right]).score, left, right)
            for left, right in combinations(sorted(accounts), 2)
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    for score, left, right in scored:
        if score < JOINS or groups[left] is groups[right] or _forbidden(groups[left], groups[right], apart):
            continue
        if all(
            compare(accounts[one], accounts[other]).score >= ASKS for one in groups[left] for other in groups[right]
        ):
            _join(groups, left, right)
    return sorted({frozenset(one) for one in groups.values()}, key=min)


def bonds(decisions: Iterable[Decision]) -> tuple[set[tuple[str, str]], set[frozenset[str]]]:
    """What people said belongs together, and what does not; later decisions outrank earlier ones."""
    together: set[tuple[str, str]] = set()
    apart: set[frozenset[str]] = set()
    for one in decisions:
        if not one.stands:
            continue
        if one.kind == "same":
            members = (*one.left, *one.right)
            together.update((members[0], other) for other in members[1:])
        elif one.kind in ("different", "split"):
            apart.update(frozenset((left, right)) for left in one.left for right in one.right if left != right)
    return together, apart


def _join(groups: dict[str, set[str]], left: str, right: str) -> None:
    if left in groups and right in groups and groups[left] is not groups[right]:
        groups[left] |= groups[right]
        for one in groups[right]:
            groups[one] = groups[left]


def _forbidden(left: set[str], right: set[str], apart: set[frozenset[str]]) -> bool:
    return any(frozenset((one, other)) in apart for one in left for other in right)


def best_partner(one: Account, others: Iterable[Account]) -> tuple[Account, Comparison] | None:
    """The report that this one is most like, and how."""
    compared = [(other, compare(one, other)) for other in others if other.id != one.id]
    return max(compared, key=lambda it: (it[1].score, it[0].id), default=None)
