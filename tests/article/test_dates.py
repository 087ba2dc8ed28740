"""Dates that a line states."""

import pytest

from overt.article.dates import has_date, has_time, read_date
from overt.vocabulary import raw


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published May 4, 2031 at 10:15 a.m.", "2031-05-04"),
        ("04.05.2031 | 15:54", "2031-05-04"),
        ("11:58, 23 APR 2031", "2031-04-23"),
        ("2031-05-04T10:15", "2031-05-04"),
        ("le 4 mai 2031 à 10h15", "2031-05-04"),
        ("4 de mayo de 2031", "2031-05-04"),
        ("4 мая 2031, 10:15", "2031-05-04"),
        ("2031年5月4日", "2031-05-04"),
        ("4 مايو 2031", "2031-05-04"),
        ("2031. május 4. 10:15", "2031-05-04"),
        ("2031 m. gegužės 4 d.", "2031-05-04"),
        ("4 Μαΐου 2031", "2031-05-04"),
        ("4 במאי 2031", "2031-05-04"),
        ("4 май 2031 г.", "2031-05-04"),
        ("25/05/2031", "2031-05-25"),
        ("05/25/2031", "2031-05-25"),
        ("04/05/2031", None),
        ("31.02.2031", None),
        ("May 2031", None),
        ("4 Main Street 2031", None),
        ("", None),
    ],
)
def test_a_day_is_read_when_it_can_mean_one_day_only(text: str, day: str | None) -> None:
    assert read_date(text) == day


def test_the_first_of_two_days_counts() -> None:
    assert read_date("4 May 2031, updated 6 May 2031") == "2031-05-04"


def test_days_without_year_and_times_are_seen() -> None:
    assert has_date("Dec. 22")
    assert not has_date("Room 22")
    assert has_time("6:00 pm")
    assert not has_time("10.000")


def test_no_month_name_means_two_months() -> None:
    seen: dict[str, int] = {}
    for language, rows in raw("month-names").items():
        assert len(rows) == 12, language
        for number, names in enumerate(rows, 1):
            for name in names:
                assert seen.setdefault(name, number) == number, (language, name)
