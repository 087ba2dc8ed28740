"""The actor list: what it holds, how its names are found, and how users add their own."""

from pathlib import Path

import pycountry
import pytest

from overt.errors import VocabularyError
from overt.language.actor_list import load_actors
from overt.language.nouns import nouns
from overt.vocabulary.lists import raw

OWN = """
source: our own research
actors:
- {id: harbour-watch, name: Harbour Watch, kind: ngo, country: EST, aliases: [HaWa], wikidata: Q1}
- {id: nato, name: The Alliance of Tests, kind: alliance}
"""


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.phrases[0].listed.id) for one in load_actors().find(text)]


def test_every_state_has_its_code_name_and_identifier() -> None:
    states = [one for one in load_actors().entries.values() if one.type == "country"]
    codes = {one.alpha_3 for one in pycountry.countries} | {"XKX"}
    assert len(states) == 197
    assert all(one.id == one.country and one.id in codes and one.wikidata for one in states)
    assert {"XKX", "TWN", "PSE", "VAT"} <= {one.id for one in states}


def test_every_state_has_a_capital_and_an_adjective_of_its_own() -> None:
    states = [one for one in raw("actors-states")["actors"] if one["type"] == "country"]
    assert all(one.get("capital") for one in states)
    # "Congolese" is first of all of DR Congo, "Dominican" of the Dominican Republic; the Holy See has none.
    assert {one["id"] for one in states if not one.get("adjectives")} == {"COG", "DMA", "VAT"}


def test_there_are_enough_bodies_and_office_holders() -> None:
    entries = load_actors().entries.values()
    assert sum(one.type == "organisation" for one in entries) >= 150
    assert sum(one.type == "person" and bool(one.offices) for one in entries) >= 200


def test_bodies_belong_to_listed_states_and_their_kinds_are_known() -> None:
    entries = load_actors().entries
    kinds = set().union(*nouns().bodies.values()) | {"prosecutor", "government-body", "union"}
    for one in entries.values():
        assert one.country is None or one.country in entries, one.id
        assert one.kind is None or one.kind in kinds, one.id


def test_terms_are_in_order() -> None:
    for one in load_actors().entries.values():
        for office in one.offices:
            shared = min(len(office.since), len(office.until or office.since))
            assert office.until is None or office.since[:shared] <= office.until[:shared], one.id


def test_no_identifier_is_given_twice() -> None:
    identifiers = [one.wikidata for one in load_actors().entries.values() if one.wikidata]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Säpo", "sapo"), ("Sapo", "sapo"), ("NATO", "nato"), ("Nato", "nato"), ("Kyiv", "UKR"), ("Kiev", "UKR"),
        ("U.S.", "USA"), ("Côte d’Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("the Federal Security Service", "fsb"),
        ("Russia’s Foreign Ministry", "rus-foreign-ministry"), ("Al-Qaeda", "al-qaeda"), ("Türkiye", "TUR"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"), ("Aliaksandr Lukashenka", "alexander-lukashenko"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_its_spellings(text: str, entry: str) -> None:
    assert [one for _, one in found(f"Yesterday {text} answered.")] == [entry]


@pytest.mark.parametrize(
    "text", ["They told us to go.", "He must pet it.", "a turkey and a polish", "the raw data", "is it"]
)
def test_small_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    assert found("South Korea and Equatorial Guinea") == [("South Korea", "KOR"), ("Equatorial Guinea", "GNQ")]


def test_finding_is_linear() -> None:
    assert len(load_actors().find("Russia " * 20_000)) == 20_000


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, "utf-8")
    actors = load_actors(extra=(file,))
    assert actors.find("HaWa")[0].phrases[0].listed.country == "EST"
    assert actors.entries["nato"].name == "The Alliance of Tests"
    assert load_actors().entries["nato"].name == "NATO"


def test_the_list_is_named_by_what_the_files_say(tmp_path: Path) -> None:
    file, same = tmp_path / "own.yaml", tmp_path / "same.yaml"
    file.write_text(OWN, "utf-8")
    same.write_text(OWN, "utf-8")
    before = load_actors(extra=(file,))
    assert load_actors().own is None
    assert load_actors(extra=(same,)).own == before.own
    file.write_text(OWN.replace("HaWa", "HarWat"), "utf-8")
    after = load_actors(extra=(file,))
    assert after.own != before.own
    assert after.find("HarWat")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("actors:\n- {id: a}\n", r"line 2: entry 1 \(a\).*name"),
        ("actors:\n- {id: a, name: A, colour: red}\n", r"line 2: entry 1 \(a\).*colour"),
        (
            "actors:\n- id: a\n  name: A\n- id: b\n  name: B\n  colour: red\n",
            r"own\.yaml, line 6: entry 2 \(b\).*colour",
        ),
        ("actors:\n- id: a\n  name: A\n  country: Estonia\n", r"line 4: entry 1 \(a\).*country"),
        ("actors:\n- id: a\n  name: A\n  wikidata: 17\n", r"line 4: entry 1 \(a\).*wikidata.*quotes"),
        (
            "actors:\n- id: a\n  name: A\n  offices:\n  - {title: head, of: EST, since: 2001}\n",
            r"line 4: .*since.*quotes",
        ),
        ("actors:\n- {id: a, name: A}\n\n- {id: a, name: B}\n", r"line 4: entry 2 \(a\).*line 2"),
        ("actors:\n- id: a\n  name: A\n aliases: [B]\n", "line 4: .*YAML"),
        ("actors:\n- id: a\n  name: A\n  offices: [{title: x, of: EST, since: 2020-13-45}]\n", "YAML"),
        (b"actors:\n- id: a\n  name: S\xe4po\n", "line 3: .*YAML"),
        ("", "no list under `actors`"),
        ("actors:\n- {name: A}\n", "without id"),
        ("actors:\n- {id: a, name: A, type: planet}\n", r"\(a\)"),
        ("actors:\n- {id: a, name: '...', aliases: ['']}\n", "line 2: .*'a'"),
        ("actors:\n- {id: a, name: A, offices: [{title: head, of: nobody, since: '2001'}]}\n", "line 2: .*nobody"),
        ("actors: none\n", "no list under `actors`"),
        ("- a\n", "no list under `actors`"),
        ("actors: [\n", "line 2: .*cannot be read"),
        ("actors:\n- just words\n", "entry 1"),
    ],
)
def test_a_bad_file_is_told_by_line_and_entry(tmp_path: Path, content: str | bytes, message: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(VocabularyError, match=message):
        load_actors(extra=(file,))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.yaml"):
        load_actors(extra=(tmp_path / "none.yaml",))
