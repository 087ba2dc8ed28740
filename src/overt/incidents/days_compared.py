"""The days of two reports compared: when the act took place, and when it was told."""

from datetime import date
from typing import Final

from overt.incidents.feature import BARRED, Found, feature
from overt.incidents.profile import Profile

DAYS_APART: Final = 2
_MONTH: Final = 31


def time(left: Profile, right: Profile) -> Found:
    """The same day or days apart, as far as the days and the year are told."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return _too_early(left, right) or _day_of_year(left, right)
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        width = max(left.last - left.first, right.last - right.first)
        weight = 2.8 if width <= DAYS_APART else 1.2 if width <= _MONTH else 0.4
        return feature("time", weight, "the same day" if width == 0 else f"may be one day, within {width + 1}")
    if gap <= 1:
        return feature("time", 1.2, "one day apart")
    exact = max(left.last - left.first, right.last - right.first) <= DAYS_APART
    return feature("time", BARRED if exact and gap > DAYS_APART else -3.0, f"{gap} days apart")


def _day_of_year(left: Profile, right: Profile) -> Found:
    """Two days of which one or both lack the year: the same day of the year may be one, another is another."""
    mine, theirs = _days_of_year(left), _days_of_year(right)
    if not mine or not theirs or (left.yearless is None and right.yearless is None):
        return None
    gap = min(min(abs(one - other), 366 - abs(one - other)) for one in mine for other in theirs)
    if gap <= 1:
        weight = 1.2 if len(mine) + len(theirs) <= 2 + DAYS_APART else 0.4
        return feature("time", weight, "the same day of the year" if gap == 0 else "one day of the year apart")
    return feature("time", -6.0 if gap > DAYS_APART else -1.0, f"{gap} days of the year apart")


def _days_of_year(one: Profile) -> list[int]:
    """The days of the year that it may have been, in a leap year; none where that is more than a month or not known."""
    if one.yearless is not None:
        return [_in_leap_year(*one.yearless)]
    if one.first is None or one.last is None or one.last - one.first > _MONTH:
        return []
    days = (date.fromordinal(day) for day in range(one.first, one.last + 1))
    return [_in_leap_year(day.month, day.day) for day in days]


def _in_leap_year(month: int, day: int) -> int:
    return sum((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[: month - 1]) + day


def _too_early(left: Profile, right: Profile) -> Found:
    """What was told before the other took place is something else."""
    for one, other in ((left, right), (right, left)):
        if one.told is not None and other.first is not None and one.told < other.first - 1:
            return feature("time", BARRED, "told before the other took place")
    return None
