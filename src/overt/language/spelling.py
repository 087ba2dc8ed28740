"""Spelling: words brought to one form, so that the ways of writing a name meet."""

import re
import unicodedata

# Ways in which one Cyrillic or Arabic sound is written in Latin letters, brought to one.
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"shch|tsch|sch|tch|zh|sh", "ch"), (r"kh", "h"), (r"ks", "x"), (r"ph", "f"), (r"w", "v"), (r"(?:ff|v)$", "v"),
        (r"iy|ij|yi|yy|ii|ey$|y|j", "i"), (r"i+([aeou])", r"\1"), (r"i+$", ""), (r"ts|tz|cz", "z"), (r"ck|q", "k"),
        (r"(.)\1", r"\1"), (r"enk[ao]$", "enk"), (r"^ale(?:x|ks)and[er]+$", "alexandr"), (r"gh", "g"), (r"ou", "u"),
        (r"c(?![hei])", "k"),
    )
)  # fmt: skip


def fold(word: str) -> str:
    """A word without case, diacritics and curly marks, for comparison.

    >>> fold("Säpo"), fold("’")
    ('sapo', "'")
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(one for one in plain if not unicodedata.combining(one)).lower()


def sounds(word: str) -> str:
    """A word as it sounds, so that transliterations of one name meet.

    >>> sounds("Naryshkin") == sounds("Naryschkin"), sounds("Zelensky") == sounds("Zelenskiy")
    (True, True)
    >>> sounds("Viktor") == sounds("Victor"), sounds("Nikolai") == sounds("Nicolay")
    (True, True)
    """
    key = fold(word)
    for pattern, letter in _SOUNDS:
        key = pattern.sub(letter, key)
    return key


def surname(name: str) -> str:
    """The last word of a person's name, folded for comparison."""
    return fold(name.split()[-1])
