"""What speaks for some words being the name of a place: the gazetteer, the parse, the words around, the article."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from overt.language.place_names import abbreviations
from overt.language.place_summary import summary
from overt.language.place_tokens import POSSESSIVE, Tokens
from overt.vocabulary.lists import raw

_LABELS = ("GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "other", "none")
_PLACES = _LABELS[:4]
_BEFORE = ("before_in", "before_title", "before_of", "before_the")
_AFTER = ("after_body", "after_speech", "after_person", "kinds", "after_based")
_HYPHENS = frozenset("-–/")
_ROLES = ("pobj", "compound", "nsubj", "poss", "amod", "appos", "conj", "dobj", "ROOT", "npadvmod", "attr", "nmod")
_MOST_ENTRIES, _MOST_TIMES = 60, 10

NAMES = (
    # the name
    "words", "capitals", "first_in_sentence", "known", "people", "population", "entries", "how", "abbreviation",
    "city", "province", "district", "country", "feature", "lower_in_text", "body_inside", "kind_first", "kind_last",
    # the entity that the parse sees there
    *(f"label_{one}" for one in _LABELS), "same_start", "same_end", "entity_words", "entity_rest",
    # the words around
    "before_cue", "after_cue", "before_capital", "after_capital", "before_comma", "after_comma", "hyphen_before",
    "hyphen_after", "possessive",
    # grammar
    "proper_noun", "adjective", "role", "head_before", "head_capital",
    # the article
    "times", "times_place", "times_person", "times_organisation", "surname", "place_after_comma",
    "place_before_comma", "longer_known", "shorter_known", "capital_run", "place_in_run",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Possible:
    """Some tokens that could name a place: from the first up to, not including, the last."""

    first: int
    last: int
    words: str


@cache
def cues(name: str) -> frozenset[str]:
    """One of the word lists of ``place-cues.yaml``."""
    return frozenset(raw("place-cues")[name])


def matrix(tokens: Tokens, found: Sequence[Possible]) -> NDArray[np.float32]:
    """One row for each possible place, the columns of ``NAMES``."""
    article = _Article(tokens, found)
    rows = [
        (*_name(tokens, one, article.lower), *_entity(tokens, one), *_around(tokens, one), *_grammar(tokens, one),
         *article.clues(one))
        for one in found
    ]  # fmt: skip
    return np.array(rows, dtype=np.float32)


Clues = tuple[float, ...]


def _name(tokens: Tokens, one: Possible, lower: set[str]) -> Clues:
    known, words = summary(one.words), one.words.lower().split()
    return (
        len(words), one.words.isupper(), tokens.starts_sentence[one.first], known.entries > 0, known.people,
        known.population, min(known.entries, _MOST_ENTRIES), known.how, one.words in abbreviations(), *known.kinds,
        not one.words.isupper() and one.words.lower() in lower, not cues("bodies").isdisjoint(words),
        words[0] in cues("kinds_first") or words[0] in cues("parts"), words[-1] in cues("kinds"),
    )  # fmt: skip


def _entity(tokens: Tokens, one: Possible) -> Clues:
    start, end, label = tokens.entity[one.last - 1]
    if label == "none":
        return (*(name == label for name in _LABELS), 0, 0, 1, 0)
    listed = label if label in _LABELS else "other"
    rest = (end - start) - (one.last - one.first)
    same = (one.first - 1 <= start <= one.first, one.last <= end <= one.last + 1)
    return (*(name == listed for name in _LABELS), *same, end - start, rest)


def _around(tokens: Tokens, one: Possible) -> Clues:
    before, after = tokens.word(one.first - 1), tokens.word(one.last)
    following = tokens.word(one.last + 1) if after in ("'s", "’s") else after
    return (
        _which(_BEFORE, before.lower().rstrip(".")), _which(_AFTER, following.lower()), before[:1].isupper(),
        after[:1].isupper(), before == ",", after == ",", before in _HYPHENS, after in _HYPHENS, after in POSSESSIVE,
    )  # fmt: skip


def _which(names: Sequence[str], word: str) -> int:
    """The number of the first list that has the word, 0 for none."""
    return next((number for number, name in enumerate(names, 1) if word in cues(name)), 0)


def _grammar(tokens: Tokens, one: Possible) -> Clues:
    last = one.last - 1
    head, role = tokens.head[last], tokens.role[last]
    return (
        tokens.part[last] == "PROPN", tokens.part[last] == "ADJ", _ROLES.index(role) + 1 if role in _ROLES else 0,
        (head > last) - (head < last), tokens.words[head][0].isupper() and not one.first <= head < one.last,
    )  # fmt: skip


class _Article:
    """What the whole article says of a name."""

    def __init__(self, tokens: Tokens, found: Sequence[Possible]) -> None:
        self._tokens = tokens
        self.lower = {one for one in tokens.words if one.islower()}
        self._times = Counter(one.words for one in found)
        self._labelled = Counter((one.words, tokens.entity[one.first][2]) for one in found)
        self._surnames = set(_surnames(tokens))
        self._first = {one.first: one for one in found}
        self._last = {one.last: one for one in found}
        self._known = {(one.first, one.last) for one in found if summary(one.words).entries}
        self._starts = [one.first for one in found]
        self._run_starts = [start for start, _ in tokens.runs]

    def clues(self, one: Possible) -> Clues:
        """The last columns of its row."""
        times = self._times[one.words]
        place, person, organisation = (
            sum(self._labelled[one.words, label] for label in labels) / times
            for labels in (_PLACES, ("PERSON",), ("ORG",))
        )
        start, end = self._run(one)
        inside = bisect_left(self._starts, end) - bisect_left(self._starts, start)
        return (
            min(times, _MOST_TIMES), place, person, organisation, one.words in self._surnames, *self._commas(one),
            self._has_known(one, range(max(0, one.first - 2), one.first + 1), lambda _: range(one.last, one.last + 3)),
            self._has_known(one, range(one.first, one.last), lambda first: range(first + 1, one.last + 1)),
            end - start, inside,
        )  # fmt: skip

    def _commas(self, one: Possible) -> Clues:
        """How wide the places are that stand behind a comma after and before it."""
        after = self._first.get(one.last + 1) if self._tokens.word(one.last) in (",", "(") else None
        before = self._last.get(one.first - 1) if self._tokens.word(one.first - 1) == "," else None
        return _width(after), _width(before)

    def _has_known(self, one: Possible, firsts: range, lasts: Callable[[int], range]) -> bool:
        """Whether the gazetteer knows other tokens of those."""
        return any(
            (first, last) in self._known and (first, last) != (one.first, one.last)
            for first in firsts
            for last in lasts(first)
        )

    def _run(self, one: Possible) -> tuple[int, int]:
        """The run of capitals it stands in, or itself."""
        at = bisect_right(self._run_starts, one.first) - 1
        if at >= 0 and one.first < self._tokens.runs[at][1]:
            return self._tokens.runs[at]
        return one.first, one.last


def _surnames(tokens: Tokens) -> list[str]:
    """The last words of the longer names of persons."""
    found = []
    for start, end, label in tokens.entities:
        last = end - 1 - (tokens.words[end - 1] in ("'s", "’s"))
        if label == "PERSON" and last > start:
            found.append(tokens.words[last])
    return found


def _width(one: Possible | None) -> float:
    if one is None:
        return 0.0
    known = summary(one.words)
    return 3.0 if one.words in abbreviations() or known.wide else 2.0 if known.entries else 1.0
