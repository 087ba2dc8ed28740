"""How likely each line of a page is to be article, by its words and the lines far around it: a small network."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from overt.article.pasted.described import Line
from overt.article.pasted.features import Floats
from overt.models.network import network
from overt.models.pieces import CLOSE, FILL, OPEN, pieces_of

MODEL = "furniture-words"
# The opening of a line tells what it is; the network has learned on this much of each.
_CHARACTERS, _PIECES = 400, 46
# A page is seen in stretches of this many lines, so that memory stays bounded; a stretch overlaps the next.
_LINES, _OVERLAP = 4_000, 200

Pieces = npt.NDArray[np.int64]


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


def pieces_matrix(texts: Sequence[str]) -> Pieces:
    """One row a line: its pieces between the marks of beginning and end, filled up to the width of the widest."""
    cut = [ids[:_PIECES] for ids in pieces_of([text[:_CHARACTERS] for text in texts])]
    matrix = np.full((len(cut), max(map(len, cut), default=0) + 2), FILL, dtype=np.int64)
    for row, ids in zip(matrix, cut, strict=True):
        row[: len(ids) + 2] = [OPEN, *ids, CLOSE]
    return matrix
