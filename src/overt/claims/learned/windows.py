"""A text cut into windows that the trained reader can see at once: whole paragraphs, as many as fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from overt.models.pieces import CLOSE, OPEN, UNKNOWN, pieces_of

# So many pieces of words fit in a window, the two that mark its ends included.
WIDEST = 160
_LONGEST_WORD = 12  # pieces of one word that are looked at


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of neighbouring words: ``pieces`` are numbers in the vocabulary, ``words`` the word each belongs to.

    The first and last piece mark the ends of the window and belong to no word (-1).
    """

    pieces: NDArray[np.int64]
    words: NDArray[np.int64]


def windows(doc: Doc, wanted: Sequence[bool] | None = None) -> Iterator[Window]:
    """The windows of a parsed text in text order; ``wanted`` tells, sentence by sentence, which must be seen.

    Sentences of one paragraph stay together where they fit, and paragraphs are put together while they fit. A
    sentence longer than a window is cut.
    """
    pieces, words = _pieces(doc)
    if not len(pieces):
        return
    for first, last in _stretches(doc, words, wanted):
        yield Window(
            np.concatenate(([OPEN], pieces[first:last], [CLOSE])), np.concatenate(([-1], words[first:last], [-1]))
        )


def _stretches(doc: Doc, words: NDArray[np.int64], wanted: Sequence[bool] | None) -> Iterator[tuple[int, int]]:
    room = WIDEST - 2
    begin, end = 0, 0
    for first, last in _paragraphs(doc, words, wanted):
        if last - begin <= room and first == end:
            end = last
            continue
        if end > begin:
            yield begin, end
        begin = first
        while last - begin > room:
            yield begin, begin + room
            begin += room
        end = last
    if end > begin:
        yield begin, end


def _paragraphs(doc: Doc, words: NDArray[np.int64], wanted: Sequence[bool] | None) -> Iterator[tuple[int, int]]:
    """Ranges of pieces: whole paragraphs where they fit in a window, else their sentences."""
    bounds = [one.start for one in doc.sents] + [len(doc)]
    edges = [int(one) for one in np.searchsorted(words, bounds)]
    room = WIDEST - 2
    sentences = list(pairwise(edges))
    number = 0
    while number < len(sentences):
        following = number + 1
        while following < len(sentences) and "\n" not in doc[bounds[following] - 1].text:
            following += 1
        group = range(number, following)
        number = following
        if wanted is not None and not any(wanted[one] for one in group):
            continue
        whole = (sentences[group[0]][0], sentences[group[-1]][1])
        if whole[1] - whole[0] <= room:
            yield whole
        else:
            yield from (sentences[one] for one in group)


def _pieces(doc: Doc) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every word's pieces, by their number in the vocabulary, and which word each belongs to; spaces have none."""
    pieces: list[int] = []
    words: list[int] = []
    for token in doc:
        if not token.is_space:
            own = _pieces_of(token.text)
            pieces.extend(own)
            words.extend([token.i] * len(own))
    return np.array(pieces, dtype=np.int64), np.array(words, dtype=np.int64)


_MEMORY: dict[str, tuple[int, ...]] = {}
_REMEMBERED = 50_000


def _pieces_of(word: str) -> tuple[int, ...]:
    """The pieces of one word, remembered because most words of an article were in the last one too."""
    known = _MEMORY.get(word)
    if known is None:
        if len(_MEMORY) > _REMEMBERED:
            _MEMORY.clear()
        ids = pieces_of([word])[0][:_LONGEST_WORD]
        known = _MEMORY[word] = tuple(ids) or (UNKNOWN,)
    return known
