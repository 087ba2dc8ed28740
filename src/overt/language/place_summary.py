"""What the gazetteer knows of a name, in few numbers."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from overt.language.gazetteer import CITY, COUNTRY, DISTRICT, FEATURE, PEOPLE, PROPER, PROVINCE, gazetteer
from overt.language.gazetteer_keys import normal_form
from overt.language.place_names import aliases

KINDS = (CITY, PROVINCE, DISTRICT, COUNTRY, FEATURE)
_NEVER = 9  # how an entry has a name that none has


@dataclass(frozen=True, slots=True)
class Summary:
    """How many entries have a name, how many people the largest has (as a power of ten), and of which kinds they are.

    ``how`` is the best way in which an entry has the name; ``people``: it is an adjective or a word for a people.
    """

    entries: int = 0
    population: float = 0.0
    how: int = _NEVER
    people: bool = False
    kinds: tuple[bool, ...] = (False,) * len(KINDS)

    @property
    def wide(self) -> bool:
        """Whether a province or a country has the name."""
        return self.kinds[KINDS.index(PROVINCE)] or self.kinds[KINDS.index(COUNTRY)]

    @property
    def division(self) -> bool:
        """Whether a province or a district has the name."""
        return self.kinds[KINDS.index(PROVINCE)] or self.kinds[KINDS.index(DISTRICT)]


_UNKNOWN = Summary()


@lru_cache(maxsize=65536)
def summary(words: str) -> Summary:
    """What the gazetteer knows of the words as a whole; no part of them is tried.

    >>> summary("Turkish").people, summary("Nowhere at All").entries
    (True, 0)
    """
    form = normal_form(words)
    if not form:
        return _UNKNOWN
    known = gazetteer()
    found = dict(known.look_up((form,))[0])
    people = False
    for row, how in aliases().get(form, ()):
        people |= how == PEOPLE
        found[row] = min(PROPER if how == PEOPLE else how, found.get(row, how))
    if not found:
        return _UNKNOWN
    rows = list(found)
    kinds = set(known.kind[rows].tolist())
    return Summary(
        entries=len(rows),
        population=float(np.log10(1.0 + known.population[rows].max())),
        how=min(found.values()),
        people=people,
        kinds=tuple(one in kinds for one in KINDS),
    )
