"""Feast days by name."""

from datetime import date

import pytest

from overt.language.holidays import easter, holiday_in
from overt.language.time_dates import weekday_in
from overt.vocabulary import raw

BY_ID = {one["id"]: one for one in raw("holidays")}


@pytest.mark.parametrize(
    ("year", "day"), [(1998, date(1998, 4, 12)), (2000, date(2000, 4, 23)), (2025, date(2025, 4, 20))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("good-friday", date(2025, 4, 18)),
        ("thanksgiving", date(2025, 11, 27)),
        ("memorial-day", date(2025, 5, 26)),
        ("christmas-eve", date(2025, 12, 24)),
    ],
)
def test_a_holiday_of_each_kind(name: str, day: date) -> None:
    assert holiday_in(BY_ID[name], 2025) == day


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_every_holiday_has_its_day_in_every_year(name: str) -> None:
    assert all(holiday_in(BY_ID[name], year) is not None for year in range(1950, 2100))


def test_a_month_has_no_fifth_monday_that_it_has_not() -> None:
    assert weekday_in(2025, 2, 0, 5) is None
