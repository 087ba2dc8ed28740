"""Numbers in words and figures, and the least and the most that a phrase of number says."""

import re
from functools import cache

ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
SMALL = {word: number for number, word in enumerate(f"{ONES} eighteen nineteen".split(), 1)}
DECADES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {word: 10 * number for number, word in enumerate(DECADES, 2)}
NOBODY = frozenset({"no", "nobody", "none", "noone", "neither"})
# What a word of quantity says at the least: two dozen, two score, two hundred, and so on.
QUANTITIES = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "many": 3}
_LEAST = re.compile(r"\b(?:at least|no (?:fewer|less) than|a minimum of)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:more than|over)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:up to|at most|as many as|no more than)\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:fewer than|less than|under)\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:between )?([\w,-]+) (?:to|and|or) ([\w,-]+)\b|\b(\d+)[–-](\d+)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?|\d[\d,]*")
Bounds = tuple[int | None, int | None]


@cache
def number(word: str) -> int | None:
    """The number that a word or numeral stands for, up to hundreds; ``None`` when it is none.

    >>> number("260"), number("1,200"), number("twenty-five"), number("dozens")
    (260, 1200, 25, None)
    """
    plain = word.lower().replace(",", "")
    if plain.isdigit() and len(plain) < 9:
        return int(plain)
    if plain in SMALL:
        return SMALL[plain]
    tens, _, ones = plain.partition("-")
    if tens in TENS and (not ones or ones in SMALL):
        return TENS[tens] + SMALL.get(ones, 0)
    return None


def bounds(words: str) -> Bounds | None:
    """The least and the most that some words of number say; ``None`` where they say none.

    >>> bounds("at least six people"), bounds("dozens of workers"), bounds("between 10 and 15 people")
    ((6, None), (24, None), (10, 15))
    >>> bounds("more than 20 people"), bounds("up to ten guards"), bounds("three guards"), bounds("guards")
    ((21, None), (None, 10), (3, 3), None)
    """
    if set(words.lower().split()) & NOBODY and not _LEAST.search(words) and not _MOST.search(words):
        return 0, 0
    found = [value for word in _WORD.findall(words) if (value := number(word)) is not None]
    ends = _RANGE.search(words)
    if ends and len(found) == 2:
        first, last = (number(one) for one in ends.groups() if one)
        if first is not None and last is not None and first < last:
            return first, last
    if not found:
        vague = [least for word, least in QUANTITIES.items() if re.search(rf"\b{word}\b", words, re.IGNORECASE)]
        return (max(vague), None) if vague else None
    return around(words, found[0])


def around(words: str, value: int) -> Bounds:
    """The bounds of one number, by the words before it."""
    if _OVER.search(words) and not re.search("no more than", words, re.IGNORECASE):
        return value + 1, None
    if _LEAST.search(words):
        return value, None
    if _UNDER.search(words) and not _LEAST.search(words):
        return None, value - 1
    return (None, value) if _MOST.search(words) else (value, value)
