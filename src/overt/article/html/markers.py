"""What the class names and ids of an element say about it."""

import re
from functools import cache, lru_cache

from overt.vocabulary import raw

_SPLIT = re.compile(r"[^a-z]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONG = 5  # shorter stems are matched as whole words only


@cache
def groups() -> tuple[str, ...]:
    """The names of all groups of markers, in the order of the list."""
    return tuple(raw("html-markers"))


@cache
def _stems() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    """Whole words with their groups, and the stems that count inside longer words too."""
    words: dict[str, set[str]] = {}
    for group, entry in raw("html-markers").items():
        for word in entry["words"]:
            words.setdefault(word, set()).add(group)
    whole = {word: frozenset(found) for word, found in words.items()}
    inside = tuple((word, group) for word, found in words.items() if len(word) >= _LONG for group in found)
    return whole, inside


@lru_cache(maxsize=20_000)
def markers(names: str) -> frozenset[str]:
    """The groups of markers that class names and ids belong to.

    >>> sorted(markers("article__body js-main"))
    ['article', 'body', 'main']
    """
    names = names.strip()
    if not names:
        return frozenset()
    words = _SPLIT.split(_HUMP.sub(" ", names).lower())
    return frozenset().union(*map(_groups_of, words))


@lru_cache(maxsize=20_000)
def _groups_of(word: str) -> frozenset[str]:
    """The groups of one word, remembered because sites name their elements with the same few thousand."""
    whole, inside = _stems()
    if word in whole or len(word) <= _LONG:
        return whole.get(word, frozenset())
    return frozenset(group for stem, group in inside if stem in word)
