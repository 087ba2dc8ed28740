"""Pieces of the calendar: a day, a month, a week, a season, a decade, each as an interval with its notations."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]

MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "weekend": 2, "week": 7}
TIMEX_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
EDTF_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
FIRST_YEAR, LAST_YEAR = 1, 9899


def add_months(day: date, months: int) -> date:
    """The day that many months on, or the last day of that month where it is shorter.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    return first + timedelta(min(day.day, _days_in(first)) - 1)


def _days_in(first: date) -> int:
    return (date(first.year + first.month // 12, first.month % 12 + 1, 1) - first).days


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar, known by its first day.

    Seasons are those of the northern half of the world, three whole months each; winter counts for the year in which
    it begins. Weeks begin on Monday (ISO 8601).

    >>> month = Period.holding("month", date(2025, 4, 5)).shift(-1)
    >>> month.edtf, str(month.earliest), str(month.latest), month.timex
    ('2025-03', '2025-03-01', '2025-03-31', '2025-03')
    """

    unit: Unit
    earliest: date

    @classmethod
    def holding(cls, unit: Unit, day: date) -> "Period":
        """The week, month, decade, ... in which a day lies; a weekend is the Saturday and Sunday of its week."""
        return cls(unit, _FIRST_DAY[unit](day))

    @property
    def latest(self) -> date:
        """The last day."""
        if self.unit in DAYS:
            return self.earliest + timedelta(DAYS[self.unit] - 1)
        return add_months(self.earliest, MONTHS[self.unit]) - timedelta(1)

    def shift(self, count: int) -> "Period":
        """The same unit that many units later, or earlier for a negative count.

        Raises OverflowError or ValueError outside the years 1 to 9999.
        """
        if self.unit in MONTHS:
            return Period(self.unit, add_months(self.earliest, MONTHS[self.unit] * count))
        return Period(self.unit, self.earliest + timedelta(count * (7 if self.unit == "weekend" else DAYS[self.unit])))

    @property
    def edtf(self) -> str:
        """The period in EDTF; weeks, weekends, quarters and halves of a year, which it lacks, as intervals."""
        return _EDTF[self.unit](self)

    @property
    def timex(self) -> str:
        """The period as a TIMEX3 value."""
        return _TIMEX[self.unit](self)


def interval(first: str, last: str) -> str:
    """Two EDTF dates as an interval, or the date alone where they are one."""
    return first if first == last else f"{first}/{last}"


_FIRST_DAY: dict[Unit, Callable[[date], date]] = {
    "day": lambda day: day,
    "weekend": lambda day: day + timedelta(5 - day.weekday()),
    "week": lambda day: day - timedelta(day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
    "season": lambda day: add_months(day.replace(day=1), -(day.month % 3)),
    "half": lambda day: date(day.year, 1 if day.month < 7 else 7, 1),
    "year": lambda day: date(day.year, 1, 1),
    "decade": lambda day: date(max(1, day.year // 10 * 10), 1, 1),
    "century": lambda day: date(max(1, day.year // 100 * 100), 1, 1),
}

_EDTF: dict[Unit, Callable[[Period], str]] = {
    "day": lambda one: one.earliest.isoformat(),
    "weekend": lambda one: interval(one.earliest.isoformat(), one.latest.isoformat()),
    "week": lambda one: interval(one.earliest.isoformat(), one.latest.isoformat()),
    "month": lambda one: one.earliest.isoformat()[:7],
    "quarter": lambda one: interval(one.earliest.isoformat()[:7], one.latest.isoformat()[:7]),
    "season": lambda one: f"{one.earliest.year:04}-{EDTF_SEASONS[one.earliest.month]}",
    "half": lambda one: interval(one.earliest.isoformat()[:7], one.latest.isoformat()[:7]),
    "year": lambda one: f"{one.earliest.year:04}",
    "decade": lambda one: f"{one.earliest.year // 10:03}X",
    "century": lambda one: f"{one.earliest.year // 100:02}XX",
}


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_TIMEX: dict[Unit, Callable[[Period], str]] = {
    "day": lambda one: one.earliest.isoformat(),
    "weekend": lambda one: f"{_week(one.earliest)}-WE",
    "week": lambda one: _week(one.earliest),
    "month": lambda one: one.earliest.isoformat()[:7],
    "quarter": lambda one: f"{one.earliest.year:04}-Q{(one.earliest.month + 2) // 3}",
    "season": lambda one: f"{one.earliest.year:04}-{TIMEX_SEASONS[one.earliest.month]}",
    "half": lambda one: f"{one.earliest.year:04}-H{1 if one.earliest.month < 7 else 2}",
    "year": lambda one: f"{one.earliest.year:04}",
    "decade": lambda one: f"{one.earliest.year // 10:03}",
    "century": lambda one: f"{one.earliest.year // 100:02}",
}
