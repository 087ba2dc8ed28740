"""What a report must not say: places of origin, invented sponsors, denied rumours, the words of other acts."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Published, Report


def reports(text: str, title: str | None = None) -> list[Report]:
    """The reports of a text as any page would have them."""
    article = Article(id="x", text=text, title=title, published=Published(edtf="2024-07-01", basis="given"))
    language = annotate(article)
    return list(find_events(language, find_claims(language)).reports)


def counted(text: str, title: str | None = None) -> list[Report]:
    """The reports that count."""
    return [one for one in reports(text, title) if one.excluded is None]


@pytest.mark.parametrize(
    "text",
    [
        "A mill in Porto burned down on Monday. Portuguese investigators believe that the fire was set on behalf of "
        "Russia.",
        "Saboteurs set fire to a mill in Porto on Monday. The arson was ordered from Russia, prosecutors said.",
        "Saboteurs set fire to a mill in Porto on Monday. Police traced the arson to handlers in Russia.",
        "Saboteurs set fire to a mill in Porto on Monday. The minister blamed Russia for the arson.",
        "Saboteurs set fire to a mill in Porto on Monday. The arson was linked to Russia by the inquiry.",
    ],
)
def test_the_accused_is_not_where_it_happened(text: str) -> None:
    (report,) = counted(text)
    assert report.place is not None
    assert (report.place.name, report.place.country) == ("Porto", "PRT")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Estonia's tax office was knocked out by a cyber attack on Monday. It came from servers in Russia.", "EST"),
        ("A cyber attack on Monday crippled the Latvian railway. The attack came from servers in Russia.", "LVA"),
        ("Norway blamed Russia for a cyber attack that crippled its harbours on Monday.", "NOR"),
    ],
)
def test_a_cyber_attack_is_where_it_hit(text: str, country: str) -> None:
    (report,) = counted(text)
    assert report.place is not None
    assert report.place.country == country


def test_what_an_act_protects_is_not_where_it_happened() -> None:
    text = (
        "Transmitters jammed GPS signals over Gotland on Monday. "
        "Russia jams signals to protect its bases in Kaliningrad."
    )
    assert {one.place.country for one in counted(text) if one.place} == {"SWE"}


@pytest.mark.parametrize(
    "text",
    [
        "A power cable linking Sweden and Latvia was damaged on Monday. A Latvian official said sabotage was possible.",
        "A cable between Sweden and Latvia was cut on Monday. Sweden accused Russia of raising gas prices.",
        "A tanker of the Norland Line burned in Porto on Monday after arsonists set it on fire.",
    ],
)
def test_a_sponsor_needs_words_that_blame_it_for_the_act(text: str) -> None:
    assert [one.sponsor for one in reports(text) if one.sponsor] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Portuguese police have denied reports that a bridge near Porto was blown up on Monday.", None),
        (
            "Police denied rumours that a bridge near Porto was blown up on Monday. A blog claimed, without evidence, "
            "that Spanish saboteurs had blown up the bridge.",
            None,
        ),
        ("A blog claimed that a bridge near Porto was blown up on Monday.", "No, a bridge in Porto was not blown up"),
    ],
)
def test_a_denied_rumour_does_not_count(text: str, title: str | None) -> None:
    found = reports(text, title)
    assert found
    assert {one.excluded for one in found} == {"denied"}


@pytest.mark.parametrize(
    "denial",
    ["Moscow denied involvement in the fire.", "The Kremlin denied any role in the arson.", "Russia denied it."],
)
def test_who_denies_a_part_in_an_act_denies_no_act(denial: str) -> None:
    assert len(counted(f"Two men set fire to a mill in Porto on Monday, police said. {denial}")) == 1


def test_evidence_and_date_are_of_the_act_itself() -> None:
    text = (
        "When the Ostra cable failed in May, ministers were quick to call it sabotage. "
        "The mill fire in Porto was arson, and nobody doubts it."
    )
    (fire,) = [one for one in counted(text) if one.type == "arson"]
    assert fire.time is None
    assert all("cable" not in span.quote for span in fire.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "The damage to the Ostra cable in the Baltic Sea in May was an accident and not sabotage, prosecutors said.",
        "The Ostra cable was cut in the Baltic Sea on Monday. The damage was an accident, prosecutors said.",
        "A fire at a mill in Porto on Monday, first called arson, was caused by a short circuit, police said.",
    ],
)
def test_an_accident_does_not_count(text: str) -> None:
    assert {one.excluded for one in reports(text)} == {"accident"}


@pytest.mark.parametrize(
    "text",
    [
        "Arsonists set fire to a mill in Porto on Monday. The fire was not an accident, police said.",
        "Arsonists set fire to a mill in Porto on Monday. The fire was first thought to be an accident.",
    ],
)
def test_an_accident_ruled_out_is_none(text: str) -> None:
    assert len(counted(text)) == 1


@pytest.mark.parametrize(
    "dateline", ["PORTO, Portugal – ", "PORTO, June 30 (Quayside Wire) - ", "Porto, 30 June (Quayside Wire) — "]
)
def test_evidence_begins_behind_the_dateline(dateline: str) -> None:
    sentence = "Arsonists set fire to a mill in Braga on Monday, police said."
    (report,) = counted(dateline + sentence)
    assert report.evidence[0].quote == sentence
    assert report.place is not None
    assert report.place.name == "Braga"


def test_a_town_beats_a_kind_of_place() -> None:
    (report,) = counted("Arsonists set fire to a mill in the Lithuanian port of Klaipeda on Monday.")
    assert report.place is not None
    assert (report.place.name, report.place.precision) == ("Klaipėda", "city")


def test_drones_seen_are_the_drones_that_closed_the_airport() -> None:
    text = "Drones closed Aalborg airport on Friday night. Police said they had seen up to four drones on 28 June."
    (report,) = counted(text)
    assert report.place is not None
    assert report.place.country == "DNK"


def test_a_professional_actor_is_no_fiction() -> None:
    text = "Drones closed Aalborg airport on Friday night. The minister spoke of an attack by a professional actor."
    assert len(counted(text)) == 1


def test_where_a_suspect_was_paid_is_not_where_it_happened() -> None:
    text = "Two men set fire to a mill on Monday. One of them was paid in Porto. The fire hurt nobody."
    assert [one.place for one in counted(text)] == [None]


def test_what_was_done_without_is_no_act() -> None:
    assert not counted("If every fault is an attack, the attacker has won without lighting a match in Porto.")


@pytest.mark.parametrize("who", ["Masked men", "Two masked men", "Three young men", "Several armed people"])
def test_people_without_a_name_are_no_sponsor(who: str) -> None:
    (report,) = counted(f"{who} set fire to a depot in Porto on Monday.")
    assert report.sponsor is None


@pytest.mark.parametrize("who", ["Finnish authorities", "Finland's border guard"])
def test_a_ship_that_the_law_holds_was_not_attacked(who: str) -> None:
    text = f"{who} seized the tanker on Thursday after it was suspected of cutting the cable off Porto on 25 June."
    assert {one.type for one in counted(text)} <= {"cable-cut"}
    assert all(one.sponsor is None for one in counted(text))


def test_what_is_denied_beside_an_act_is_no_target_of_it() -> None:
    text = "The mill fire in Porto on Monday was arson. The rumour has won without lighting a match, the mayor said."
    assert all("match" not in target.quote for one in counted(text) for target in one.targets)


def test_an_island_at_one_end_is_not_where_a_cable_was_cut() -> None:
    (report,) = counted("A data cable on the bed of the Baltic Sea between Gotland and Latvia was cut on Thursday.")
    assert report.place is not None
    assert report.place.name == "Baltic Sea"
