"""The words of two reports compared: their own, those of their articles, and the names among them."""

from functools import lru_cache
from typing import Final

from overt.incidents.commonness import rarity
from overt.incidents.feature import Found, feature
from overt.incidents.profile import Profile

# Texts of which fewer pieces are kept are too short to be called copies.
_ENOUGH_TEXT: Final = 4
_COPY: Final = 0.5
# A text of fewer words than that is no article to compare.
_FEWEST_WORDS: Final = 12
# Articles about different acts of one kind share a seventeenth of their rare words.
_ARTICLE_USUAL, _ARTICLE_EACH, _ARTICLE_LEAST, _ARTICLE_MOST = 0.15, 20.0, 1.0, 4.0


def targets(left: Profile, right: Profile) -> Found:
    """What was hit, by the words of its names."""
    return _shared("target", left.targets, right.targets, most=2.5, each=1.3)


def suspects(left: Profile, right: Profile) -> Found:
    """Who is suspected, by the words of the names."""
    return _shared("suspect", left.suspects, right.suspects, most=3.0, each=1.8)


def names(left: Profile, right: Profile) -> Found:
    """The names that both pages hold."""
    return _shared("names", left.names, right.names, most=4.0, each=1.1)


def _shared(name: str, left: frozenset[str], right: frozenset[str], *, most: float, each: float) -> Found:
    both = sorted(left & right, key=lambda one: (-rarity(one), one))
    if not both:
        return None
    weight = min(most, each * sum(rarity(one) for one in both))
    return feature(name, weight, f"both name {', '.join(both[:5])}")


def words(left: Profile, right: Profile) -> Found:
    """The words of the sentences that tell of the act."""
    likeness = alike(left.words, right.words)
    if likeness < 0.05:
        return feature("words", -0.5, "told in different words") if left.words and right.words else None
    both = sorted(left.words & right.words, key=lambda one: (-rarity(one), one))
    return feature("words", min(3.0, 8.0 * likeness), f"both say {', '.join(both[:5])}")


def article(left: Profile, right: Profile) -> Found:
    """Whole articles are compared where both are about the act, not where one mentions it beside another."""
    if not (left.leads and right.leads) or min(len(left.article), len(right.article)) < _FEWEST_WORDS:
        return None
    shared = {word: left.article[word] * right.article[word] for word in left.article.keys() & right.article.keys()}
    both = sorted(shared, key=lambda word: (-shared[word], word))
    weight = max(-_ARTICLE_LEAST, min(_ARTICLE_MOST, _ARTICLE_EACH * (sum(shared.values()) - _ARTICLE_USUAL)))
    return feature("article", weight, f"both articles say {', '.join(both[:5]) or 'little alike'}")


def alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of what two sets of words say is said by both, rare words counting more: 0 to 1.

    >>> alike(frozenset({"granary"}), frozenset({"granary"})), alike(frozenset({"granary"}), frozenset({"ferry"}))
    (1.0, 0.0)
    """
    both = _said(left & right)
    whole = _said(left) + _said(right) - both
    return both / whole if whole else 0.0


# A report is compared with many others in a row.
@lru_cache(1 << 12)
def _said(words: frozenset[str]) -> float:
    return sum(map(rarity, words))


def copy(left: Profile, right: Profile) -> Found:
    """Whether one text is a copy of the other."""
    if not is_copy(left, right):
        return None
    return feature("copy", 3.0, f"{copied(left, right):.0%} of one text stands in the other")


def is_copy(left: Profile, right: Profile) -> bool:
    """Whether half of the shorter text, and not only a line or two, stands in the other word for word."""
    return min(len(left.shingles), len(right.shingles)) >= _ENOUGH_TEXT and copied(left, right) >= _COPY


def copied(left: Profile, right: Profile) -> float:
    """How much of the shorter text stands in the longer one word for word, in pieces of five words: 0 to 1."""
    shorter = min(len(left.shingles), len(right.shingles))
    return len(left.shingles & right.shingles) / shorter if shorter else 0.0
