"""A report as it is compared: sets and numbers made once, so that comparing two is quick."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log, sqrt
from sys import intern
from typing import Final
from zlib import crc32

import msgspec

from overt.incidents.calendar import day_without_year
from overt.incidents.commonness import everyday, rarity, stem
from overt.record.accounts import Account
from overt.record.outlines import Outline, ordinal

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SHINGLE: Final = 5
_SAMPLE: Final = 4
_KEPT_NAMES: Final = 32
_KEPT_WORDS: Final = 40
_KEPT_OF_ARTICLE: Final = 90
_KEPT_RARE: Final = 8
_KEPT_OF_OTHERS: Final = 12
_WEEK: Final = 7
_REMEMBERED: Final = 1 << 16  # words, which are met again and again


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared of a report.

    ``words`` are those of its own sentences, targets and headline; ``names`` the capitalised ones of the whole article
    where it leads, else of its own words;
    ``article`` weighs its words, but for those about other acts, by how often it says them and how rare they are, to a
    length of 1;
    ``leads`` whether it is what the article is about, not told beside it;
    ``shingles`` the article's text in pieces of five words, hashed, from which copies are known. Days are ordinals;
    ``yearless`` is the month and day of a date whose year is not told.
    ``founds`` is false for a report that is no incident by itself, and may only join one.
    """

    id: str
    page: str
    outlet: str | None
    type: str
    stage: str
    founds: bool
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    precision: str | None
    first: int | None
    last: int | None
    told: int | None
    yearless: tuple[int, int] | None
    words: frozenset[str]
    targets: frozenset[str]
    suspects: frozenset[str]
    names: frozenset[str]
    article: dict[str, float]
    leads: bool
    shingles: frozenset[int]
    killed: int | None
    injured: int | None

    @property
    def days(self) -> int | None:
        """How many days it may have been, less one; ``None`` where no day is known."""
        return None if self.first is None or self.last is None else self.last - self.first

    @property
    def vague(self) -> bool:
        """Whether neither the day nor the place is known well enough to tell this incident from its like."""
        return not placed(self) and (self.days is None or self.days > _WEEK)


def placed(one: Profile | Outline) -> bool:
    """Whether a place is known well enough to be another one than the next town."""
    return one.precision in ("site", "city", "district") and one.lat is not None


def profile(account: Account) -> Profile:
    """The report as it is compared."""
    own = " ".join((account.title or "", *(one.quote for one in account.evidence)))
    about = f"{account.title or ''}. {_without(account.text, account.beside)}"
    return Profile(
        id=account.id,
        page=account.page,
        outlet=account.outlet,
        type=account.type,
        stage=account.stage,
        founds=account.excluded in (None, "accident"),
        country=account.country,
        geonames=account.geonames,
        lat=account.lat,
        lon=account.lon,
        precision=account.precision,
        first=ordinal(account.earliest),
        last=ordinal(account.latest),
        told=ordinal(account.told_latest),
        yearless=day_without_year(account),
        words=_rarest(_stems(own), _KEPT_WORDS),
        targets=frozenset(stem for one in account.targets for stem in _stems(one.name or one.quote)),
        suspects=frozenset(stem for one in account.suspects if one.name for stem in _stems(one.name)),
        names=frozenset(_names(about) if account.leads else _names_in(own, account)),
        article=_weighed(about),
        leads=account.leads,
        shingles=_shingles(account.text),
        killed=account.killed,
        injured=account.injured,
    )


def _without(text: str, beside: Iterable[tuple[int, int]]) -> str:
    """An article without the words that tell of other acts: one page may hold many, and is no account of each."""
    for start, end in sorted(beside, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _stems(text: str) -> list[str]:
    return [one for word in _WORD.findall(text) if (one := _telling(word))]


@lru_cache(_REMEMBERED)
def _telling(word: str) -> str | None:
    """The stem of a word that tells something, or ``None`` for one that stands on every page."""
    stemmed = stem(word)
    return intern(stemmed) if rarity(stemmed) > 0 and stemmed not in everyday() else None


def _rarest(words: Iterable[str], most: int) -> frozenset[str]:
    return frozenset(sorted(set(words), key=lambda word: (-rarity(word), word))[:most])


def _weighed(text: str) -> dict[str, float]:
    # The rarity counts twice, as in a product of two texts, and once more: a word that both hold and few pages do is
    # a name more often than not.
    counted: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text)).items():
        if one := _telling(word):
            counted[one] += times
    said = {word: (1 + log(times)) * rarity(word) ** 2 for word, times in counted.items()}
    kept = sorted(said, key=lambda word: (-said[word], word))[:_KEPT_OF_ARTICLE]
    length = sqrt(sum(weight * weight for weight in said.values()))
    return {word: said[word] / length for word in kept}


# One page may hold many reports, whose profiles are made one after the other.
@lru_cache(maxsize=2)
def _names(text: str) -> tuple[str, ...]:
    """The rarest capitalised words of a text that it never writes small: names, whatever they name."""
    words = set(_WORD.findall(text))
    small = {word for word in words if word[0].islower()}
    found = {
        intern(stem(word))
        for word in words
        if word[0].isupper() and word.lower() not in small and stem(word) not in everyday()
    }
    return tuple(sorted(found, key=lambda one: (-rarity(one), one))[:_KEPT_NAMES])


def _names_in(own: str, account: Account) -> list[str]:
    """The names of an article that stand in these words of it."""
    said = {stem(word) for word in _WORD.findall(own)}
    return [name for name in _names(f"{account.title or ''}. {account.text}") if name in said]


def rare_names(one: Profile) -> list[str]:
    """The names by which a report is looked for: those of its own sentences and, where it leads, of its article."""
    own = [name for name in one.names if name in one.words or name in one.targets or name in one.suspects]
    others = one.names - set(own) if one.leads else ()
    return [*_first(own, _KEPT_RARE), *_first(others, _KEPT_OF_OTHERS)]


def _first(names: Iterable[str], most: int) -> list[str]:
    return sorted(names, key=lambda name: (-rarity(name), name))[:most]


@lru_cache(maxsize=2)
def _shingles(text: str) -> frozenset[int]:
    words = [word.lower() for word in _WORD.findall(text)]
    found = [_number(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))]
    # One in four, by its own value, so that two copies keep the same ones: a record holds many texts.
    return frozenset(one for one in found if one % _SAMPLE == 0)


def _number(words: list[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))
