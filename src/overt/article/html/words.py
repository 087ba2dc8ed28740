"""How likely each block of a page is to be article, by its words and the blocks far around it: a small network."""

from collections.abc import Sequence

import numpy as np

from overt.article.html.features import Floats, own_names
from overt.article.html.segments import Segment
from overt.models.network import network
from overt.models.pieces import pieces_matrix

MODEL = "furniture-blocks"


def weigh_words(segments: Sequence[Segment], matrix: Floats) -> Floats:
    """The weight of each block, between 0 (furniture) and 1 (article); ``matrix`` has the columns of the forest.

    The network knows each block by what its columns say of it alone and by the mean vector of its word pieces, and
    weighs it beside some thirty blocks before and after it and beside what the whole page is about. Raises ModelError
    when the model cannot be loaded.
    """
    if not segments:
        return np.zeros(0)
    columns = matrix[:, : len(own_names())].astype(np.float32)
    pieces = pieces_matrix([one.text for one in segments])
    return np.asarray(network(MODEL).run(None, {"columns": columns, "pieces": pieces})[0], dtype=np.float64)
