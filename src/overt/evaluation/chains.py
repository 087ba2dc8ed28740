"""The measures of coreference: B-cubed, MUC, CEAF-e, and their mean, which the field calls CoNLL."""

from collections import defaultdict
from collections.abc import Hashable, Mapping

Chains = Mapping[Hashable, Hashable]
Measured = tuple[float, float]


def scores(wanted: Chains, found: Chains) -> str:
    """The measures in words, one a line: precision, recall, F1."""
    gold, mine = _groups(wanted), _groups({one: found[one] for one in wanted})
    measures = {"B-cubed": b_cubed(gold, mine), "MUC": muc(gold, mine), "CEAF-e": ceaf(gold, mine)}
    lines = [f"{len(wanted)} mentions, {len(gold)} chains, {len(mine)} predicted", f"{'':9}P     R     F1"]
    lines += [f"{name:8}{p:6.3f}{r:6.3f}{f1(p, r):6.3f}" for name, (p, r) in measures.items()]
    return "\n".join([*lines, f"CoNLL {sum(f1(*one) for one in measures.values()) / len(measures):.3f}"])


def f1(precision: float, recall: float) -> float:
    """The harmonic mean.

    >>> f1(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Groups = list[frozenset[Hashable]]


def _groups(chains: Chains) -> Groups:
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for one, chain in chains.items():
        found[chain].add(one)
    return [frozenset(its) for its in found.values()]


def b_cubed(gold: Groups, mine: Groups) -> Measured:
    """Bagga and Baldwin 1998.

    >>> b_cubed([frozenset("ab"), frozenset("c")], [frozenset("abc")])
    (0.5555555555555555, 1.0)
    """
    return _each(mine, gold), _each(gold, mine)


def _each(asked: Groups, against: Groups) -> float:
    where = {one: group for group in against for one in group}
    total = sum(len(group & where[one]) / len(group) for group in asked for one in group)
    return total / sum(map(len, asked))


def muc(gold: Groups, mine: Groups) -> Measured:
    """Vilain and others 1995: links kept of those needed."""
    return _links(mine, gold), _links(gold, mine)


def _links(asked: Groups, against: Groups) -> float:
    where = {one: number for number, group in enumerate(against) for one in group}
    kept = sum(len(group) - len({where[one] for one in group}) for group in asked)
    needed = sum(len(group) - 1 for group in asked)
    return kept / needed if needed else 0.0


def ceaf(gold: Groups, mine: Groups) -> Measured:
    """Luo 2005, by entities: chains matched one to one, each pair weighing 2·|both| / (|one| + |other|).

    The best matching is found by part: chains that share no mention cannot be matched.
    """
    total = sum(_matched(*part) for part in _parts(gold, mine))
    return total / len(mine), total / len(gold)


def _parts(gold: Groups, mine: Groups) -> list[tuple[Groups, Groups]]:
    where: dict[Hashable, int] = {}
    parent: list[int] = []

    def root(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    for group in (*gold, *mine):
        parent.append(len(parent))
        for one in group:
            if one in where:
                parent[root(where[one])] = root(len(parent) - 1)
            where[one] = len(parent) - 1
    parts: dict[int, tuple[Groups, Groups]] = {}
    for number, group in enumerate((*gold, *mine)):
        parts.setdefault(root(number), ([], []))[number >= len(gold)].append(group)
    return list(parts.values())


def _matched(gold: Groups, mine: Groups) -> float:
    """The best sum of a one-to-one matching (Hungarian algorithm, on the negated weights)."""
    rows, columns = (gold, mine) if len(gold) <= len(mine) else (mine, gold)
    cost = [[-2 * len(one & other) / (len(one) + len(other)) for other in columns] for one in rows]
    return -_cheapest(cost)


def _cheapest(cost: list[list[float]]) -> float:
    rows, columns = len(cost), len(cost[0])
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], column = row, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while match[column]:
            used[column] = True
            delta, at, current = float("inf"), 0, match[column]
            for other in range(1, columns + 1):
                if not used[other]:
                    price = cost[current - 1][other - 1] - u[current] - v[other]
                    if price < least[other]:
                        least[other], way[other] = price, column
                    if least[other] < delta:
                        delta, at = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    u[match[other]] += delta
                    v[other] -= delta
                else:
                    least[other] -= delta
            column = at
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(cost[match[column] - 1][column - 1] for column in range(1, columns + 1) if match[column])
