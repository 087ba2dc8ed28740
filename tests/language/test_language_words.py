"""The word lists of the language room: each is read, and none contradicts another."""

import pytest

from overt.language.nouns import first_names, nouns
from overt.language.people_names import speech_verbs
from overt.language.titles import title_before
from overt.vocabulary.lists import raw

LISTS = (
    "abbreviations", "person-titles", "ship-words", "role-nouns", "body-nouns", "document-nouns", "first-names",
    "metonym-cues", "speech-verbs", "name-edges",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_each_list_tells_its_source(name: str) -> None:
    assert raw(name)["source"]


def test_no_first_name_is_both() -> None:
    lists = raw("first-names")
    assert not set(lists["m"]) & set(lists["f"])
    assert first_names()["Olena"] == "f"


def test_a_noun_tells_one_gender() -> None:
    genders = raw("role-nouns")["gender"]
    assert not set(genders["m"]) & set(genders["f"])


def test_words_are_lemmas_in_small_letters() -> None:
    lists = nouns()
    for word in (*lists.families, *lists.people, *lists.groups, *lists.bodies, *lists.documents, *speech_verbs()):
        assert word == word.lower()


@pytest.mark.parametrize("title", [one for one in raw("person-titles")["offices"] if not one.endswith("s")])
def test_every_office_is_found_before_a_name(title: str) -> None:
    found = title_before(f"{title} Berg", len(title) + 1)
    assert found is not None
    assert (found.text, found.office) == (title, True)


def test_a_bare_word_is_no_title() -> None:
    assert title_before("Yesterday Berg", 10) is None


@pytest.mark.parametrize("abbreviation", raw("abbreviations")["before-a-name"])
def test_every_abbreviation_ends_with_its_stop(abbreviation: str) -> None:
    assert abbreviation.endswith(".")
