"""What the furniture model sees of a line on its page: numbers about it, its page and its neighbours.

Three stages of columns, each built on the one before: the line by itself, the line on its page, and the line between
neighbours that a first model has already weighed.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from overt.article.cues import groups
from overt.article.pasted.described import OWN, PLACES, Line

Floats = npt.NDArray[np.float64]

_OPENING = re.compile(r"[^\W\d_][\w /'’-]{1,28}:|\d{1,2}[.)]\s|[•–—*-]\s")
_END_GROUPS = frozenset({"related", "comments", "tags", "site", "author", "newsletter", "navigation"})
_CREDIT = PLACES["credit"]
_COMMON_WORDS = 40
_AROUND = (-4, -3, -2, -1, 1, 2, 3, 4)
_WINDOWS = (2, 5, 12, 30)


def columns_first() -> list[str]:
    """The names of the columns that the first model sees."""
    own = [*OWN, *(f"cue_{group.id}" for group in groups())]
    return [
        *own,
        *_PAGE,
        *(f"{name}{offset:+d}" for offset in _AROUND for name in _SHARED),
        *windows_of("long"),
        *windows_of("any_cue"),
    ]


_PAGE = (
    "copies", "copies_long", "common_share", "position", "from_top", "from_end", "lines", "run_start", "run_end",
    "run_length", "long_before", "long_after", "since_long", "until_long", "size_of_last_long", "size_of_next_long",
    "same_opening", "end_cues_before", "any_cue",
)  # fmt: skip
_SHARED = ("size", "ends_sentence", "any_cue", "copies", "credit", "long")


def windows_of(of: str) -> list[str]:
    """The names of the columns that `around` gives."""
    return [f"{of}_{side}_{width}" for width in _WINDOWS for side in ("before", "after")]


def first_matrix(lines: Sequence[Line]) -> Floats:
    """One row a line: the line by itself, on its page and beside its neighbours."""
    own = np.array([line.numbers for line in lines], dtype=np.float64)
    long = np.array([line.is_long for line in lines], dtype=np.float64)
    page = _on_page(lines, own, long)
    any_cue = page[:, -1]
    shared = np.stack([own[:, 0], own[:, 1], any_cue, page[:, 0], own[:, _CREDIT], long], axis=1)
    return np.hstack([own, page, *(shifted(shared, offset) for offset in _AROUND), around(long), around(any_cue)])


def _on_page(lines: Sequence[Line], own: Floats, long: Floats) -> Floats:
    count = len(lines)
    index = np.arange(count, dtype=np.float64)
    counted = Counter(line.words for line in lines)
    copies = np.array([min(5, counted[line.words]) for line in lines], dtype=np.float64)
    sizes = np.array([line.size for line in lines])
    any_cue = own[:, len(OWN) :].max(axis=1)
    start, end = longest_run(np.where(long > 0, np.minimum(sizes, 60.0), np.where(any_cue > 0, -5.0, -2.0)))
    words_before = np.cumsum(sizes * long) - sizes * long
    total = max(1.0, float((sizes * long).sum()))
    last, following = _nearest(long)
    return np.stack(
        [
            copies,
            copies * long,
            _common_share(lines),
            index / max(1, count - 1),
            np.log1p(index),
            np.log1p(count - 1 - index),
            np.full(count, math.log1p(count)),
            np.clip(index - start, -30, 30),
            np.clip(index - end, -30, 30),
            np.full(count, math.log1p(end - start)),
            words_before / total,
            1 - (words_before + sizes * long) / total,
            np.minimum(index - last, 30),
            np.minimum(following - index, 30),
            np.where(last >= 0, own[np.maximum(last, 0).astype(int), 0], 0.0),
            np.where(following < count, own[np.minimum(following, count - 1).astype(int), 0], 0.0),
            _same_opening(lines),
            _end_cues(lines, start),
            any_cue,
        ],
        axis=1,
    )


def _nearest(long: Floats) -> tuple[Floats, Floats]:
    """For each line, the nearest long line before it (or far before the page) and after it (or far after)."""
    count = len(long)
    index = np.arange(count, dtype=np.float64)
    marked = np.maximum.accumulate(np.where(long > 0, index, -100.0))
    last = np.concatenate([[-100.0], marked[:-1]])
    coming = np.minimum.accumulate(np.where(long > 0, index, count + 100.0)[::-1])[::-1]
    following = np.concatenate([coming[1:], [count + 100.0]])
    return last, following


def _common_share(lines: Sequence[Line]) -> Floats:
    """How many of a line's words are among the page's most common ones in long lines: its function words, mostly."""
    counted = Counter(word for line in lines if line.is_long for word in line.words)
    common = {word for word, _ in counted.most_common(_COMMON_WORDS)}
    return np.array([sum(word in common for word in line.words) / max(1, len(line.words)) for line in lines])


def _same_opening(lines: Sequence[Line]) -> Floats:
    """How many lines of the page begin with the same word and a colon, or are numbered: the points of a list."""
    openings = [match[0].casefold() if (match := _OPENING.match(line.text)) else "" for line in lines]
    counted = Counter(openings)
    return np.array([math.log1p(counted[opening]) if opening else 0.0 for opening in openings])


def _end_cues(lines: Sequence[Line], start: int) -> Floats:
    """How many cues of an article's end stand between the first long lines and a line."""
    marks = [
        float(place >= start and any(hit.group in _END_GROUPS and hit.where != "within" for hit in line.hits))
        for place, line in enumerate(lines)
    ]
    return np.asarray(np.minimum(np.cumsum(marks), 20.0))


def longest_run(weights: Floats) -> tuple[int, int]:
    """Where the stretch with the highest sum of weights begins and ends (half-open); empty when all are negative.

    >>> longest_run(np.array([-1.0, 3.0, -1.0, 2.0, -5.0, 3.0]))
    (1, 4)
    """
    sums = np.concatenate([[0.0], np.cumsum(weights)])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.argmin(sums[: end + 1]))
    return start, end


def shifted(matrix: npt.NDArray[Any], offset: int) -> Floats:
    """The rows moved so that each row holds its neighbour ``offset`` lines on; beyond the page everything is -1."""
    moved = np.full(matrix.shape, -1.0)
    if abs(offset) < len(matrix):
        if offset > 0:
            moved[:-offset] = matrix[offset:]
        else:
            moved[-offset:] = matrix[:offset]
    return moved


def around(values: Floats) -> Floats:
    """The mean of the values in windows before and after each line, itself not counted."""
    count = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(count)
    found = []
    for width in _WINDOWS:
        low, high = np.maximum(index - width, 0), np.minimum(index + 1 + width, count)
        found.append((sums[index] - sums[low]) / width)
        found.append((sums[high] - sums[index + 1]) / width)
    return np.stack(found, axis=1)
