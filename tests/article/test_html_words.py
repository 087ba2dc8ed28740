"""The network that weighs blocks of HTML by their words, and both judges as one."""

import numpy as np
import pytest
from html_pages import FURNITURE, PARAGRAPHS, STYLES

from overt.article.html.features import names, own_names
from overt.article.html.judge import columns, joined
from overt.article.html.metadata import metadata
from overt.article.html.setting import segment
from overt.article.html.titles import find_title
from overt.article.html.tree import parse
from overt.article.html.words import weigh_words


def weigh(html: str) -> dict[str, float]:
    root, _ = parse(html)
    meta, segments = metadata(root), segment(root)
    rows = columns(root, segments, meta, title=find_title(meta, segments))
    weights = weigh_words(segments, rows)
    assert ((weights >= 0) & (weights <= 1)).all()
    return {one.text: float(weight) for one, weight in zip(segments, weights, strict=True)}


@pytest.mark.parametrize("style", STYLES)
def test_paragraphs_outweigh_furniture_in_every_style(style: str) -> None:
    weights = weigh(STYLES[style]())
    furniture = [weight for text, weight in weights.items() if text in FURNITURE]
    assert np.mean([weights[one] for one in PARAGRAPHS if one in weights]) > max(furniture, default=0.0)


def test_no_blocks_have_no_weights() -> None:
    assert len(weigh_words([], np.zeros((0, len(names()))))) == 0


@pytest.mark.parametrize("text", ["…", "火事", "🔥" * 1000, "a" * 100_000])
def test_odd_blocks_have_a_weight(text: str) -> None:
    assert text in weigh(f"<html><body><p>{text}</p></body></html>")


def test_the_network_sees_the_first_columns_only() -> None:
    assert names()[: len(own_names())] == own_names()
    assert not any(name.endswith("+1") for name in own_names())


def test_a_sure_judge_outweighs_an_unsure_one() -> None:
    both = joined(np.array([0.0, 1.0, 0.7, 0.2]), np.array([0.9, 0.4, 0.7, 0.2]))
    assert both[0] < 0.05
    assert both[1] > 0.9
    assert both[2:] == pytest.approx([0.7, 0.2])
