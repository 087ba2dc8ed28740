"""Dates of every kind, and none guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overt.imports.dates import between, dated
from overt.record.dates import days


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2024-05-13", "2024-05-13"),
        ("2024-05-13 14:30:00", "2024-05-13"),
        ("2024-05-13T14:30", "2024-05-13"),
        ("2024/05/13", "2024-05-13"),
        ("13.05.2024", "2024-05-13"),
        ("3.4.2024", "2024-04-03"),
        ("13/05/2024", "2024-05-13"),
        ("05/13/2024", "2024-05-13"),
        ("13/5/24", "2024-05-13"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-05-13/2024-05-15", "2024-05-13/2024-05-15"),
        ("13 May 2024", "2024-05-13"),
        ("May 13, 2024", "2024-05-13"),
        ("May 2024", "2024-05"),
        ("13-15 May 2024", "2024-05-13/2024-05-15"),
    ],
)
def test_a_date_is_read(cell, edtf):
    assert dated([cell])[0].edtf == edtf
    assert dated([cell])[0].problem is None


@pytest.mark.parametrize("cell", ["31.02.2024", "45432", "soon", "13 May", "2024-13", "May 2023 and May 2024"])
def test_what_is_no_date_says_so_and_gives_none(cell):
    (found,) = dated([cell])
    assert found.edtf is None
    assert cell in (found.problem or "")


def test_two_readings_stay_two_unless_the_column_shows_which():
    (open_,) = dated(["03/04/2024"])
    assert (open_.earliest, open_.latest) == ("2024-03-04", "2024-04-03")
    assert "can be read as" in open_.problem
    assert [one.edtf for one in dated(["03/04/2024", "04/30/2024"])] == ["2024-03-04", "2024-04-30"]
    assert [one.edtf for one in dated(["03/04/2024", "30.04.2024"])] == ["2024-04-03", "2024-04-30"]
    both = dated(["03/04/2024", "30/04/2024", "04/30/2024"])
    assert both[0].edtf.startswith("[")


def test_what_is_understood_in_part_says_so():
    (found,) = dated(["Mai 2024"])
    assert (found.edtf, found.problem) == ("2024", "of 'Mai 2024' only '2024' was understood")


def test_an_empty_cell_is_no_problem():
    assert [one.problem for one in dated(["", None, "  "])] == [None, None, None]


def test_an_end_before_its_beginning_is_said():
    assert "before it begins" in between(*dated(["2024-05-03", "2024-05-01"])).problem
    assert between(*dated(["2024-05-03", ""])).edtf == "2024-05-03"


@given(st.text(max_size=40))
def test_any_cell_is_a_date_of_the_calendar_or_a_problem(cell):
    (found,) = dated([cell])
    if found.edtf and not found.edtf.startswith("["):
        assert days(found.edtf) == (found.earliest, found.latest) or found.earliest or found.latest
    elif cell.strip() and not found.edtf:
        assert found.problem


@given(st.dates(min_value=date(1900, 1, 1)))
def test_an_iso_day_is_itself(day):
    (found,) = dated([day.isoformat()])
    assert (found.edtf, found.earliest, found.latest) == (day.isoformat(),) * 3
