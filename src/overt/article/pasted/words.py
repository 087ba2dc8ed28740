"""How likely each line of a page is to be article, by its words and the lines far around it: a small network."""

from collections.abc import Sequence

import numpy as np

from overt.article.pasted.described import Line
from overt.article.pasted.features import Floats
from overt.models.network import network
from overt.models.pieces import pieces_matrix

MODEL = "furniture-words"
# A page is seen in stretches of this many lines, so that memory stays bounded; a stretch overlaps the next.
_LINES, _OVERLAP = 4_000, 200


def weigh_words(lines: Sequence[Line], first: Floats) -> Floats:
    """The weight of each line, between 0 (furniture) and 1 (article); ``first`` are the columns of the first model.

    The network knows each line by its columns and the mean vector of its word pieces, and weighs it beside 127 lines
    before and after it and beside what the whole page is about. Raises ModelError when the model cannot be loaded.
    """
    weights = np.empty(len(lines))
    pieces = pieces_matrix([line.text for line in lines])
    columns = first.astype(np.float32)
    for start in range(0, len(lines), _LINES):
        seen = slice(max(0, start - _OVERLAP), start + _LINES + _OVERLAP)
        found = network(MODEL).run(None, {"columns": columns[seen], "pieces": pieces[seen]})[0]
        weights[start : start + _LINES] = found[start - seen.start :][:_LINES]
    return weights
