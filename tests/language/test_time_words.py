"""Text as words of time."""

from itertools import pairwise

from overt.language.time_grammar import compiled
from overt.language.time_words import lexicon, stretches, words_of
from overt.vocabulary import raw


def quotes(text: str) -> list[str]:
    words = words_of(text, 0, len(text))
    return [words.quote(at) for at in range(len(words.codes))]


def test_no_word_is_in_two_classes() -> None:
    words = [word for some in raw("time-words")["words"].values() for word in some]
    assert len(words) == len(set(words))


def test_every_word_has_a_letter_of_its_own() -> None:
    letters = [letter for letter, _ in lexicon().words.values()]
    assert len(letters) == len(set(letters))


def test_every_pattern_compiles() -> None:
    assert len(compiled()) == len(raw("time-rules")["rules"])


def test_a_possessive_ending_stays_outside_the_word() -> None:
    assert quotes("yesterday's fire") == ["yesterday", "fire"]


def test_forms_are_one_word_each() -> None:
    found = quotes("9:15 a.m. 9:15, 1990s, Sept. 2, 1/2")
    assert [one for one in found if one != ","] == ["9:15 a.m.", "9:15", "1990s", "Sept.", "2", "1/2"]


def test_stretches_cover_the_text_without_gap() -> None:
    text = "One fire.\n\nTwo fires. " * 40
    pieces = list(stretches(text, longest=100))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(pieces))


def test_a_stretch_ends_between_words() -> None:
    text = "a fire " * 100
    assert all(text[end - 1] != " " and text[end] == " " for _, end in list(stretches(text, longest=50))[:-1])
