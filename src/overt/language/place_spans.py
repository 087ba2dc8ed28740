"""Find the words of an article that name a place: what could be one, and a forest that decides."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from overt.language.place_clues import Possible, cues, matrix
from overt.language.place_names import abbreviations
from overt.language.place_summary import summary
from overt.language.place_tokens import POSSESSIVE, Tokens
from overt.models.forest import load_forest

MODEL = "place-finder"
LONGEST = 5  # words of one name
LIKELY = 0.4  # from which probability words are taken for a place
_PLACES = ("GPE", "LOC", "FAC", "NORP")


def find_spans(text: str, doc: Doc) -> tuple[tuple[int, int], ...]:
    """Where the text names a place, in text order and without overlap, as first and last + 1 character.

    ``doc`` is the parse of the text or of its beginning.

    >>> from overt.language.parse import parse
    >>> text = "Ships of the Swedish navy left Gotland."
    >>> find_spans(text, parse(text))
    ((13, 20), (31, 38))
    """
    tokens = Tokens.of(doc, text)
    found = possible(tokens)
    if not found:
        return ()
    scores = load_forest(MODEL).predict(matrix(tokens, found))
    return tuple(sorted(_span(tokens, one) for one in chosen(found, scores)))


def chosen(found: Sequence[Possible], scores: NDArray[np.float64], *, likely: float = LIKELY) -> list[Possible]:
    """The likely ones, the likeliest first, none over another."""
    taken: set[int] = set()
    kept = []
    for at in np.argsort(-scores, kind="stable").tolist():
        one = found[at]
        if scores[at] < likely:
            break
        if taken.isdisjoint(range(one.first, one.last)):
            taken.update(range(one.first, one.last))
            kept.append(one)
    return kept


def _span(tokens: Tokens, one: Possible) -> tuple[int, int]:
    """The characters of the tokens, with a lower-case word after them that says which kind of place is meant."""
    start, end = tokens.span(one.first, one.last)
    after = tokens.word(one.last)
    if after and after in cues("kinds") and tokens.text[end : end + 1] == " ":
        whole = f"{one.words} {after}"
        named = summary(whole).division or (after in cues("divisions") and summary(one.words).division)
        return tokens.span(one.first, one.last + 1) if named else (start, end)
    return start, end


def possible(tokens: Tokens) -> list[Possible]:
    """Every run of words that the gazetteer knows, that the parse takes for a place, or that says it is one."""
    found = {(first, last): words for first, last, words in _known(tokens)}
    for start, end, label in tokens.entities:
        if label not in _PLACES:
            continue
        first = start + (tokens.lower[start] == "the" and end - start > 1)
        last = end - (tokens.words[end - 1] in POSSESSIVE and end - 1 > first)
        if any(one[0].isupper() for one in tokens.words[first:last]):
            found.setdefault((first, last), _words(tokens, first, last))
    return [Possible(first, last, words) for (first, last), words in sorted(found.items())]


def _words(tokens: Tokens, first: int, last: int) -> str:
    start, end = tokens.span(first, last)
    return tokens.text[start:end]


def _known(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    for start, end in tokens.runs:
        for first in range(start, end):
            if not tokens.words[first][0].isupper():
                continue
            for last in range(first + 1, min(first + LONGEST, end) + 1):
                words = _words(tokens, first, last)
                if _could_be(tokens, first, last, words):
                    yield first, last, words


def _could_be(tokens: Tokens, first: int, last: int, words: str) -> bool:
    end = tokens.words[last - 1]
    if not (end[0].isupper() or end[0].isdigit()) and end.lower() not in cues("kinds"):
        return False
    if words in abbreviations() or summary(words).entries:
        return True
    opening = tokens.lower[first]
    says = end.lower() in cues("kinds") or opening in cues("kinds_first") or opening in cues("parts")
    return last - first > 1 and says
