"""How likely a block must be to stay on a page."""

import pytest

from overt.article.html.segments import Segment
from overt.article.html.setting import segment
from overt.article.html.threshold import USUAL, threshold
from overt.article.html.tree import parse


def blocks(*words: int) -> list[Segment]:
    root, _ = parse("".join(f"<p>{'ember ' * count}</p>" for count in words))
    return segment(root)


def test_a_page_without_blocks_has_the_usual_threshold() -> None:
    assert threshold([], []) == USUAL


def test_a_sure_page_is_cut_where_its_article_ends() -> None:
    least = threshold(blocks(40, 40, 40, 40), [0.99, 0.98, 0.45, 0.02])
    assert 0.45 <= least <= 0.6


def test_an_unsure_page_keeps_what_a_sure_one_would_not() -> None:
    assert threshold(blocks(40, 40, 40), [0.5, 0.45, 0.4]) <= 0.4


@pytest.mark.parametrize("weights", [[0.0, 0.0], [1.0, 1.0], [0.01, 0.02], [0.999, 0.001]])
def test_it_never_goes_far(weights: list[float]) -> None:
    assert 0.25 <= threshold(blocks(10, 10), weights) <= 0.6


def test_blocks_without_words_do_not_count() -> None:
    root, _ = parse("<p>***</p><p>Ember by ember the depot of Velmora burned down.</p>")
    assert 0.25 <= threshold(segment(root), [0.9, 0.1]) <= 0.6
