"""How common a word is: what two pages share counts the more, the fewer pages hold it."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Any, Final
from unicodedata import combining, normalize

from overt.vocabulary import raw

_TABLE: Final = "word-pages.tsv"
_STATE_WORDS: Final = ("name", "aliases", "adjectives", "people", "capital", "metonyms")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_TOO_COMMON: Final = 0.2
# Words are met again and again; so many are remembered, whatever a record holds.
_REMEMBERED: Final = 1 << 16
# Letters that Unicode does not take for a letter with an accent.
_UNSPLIT: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """A word without its commonest endings and its accents, in lower case: outlets keep or drop the accents of a name.

    >>> stem("Drones"), stem("burned"), stem("Klaipėda")
    ('drone', 'burn', 'klaipeda')
    """
    word = plain(word)
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def plain(word: str) -> str:
    """A word in lower case, without accents.

    >>> plain("Puławy"), plain("Øresund")
    ('pulawy', 'oresund')
    """
    word = word.lower()
    if word.isascii():
        return word
    apart = normalize("NFD", word.translate(_UNSPLIT))
    return "".join(mark for mark in apart if not combining(mark))


@lru_cache(_REMEMBERED)
def rarity(stemmed: str) -> float:
    """Between 0, for a word that says nothing, and 1, for one that no page of the table holds."""
    pages, table = _pages()
    found = table.get(stemmed, 0)
    return 0.0 if found > _TOO_COMMON * pages else log((pages + 1) / (found + 1)) / log(pages + 1)


@cache
def everyday() -> frozenset[str]:
    """Names that half the pages of the field hold: months, days, states, their people and capitals."""
    months = {word for row in raw("month-names")["en"] for word in row}
    states = {
        stem(word) for one in raw("actors-states")["actors"] for text in _said(one) for word in _WORD.findall(text)
    }
    holders = {stem(word) for one in raw("actors-office-holders")["actors"] for word in _WORD.findall(one["name"])}
    return frozenset(states | holders | {stem(word) for word in months} | set(raw("common-names")))


def _said(state: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for name in _STATE_WORDS:
        value = state.get(name) or []
        found += [value] if isinstance(value, str) else value
    return found


@cache
def _pages() -> tuple[int, dict[str, int]]:
    first, *lines = files("overt.models").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    return int(first.split("\t")[1]), {word: int(number) for word, number in (line.split("\t") for line in lines)}
