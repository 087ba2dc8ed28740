"""What a page tells around an act: places that the gazetteer lacks, days on which traces were found, a crash."""

import pytest

from overt.pages.page import Page
from overt.reader import read_page
from overt.reading import Report


def reports(text: str, published: str | None = "2025-11-17", **given: str) -> tuple[Report, ...]:
    page = Page(name="page.txt", content=text.encode(), outlet="post.example", published=published, **given)
    return read_page(page).reports


def countable(text: str, published: str | None = "2025-11-17") -> Report:
    (report,) = [one for one in reports(text, published) if one.excluded is None]
    return report


def where(report: Report) -> tuple[str, str | None] | None:
    return (report.place.name, report.place.country) if report.place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Saboteurs blew up the railway between Lodz and Poznan, Poland's premier said. He named the village of "
         "Tarnica as the place of the blast.", ("Tarnica", "POL")),
        ("Vandals sprayed five red hands on a memorial near the Kalev Tower. Police in Tallinn, Estonia, look for two "
         "men.", ("Kalev Tower, Tallinn", "EST")),
        ("A pipe between Finland and Estonia was damaged by an anchor, and police suspect sabotage.\n\nThe pipe leaked "
         "in Finnish waters and was closed.", ("Finland", "FIN")),
        ("A court in Porto has jailed Juri Tamm, who torched a depot in the city.", ("Porto", "PRT")),
    ],
)  # fmt: skip
def test_a_place_that_the_clause_of_the_act_does_not_name(text: str, place: tuple[str, str]) -> None:
    assert place in {where(one) for one in reports(text)}


def test_a_namesake_far_away_is_not_the_village() -> None:
    # There is a Mücka in Germany, which the gazetteer also knows as Mika.
    text = "A bomb broke the railway in the village of Mika, southeast of Warsaw, the Polish police said."
    assert where(countable(text)) == ("Mika", "POL")


def test_the_town_of_the_headline_is_where_it_was_unless_a_court_sits_there() -> None:
    body = "\n\nLISBON, Portugal: Four men were jailed on Friday for spraying red handprints on a memorial last year."
    assert where(countable("Two years for red hands in Lisbon" + body)) == ("Lisbon", "PRT")
    assert where(countable("Four men before a Lisbon court" + body)) != ("Lisbon", "PRT")


@pytest.mark.parametrize(
    ("text", "edtf", "rule"),
    [
        ("A bomb damaged the railway near Lublin, Poland.\n\nA driver noticed it on Sunday and called the police.",
         "2025-11-15/2025-11-16", "found-on"),
        ("Vandals sprayed coffins on walls in Porto. They were found on 7 June 2025 by a baker.",
         "2025-06-06/2025-06-07", "found-on"),
        ("A man was shot in Porto last month. Nobody was held.\n\nIt is said to have happened on 13 October 2025.",
         "2025-10-13", ""),
        ("A depot in Porto was set on fire on Monday, November 20, 2024.", "2024-11-20?", "weekday-contradicts"),
        ("Juri Tamm, who fled to Braga in August 2023, was shot dead in Porto.", None, ""),
    ],
)  # fmt: skip
def test_a_day_told_apart_from_the_act(text: str, edtf: str | None, rule: str) -> None:
    time = countable(text).time
    assert (time and time.edtf) == edtf
    assert not rule or (time is not None and time.rule == rule)


def test_a_device_is_a_parcel_device_when_the_page_goes_on_with_the_parcel() -> None:
    device = "Spies planted an incendiary device that burned in a warehouse in Porto on 9 May 2025."
    assert countable(f"{device}\n\nThe parcel had come by air.").type == "parcel-device"
    assert countable(f"{device}\n\nA parcel of land was sold.").type != "parcel-device"
    assert countable(f"{device}\n\nThe package had stood by the door.").type != "parcel-device"


def test_sabotage_is_named_by_what_was_done() -> None:
    text = (
        "Police in Porto held a man on 9 May 2025 over sabotage in the city: he was getting ready to burn a paint mill."
    )
    assert {one.type for one in reports(text) if one.excluded is None} == {"arson"}


def test_different_marks_are_different_acts() -> None:
    text = (
        "Vandals sprayed red hands on the Wall Memorial in Porto in May 2025. "
        "In October 2025 stars of David were daubed on houses in Porto."
    )
    assert [one.time.edtf for one in reports(text) if one.time] == ["2025-05", "2025-10"]


def test_a_clause_with_too_tells_of_a_second_place() -> None:
    text = "Copenhagen Airport closed because of big drones in the area, and later Oslo Airport stopped flights too."
    assert [where(one) for one in reports(text)] == [("Copenhagen Airport", "DNK"), ("Oslo Airport", "NOR")]


def test_a_crash_without_a_sign_of_sabotage_is_an_accident_of_its_own_place() -> None:
    text = (
        "A freighter plane came down near Porto in Portugal on 25 November 2024. One of the crew died.\n\n"
        "There is no sign of sabotage, the police said. In July 2024 a parcel burned in Lisbon."
    )
    first = reports(text, "2024-11-27")[0]
    assert (first.type, first.excluded, where(first)) == ("other", "accident", ("Porto", "PRT"))


def test_a_crash_that_nobody_takes_for_an_act_is_no_report() -> None:
    assert reports("A small plane came down near Porto on 9 May 2025. The pilot was unhurt.") == ()


def test_a_fire_elsewhere_brought_up_in_passing_is_another_act() -> None:
    text = (
        "The May 2024 fire in the Marlow shopping centre in Porto was arson, prosecutors said on Friday. "
        "They also suspect spies over a fire at a furniture store."
    )
    assert [[one.quote for one in report.targets] for report in reports(text)] == [
        ["the Marlow shopping centre"], ["a furniture store"],
    ]  # fmt: skip


def test_what_nobody_was_able_to_do_takes_nothing_back() -> None:
    text = "It lay off Porto for weeks, watched by boats that could not board it.\n\nJuri Tamm spoke of sabotage."
    assert all(one.excluded != "denied" for one in reports(text))
