"""Many reports in outline: what can be asked of a great many pairs at once, without their words."""

from collections.abc import Iterable, Sequence
from math import cos
from typing import Final

import numpy as np
from numpy.typing import NDArray

from overt.incidents.days_compared import DAYS_APART
from overt.incidents.places_compared import FAR_KM
from overt.incidents.profile import Profile, placed
from overt.language.distances import EARTH_KM
from overt.record.outlines import Outline

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]

_UNKNOWN: Final = -1
# News of one act comes within so many days, but for what courts say.
_AT_ONE_TIME: Final = 31
# Rounding must not rule out what a comparison would not.
_FAR: Final = cos((FAR_KM + 0.01) / EARTH_KM)


class Outlines:
    """The outlines of some reports, each known by its place in the order given.

    What is asked of pairs takes two arrays of such numbers and answers for each pair.
    """

    def __init__(self, outlines: Sequence[Outline | Profile]) -> None:
        self._page = _codes(one.page for one in outlines)
        self._kind = _codes(one.type for one in outlines)
        self._country = _codes(one.country for one in outlines)
        self._placed = np.array([placed(one) for one in outlines], dtype=bool)
        self._located = np.array([None not in (one.lat, one.lon) for one in outlines], dtype=bool)
        self._point = _points(outlines)
        self._first = _days(one.first for one in outlines)
        self._last = _days(one.last for one in outlines)
        self._told = _days(one.told for one in outlines)

    def barred(self, left: Numbers, right: Numbers) -> Answers:
        """Which pairs are ruled out by what is known of page, place and day; a comparison bars each of them too."""
        one_page: Answers = self._page[left] == self._page[right]
        return one_page | self._elsewhere(left, right) | self._another_day(left, right)

    def _elsewhere(self, left: Numbers, right: Numbers) -> Answers:
        here, there = self._country[left], self._country[right]
        abroad = (here != there) & (here != _UNKNOWN) & (there != _UNKNOWN)
        far = np.einsum("ij,ij->i", self._point[left], self._point[right]) < _FAR
        far &= self._located[left] & self._located[right]
        answers: Answers = self._placed[left] & self._placed[right] & (abroad | far)
        return answers

    def _another_day(self, left: Numbers, right: Numbers) -> Answers:
        gap, known = self._gap(left, right)
        exact = np.maximum(self._last[left] - self._first[left], self._last[right] - self._first[right]) <= DAYS_APART
        early = self._before(left, right) | self._before(right, left)
        return np.where(known, exact & (gap > DAYS_APART), early)

    def _before(self, left: Numbers, right: Numbers) -> Answers:
        """Which were told before the other took place."""
        told, first = self._told[left], self._first[right]
        answers: Answers = (told != _UNKNOWN) & (first != _UNKNOWN) & (told < first - 1)
        return answers

    def _gap(self, left: Numbers, right: Numbers) -> tuple[Numbers, Answers]:
        """The days between two acts, zero or less where they may be one day, and where all of them are known."""
        gap = np.maximum(self._first[left], self._first[right]) - np.minimum(self._last[left], self._last[right])
        ends = (self._first[left], self._last[left], self._first[right], self._last[right])
        return gap, np.minimum.reduce(ends) != _UNKNOWN

    def agree(self, left: Numbers, right: Numbers) -> Answers:
        """Which pairs that are not barred agree on the kind of act, the place or the day, or were told at one time."""
        gap, known = self._gap(left, right)
        told = (self._told[left], self._told[right])
        answers: Answers = (
            (self._kind[left] == self._kind[right])
            | (self._placed[left] & self._placed[right])
            | (known & (gap <= 1))
            | ((np.abs(told[0] - told[1]) <= _AT_ONE_TIME) & (np.minimum(*told) != _UNKNOWN))
        )
        return answers


def _codes(values: Iterable[str | None]) -> Numbers:
    """A number for each value, the same for the same."""
    known: dict[str | None, int] = {None: _UNKNOWN}
    return np.array([known.setdefault(one, len(known)) for one in values], dtype=np.int64)


def _days(values: Iterable[int | None]) -> Numbers:
    return np.array([_UNKNOWN if one is None else one for one in values], dtype=np.int64)


def _points(outlines: Sequence[Outline | Profile]) -> NDArray[np.float64]:
    """Points of a sphere of radius 1; where no place is known, any."""
    lat = np.radians(np.array([one.lat or 0.0 for one in outlines], dtype=float))
    lon = np.radians(np.array([one.lon or 0.0 for one in outlines], dtype=float))
    return np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=-1)
