"""From compared pairs to incidents, without joining two incidents through a report that is vague."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import Final

import numpy as np

from overt.incidents.comparison import Comparison, compare
from overt.incidents.outlines import Outlines
from overt.incidents.profile import Profile
from overt.record.decisions import Decision

# Two groups of reports are one incident from this mean score on, and a person is asked from the other on.
JOINS: Final = 0.65
ASKS: Final = 0.25
# A vague report that two groups want about as much is left for a person.
_MARGIN: Final = 0.05
# Up to so many reports it is quicker to compare all than to ask first which are barred.
_FEW: Final = 40

Bond = frozenset[str]
_Key = tuple[str, str]


class Compared:
    """Reports that may be of one incident, each compared with all others: the scores of the pairs that are not barred.

    ``known`` are scores of pairs, smaller id left, that need not be asked for again: a story that hundreds told grows
    by one, not anew. Of thousands told of one town and month most pairs are barred by their days, which is seen before
    any is compared.
    """

    def __init__(self, profiles: Mapping[str, Profile], known: Mapping[_Key, float] | None = None) -> None:
        self.profiles = profiles
        self.scores: dict[_Key, float] = {}
        for pair in _not_barred(profiles):
            score = (known or {}).get(pair)
            if score is None:
                score = _score(profiles[pair[0]], profiles[pair[1]])
            if score is not None:
                self.scores[pair] = score

    def score(self, left: str, right: str) -> float:
        """The score of two of them, 0 where they are barred; the order of the two does not matter."""
        return self.scores.get((min(left, right), max(left, right)), 0.0)


def _score(left: Profile, right: Profile) -> float | None:
    found = compare(left, right)
    return None if found.barred else found.score


def _not_barred(profiles: Mapping[str, Profile]) -> Iterator[_Key]:
    """The pairs that outlines do not bar, the smaller id left."""
    ids = sorted(profiles)
    outlines = Outlines([profiles[one] for one in ids]) if len(ids) > _FEW else None
    for at, one in enumerate(ids[:-1]):
        others = ids[at + 1 :]
        if outlines is not None:
            right = np.arange(at + 1, len(ids))
            others = [ids[number] for number in right[~outlines.barred(np.full_like(right, at), right)].tolist()]
        yield from ((one, other) for other in others)


def clusters(compared: Compared, decisions: Iterable[Decision] = ()) -> list[frozenset[str]]:
    """The reports in clusters, one an incident; the same reports give the same clusters in whatever order they come.

    Mean linkage: two groups join while the mean score of their pairs is high enough and no pair is barred. Where both
    hold reports that know their place or day, only these are asked, so that what is vague joins but never bridges.
    Reports that found nothing are handed out last; one that nobody wants is in no cluster. What people said binds.
    """
    together, apart = bonds(decisions)
    groups = _Groups(compared, together, apart)
    groups.join_all(founders=True)
    groups.join_all(founders=False)
    # What was handed out may know what two groups of too few words could not tell each other.
    groups.join_all(founders=True)
    return groups.found()


def bonds(decisions: Iterable[Decision]) -> tuple[set[_Key], set[Bond]]:
    """What people said belongs together, and what does not; a later decision outranks earlier ones."""
    together: dict[Bond, _Key] = {}
    apart: set[Bond] = set()
    for one in decisions:
        if not one.stands:
            continue
        if one.kind == "same":
            members = (*one.left, *one.right)
            apart -= {frozenset(pair) for pair in combinations(members, 2)}
            together.update({frozenset((members[0], other)): (members[0], other) for other in members[1:]})
        elif one.kind in ("different", "split"):
            new = {frozenset((left, right)) for left in one.left for right in one.right if left != right}
            apart |= new
            for bond in new:
                together.pop(bond, None)
            if one.kind == "split":
                together.update({frozenset((one.left[0], other)): (one.left[0], other) for other in one.left[1:]})
    return set(together.values()), apart


class _Groups:
    """Groups of reports, each named by its smallest id, with the sums of the scores between any two that may join.

    Between groups of which a pair is barred there are no sums.
    """

    def __init__(self, compared: Compared, together: set[_Key], apart: set[Bond]) -> None:
        self.profiles = profiles = compared.profiles
        self.members: dict[str, list[str]] = {one: [one] for one in profiles}
        self.sums: dict[str, dict[str, list[float]]] = {one: {} for one in profiles}
        for (left, right), score in compared.scores.items():
            if frozenset((left, right)) not in apart:
                exact = not profiles[left].vague and not profiles[right].vague
                sums = [score, 1.0, score if exact else 0.0, float(exact)]
                self.sums[left][right] = self.sums[right][left] = sums
        self.bound: set[str] = set()
        self._bind(together)

    def _bind(self, together: set[_Key]) -> None:
        where = {one: one for one in self.profiles}
        for left, right in sorted(together):
            if left in where and right in where:
                self.bound |= {left, right}
                first, second = sorted((where[left], where[right]))
                if first != second:
                    self._merge(first, second)
                    where.update(dict.fromkeys(self.members[first], first))

    def _founds(self, group: str) -> bool:
        # What a person joined is an incident, whatever the machine thinks of it.
        return any(self.profiles[one].founds or one in self.bound for one in self.members[group])

    def linkage(self, left: str, right: str) -> float:
        """The mean score between two groups; 0 where a pair is barred."""
        if right not in self.sums[left]:
            return 0.0
        total, pairs, exact_total, exact_pairs = self.sums[left][right]
        return exact_total / exact_pairs if exact_pairs else total / pairs

    def join_all(self, *, founders: bool) -> None:
        """Join the groups that want each other most, until none do; what founds nothing only joins what does."""
        heap = [
            (-score, left, right)
            for left, others in self.sums.items()
            for right in others
            if left < right
            and (score := self.linkage(left, right)) >= JOINS
            and self._allowed(left, right, founders=founders)
        ]
        heapify(heap)
        while heap:
            score, left, right = heappop(heap)
            if left not in self.members or right not in self.members or -score != self.linkage(left, right):
                continue
            if not self._allowed(left, right, founders=founders) or self._undecided(left, right):
                continue
            self._merge(left, right)
            for other in self.sums[left]:
                if (new := self.linkage(left, other)) >= JOINS:
                    heappush(heap, (-new, min(left, other), max(left, other)))

    def _allowed(self, left: str, right: str, *, founders: bool) -> bool:
        wanted = 2 if founders else 1
        return self._founds(left) + self._founds(right) == wanted

    def _undecided(self, left: str, right: str) -> bool:
        """Whether one side is a single vague report that another group, which is not the same, wants as much."""
        best = self.linkage(left, right)
        for alone, chosen in ((left, right), (right, left)):
            if len(self.members[alone]) == 1 and self.profiles[alone].vague:
                rivals = [
                    other
                    for other in self.sums[alone]
                    if other != chosen and self._founds(other)
                    and self.linkage(alone, other) > best - _MARGIN and self.linkage(chosen, other) < ASKS
                ]  # fmt: skip
                if rivals:
                    return True
        return False

    def _merge(self, into: str, other: str) -> None:
        self.members[into] += self.members.pop(other)
        mine, theirs = self.sums[into], self.sums.pop(other)
        for third in mine.keys() | theirs.keys():
            self.sums.get(third, {}).pop(other, None)
            if third in mine and third in theirs:
                both = [one + more for one, more in zip(mine[third], theirs[third], strict=True)]
                mine[third] = self.sums[third][into] = both
            elif mine.pop(third, None):
                self.sums.get(third, {}).pop(into, None)

    def found(self) -> list[frozenset[str]]:
        """The groups that are incidents."""
        return [frozenset(its) for group, its in sorted(self.members.items()) if self._founds(group)]


def best_partner(one: str, others: Iterable[str], compared: Compared) -> tuple[str, Comparison] | None:
    """The report that this one is most like, and how."""
    best = max((other for other in others if other != one), key=lambda it: (compared.score(one, it), it), default=None)
    return None if best is None else (best, compare(compared.profiles[one], compared.profiles[best]))
