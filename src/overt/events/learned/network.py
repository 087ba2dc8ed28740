"""The trained tagger, as it is shipped: word pieces in, numbers for every piece out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from overt.events.learned.fillers import COLUMNS, windows
from overt.models.network import network
from overt.models.pieces import CLOSE, OPEN

# As in training: so many pieces at a time, and so far apart.
SIZE, STEP = 508, 444


def numbers(pieces: Sequence[int]) -> NDArray[Any]:
    """The tagger's numbers, a row a piece; where two stretches overlap, from the one that holds the piece deeper."""
    best = np.full(len(pieces), -1)
    out = np.zeros((len(pieces), COLUMNS), dtype=np.float32)
    for start, end in windows(len(pieces), size=SIZE, step=STEP):
        row = np.array([[OPEN, *pieces[start:end], CLOSE]], dtype=np.int64)
        rows = network("role-tagger").run(None, {"pieces": row, "seen": np.ones_like(row)})[0][0, 1:-1]
        depth = depth_of(start, end, len(pieces))
        deeper = depth > best[start:end]
        out[start:end][deeper] = rows[deeper]
        best[start:end][deeper] = depth[deeper]
    return out


def depth_of(start: int, end: int, length: int) -> NDArray[Any]:
    """How deep in a stretch each piece stands; the ends of the text are no edges.

    >>> depth_of(0, 4, 6).tolist()
    [3, 2, 1, 0]
    """
    at = np.arange(end - start)
    left = at + (10**6 if start == 0 else 0)
    right = at[::-1] + (10**6 if end == length else 0)
    return np.asarray(np.minimum(left, right))
