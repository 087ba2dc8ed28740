"""How likely each block of a page is part of its article."""

from collections.abc import Sequence

from overt.article.html.features import Clues, Floats, matrix
from overt.article.html.metadata import Metadata
from overt.article.html.opinion import opinion
from overt.article.html.segments import Segment
from overt.article.html.tree import Element
from overt.models.forest import load_forest

MODEL = "furniture-html"


def columns(root: Element, segments: Sequence[Segment], meta: Metadata, *, title: str | None) -> Floats:
    """What the model looks at, a row for each block. Takes the tree apart."""
    body = next((one for one in meta.values("articleBody") if isinstance(one, str)), None)
    description = meta.first("og:description", "description", "twitter:description")
    return matrix(segments, Clues(title=title, description=description, body=body, opinion=opinion(root)))


def weigh(root: Element, segments: Sequence[Segment], meta: Metadata, *, title: str | None) -> Floats:
    """The probability of each block that it belongs to the article's text. Takes the tree apart."""
    return load_forest(MODEL).predict(columns(root, segments, meta, title=title))
