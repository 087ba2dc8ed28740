"""Pieces of the calendar."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as some

from overt.language.calendar import DAYS, MONTHS, Period, Unit, add_months

UNITS = [*DAYS, *MONTHS]
DAY = some.dates(min_value=date(1000, 1, 1), max_value=date(2900, 1, 1))


@given(unit=some.sampled_from(UNITS), day=DAY)
def test_a_unit_holds_the_day_it_was_asked_for(unit: Unit, day: date) -> None:
    period = Period.holding(unit, day)
    assert period.earliest <= period.latest
    assert unit == "weekend" or period.earliest <= day <= period.latest


@given(unit=some.sampled_from(UNITS), day=DAY, count=some.integers(-20, 20))
def test_going_and_coming_back_ends_where_it_began(unit: Unit, day: date, count: int) -> None:
    period = Period.holding(unit, day)
    if unit != "century":
        assert period.shift(count).shift(-count) == period


@given(unit=some.sampled_from(UNITS), day=DAY)
def test_units_follow_each_other_without_a_gap(unit: Unit, day: date) -> None:
    period = Period.holding(unit, day)
    gap = (period.shift(1).earliest - period.latest).days
    assert gap == (6 if unit == "weekend" else 1)


@given(unit=some.sampled_from(UNITS), day=DAY)
def test_every_unit_has_valid_edtf(unit: Unit, day: date) -> None:
    parse_edtf(Period.holding(unit, day).edtf)


@pytest.mark.parametrize(
    ("unit", "edtf", "timex"),
    [
        ("day", "2024-12-30", "2024-12-30"),
        ("weekend", "2025-01-04/2025-01-05", "2025-W01-WE"),
        ("week", "2024-12-30/2025-01-05", "2025-W01"),
        ("month", "2024-12", "2024-12"),
        ("quarter", "2024-10/2024-12", "2024-Q4"),
        ("season", "2024-24", "2024-WI"),
        ("half", "2024-07/2024-12", "2024-H2"),
        ("year", "2024", "2024"),
        ("decade", "202X", "202"),
        ("century", "20XX", "20"),
    ],
)
def test_notations(unit: Unit, edtf: str, timex: str) -> None:
    period = Period.holding(unit, date(2024, 12, 30))
    assert (period.edtf, period.timex) == (edtf, timex)


def test_january_belongs_to_the_winter_before() -> None:
    assert Period.holding("season", date(2025, 1, 9)).edtf == "2024-24"


def test_a_short_month_cuts_the_day() -> None:
    assert add_months(date(2023, 3, 31), -1) == date(2023, 2, 28)
