"""Two reports compared: are they accounts of one incident, and what speaks for and against it."""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from typing import Final

import msgspec

from overt.incidents.commonness import rarity
from overt.incidents.profile import Profile
from overt.language.distances import kilometres
from overt.record.outlines import Outline
from overt.vocabulary import raw


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was compared: its name, how much it speaks for (above zero) or against, and why, in words."""

    name: str
    weight: float
    reason: str


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


# Set by hand, in log odds: a place and a day together are enough, either alone is not; a rare name that both pages
# hold is worth half of that. What no two accounts of one incident would say bars it. How much each counts beside the
# others is then fitted (training/merging/pair_weights.py).
HAND_PRIOR: Final = -3.8
_BARRED: Final = -20.0
_NEAR_KM: Final = 20.0
FAR_KM: Final = 120.0
DAYS_APART: Final = 2
# Texts of which fewer pieces are kept are too short to be called copies.
_ENOUGH_TEXT = 4
_COPY = 0.5
# A text of fewer words than that is no article to compare.
_FEWEST_WORDS = 12
# Articles about different acts of one kind share a seventeenth of their rare words.
_ARTICLE_USUAL, _ARTICLE_EACH, _ARTICLE_LEAST, _ARTICLE_MOST = 0.15, 20.0, 1.0, 4.0

Found = Feature | None


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
    if one.weight <= _BARRED or factor == 1.0:
        return one
    # Whatever the factor, what does not bar stays above what does.
    return _feature(one.name, max(one.weight * factor, _BARRED / 2), one.reason)


def _judged(features: tuple[Feature, ...]) -> Comparison:
    barred = any(one.weight <= _BARRED for one in features)
    total = PRIOR + sum(one.weight for one in features)
    score = 0.0 if barred else round(1 / (1 + exp(-total)), 4)
    return Comparison(score=score, features=features, barred=barred)


def may_be_one(left: str, right: str) -> bool:
    """Whether outlets may use both types for one act."""
    return left == right or bool(_families().get(left, frozenset()) & _families().get(right, frozenset()))


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family in raw("type-families"):
        for one in family["types"]:
            found.setdefault(one, set()).add(family["id"])
    return {one: frozenset(its) for one, its in found.items()}


def _feature(name: str, weight: float, reason: str) -> Feature:
    return Feature(name=name, weight=round(weight, 2), reason=reason)


def _page(left: Profile, right: Profile) -> Found:
    if left.page != right.page:
        return None
    return _feature("page", _BARRED, "one page tells of them as two")


def _type(left: Profile, right: Profile) -> Found:
    if left.type == right.type:
        return _feature("type", 1.0, f"both {left.type}")
    if may_be_one(left.type, right.type):
        return _feature("type", 0.2, f"{left.type} and {right.type} may be one act")
    return _feature("type", -2.5, f"{left.type} and {right.type} are different acts")


def _stage(left: Profile, right: Profile) -> Found:
    if (left.stage == "accomplished") == (right.stage == "accomplished"):
        return None
    return _feature("stage", -2.0, f"one {left.stage}, one {right.stage}")


def _place(left: Profile, right: Profile) -> Found:
    if left.country and right.country and left.country != right.country:
        weight = _BARRED if placed(left) and placed(right) else -3.0 if _afloat(left) or _afloat(right) else -9.0
        return _feature("place", weight, f"{left.country} and {right.country}")
    kilometres = distance(left, right)
    if kilometres is None or not (placed(left) and placed(right)):
        return (
            _feature("place", 0.3, f"both in {left.country}")
            if left.country and left.country == right.country
            else None
        )
    if kilometres <= _NEAR_KM:
        return _feature(
            "place", 2.2, "the same place" if left.geonames == right.geonames else f"{kilometres:.0f} km apart"
        )
    return _feature("place", _BARRED if kilometres > FAR_KM else -2.5, f"{kilometres:.0f} km apart")


def placed(one: Profile | Outline) -> bool:
    """Whether a place is known well enough to be another one than the next town."""
    return one.precision in ("site", "city", "district") and one.lat is not None


def _afloat(one: Profile) -> bool:
    # A cable or ship at sea is given to any of the states around it.
    return one.precision == "sea"


def distance(left: Profile, right: Profile) -> float | None:
    """Kilometres between two places, on a sphere; ``None`` where either is not known."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return kilometres(left.lat, left.lon, right.lat, right.lon)


def _time(left: Profile, right: Profile) -> Found:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return _too_early(left, right) or _day_of_year(left, right)
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        width = max(left.last - left.first, right.last - right.first)
        weight = 2.8 if width <= DAYS_APART else 1.2 if width <= 31 else 0.4
        return _feature("time", weight, "the same day" if width == 0 else f"may be one day, within {width + 1}")
    if gap <= 1:
        return _feature("time", 1.2, "one day apart")
    exact = max(left.last - left.first, right.last - right.first) <= DAYS_APART
    return _feature("time", _BARRED if exact and gap > DAYS_APART else -3.0, f"{gap} days apart")


