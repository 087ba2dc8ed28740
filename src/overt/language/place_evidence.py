"""What speaks for each entry that a name may stand for: the name itself, and the other places around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from overt.language.gazetteer import CITY, COUNTRY, DISTRICT, FEATURE, PROVINCE, gazetteer
from overt.language.place_names import Candidates

EARTH_KM = 6371.0088
NEAR_KM = (30.0, 100.0, 300.0)
FAR_CHARACTERS = 5000.0

Floats = NDArray[np.float32]

NAMES = (
    # the name itself
    "population", "population_below_first", "rank", "candidates", "kind_city", "kind_province", "kind_district",
    "kind_country", "kind_feature", "how", "capital", "part", "says_district", "says_province", "words", "mentions",
    "first_mention",
    # where the others may lie at all
    "any_near_30", "any_near_100", "any_near_300", "any_nearest", "any_country", "any_province",
    # what contains it, and what it contains
    "country_named", "province_named", "district_named", "country_gap", "province_gap", "district_gap", "followed_by",
    "contains_any", "contains", "others",
    # where the others most likely lie
    "near_30", "near_100", "near_300", "nearest", "mean_distance", "country", "province",
    # how it stood after the first round
    "before", "before_best_other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """One name of an article: what it may stand for, and where the article has it."""

    words: str
    candidates: Candidates
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Evidence:
    """All candidates of all names of an article, one after the other: row, how and the number of their name."""

    names: tuple[Named, ...]
    row: NDArray[np.int64]
    how: NDArray[np.int64]
    name: NDArray[np.int64]
    start: NDArray[np.int64]
    fixed: Floats
    kilometres: Floats
    closest: Floats

    def matrix(self, before: Floats | None = None) -> Floats:
        """One row of features for each candidate, the columns of ``NAMES``.

        ``before`` is the score of each candidate after the first round; without it the first candidate of each name,
        the most peopled, counts as what the name most likely stands for.
        """
        chosen = self.start if before is None else self.best(before)
        trust = np.ones(len(chosen), dtype=np.float32) if before is None else before[chosen]
        return np.hstack([self.fixed, _around(self, chosen, trust), _rounds(self, before)])

    def best(self, scores: Floats) -> NDArray[np.int64]:
        """The best candidate of each name."""
        ends = np.append(self.start[1:], len(self.row))
        return np.array(
            [a + int(np.argmax(scores[a:b])) for a, b in zip(self.start, ends, strict=True)], dtype=np.int64
        )


def evidence(names: Sequence[Named]) -> Evidence:
    """The evidence for names that have at least one candidate each."""
    sizes = [len(one.candidates.rows) for one in names]
    row = np.array([row for one in names for row in one.candidates.rows], dtype=np.int64)
    how = np.array([how for one in names for how in one.candidates.how], dtype=np.int64)
    name = np.repeat(np.arange(len(names)), sizes)
    start = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    kilometres = _kilometres(row)
    closest = np.minimum.reduceat(kilometres, start, axis=1)
    closest[np.arange(len(row)), name] = np.inf
    fixed = np.hstack([
        _name_features(names, row, how, name, start),
        _possible(row, name, start, closest, np.array(sizes)),
        _containing(names, row, name),
    ])  # fmt: skip
    return Evidence(tuple(names), row, how, name, start, fixed, kilometres, closest)


def _kilometres(row: NDArray[np.int64]) -> Floats:
    angles = np.radians(gazetteer().latlon[row].astype(np.float64))
    north, east = angles[:, 0], angles[:, 1]
    unit = np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)
    chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (unit @ unit.T))).astype(np.float32)
    return np.asarray(2.0 * EARTH_KM * np.arcsin(np.minimum(1.0, chord / 2.0)), dtype=np.float32)


def _name_features(
    names: Sequence[Named], row: NDArray[np.int64], how: NDArray[np.int64], name: NDArray[np.int64],
    start: NDArray[np.int64],
) -> Floats:  # fmt: skip
    known = gazetteer()
    people = np.log10(known.population[row].astype(np.float64) + 1.0)
    kind = known.kind[row]
    sizes = np.array([len(one.candidates.rows) for one in names])
    length = max((one.spans[0][0] for one in names), default=0) + 1.0
    per_name = np.array([
        (
            len(one.candidates.part) / len(one.words) if one.candidates.part else 1.0,
            one.candidates.district, one.candidates.province, len(one.words.split()), len(one.spans),
            one.spans[0][0] / length,
        )
        for one in names
    ])  # fmt: skip
    columns = [
        people, people - np.maximum.reduceat(people, start)[name], np.arange(len(row)) - start[name], sizes[name],
        *(kind == one for one in (CITY, PROVINCE, DISTRICT, COUNTRY, FEATURE)), how,
        [int(one) in known.capitals for one in row], per_name[name, 0],
        per_name[name, 1] * np.where(kind == DISTRICT, 1, -1), per_name[name, 2] * np.where(kind == PROVINCE, 1, -1),
        per_name[name, 3], per_name[name, 4], per_name[name, 5],
    ]  # fmt: skip
    return np.stack([np.asarray(one, dtype=np.float32) for one in columns], axis=1)


def _possible(
    row: NDArray[np.int64], name: NDArray[np.int64], start: NDArray[np.int64], closest: Floats, sizes: NDArray[np.int64]
) -> Floats:
    """Whether the other names could lie near, in the same country, in the same province; rare names count more."""
    known = gazetteer()
    weight = (1.0 / np.sqrt(sizes)).astype(np.float32)
    total = max(float(weight.sum()), 1e-6)
    columns = [np.where(closest <= km, weight, 0.0).sum(axis=1) / total for km in NEAR_KM]
    columns.append(np.log1p(np.minimum(closest.min(axis=1), 20000.0)))
    for place in (known.country[row].astype(np.int64), _province(row)):
        same = (place[:, None] == place[None, :]) & (place[:, None] > 0)
        shared = np.maximum.reduceat(same, start, axis=1)
        shared[np.arange(len(row)), name] = False
        columns.append(np.where(shared, weight, 0.0).sum(axis=1) / total)
    return np.stack([np.asarray(one, dtype=np.float32) for one in columns], axis=1)


def _province(row: NDArray[np.int64]) -> NDArray[np.int64]:
    """The province's row of each entry; a province is its own."""
    known = gazetteer()
    return np.where(known.kind[row] == PROVINCE, row, known.province[row].astype(np.int64))


