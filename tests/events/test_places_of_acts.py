"""Places that acts have by others: lines, airspaces, unlisted villages, headings; and a parse put right."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.events.mending import mend
from overt.events.tree import plant
from overt.language.annotate import annotate
from overt.language.parse import parse
from overt.reading import Article, Place, Published, Report


def reports(text: str) -> list[Report]:
    """The reports of a text that are counted."""
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    return [one for one in find_events(language, find_claims(language)).reports if not one.excluded]


def place(text: str) -> Place:
    (report,) = reports(text)
    assert report.place is not None
    return report.place


@pytest.mark.parametrize(
    ("text", "quote", "country", "precision"),
    [
        ("A bomb hit the line between Tallinn and Tartu on Monday.", "Tallinn and Tartu", "EST", "province"),
        ("A bomb damaged a track on the Warsaw-Lublin railway line on Monday.", "Warsaw-Lublin", "POL", "province"),
        ("A ship cut the data cable between Tallinn and Helsinki on Monday.", "Tallinn and Helsinki", None, "sea"),
        ("Rebels ambushed a convoy between Lublin and Warsaw on Monday.", "Lublin and Warsaw", "POL", "province"),
    ],
)  # fmt: skip
def test_a_line_reaches_both_its_ends(text: str, quote: str, country: str | None, precision: str) -> None:
    found = place(text)
    assert (found.quote, found.country, found.precision) == (quote, country, precision)
    assert found.radius_km is not None
    assert found.lat is not None


def test_an_airspace_is_in_its_country() -> None:
    found = place("Two jets entered Estonian airspace on Monday.")
    assert (found.quote, found.country, found.precision) == ("Estonian airspace", "EST", "country")


def test_a_village_that_no_gazetteer_lists_has_no_point() -> None:
    found = place("Gunmen attacked the village of Qarzhanby near Riga on Monday.")
    assert found.name in {"Qarzhanby", "Riga"}
    assert found.country == "LVA"


def test_a_country_over_an_entry_is_that_of_its_act() -> None:
    found = place("Latvia: A depot in Riga was set on fire on Monday.")
    assert (found.name, found.country) == ("Riga", "LVA")


def test_the_label_of_an_entry_is_no_sponsor() -> None:
    (report,) = reports("Finland: Unknown drones circled the power station at Turku on Monday.")
    assert report.sponsor is None


def test_shot_dead_is_a_verb() -> None:
    tree = mend(plant(parse("Two men on a motorcycle shot dead the mayor of Riga on Sunday.")))
    shot = tree.words.index("shot")
    assert tree.kinds[shot] == "VERB"
    assert [tree.words[one] for one in tree.named(shot, ("dobj",))] == ["mayor"]
    assert all(token in tree.children[tree.heads[token]] for token in range(len(tree)) if tree.heads[token] != token)


def test_two_men_on_a_motorcycle_shot_dead_the_mayor() -> None:
    (report,) = reports(
        "Two men on a motorcycle shot dead the mayor of Riga, Anna Kalnina, as she walked home on Sunday."
    )
    assert (report.type, report.killed) == ("assassination", 1)
    assert [one.quote for one in report.suspects] == ["Two men"]