def _day_of_year(left: Profile, right: Profile) -> Found:
    """Two days of which one or both lack the year: the same day of the year may be one, another is another."""
    mine, theirs = _days_of_year(left), _days_of_year(right)
    if not mine or not theirs or (left.yearless is None and right.yearless is None):
        return None
    gap = min(min(abs(one - other), 366 - abs(one - other)) for one in mine for other in theirs)
    if gap <= 1:
        weight = 1.2 if len(mine) + len(theirs) <= 2 + DAYS_APART else 0.4
        return _feature("time", weight, "the same day of the year" if gap == 0 else "one day of the year apart")
    return _feature("time", -6.0 if gap > DAYS_APART else -1.0, f"{gap} days of the year apart")


def _days_of_year(one: Profile) -> list[int]:
    """The days of the year that it may have been, in a leap year; none where that is more than a month or not known."""
    if one.yearless is not None:
        return [_in_leap_year(*one.yearless)]
    if one.first is None or one.last is None or one.last - one.first > 31:
        return []
    days = (date.fromordinal(day) for day in range(one.first, one.last + 1))
    return [_in_leap_year(day.month, day.day) for day in days]


def _in_leap_year(month: int, day: int) -> int:
    return sum((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[: month - 1]) + day


def _too_early(left: Profile, right: Profile) -> Found:
    """What was told before the other took place is something else."""
    for one, other in ((left, right), (right, left)):
        if one.told is not None and other.first is not None and one.told < other.first - 1:
            return _feature("time", _BARRED, "told before the other took place")
    return None


def _targets(left: Profile, right: Profile) -> Found:
    return _shared("target", left.targets, right.targets, most=2.5, each=1.3)


def _suspects(left: Profile, right: Profile) -> Found:
    return _shared("suspect", left.suspects, right.suspects, most=3.0, each=1.8)


def _names(left: Profile, right: Profile) -> Found:
    return _shared("names", left.names, right.names, most=4.0, each=1.1)


def _shared(name: str, left: frozenset[str], right: frozenset[str], *, most: float, each: float) -> Found:
    both = sorted(left & right, key=lambda one: (-rarity(one), one))
    if not both:
        return None
    weight = min(most, each * sum(rarity(one) for one in both))
    return _feature(name, weight, f"both name {', '.join(both[:5])}")


def _words(left: Profile, right: Profile) -> Found:
    likeness = alike(left.words, right.words)
    if likeness < 0.05:
        return _feature("words", -0.5, "told in different words") if left.words and right.words else None
    both = sorted(left.words & right.words, key=lambda one: (-rarity(one), one))
    return _feature("words", min(3.0, 8.0 * likeness), f"both say {', '.join(both[:5])}")


def _article(left: Profile, right: Profile) -> Found:
    """Whole articles are compared where both are about the act, not where one mentions it beside another."""
    if not (left.leads and right.leads) or min(len(left.article), len(right.article)) < _FEWEST_WORDS:
        return None
    shared = {word: left.article[word] * right.article[word] for word in left.article.keys() & right.article.keys()}
    both = sorted(shared, key=lambda word: (-shared[word], word))
    weight = max(-_ARTICLE_LEAST, min(_ARTICLE_MOST, _ARTICLE_EACH * (sum(shared.values()) - _ARTICLE_USUAL)))
    return _feature("article", weight, f"both articles say {', '.join(both[:5]) or 'little alike'}")


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of what two sets of words say is said by both, rare words counting more: 0 to 1."""
    both = _said(left & right)
    whole = _said(left) + _said(right) - both
    return both / whole if whole else 0.0


# A report is compared with many others in a row.
@lru_cache(1 << 12)
def _said(words: frozenset[str]) -> float:
    return sum(map(rarity, words))


def _copy(left: Profile, right: Profile) -> Found:
    if not is_copy(left, right):
        return None
    return _feature("copy", 3.0, f"{copied(left, right):.0%} of one text stands in the other")


def is_copy(left: Profile, right: Profile) -> bool:
    """Whether half of the shorter text, and not only a line or two, stands in the other word for word."""
    return min(len(left.shingles), len(right.shingles)) >= _ENOUGH_TEXT and copied(left, right) >= _COPY


def copied(left: Profile, right: Profile) -> float:
    """How much of the shorter text stands in the longer one word for word, in pieces of five words: 0 to 1."""
    shorter = min(len(left.shingles), len(right.shingles))
    return len(left.shingles & right.shingles) / shorter if shorter else 0.0


def _killed(left: Profile, right: Profile) -> Found:
    if left.killed is None or right.killed is None:
        return None
    if left.killed == right.killed:
        return _feature("killed", 0.3, f"both {left.killed} killed")
    return _feature("killed", -0.7, f"{left.killed} and {right.killed} killed")


_ASKED: Final[tuple[Callable[[Profile, Profile], Found], ...]] = (
    _page, _type, _stage, _place, _time, _targets, _suspects, _names, _words, _article, _copy, _killed,
)  # fmt: skip
