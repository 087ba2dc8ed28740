"""Pages that mislead: no date, a date ahead, two dates, namesakes, fiction, anniversaries, many defendants."""

import pytest

from overt.pages.page import Page
from overt.reader import read_page
from overt.reading import Reading, Report

NAMES = (
    "Riga", "Vilnius", "Tallinn", "Warsaw", "Prague", "Berlin", "Hamburg", "Munich", "Vienna", "Zurich", "Geneva",
    "Lyon",
    "Marseille", "Madrid", "Lisbon", "Porto", "Rome", "Milan", "Athens", "Sofia", "Bucharest", "Budapest", "Zagreb",
    "Oslo", "Bergen", "Stockholm", "Gothenburg", "Malmo", "Copenhagen", "Aarhus", "Helsinki", "Turku", "Dublin", "Cork",
    "Glasgow", "Leeds", "Antwerp", "Ghent", "Rotterdam", "Utrecht",
)  # fmt: skip


def page(
    text: str, *, published: str | None = "2025-04-15", title: str = "Night of trouble keeps crews busy"
) -> Reading:
    """A pasted page of ours, long enough to be an article."""
    close = (
        "The mayor thanked the crews for their work and asked neighbours to keep their windows shut until the morning."
    )
    return read_page(Page(name="page.txt", content=f"{title}\n\n{text}\n\n{close}\n".encode(), published=published))


def counted(reading: Reading) -> list[Report]:
    return [one for one in reading.reports if not one.excluded]


def test_without_any_date_relative_times_stay_open() -> None:
    [report] = counted(
        page("A warehouse in Leipzig was set on fire last month, the fire service said.", published=None)
    )
    assert report.time is None or (report.time.earliest is None and report.time.latest is None)


def test_a_date_ahead_is_kept_as_it_stands() -> None:
    reading = page("Two men planned to set fire to a depot in Riga on 3 June 2031, the prosecutor said.")
    assert [one.time.edtf for one in reading.reports if one.time] in ([], ["2031-06-03"])


def test_of_two_publication_dates_the_given_one_counts() -> None:
    text = "Published 3 March 2019, updated 12 April 2019\n\nA depot in Riga was set on fire on Monday, crews said."
    [report] = counted(page(text))
    assert report.time is not None
    assert report.time.edtf == "2025-04-14"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A bomb exploded at a bank in Tbilisi, Georgia, on Friday, the ministry said.", "Tbilisi", "GEO"),
        ("A bomb exploded at a bank in Atlanta, Georgia, on Friday, the mayor said.", "Atlanta", "USA"),
        ("A bomb exploded at a bank in Lebanon, Pennsylvania, on Friday, the mayor said.", "Lebanon", "USA"),
        ("Arsonists set fire to a warehouse in east London on Friday, the fire brigade said.", "London", "GBR"),
        ("Saboteurs blew up a railway bridge near Pokrovsk in Ukraine on Friday, the army said.", "Pokrovsk", "UKR"),
    ],
)
def test_namesakes(text: str, name: str, country: str) -> None:
    [report] = counted(page(text))
    assert report.place is not None
    assert name in report.place.name
    assert report.place.country == country


@pytest.mark.parametrize(
    "text",
    [
        "In the novel, a young clerk sets fire to a depot in Riga and flees across the river before dawn.",
        "The film tells of a spy who blows up a railway bridge near Vilnius, and of the guard who lets her go.",
        "Twenty years ago today, a bomb exploded at a station in Oslo, killing two people.",
        "During the exercise, soldiers playing saboteurs blew up a bridge near Riga on Monday.",
    ],
)
def test_what_did_not_happen_now_is_not_counted(text: str) -> None:
    assert counted(page(text)) == []


def test_a_diary_of_forty_incidents_has_forty_reports() -> None:
    entries = [f"A depot in {name} was set on fire on {at % 28 + 1} March 2025." for at, name in enumerate(NAMES)]
    places = {one.place.name for one in counted(page("\n\n".join(entries))) if one.place}
    assert len(places) >= 38


def test_five_defendants_of_one_act_are_one_report() -> None:
    text = (
        "Five men went on trial in Warsaw on Monday over the arson attack on a paint shop in Wroclaw in May 2024.\n\n"
        "Jan Mazur pleaded guilty. Piotr Lis pleaded not guilty. Adam Bielik was convicted in March. "
        "Marek Sowa was acquitted. Karol Wrona is still sought."
    )
    found = counted(page(text))
    assert len(found) == 1
    assert found[0].place is not None
    assert found[0].place.country == "POL"


def test_a_correction_makes_no_second_incident() -> None:
    text = (
        "A depot in Leipzig was set on fire on Monday, killing two guards.\n\n"
        "Correction: an earlier version of this article said that four guards were killed in the fire in Leipzig."
    )
    assert len(counted(page(text))) == 1
