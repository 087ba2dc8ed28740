"""Which of the entries that a name may stand for it does stand for: two small forests, asked one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pycountry

from overt.language.gazetteer import CITY, DISTRICT, PROPER, PROVINCE, gazetteer
from overt.language.gazetteer_keys import normal_form
from overt.language.place_evidence import NAMES, Evidence, Floats, Named, evidence
from overt.language.place_names import Candidates, candidates
from overt.models.forest import load_forest

FIRST, SECOND = "place-ranker-first", "place-ranker-second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The entry that was taken for a name: its row, how sure that is (0 to 1) and the features that spoke for it."""

    named: Named
    row: int
    score: float
    features: dict[str, float]


def names_of(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Named, ...]:
    """The different names among the spans, in text order: one article means one place by one name."""
    grouped: dict[str, list[tuple[int, int]]] = {}
    for start, end in sorted(set(spans)):
        words = " ".join(text[start:end].split())
        grouped.setdefault(normal_form(words) or words, []).append((start, end))
    return tuple(
        Named(words, candidates(words), tuple(places))
        for places in grouped.values()
        for words in [" ".join(text[places[0][0] : places[0][1]].split())]
    )


def choose(names: Sequence[Named], *, outlet: str | None = None) -> dict[tuple[int, int], Choice]:
    """The choice for every span of the names; spans of names without a candidate are left out.

    The country of the ``outlet``'s domain, where it says one, counts as named by the article.
    """
    found: dict[tuple[int, int], Choice] = {}
    for group in _groups([one for one in names if one.candidates.rows]):
        found |= _chosen(group, outlet)
    return found


def _groups(names: Sequence[Named]) -> Iterator[Sequence[Named]]:
    """The names in groups whose candidates can be weighed against one another: all of them, but for long lists."""
    first, total = 0, 0
    for at, one in enumerate(names):
        total += len(one.candidates.rows)
        if total > _MOST_CANDIDATES and at > first:
            yield names[first:at]
            first, total = at, len(one.candidates.rows)
    if first < len(names):
        yield names[first:]


def _chosen(names: Sequence[Named], outlet: str | None) -> dict[tuple[int, int], Choice]:
    given = evidence([*names, *_home(outlet)])
    first = load_forest(FIRST).predict(given.matrix()).astype(np.float32)
    matrix = given.matrix(first)
    scores = load_forest(SECOND).predict(matrix).astype(np.float32)
    return _choices(given, matrix, scores)


_TOWN_KM = 60.0
# Time and memory grow with the square of the candidates; an article of many places has some three hundred.
_MOST_CANDIDATES = 2000


def _town(given: Evidence, number: int, best: int) -> int:
    """The town of the same name in the province or district that was chosen, unless the name says which is meant.

    The figures that the forests learn from cannot tell a town from its province when both have one middle. A town far
    from the middle is taken only where the division's own name is another: "Vitebsk" is the town, "New York" may be
    the state.
    """
    known, named, division = gazetteer(), given.names[number].candidates, int(given.row[best])
    if named.district or named.province or known.kind[division] not in (PROVINCE, DISTRICT):
        return best

    def is_meant(at: int) -> bool:
        row = int(given.row[at])
        inside = division in (known.district[row], known.province[row]) and given.how[best] != PROPER
        near = known.country[row] == known.country[division] and given.kilometres[at, best] <= _TOWN_KM
        return bool(known.kind[row] == CITY and (inside or near))

    towns = filter(is_meant, np.flatnonzero(given.name == number).tolist())
    return max(towns, key=lambda at: int(known.population[given.row[at]]), default=best)


_RENOWNED = 1_000_000
_TIMES = 8
_SPEAKS = ("country_named", "province_named", "district_named", "followed_by")


def _renowned(given: Evidence, number: int, best: int, features: dict[str, float]) -> int:
    """The great city of a name, where nothing else in the article speaks for a smaller namesake.

    The articles that the forests learned from are mostly local newspapers, whose London may be in Ontario. A page that
    says no more than "London" means the one of nine million.
    """
    if any(features[one] for one in _SPEAKS) or features["near_300"] >= 0.2 or features["country"] >= 0.2:
        return best
    known = gazetteer()
    cities = [at for at in np.flatnonzero(given.name == number).tolist() if known.kind[given.row[at]] == CITY]
    greatest = max(cities, key=lambda at: int(known.population[given.row[at]]), default=best)
    people = int(known.population[given.row[greatest]])
    if known.kind[given.row[best]] != CITY or people < _RENOWNED:
        return best
    return greatest if people >= _TIMES * int(known.population[given.row[best]]) else best


# Two-letter endings that belong to a country and are sold to everybody.
_SOLD = frozenset({"ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "sh", "tk", "to", "tv", "vc", "ws"})


def _home(outlet: str | None) -> tuple[Named, ...]:
    """The country that the ending of the outlet's domain stands for, as a name outside the text."""
    ending = (outlet or "").rpartition(".")[2].lower()
    country = pycountry.countries.get(alpha_2="GB" if ending == "uk" else ending.upper()) if len(ending) == 2 else None
    row = gazetteer().country_row.get(country.alpha_3) if country and ending not in _SOLD else None
    return () if row is None else (Named("", Candidates(rows=(row,), how=(PROPER,)), ((0, 0),)),)


def _choices(given: Evidence, matrix: Floats, scores: Floats) -> dict[tuple[int, int], Choice]:
    found = {}
    for number, (named, best) in enumerate(zip(given.names, given.best(scores).tolist(), strict=True)):
        at = _town(given, number, _renowned(given, number, best, dict(zip(NAMES, matrix[best].tolist(), strict=True))))
        features = dict(zip(NAMES, matrix[at].tolist(), strict=True))
        choice = Choice(
            named=named, row=int(given.row[at]), score=float(max(scores[at], scores[best])), features=features
        )
        found.update(dict.fromkeys(named.spans, choice))
    return found
