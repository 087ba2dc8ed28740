"""From the role model's numbers, a word each, to the words that fill the roles of an attack."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from overt.reading import RoleName

# The columns of the model, three a role: outside, begins, goes on; then one for each value of confidence.
ROLES: tuple[RoleName, ...] = ("perpetrator", "organisation", "target", "victim", "weapon", "person")
CONFIDENCES = (
    "REPORTED AS FACT", "ACQUITTED", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED", "POSSIBLE",
)  # fmt: skip
COLUMNS = 3 * len(ROLES) + len(CONFIDENCES)
# A span begins where a word has one chance in ten to belong to the role; what is kept is decided over the whole text.
# It goes on while the next word has half the best word's chance, or .45, unless that word surely begins another span.
# Set on documents that training had not seen.
POSSIBLE, SHARE, ENOUGH, ANOTHER = 0.1, 0.5, 0.45, 0.6
LONGEST = 20  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Words that may fill a role: the first word and the one after the last, and the chance that they do."""

    role: RoleName
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
            score = float(1 - chances[first:end, 0].mean())
            sure = softmax(numbers[first:end, 3 * len(ROLES) :]).mean(axis=0) if role == "organisation" else ()
            found.append(Filler(role=role, first=first, end=end, score=score, confidence=tuple(map(float, sure))))
    return found


def spans(chances: NDArray[Any]) -> list[tuple[int, int]]:
    """The spans of one role: words that may belong to it, without a break.

    Whether a word begins a span or goes on with it matters only where the network is sure, for it is often torn
    between the two.
    """
    belongs = 1 - chances[:, 0]
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(chances):
        if belongs[at] < POSSIBLE:
            at += 1
            continue
        end = at + 1
        while end < min(len(chances), at + LONGEST) and goes_on(chances, belongs, at, end):
            end += 1
        out.append((at, end))
        at = end
    return out


def goes_on(chances: NDArray[Any], belongs: NDArray[Any], first: int, word: int) -> bool:
    """Whether a word goes on with the span that reaches up to it."""
    return bool(belongs[word] > min(ENOUGH, SHARE * belongs[first:word].max()) and chances[word, 1] <= ANOTHER)


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
