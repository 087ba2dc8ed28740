"""The words by which furniture shows itself: which cue groups a line of a page meets, and how."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from overt.vocabulary import raw

Where = Literal["whole", "start", "within"]

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PARTED = re.compile(r"^\W*\w+[.)]?\s*[:|–—/([«-]")
_UNPARTED = "byline"
# Cues of a line stand near its ends; a paragraph of many words is not searched to its last.
_MOST_WORDS = 160


class CueGroup(msgspec.Struct, frozen=True, kw_only=True):
    """One group of the vocabulary ``furniture-cues``: its phrases, and the reason for removal they speak for."""

    id: str
    reason: str
    definition: str
    example: str
    source: str
    whole: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A group that a line meets: the line is the phrase, begins with it, or holds it."""

    group: str
    where: Where


class _Phrases(NamedTuple):
    whole: dict[tuple[str, ...], tuple[str, ...]]
    start: dict[str, list[tuple[tuple[str, ...], str]]]
    within: dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def groups() -> tuple[CueGroup, ...]:
    """The cue groups in the order of their file."""
    return msgspec.convert(raw("furniture-cues"), type=tuple[CueGroup, ...])


def words_of(text: str) -> list[str]:
    """The words of a line in lower case, a number as ``0``, without punctuation.

    >>> words_of("Don't miss: 14 fires!")
    ['don', 't', 'miss', '0', 'fires']
    """
    return ["0" if word[0].isdecimal() else word for word in _WORDS.findall(text.casefold())]


def is_unspaced(text: str) -> bool:
    """Whether the text has letters of a script that puts no spaces between words."""
    return _NO_SPACES.search(text) is not None


@cache
def _phrases() -> _Phrases:
    phrases = _Phrases({}, {}, {})
    for group in groups():
        for phrase in group.whole:
            words = tuple(words_of(phrase))
            phrases.whole[words] = (*phrases.whole.get(words, ()), group.id)
        for where, index in (("start", phrases.start), ("within", phrases.within)):
            for phrase in getattr(group, where):
                words = tuple(words_of(phrase))
                index.setdefault(words[0], []).append((words, group.id))
    return phrases


def hits(words: Sequence[str], *, text: str | None = None) -> tuple[Hit, ...]:
    """The cue groups that a line meets, given its words as ``words_of`` gives them; each group once, strongest first.

    When its ``text`` is given too, a single word only counts as the start of the line when a mark parts it from the
    rest: "Video: …", not "Video of …".

    >>> hits(words_of("Read more: the night of the nine fires"))
    (Hit(group='read-more', where='start'),)
    """
    if not words:
        return ()
    phrases = _phrases()
    found: dict[str, Where] = dict.fromkeys(phrases.whole.get(tuple(words), ()), "whole") if len(words) < 10 else {}
    parted = text is None or _PARTED.match(text) is not None
    for phrase, group in phrases.start.get(words[0], ()):
        if tuple(words[: len(phrase)]) == phrase and (len(phrase) > 1 or parted or group == _UNPARTED):
            found.setdefault(group, "start")
    for place, word in enumerate(words[:_MOST_WORDS]):
        for phrase, group in phrases.within.get(word, ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                found.setdefault(group, "within")
    return tuple(Hit(group, where) for group, where in found.items())
