"""Times that two expressions tell together, nights, and what has happened never lying ahead of the page."""

import pytest

from overt.events.moments import not_ahead, told_together
from overt.events.tree import plant
from overt.language.annotate import annotate
from overt.reading import Article, Published, Time


def times(text: str, published: str | None = "2025-05-27") -> list[tuple[str, str]]:
    """The times of a text as its acts are given them."""
    language = annotate(Article(id="a", text=text, published=Published(edtf=published, basis="given")))
    dated = [one.time for one in language.times if one.time is not None]
    tree = plant(language.doc)
    found = told_together(tree, dated, published)
    assert all(language.text[one.start : one.end] == one.quote for one in found)
    return [(one.quote, one.edtf) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It burned on 20 March last year.", ("20 March last year", "2024-03-20")),
        ("It burned in the night from Sunday to Monday.", ("night from Sunday to Monday", "2025-05-25/2025-05-26")),
        ("It burned in the night to Monday.", ("night to Monday", "2025-05-25/2025-05-26")),
        ("Signals were jammed on Sunday and Monday.", ("Sunday and Monday", "2025-05-25/2025-05-26")),
        ("The depot was burned down overnight.", ("overnight", "2025-05-26/2025-05-27")),
    ],
)
def test_expressions_that_are_one_time(text: str, told: tuple[str, str]) -> None:
    assert told in times(text)


def test_days_that_do_not_follow_each_other_stay_two() -> None:
    assert [quote for quote, _ in times("Signals were jammed on Friday and Monday.")] == ["Friday", "Monday"]


def test_overnight_without_a_day_of_publication_is_no_time() -> None:
    assert times("The depot was burned down overnight.", published=None) == []


def test_an_open_time_is_left_alone() -> None:
    assert times("It has burned since March 2024.") == [("March 2024", "2024-03/..")]


@pytest.mark.parametrize(
    ("edtf", "rule", "moved"),
    [
        ("2025-06", "month", "2024-06"),
        ("2025-06-03", "day-month", "2024-06-03"),
        ("2025-05-30", "weekday", "2025-05-23"),
        ("2025-05-26", "weekday", "2025-05-26"),
        ("2025-06/..", "month", "2025-06/.."),
    ],
)
def test_what_happened_does_not_lie_ahead(edtf: str, rule: str, moved: str) -> None:
    earliest = edtf if len(edtf) == 10 and edtf.count("-") == 2 else f"{edtf[:7]}-01"
    time = Time(start=0, end=1, quote="x", edtf=edtf, earliest=earliest, latest=earliest, anchor="published", rule=rule)
    found = not_ahead(time, "2025-05-27")
    assert found is not None
    assert found.edtf == moved
