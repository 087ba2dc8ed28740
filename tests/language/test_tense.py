"""Where a clause looks."""

import pytest

from overt.language.tense import Direction, view
from overt.language.time_words import words_of


def looks(text: str, phrase: str) -> Direction | None:
    words = words_of(text, 0, len(text))
    at = next(at for at in range(len(words.codes)) if words.quote(at) == phrase)
    return view(words, at, at + 1).direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Friday.", "past"),
        ("They will meet on Friday.", "future"),
        ("The talks will be held on Friday.", "future"),
        ("He said they will meet on Friday.", "future"),
        ("They will meet, he said Friday.", "past"),
        ("It may come as soon as Friday.", "future"),
        ("The hearing was put off until Friday.", "future"),
        ("On Friday the ministers will meet.", "future"),
        ("On Friday the ministers met.", "past"),
        ("The plan will follow Friday's attack.", None),
        ("They will go. A storm on Friday.", None),
        ("He lives in the United States on Friday.", None),
        ("Tarm Corp. of Tarvela, Calif., will close on Friday.", "future"),
        ("They will go, said Mr. Tarm of the U.S. on Friday.", "past"),
        ("The vote is on Friday.", "future"),
        ("They are to meet on Friday.", "future"),
        ("A vote is set for Friday.", "future"),
        ("They began, as planned, on Friday.", "past"),
    ],
)
def test_the_nearest_word_decides(text: str, expected: Direction | None) -> None:
    assert looks(text, "Friday") == expected


def test_a_word_close_by_is_beyond_doubt() -> None:
    words = words_of("He was held on May", 0, 18)
    assert view(words, 4, 5).close


def test_a_bound_is_never_close() -> None:
    words = words_of("It was extended to May", 0, 22)
    assert not view(words, 4, 5).close
