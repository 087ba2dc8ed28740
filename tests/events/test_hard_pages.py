"""Pages that mislead: no date, a date ahead, two dates, namesakes, fiction, anniversaries, many defendants, two tolls.

Each case of bad input is read whole, and every field of what comes out is asked for.
"""

import pytest

from overt.pages.page import Page
from overt.reader import read_page
from overt.reading import Reading, Report

TOWNS = (
    "Riga", "Vilnius", "Tallinn", "Warsaw", "Prague", "Berlin", "Hamburg", "Munich", "Vienna", "Zurich", "Geneva",
    "Lyon", "Marseille", "Madrid", "Lisbon", "Porto", "Rome", "Milan", "Athens", "Sofia", "Bucharest", "Budapest",
    "Zagreb", "Oslo", "Bergen", "Stockholm", "Gothenburg", "Malmo", "Copenhagen", "Aarhus", "Helsinki", "Turku",
    "Dublin", "Cork", "Glasgow", "Leeds", "Antwerp", "Ghent", "Rotterdam", "Utrecht",
)  # fmt: skip
INTRODUCTION = "Fire services in forty towns have told us of the nights that kept them out of bed, one after the other."
Fields = tuple[str, str, str | None, str | None, str | None]


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


def fields(report: Report) -> Fields:
    """Type, stage, place, country and date of a report."""
    place, time = report.place, report.time
    where = (place.name, place.country) if place else (None, None)
    return report.type, report.stage, *where, time.edtf if time else None


def test_without_any_date_relative_times_stay_open() -> None:
    [report] = counted(
        page("A warehouse in Leipzig was set on fire last month, the fire service said.", published=None)
    )
    assert fields(report) == ("arson", "accomplished", "Leipzig", "DEU", None)


def test_without_any_date_a_full_date_still_counts() -> None:
    [report] = counted(page("A warehouse in Leipzig was set on fire on 3 May 2024, crews said.", published=None))
    assert fields(report) == ("arson", "accomplished", "Leipzig", "DEU", "2024-05-03")


def test_the_day_of_a_dateline_is_that_of_the_page() -> None:
    text = "LEIPZIG, Germany, May 6, 2024 - A warehouse was set on fire on Friday, the fire service said."
    reading = page(text, published=None)
    assert (reading.article.published.edtf, reading.article.published.basis) == ("2024-05-06", "page-text")
    [report] = counted(reading)
    assert fields(report)[4] == "2024-05-03"


def test_a_plan_may_lie_ahead() -> None:
    [report] = page("Two men planned to set fire to a depot in Riga on 3 June 2031, the prosecutor said.").reports
    assert fields(report) == ("arson", "planned", "Riga", "LVA", "2031-06-03")
    assert [(one.quote, one.legal_stage) for one in report.suspects] == [("Two men", "none")]


def test_what_happened_never_lies_ahead_of_the_page() -> None:
    [report] = counted(page("In June, a man set fire to a depot in Riga and fled, the fire service said."))
    assert fields(report) == ("arson", "accomplished", "Riga", "LVA", "2024-06")


def test_a_page_of_the_future_is_read_as_it_stands() -> None:
    [report] = counted(page("A depot in Riga was set on fire on Monday, crews said.", published="2031-06-04"))
    assert fields(report) == ("arson", "accomplished", "Riga", "LVA", "2031-06-02")


def test_of_two_publication_dates_the_given_one_counts() -> None:
    text = "Published 3 March 2019, updated 12 April 2019\n\nA depot in Riga was set on fire on Monday, crews said."
    [report] = counted(page(text))
    assert fields(report) == ("arson", "accomplished", "Riga", "LVA", "2025-04-14")


def test_of_two_publication_dates_the_first_counts_where_none_is_given() -> None:
    text = "Published 3 March 2019, updated 12 April 2019\n\nA depot in Riga was set on fire on Friday, crews said."
    [report] = counted(page(text, published=None))
    assert fields(report)[4] == "2019-03-01"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A bomb exploded at a bank in Tbilisi, Georgia, on Friday, the ministry said.", "Tbilisi", "GEO"),
        ("A bomb exploded at a bank in Atlanta, Georgia, on Friday, the mayor said.", "Atlanta", "USA"),
        ("A bomb exploded at a bank in Lebanon, Pennsylvania, on Friday, the mayor said.", "Lebanon", "USA"),
        ("A bomb exploded at a bank in Tripoli, Lebanon, on Friday, the army said.", "Tripoli", "LBN"),
        ("A bomb exploded at a bank in east London on Friday, the fire brigade said.", "London", "GBR"),
        ("A bomb exploded at a bank in Pokrovsk in Ukraine on Friday, the army said.", "Pokrovsk", "UKR"),
    ],
)
def test_namesakes(text: str, name: str, country: str) -> None:
    [report] = counted(page(text))
    assert fields(report) == ("bombing", "accomplished", name, country, "2025-04-11")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In the novel, a young clerk sets fire to a depot in Riga and flees across the river before dawn.", "Pages"),
        ("The film tells of a spy who blows up a railway bridge near Vilnius, and of the guard who sees it.", "Spies"),
        ("Four stars. A minister is shot dead in Oslo by the second act. In cinemas from Friday.", "Review: Cold Iron"),
        ("During the drill, soldiers playing saboteurs blew up a bridge near Riga on Monday.", "Ready for the worst"),
        ("Shots were fired at Riga airport on Monday. It was all part of an exercise by the police.", "Crews train"),
    ],
)
def test_what_is_played_is_generic(text: str, title: str) -> None:
    reading = page(text, title=title)
    assert counted(reading) == []
    assert {one.excluded for one in reading.reports} == {"generic"}


