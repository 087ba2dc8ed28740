"""Attributions out of the network's chances: cues, and for each its content and its source."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from overt.claims.learned.network import Seen

# A word is taken for a cue or for content from this chance on; chosen on the held-out tenth of the training articles.
CUE, CONTENT = 0.35, 0.35
# What it costs to go from one owner to another, in log-chance.
CHANGE = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its content and source, as numbers of words in the text; ``source`` is empty where none is given.

    ``sure_of_source`` is the chance of the source, or of there being none; ``score`` the chance of the cue times the
    mean chance of the content; ``kind`` and ``act`` what the cue is.
    """

    cue: range
    content: tuple[int, ...]
    source: range
    sure_of_source: float
    score: float
    kind: int
    act: int


def attributions(seen: Seen, *, cue: float = CUE, content: float = CONTENT) -> Iterator[Attribution]:
    """The attributions of one window, in text order of their cues."""
    cues = list(_stretches(seen.cue, cue))
    if not cues:
        return
    first = np.array([one.start for one in cues])
    owners = _owners(seen, first, content)
    for number, one in enumerate(cues):
        own = np.flatnonzero(owners == number)
        if not len(own):
            continue
        chance = float((1 - seen.cue[one.start, 0]) * (1 - seen.content[own, 0]).mean())
        source = _source(seen, one.start)
        yield Attribution(
            _numbers(seen, one), tuple(int(word) for word in seen.words[own]),
            _numbers(seen, source) if source is not None else range(0),
            float(np.exp(seen.to_source[one.start].max())),
            chance,
            int(seen.kind[one.start].argmax()), int(seen.act[one.start].argmax()),
        )  # fmt: skip


def _numbers(seen: Seen, stretch: range) -> range:
    return range(int(seen.words[stretch.start]), int(seen.words[stretch.stop - 1]) + 1)


def _stretches(chances: NDArray[np.float32], least: float) -> Iterator[range]:
    """Runs of words that have the role; one begins where the role begins, or where it goes on from nothing."""
    inside = 1 - chances[:, 0] >= least
    begins = inside & ((chances[:, 1] > chances[:, 2]) | ~np.concatenate(([False], inside[:-1])))
    edges = [int(one) for one in np.flatnonzero(begins)]
    for start in edges:
        end = start + 1
        while end < len(inside) and inside[end] and not begins[end]:
            end += 1
        yield range(start, end)


def _owners(seen: Seen, first: NDArray[np.int64], least: float) -> NDArray[np.int64]:
    """For each word the number of the cue whose content it is, or -1: the likeliest run through all words.

    Whoever owns the words before goes on owning unless the chances speak against it clearly enough.
    """
    inside = np.log(np.clip(1 - seen.content[:, 0], 1e-4, 1)) - np.log(least / (1 - least))
    begins = np.log(np.clip(seen.content[:, 1] / np.clip(1 - seen.content[:, 0], 1e-4, 1), 1e-3, 1))
    nothing = np.log(np.clip(seen.content[:, 0], 1e-4, 1))
    chances = np.concatenate((nothing[:, None], inside[:, None] + seen.to_cue[:, first]), axis=1)
    best = chances[0].copy()
    steps = np.zeros((len(chances), len(first) + 1), dtype=np.int64)
    for number in range(1, len(chances)):
        top = int(best.argmax())
        change = best[top] - CHANGE
        entered = np.full(len(best), change)
        entered[1:] += 0.5 * begins[number]
        going_on = best >= entered
        steps[number] = np.where(going_on, np.arange(len(best)), top)
        best = np.where(going_on, best, entered) + chances[number]
    owners = np.zeros(len(chances), dtype=np.int64)
    owners[-1] = int(best.argmax())
    for number in range(len(chances) - 1, 0, -1):
        owners[number - 1] = steps[number][owners[number]]
    return owners - 1


def _source(seen: Seen, cue: int) -> range | None:
    """The source of a cue: where its link points, as far as the role goes on."""
    start = int(seen.to_source[cue].argmax())
    if start == len(seen.words):
        return None
    end = start + 1
    while end < len(seen.words) and seen.source[end, 2] > max(seen.source[end, 0], seen.source[end, 1]):
        end += 1
    return range(start, end)
