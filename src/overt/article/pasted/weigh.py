"""How likely each line of a page is to be article, by the small models together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from overt.article.pasted.described import Line
from overt.article.pasted.features import Floats, first_matrix
from overt.article.pasted.stages import second_matrix, title_matrix, title_of
from overt.article.pasted.words import weigh_words
from overt.models.forest import load_forest


class Weighed(NamedTuple):
    """The weight of each line, between 0 (furniture) and 1 (article), and which line is the title."""

    weights: Floats
    title: int | None


def weigh(lines: Sequence[Line]) -> Weighed:
    """Weigh the lines of one page: a first look at the lines, then the title, then a second look beside both.

    The second look weighs a line by its form and place, the network by its words; each is wrong where the other is not.
    """
    if not lines:
        return Weighed(np.zeros(0), None)
    first = first_matrix(lines)
    weights = load_forest("furniture-first").predict(first)
    titles = load_forest("furniture-title").predict(title_matrix(lines, first, weights))
    title = title_of(lines, titles, weights)
    second = second_matrix(lines, first, weights, titles, title)
    return Weighed(joined(load_forest("furniture-lines").predict(second), weigh_words(lines, first)), title)


def joined(by_place: Floats, by_words: Floats) -> Floats:
    """The mean of the two weights of each line."""
    return (by_place + by_words) / 2
