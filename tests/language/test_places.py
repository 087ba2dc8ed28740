"""Places of invented articles: which words name one, and which one it is."""

import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overt.evaluation.places import predict, predict_given
from overt.language.gazetteer import gazetteer
from overt.language.gazetteer_features import features
from overt.language.parse import parse
from overt.language.place_clues import NAMES as CLUES
from overt.language.place_evidence import NAMES as EVIDENCE
from overt.language.place_names import abbreviations, aliases, candidates
from overt.language.places import find_places, resolve_places
from overt.models.forest import load_forest
from overt.reading import Place
from overt.vocabulary.lists import raw

MARKED = re.compile(r"\[([^\]]*)\]")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and what stood in them."""
    spans = [(one.start() - 2 * number, one.end() - 2 * number - 2) for number, one in enumerate(MARKED.finditer(text))]
    return MARKED.sub(r"\1", text), spans


def resolved(text: str, *, outlet: str | None = None) -> list[Place]:
    return list(resolve_places(*marked(text), outlet=outlet))


def found(text: str) -> list[Place]:
    return list(find_places(text, parse(text)))


def words(places: Sequence[Place]) -> list[str]:
    return [one.quote for one in places]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Police in [Georgia] arrested two men in [Tbilisi].", ["GEO", "GEO"]),
        ("Police in [Georgia] arrested two men in [Atlanta].", ["USA", "USA"]),
        ("The depot near [Paris], [Texas], burned. Nobody in [Paris] was hurt.", ["USA", "USA", "USA"]),
        ("Prosecutors in [Paris] charged a man from [Lyon].", ["FRA", "FRA"]),
        ("[VILNIUS], [Lithuania] — A parcel burned in [Kaunas].", ["LTU", "LTU", "LTU"]),
        ("Shots fell in [Alexandria], the sheriff of [Rapides Parish] said.", ["USA", "USA"]),
        ("Officers in [Birmingham] and [Coventry] searched two flats.", ["GBR", "GBR"]),
        ("A store in [Birmingham], [Ala.], was looted.", ["USA", "USA"]),
        ("A [Turkish] envoy met [Polish] officers in [Ankara].", ["TUR", "POL", "TUR"]),
    ],
)
def test_other_places_of_the_article_say_which_is_meant(text: str, countries: list[str]) -> None:
    assert [one.country for one in resolved(text)] == countries


def test_a_side_of_a_town_is_found_by_the_town() -> None:
    place = resolved("A man was held in [east London] over the fire at a depot in [Leyton].")[0]
    assert (place.name, place.country, place.precision) == ("London", "GBR", "city")
    assert "London" in place.reason


def test_a_site_in_a_town_keeps_the_town() -> None:
    place = resolved("Paint was thrown at the [Occupation Museum in Riga].")[0]
    assert (place.name, place.country, place.precision) == ("Riga", "LVA", "site")
    assert place.radius_km == 15.0


def test_a_town_that_the_gazetteer_lacks_is_placed_beside_the_one_it_is_named_with() -> None:
    first, second = resolved("A drone fell in [Quxtlbrzyn], near [Białystok], on Friday.")
    assert (first.name, first.geonames, first.lat, first.lon) == ("Quxtlbrzyn", None, second.lat, second.lon)
    assert (first.country, first.precision, first.radius_km) == ("POL", "district", 30.0)
    assert first.reason == "not in the gazetteer; named beside Białystok"
    assert first.score < second.score


def test_a_name_without_any_hint_has_no_place() -> None:
    (place,) = resolved("They drove to [Quxtlbrzyn] and back.")
    assert (place.country, place.lat, place.lon, place.precision, place.score) == (None, None, None, None, 0.0)
    assert place.reason == "not in the gazetteer"


def test_the_region_is_not_its_town() -> None:
    region, town = resolved("The [Kharkiv region] was shelled, [Kharkiv] was not.")
    assert (region.precision, town.precision) == ("province", "city")
    assert region.country == town.country == "UKR"
    assert region.geonames != town.geonames


def test_features_without_edges_have_a_radius() -> None:
    cable, sea, gap = resolved("The [Estlink 2] cable in the [Gulf of Finland] failed, far from the [Suwałki Gap].")
    assert (cable.precision, sea.precision, gap.precision) == ("sea", "sea", "province")
    assert all(one.radius_km and one.lat and one.lon and one.geonames is None for one in (cable, sea, gap))


def test_towns_have_no_radius() -> None:
    (place,) = resolved("Ships left [Tallinn].")
    assert (place.radius_km, place.geonames, place.precision) == (None, 588409, "city")


def test_reasons_say_what_spoke_for_the_place() -> None:
    estonia, valga, other = resolved(
        "In [Estonia] a depot burned near [Valga]. Later, the [Latvian] side of the town was searched."
    )
    assert estonia.reason == "other places of the article lie in it"
    assert valga.reason == "country named in the same sentence"
    assert other.reason == "an adjective or a word for the people"


def test_the_country_in_the_outlets_domain_counts_as_named() -> None:
    text = "Two men were held in [Victoria]."
    assert resolved(text, outlet="sample.sc")[0].country == "SYC"
    assert resolved(text, outlet="sample.com")[0] == resolved(text)[0]
    assert resolved(text, outlet="sample.io")[0] == resolved(text)[0]


def test_one_name_means_one_place_throughout() -> None:
    places = resolved("[Springfield] burned. The mayor of [SPRINGFIELD], [Illinois], left [Springfield].")
    assert len({(one.lat, one.lon) for one in places if one.quote.casefold() == "springfield"}) == 1
    assert places[0].country == "USA"


def test_the_places_of_an_article_are_found() -> None:
    text = (
        "RIGA, Latvia (Sample News) — Latvian prosecutors charged two men over a fire at a depot in Liepāja. "
        "The ship sailed from Kaliningrad through the Baltic Sea to the coast of Gotland, a Swedish island."
    )
    assert words(found(text)) == [
        "RIGA", "Latvia", "Latvian", "Liepāja", "Kaliningrad", "Baltic Sea", "Gotland", "Swedish",
    ]  # fmt: skip


def test_persons_and_clubs_are_no_places() -> None:
    text = (
        "The owner of the depot, Austin Perry, met Jordan Whitcombe and Virginia Kerr in Denver. "
        "Perry told Whitcombe nothing, Mr. Lincoln of the Real Madrid supporters' club said."
    )
    assert words(found(text)) == ["Denver"]


def test_a_word_for_the_kind_of_place_belongs_to_it() -> None:
    text = "Drones hit a refinery in the Kharkiv region of Ukraine, officials said."
    assert words(found(text)) == ["Kharkiv region", "Ukraine"]


def test_no_text_no_places() -> None:
    assert found("") == []
    assert found("\n\n  \n") == []
    assert resolve_places("Nothing here.", []) == ()
    assert resolve_places("   ", [(0, 2)])[0].lat is None


def test_the_same_text_gives_the_same_places() -> None:
    text = "Officers in Cambridge, Ontario, and in Waterloo searched a house near Kitchener."
    assert found(text) == found(text)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Aa Bern,.-–’\n12éÉ\u0301\u200b\U0001f600\x00Oslo", max_size=120))
def test_any_text_gives_places_that_stand_in_it(text: str) -> None:
    places = found(text)
    assert all(one.stands_in(text) for one in places)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))


def test_predictions_have_the_form_that_is_scored() -> None:
    document = {"id": "d1", "title": "Fire", "source": None, "text": "It burned in Gdańsk and in Quxtlbrzyn."}
    answer = predict(document)
    assert answer["id"] == "d1"
    assert (answer["places"][0]["start"], answer["places"][0]["end"]) == (13, 19)
    given_spans = predict_given(document, [(13, 19), (27, 37)])
    assert given_spans["places"][0] == answer["places"][0]
    assert given_spans["places"][1]["start"] == 27


def test_forests_ask_for_the_columns_that_the_code_gives() -> None:
    assert load_forest("place-finder").names == CLUES
    assert load_forest("place-ranker-first").names == EVIDENCE
    assert load_forest("place-ranker-second").names == EVIDENCE


def test_every_name_of_the_vocabularies_leads_to_its_entry() -> None:
    known = gazetteer()
    for where, listed in raw("place-demonyms").items():
        country, _, part = where.partition("/")
        for one in (*listed.get("names", ()), *listed.get("demonyms", ())):
            rows = candidates(one).rows
            assert country in {known.code(row) for row in rows}, (where, one, part)
    for feature in features():
        for one in feature.names:
            assert feature in {known.feature(row) for row in candidates(one).rows}, one
    for country, provinces in raw("place-abbreviations").items():
        for forms in provinces.values():
            for one in (*forms["dotted"], *forms["bare"]):
                assert known.code(abbreviations()[one]) == country
    assert aliases()["turkish"]