def _around(given: Evidence, chosen: NDArray[np.int64], trust: Floats) -> Floats:
    """How near each candidate is to where the other names most likely lie."""
    known = gazetteer()
    weight = trust * (known.kind[given.row[chosen]] != FEATURE)
    others = np.broadcast_to(weight, (len(given.row), len(chosen))).copy()
    others[np.arange(len(given.row)), given.name] = 0.0
    total = np.maximum(others.sum(axis=1), 1e-6)
    distance = given.kilometres[:, chosen]
    columns = [((distance <= km) * others).sum(axis=1) / total for km in NEAR_KM]
    columns.append(np.log1p(np.where(others > 0.2, distance, 20000.0).min(axis=1)))
    columns.append((np.log1p(distance) * others).sum(axis=1) / total)
    for place in (known.country[given.row].astype(np.int64), _province(given.row)):
        same = (place[:, None] == place[chosen][None, :]) & (place[:, None] > 0)
        columns.append((same * others).sum(axis=1) / total)
    return np.stack([np.asarray(one, dtype=np.float32) for one in columns], axis=1)


def _containing(names: Sequence[Named], row: NDArray[np.int64], name: NDArray[np.int64]) -> Floats:
    """Whether the article names the country, province or district of each candidate, how near, or right after it."""
    known = gazetteer()
    country = np.array([known.country_row.get(known.countries[one], -1) for one in known.country[row].tolist()])
    uppers = [
        np.where(known.kind[row] == COUNTRY, -1, country),
        np.where(known.kind[row] == PROVINCE, -1, np.where(known.province[row] > 0, known.province[row], -1)),
        np.where(known.district[row] > 0, known.district[row].astype(np.int64), -1),
    ]
    named_by: dict[int, list[int]] = {}
    for at, one in enumerate(names):
        for found in one.candidates.rows:
            named_by.setdefault(found, []).append(at)
    starts = [np.sort([start for start, _ in one.spans]) for one in names]
    follows = _follows(names)
    out = np.zeros((len(row), 10), dtype=np.float32)
    for at in range(len(row)):
        mine = int(name[at])
        for level, upper in enumerate(uppers):
            by = [one for one in named_by.get(int(upper[at]), ()) if one != mine] if upper[at] >= 0 else []
            out[at, level] = bool(by)
            out[at, 3 + level] = np.log1p(min((_gap(starts[mine], starts[one]) for one in by), default=FAR_CHARACTERS))
            if any((mine, one) in follows for one in by):
                out[at, 6] = level + 1
    out[:, 7] = _contained(row, name, uppers)
    out[:, 8] = out[:, 7] / max(1, len(names) - 1)
    out[:, 9] = np.log1p(len(names))
    return out


def _contained(row: NDArray[np.int64], name: NDArray[np.int64], uppers: Sequence[NDArray[np.int64]]) -> Floats:
    """How many other names have a candidate that lies in each candidate."""
    inside: dict[int, set[int]] = {}
    for upper in uppers:
        for at, one in enumerate(upper.tolist()):
            if one >= 0:
                inside.setdefault(one, set()).add(int(name[at]))
    return np.array(
        [len(inside.get(one, set()) - {mine}) for one, mine in zip(row.tolist(), name.tolist(), strict=True)],
        dtype=np.float32,
    )


def _gap(mine: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """The fewest characters between two names, given where each begins, in order."""
    after = np.searchsorted(other, mine)
    behind, ahead = other[np.maximum(after - 1, 0)], other[np.minimum(after, len(other) - 1)]
    return float(np.minimum(np.abs(mine - behind), np.abs(ahead - mine)).min())


def _follows(names: Sequence[Named]) -> set[tuple[int, int]]:
    """Which name stands right after which, with no more than a comma or a bracket between them: "Paris, Texas"."""
    begins = {span[0]: at for at, one in enumerate(names) for span in one.spans}
    return {
        (at, begins[end + gap])
        for at, one in enumerate(names)
        for _, end in one.spans
        for gap in (1, 2, 3)
        if end + gap in begins
    }


def _rounds(given: Evidence, before: Floats | None) -> Floats:
    if before is None:
        return np.full((len(given.row), 2), np.nan, dtype=np.float32)
    ends = np.append(given.start[1:], len(given.row))
    other = np.zeros(len(given.row), dtype=np.float32)
    for a, b in zip(given.start, ends, strict=True):
        if b - a > 1:
            top = np.argsort(before[a:b])[::-1]
            other[a:b] = before[a + top[0]]
            other[a + top[0]] = before[a + top[1]]
    return np.stack([before, other], axis=1)
