"""From the role model's numbers, a word each, to the words that fill the roles of an attack."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The columns of the model, three a role: outside, begins, goes on; then one for each value of confidence.
ROLES = ("perpetrator", "organisation", "target", "victim", "weapon", "person")
CONFIDENCES = (
    "REPORTED AS FACT", "ACQUITTED", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED", "POSSIBLE",
)  # fmt: skip
COLUMNS = 3 * len(ROLES) + len(CONFIDENCES)
# A span may begin where the model gives it one chance in ten; what is kept is decided over the whole text.
POSSIBLE = 0.1
LONGEST = 20  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Words that may fill a role: the first word and the one after the last, and the chance that they do."""

    role: str
    first: int
    end: int
    score: float
    confidence: tuple[float, ...] = ()


def fillers(numbers: NDArray[Any]) -> list[Filler]:
    """The possible fillers in the numbers of a text, one row a word; of overlapping spans of one role the likelier.

    >>> rows = np.zeros((3, COLUMNS)); rows[:, 0::3] = 5.0; rows[1, 1] = 9.0
    >>> [(one.role, one.first, one.end) for one in fillers(rows)]
    [('perpetrator', 1, 2)]
    """
    found = []
    for at, role in enumerate(ROLES):
        chances = softmax(numbers[:, 3 * at : 3 * at + 3])
        for first, end in spans(chances):
            score = float(chances[first, 1:].sum())
            sure = softmax(numbers[first:end, 3 * len(ROLES) :]).mean(axis=0) if role == "organisation" else ()
            found.append(Filler(role=role, first=first, end=end, score=score, confidence=tuple(map(float, sure))))
    return found


def spans(chances: NDArray[Any]) -> list[tuple[int, int]]:
    """The spans of one role that begin with some chance, each reaching as far as going on is likelier than stopping."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(chances):
        begins = chances[at, 1] >= POSSIBLE or (chances[at, 2] >= 0.5)
        if not begins:
            at += 1
            continue
        end = at + 1
        while end < len(chances) and end - at < LONGEST and chances[end, 2] > max(chances[end, 0], chances[end, 1]):
            end += 1
        # A first word that is less sure than the next word's own beginning only leads up to it.
        out.append((at, end))
        at = end
    return out


def softmax(rows: NDArray[Any]) -> NDArray[Any]:
    """Rows of numbers as chances."""
    raised = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def windows(length: int, *, size: int, step: int) -> Sequence[tuple[int, int]]:
    """Overlapping stretches that cover a text of some length.

    >>> list(windows(10, size=6, step=4))
    [(0, 6), (4, 10)]
    """
    starts = [0]
    while starts[-1] + size < length:
        starts.append(starts[-1] + step)
    return [(start, min(start + size, length)) for start in starts]