def test_what_an_anniversary_recalls_is_history() -> None:
    reading = page("Twenty years ago today, a bomb exploded at a station in Oslo, killing two people.")
    [report] = reading.reports
    assert report.excluded == "historical"
    assert fields(report) == ("bombing", "accomplished", "Oslo", "NOR", "2005-04-15")
    assert (report.killed, report.injured) == (2, None)


def test_a_real_act_at_a_film_festival_counts() -> None:
    [report] = counted(page("A bomb exploded at a film festival in Lyon on Friday, killing two people."))
    assert fields(report) == ("bombing", "accomplished", "Lyon", "FRA", "2025-04-11")


def test_a_diary_of_forty_incidents_has_forty_reports() -> None:
    entries = [f"A depot in {name} was set on fire on {at % 28 + 1} March 2025." for at, name in enumerate(TOWNS)]
    found = [fields(one) for one in counted(page("\n\n".join([INTRODUCTION, *entries])))]
    assert len(found) == 40
    assert {(kind, stage) for kind, stage, *_ in found} == {("arson", "accomplished")}
    assert [day for *_, day in found] == [f"2025-03-{at % 28 + 1:02}" for at in range(40)]
    assert [country for *_, country, _ in found[:8]] == ["LVA", "LTU", "EST", "POL", "CZE", "DEU", "DEU", "DEU"]
    assert None not in {country for *_, country, _ in found}


def test_the_days_and_countries_over_a_diary_are_those_of_its_entries() -> None:
    text = (
        "The regional desk has gathered what the police of the two countries told it during the first days of April, "
        "and has left out what could not be checked.\n\n"
        "5 April\n\nLatvia. Gunmen on motorcycles attacked a bank in the old town of Riga at dawn and killed two "
        "guards.\n\n"
        "6 April\n\nPoland. A roadside bomb hit a lorry on a road near Lublin. Nobody was hurt.\n\n"
        "In all, two people were killed in the two countries over these days."
    )
    first, second = counted(page(text))
    assert fields(first) == ("armed-attack", "accomplished", "Riga", "LVA", "2025-04-05")
    assert fields(second) == ("bombing", "accomplished", "Lublin", "POL", "2025-04-06")
    assert [(one.killed, one.injured) for one in (first, second)] == [(2, None), (None, 0)]


def test_five_defendants_of_one_act_are_one_report() -> None:
    text = (
        "Five men went on trial in Warsaw on Monday over the arson attack on a paint shop in Wroclaw in May 2024.\n\n"
        "Jan Mazur pleaded guilty. Piotr Lis pleaded not guilty. Adam Bielik was convicted in March. "
        "Marek Sowa was acquitted of all charges and will be sentenced to nothing. Karol Wrona is still sought."
    )
    [report] = counted(page(text))
    assert fields(report) == ("arson", "accomplished", "Wrocław", "POL", "2024-05")
    assert {one.name or one.quote: one.legal_stage for one in report.suspects} == {
        "Five men": "on-trial",
        "Jan Mazur": "pleaded-guilty",
        "Piotr Lis": "pleaded-not-guilty",
        "Adam Bielik": "convicted",
        "Marek Sowa": "acquitted",
        "Karol Wrona": "sought",
    }


def test_a_correction_makes_no_second_incident() -> None:
    text = (
        "A depot in Leipzig was set on fire on Monday, killing two guards.\n\n"
        "Correction: an earlier version of this article said that four guards were killed in the fire in Leipzig."
    )
    [report] = counted(page(text))
    assert fields(report) == ("arson", "accomplished", "Leipzig", "DEU", "2025-04-14")
    assert report.killed == 2


def test_what_a_correction_takes_back_is_no_incident() -> None:
    text = (
        "An article published on 10 April said that the fire at the bus depot in Tartu had been set deliberately. "
        "Investigators have established that it was caused by a faulty charging unit."
    )
    reading = page(text, title="Correction: fire in Tartu")
    assert counted(reading) == []
    assert {one.excluded for one in reading.reports} == {"accident"}


def test_what_is_only_denied_is_no_incident() -> None:
    reading = page("The ministry denied a report that a bomb had been planted at the barracks in Riga on Monday.")
    assert counted(reading) == []
    assert {one.excluded for one in reading.reports} == {"denied"}


@pytest.mark.parametrize(
    ("words", "killed", "least", "most"),
    [
        ("Twenty-three people", 23, 23, 23),
        ("At least nine people", 9, 9, None),
        ("Between 40 and 60 people", None, 40, 60),
        ("Dozens of people", None, 24, None),
        ("More than 100 people", 100, 101, None),
    ],
)
def test_numbers_in_words_ranges_and_at_least(words: str, killed: int | None, least: int, most: int | None) -> None:
    [report] = counted(page(f"{words} were killed when a bomb exploded at a market in Riga on Monday."))
    assert fields(report) == ("bombing", "accomplished", "Riga", "LVA", "2025-04-14")
    assert report.killed == killed
    assert [(one.what, one.least, one.most) for one in report.tolls] == [("killed", least, most)]


def test_two_tolls_by_two_sources_are_both_kept_with_who_says_which() -> None:
    text = (
        "Police said nine people were killed in the bombing in Riga on Monday, while the hospital said 14 people "
        "were killed."
    )
    reading = page(text)
    [report] = counted(reading)
    speakers = {one.id: one.source.quote for one in reading.claims if one.source}
    assert [(one.least, one.most, speakers[one.claim or ""]) for one in report.tolls] == [
        (9, 9, "Police"),
        (14, 14, "the hospital"),
    ]
