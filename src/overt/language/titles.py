"""Titles: the words before a person's name that are not part of it, and what they tell of the person."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from overt.vocabulary.lists import raw

Gender = Literal["f", "m"]
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: where it stands, its words, and whether it is an office."""

    start: int
    end: int
    text: str
    office: bool
    gender: Gender | None


def title_before(text: str, at: int) -> Title | None:
    """The title that ends right before ``at``: "President" in "President Putin".

    >>> title_before("Deputy Prime Minister Ann Berg", 22).text
    'Deputy Prime Minister'
    """
    words = text[max(0, at - _BEFORE) : at]
    found = _before().search(words)
    if found is None:
        return None
    start = at - len(words) + found.start(1)
    return Title(start, start + len(found.group(1)), found.group(1), *_kind(found.group(1)))


def without_titles(start: int, name: str) -> tuple[int, str]:
    """A name and where it starts, without the titles the language model left in it.

    >>> without_titles(0, "Sir Richard Moore")
    (4, 'Richard Moore')
    """
    found = _leading().match(name)
    return (start + found.end(), name[found.end() :]) if found else (start, name)


def is_title_word(word: str) -> bool:
    """Whether a word is part of a title: "General", "Mr."."""
    return word in _words()


@cache
def _words() -> frozenset[str]:
    lists = raw("person-titles")
    forms = [one for some in lists["forms"].values() for one in some]
    return frozenset(word for one in (*forms, *lists["offices"]) for word in one.split())


def _kind(title: str) -> tuple[bool, Gender | None]:
    forms = raw("person-titles")["forms"]
    first = title.split()[0]
    gender: Gender | None = "m" if first in forms["m"] else "f" if first in forms["f"] else None
    if title.lower().endswith(("woman", "women")):
        gender = "f"
    elif title.lower().endswith("man"):
        gender = "m"
    return first not in {*forms["m"], *forms["f"], *forms["any"]}, gender


@cache
def _alternatives() -> str:
    lists = raw("person-titles")
    forms = [one for some in lists["forms"].values() for one in some]
    words = {*forms, *lists["offices"]}
    lower = {one.lower() for one in lists["offices"] if "." not in one and len(one) > 4}
    return "|".join(sorted(map(re.escape, words | lower), key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])((?:(?:{_alternatives()})\s+)*(?:{_alternatives()}))\s+$")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_alternatives()})\s+)+(?=\S)")
