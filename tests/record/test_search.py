import pytest

from overt.record.query import parse
from overt.record.snippet import snippet


def ids(found):
    return [one.id for one in found.items]


@pytest.mark.parametrize(
    ("words", "articles", "claims"),
    [
        ("grain", 1, 0),
        ("BRANDT", 2, 2),
        ("brandt fire", 1, 0),
        ("fire -grain", 0, 1),
        ('"grain store"', 1, 0),
        ('"store grain"', 0, 0),
        ("sabot*", 1, 1),
        ("sabot", 0, 0),
        ("łąka", 1, 1),
        ("laka", 1, 1),
        ("Coastal-Security", 2, 1),
        ("subscribe", 0, 0),
        ("Velmark's", 1, 0),
    ],
)
def test_words_find_articles_and_claims(filled, words, articles, claims):
    found = filled.find(words)
    kinds = [one.kind for one in found.items]
    assert (kinds.count("article"), kinds.count("claim")) == (articles, claims)
    assert found.total == articles + claims


@pytest.mark.parametrize("words", ["", "-", "***", '"', "-fire", '""', "'; DROP TABLE pages", "\x00", "NEAR(", "a:b^"])
def test_whatever_is_typed_raises_nothing(filled, words):
    assert filled.find(words).total == 0


def test_a_title_counts_more_than_the_text(filled):
    found = filled.find("nordhaven OR island", kind="article")
    assert found.items == ()
    assert filled.find("cable", kind="article").items[0].where.title == "Cable cut off Łąka Island"


def test_the_hits_are_marked(filled):
    (hit,) = filled.find("grain store", kind="article").items
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["grain", "store"]


def test_a_limit_counts_all(filled):
    found = filled.find("brandt", limit=1)
    assert len(found.items) == 2
    assert found.total == 4


def test_the_snippet_is_where_the_words_meet():
    text = "A fire. " + "Nothing here. " * 60 + "The ferry took fire near the ferry pier. " + "Nothing. " * 60
    found = snippet(text, parse("fire ferry"))
    assert "ferry took fire" in found.text
    assert found.text.startswith("… ")
    assert len(found.text) < 200


def test_a_snippet_of_a_very_long_line_is_short():
    found = snippet("boat " * 200_000, parse("boat"))
    assert len(found.text) < 200


def test_the_hits_are_marked_after_a_paragraph_has_ended():
    found = snippet("It was calm.\n\nA ferry\nburned.\n\nThe ferry sank.", parse("ferry"))
    assert found.text == "It was calm. A ferry burned. The ferry sank."
    assert [found.text[start:end] for start, end in found.marks] == ["ferry", "ferry"]
