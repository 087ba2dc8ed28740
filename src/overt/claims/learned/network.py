"""The trained network, as it is shipped: one window in, the chances of roles and links of its pieces out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from overt.claims.learned.signs import Signs
from overt.claims.learned.windows import Window
from overt.models.network import network

Chances = NDArray[np.float32]
# Where each group of outputs stands in the network's logits.
_CONTENT, _CUE, _SOURCE, _ACT, _KIND = slice(0, 3), slice(3, 6), slice(6, 9), slice(9, 19), slice(19, 22)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network makes of the words of one window.

    ``words`` are their numbers in the text. ``content``, ``cue`` and ``source`` have the chances of "no", "begins" and
    "goes on" for each word, ``act`` and ``kind`` those of each value should the word be a cue. ``to_cue`` and
    ``to_source`` have for each word (row) the log-chance that each word (column) begins its cue, or its source should
    it be a cue; the last column stands for none.
    """

    words: NDArray[np.int64]
    content: Chances
    cue: Chances
    source: Chances
    act: Chances
    kind: Chances
    to_cue: Chances
    to_source: Chances


def seen(window: Window, signs: Signs) -> Seen:
    """What the network makes of one window."""
    real = window.words >= 0
    first = real & (window.words != np.concatenate(([-2], window.words[:-1])))
    at = np.flatnonzero(first)
    words = window.words[at]
    roles, cue, source = network("claim-reader").run(None, _inputs(window, signs, real, at, words))
    own = roles[0][at]
    return Seen(
        words, _chances(own[:, _CONTENT]), _chances(own[:, _CUE]), _chances(own[:, _SOURCE]), _chances(own[:, _ACT]),
        _chances(own[:, _KIND]), _links(cue[0], at), _links(source[0], at),
    )  # fmt: skip


def _inputs(
    window: Window, signs: Signs, real: NDArray[np.bool_], at: NDArray[np.int64], words: NDArray[np.int64]
) -> dict[str, NDArray[np.int64]]:
    place = np.zeros(len(signs.head) + 1, dtype=np.int64)  # the last stands for "no word"
    place[words] = at

    def linked(targets: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(real, place[targets[window.words]], 0)[None]

    head = linked(signs.head)[0]
    return {
        "pieces": window.pieces[None],
        "seen": np.ones((1, len(window.pieces)), dtype=np.int64),
        "signs": np.where(real[:, None], signs.values[window.words], 0)[None],
        "head": np.where(head > 0, head, np.arange(len(head)))[None],
        "rule_cue": linked(signs.cue_of),
        "rule_source": linked(signs.source_of),
    }


def _chances(logits: Chances) -> Chances:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    out: Chances = shifted / shifted.sum(axis=-1, keepdims=True)
    return out


def _links(scores: Chances, at: NDArray[np.int64]) -> Chances:
    """Log-chances between words, and of none, which the window's first piece stands for."""
    own = scores[at][:, np.concatenate((at, [0]))]
    top = own.max(axis=-1, keepdims=True)
    out: Chances = own - top - np.log(np.exp(own - top).sum(axis=-1, keepdims=True))
    return out
