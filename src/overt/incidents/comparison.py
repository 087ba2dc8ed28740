"""Two reports compared: are they accounts of one incident, and what speaks for and against it."""

from collections.abc import Callable
from importlib.resources import files
from math import exp
from typing import Final

import msgspec

from overt.incidents.days_compared import time
from overt.incidents.feature import BARRED, Feature, Found, feature
from overt.incidents.places_compared import place
from overt.incidents.profile import Profile
from overt.incidents.types_compared import kind
from overt.incidents.words_compared import article, copy, names, suspects, targets, words

# Weights are set by hand, in log odds: a place and a day together are enough, either alone is not; a rare name that
# both pages hold is worth half of that. What no two accounts of one incident would say bars it. How much each counts
# beside the others is then fitted (training/merging/pair_weights.py).
HAND_PRIOR: Final = -3.8


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How likely two reports tell of one incident (0 to 1), with each feature's part in it.

    Weights are log odds: they add up, with the odds of any two reports that share a key, to those of the score. One
    that rules the same incident out (``barred``) sets the score to 0, whatever else speaks for it.
    """

    score: float
    features: tuple[Feature, ...]
    barred: bool = False

    def without(self, name: str) -> "Comparison":
        """The same as if one thing had not been compared."""
        return _judged(tuple(one for one in self.features if one.name != name))

    @property
    def speaks_for(self) -> tuple[Feature, ...]:
        """What speaks for one incident, strongest first."""
        return tuple(sorted((one for one in self.features if one.weight > 0), key=lambda one: -one.weight))

    @property
    def speaks_against(self) -> tuple[Feature, ...]:
        """What speaks against it, strongest first."""
        return tuple(sorted((one for one in self.features if one.weight < 0), key=lambda one: one.weight))


class _Weights(msgspec.Struct, frozen=True):
    """The fitted log odds of any two reports that share a key, and by what each weight set by hand is multiplied."""

    prior: float
    factors: dict[str, float]


_FITTED: Final = msgspec.json.decode(files("overt.models").joinpath("pair-weights.json").read_bytes(), type=_Weights)
PRIOR: Final = _FITTED.prior


def compare(left: Profile, right: Profile) -> Comparison:
    """How likely two reports tell of one incident; the order of the two does not matter."""
    return _judged(tuple(_fitted(one) for one in by_hand(left, right)))


def by_hand(left: Profile, right: Profile) -> tuple[Feature, ...]:
    """What was compared, with the weights set by hand."""
    if right.id < left.id:
        left, right = right, left
    return tuple(one for ask in _ASKED if (one := ask(left, right)))


def kind_of(one: Feature) -> str:
    """A feature's name with whether it speaks for or against: the two are fitted apart.

    >>> kind_of(Feature(name="words", weight=-0.5, reason="told in different words"))
    'words-'
    """
    return f"{one.name}{'+' if one.weight >= 0 else '-'}"


def _fitted(one: Feature) -> Feature:
    factor = _FITTED.factors.get(kind_of(one), 1.0)
    if one.weight <= BARRED or factor == 1.0:
        return one
    # Whatever the factor, what does not bar stays above what does.
    return feature(one.name, max(one.weight * factor, BARRED / 2), one.reason)


def _judged(features: tuple[Feature, ...]) -> Comparison:
    barred = any(one.weight <= BARRED for one in features)
    total = PRIOR + sum(one.weight for one in features)
    score = 0.0 if barred else round(1 / (1 + exp(-total)), 4)
    return Comparison(score=score, features=features, barred=barred)


def _page(left: Profile, right: Profile) -> Found:
    if left.page != right.page:
        return None
    return feature("page", BARRED, "one page tells of them as two")


def _stage(left: Profile, right: Profile) -> Found:
    if (left.stage == "accomplished") == (right.stage == "accomplished"):
        return None
    return feature("stage", -2.0, f"one {left.stage}, one {right.stage}")


def _killed(left: Profile, right: Profile) -> Found:
    if left.killed is None or right.killed is None:
        return None
    if left.killed == right.killed:
        return feature("killed", 0.3, f"both {left.killed} killed")
    return feature("killed", -0.7, f"{left.killed} and {right.killed} killed")


_ASKED: Final[tuple[Callable[[Profile, Profile], Found], ...]] = (
    _page, kind, _stage, place, time, targets, suspects, names, words, article, copy, _killed,
)  # fmt: skip
