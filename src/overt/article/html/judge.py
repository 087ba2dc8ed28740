"""How likely each block of a page is part of its article."""

from collections.abc import Sequence

import numpy as np

from overt.article.html.features import Clues, Floats, matrix
from overt.article.html.metadata import Metadata
from overt.article.html.opinion import opinion
from overt.article.html.segments import Segment
from overt.article.html.tree import Element
from overt.article.html.words import weigh_words
from overt.models.forest import load_forest

MODEL = "furniture-html"
_SUREST = (1e-5, 1 - 1e-5)


def columns(root: Element, segments: Sequence[Segment], meta: Metadata, *, title: str | None) -> Floats:
    """What the model looks at, a row for each block. Takes the tree apart."""
    body = next((one for one in meta.values("articleBody") if isinstance(one, str)), None)
    description = meta.first("og:description", "description", "twitter:description")
    return matrix(segments, Clues(title=title, description=description, body=body, opinion=opinion(root)))


def weigh(root: Element, segments: Sequence[Segment], meta: Metadata, *, title: str | None) -> Floats:
    """The probability of each block that it belongs to the article's text. Takes the tree apart.

    Two judges weigh it that err on other pages: a forest over the columns, and a network that knows the words.
    """
    rows = columns(root, segments, meta, title=title)
    return joined(load_forest(MODEL).predict(rows), weigh_words(segments, rows))


def joined(forest: Floats, words: Floats) -> Floats:
    """The weights of both judges as one: the mean of their log odds, so that one who is sure outweighs one who is not.

    >>> joined(np.array([0.5, 0.001]), np.array([0.5, 0.9])).round(2).tolist()
    [0.5, 0.09]
    """
    odds = sum(np.log(weights / (1 - weights)) for weights in (forest.clip(*_SUREST), words.clip(*_SUREST)))
    return np.asarray(1 / (1 + np.exp(-odds / 2)))
