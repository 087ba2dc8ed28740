"""The network that weighs lines by their words."""

import numpy as np
import pytest

from overt.article.pasted import words
from overt.article.pasted.described import describe
from overt.article.pasted.features import first_matrix
from overt.models.pieces import CLOSE, FILL, OPEN, pieces_matrix, pieces_of

STORY = "Two warehouses burned down in the harbour of Ostby on Monday night, the fire brigade said."
MENU = ("Home", "News", "Weather", "Sign in", "Most read")


def weigh(texts: list[str]) -> np.ndarray:
    lines = [describe(text) for text in texts]
    return words.weigh_words(lines, first_matrix(lines))


def test_sentences_of_a_story_outweigh_a_menu() -> None:
    weights = weigh([*MENU, *[f"{STORY} Officer {number} confirmed it to reporters." for number in range(6)], *MENU])
    assert weights[5:11].min() > weights[:5].max()
    assert weights[5:11].min() > weights[11:].max()


def test_no_lines_have_no_weights() -> None:
    assert len(words.weigh_words([], np.zeros((0, len(first_matrix([describe("a")])[0]))))) == 0


def test_pieces_stand_between_marks_and_are_filled_up() -> None:
    matrix = pieces_matrix(["Home", STORY * 40])
    assert matrix[0].tolist() == [OPEN, *pieces_of(["home"])[0], CLOSE, *[FILL] * (matrix.shape[1] - 3)]
    assert matrix.shape[1] == 48


def test_a_long_page_is_weighed_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    page = [text for number in range(60) for text in (*MENU, f"{STORY} {number}")]
    whole = weigh(page)
    monkeypatch.setattr(words, "_LINES", 200)
    parts = weigh(page)
    assert len(parts) == len(page)
    assert np.abs(whole - parts).mean() < 0.1
    assert ((parts >= 0) & (parts <= 1)).all()


@pytest.mark.parametrize("text", ["", "火事", "🔥" * 1000, "a" * 100_000])
def test_odd_lines_have_a_weight(text: str) -> None:
    weights = weigh([text, STORY])
    assert np.isfinite(weights).all()
