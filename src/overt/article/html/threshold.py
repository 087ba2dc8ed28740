"""How likely a block must be to stay, on this page: pages differ in how sure the model is of them."""

from collections.abc import Sequence

import numpy as np

from overt.article.html.segments import Segment

USUAL = 0.4
_LEAST, _MOST = 0.25, 0.6
_UNSEEN = 5.0  # words of an article that the page's blocks may lack


def threshold(segments: Sequence[Segment], weights: Sequence[float]) -> float:
    """The probability from which blocks stay, so that the text is expected to be as right and as whole as can be.

    The likeliest blocks are taken one after another; the last is the one with which the expected precision and recall,
    counted in words and taken as one sum, are highest. The answer is never far from ``USUAL``.

    >>> threshold([], [])
    0.4
    """
    if not segments:
        return USUAL
    likely = np.asarray(weights, dtype=np.float64)
    words = np.array([one.words for one in segments], dtype=np.float64)
    order = np.argsort(-likely, kind="stable")
    right = np.cumsum((likely * words)[order])
    taken = np.cumsum(words[order]) + 1e-9
    best = int(np.argmax(right / taken + right / (right[-1] + _UNSEEN)))
    return float(np.clip(likely[order[best]], _LEAST, _MOST))
