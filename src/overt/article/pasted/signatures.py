"""Lines that sign an article: the names after "By", or a name alone with the place it was written from."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from overt.article.pasted.described import Line
from overt.vocabulary.lists import raw

_NAME = re.compile(
    r"^[A-ZÀ-ÞА-ЯЁ][\w'’.-]*(?:\s(?:de|da|von|van|der|den|el|al|bin|di|la|du|le))?(?:\s[A-ZÀ-ÞА-ЯЁ][\w'’.-]*){1,3}$"
)
_BETWEEN_NAMES = re.compile(
    r",|\band\b|\bin\b|\bfrom\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\ben\b|\bi\b|&|\||·|•"
)
_PLACE = re.compile(r"^[A-ZÀ-ÞА-ЯЁ][\w'’.-]*(?:\s[\w'’.-]+){0,2}$")
_MOST_WORDS = 10
_AFTER_TITLE = 10
_MOST_NAMED = 3  # a signature, a picture of its author, a note about them


def names_in(text: str) -> Iterator[str]:
    """The names that a list of authors begins with.

    >>> list(names_in("Mira Tolvanen and Arvo Linnas, the Courier"))
    ['Mira Tolvanen', 'Arvo Linnas']
    """
    for piece in map(str.strip, _BETWEEN_NAMES.split(text)):
        if not _NAME.match(piece):
            break
        yield piece


def signed(lines: Sequence[Line], place: int, title: int) -> tuple[str, ...]:
    """Who signs with the line at ``place`` of an article's head, without any "By"; nobody where that is not sure.

    A signature is one name or several, perhaps with a place or an office, and a date or a line such as "Senior
    reporter" stands over or under it. It begins with a usual first name, or has a place and a date. Whom the title
    or many lines name is the article's matter, not its author.

    >>> from overt.article.pasted.described import describe
    >>> signed([describe(one) for one in ("Fire", "Helena Brandt, Klaipėda", "Monday March 6 2023")], 1, 0)
    ('Helena Brandt',)
    >>> signed([describe(one) for one in ("Fire", "Middle East", "Monday March 6 2023")], 1, 0)
    ()
    """
    line = lines[place]
    first, *others = map(str.strip, _BETWEEN_NAMES.split(line.text))
    if line.hits or line.size > _MOST_WORDS or not _NAME.match(first) or not all(map(_PLACE.match, others)):
        return ()
    surname = first.split()[-1].casefold()
    if surname in lines[title].words or sum(surname in one.words for one in lines) > _MOST_NAMED:
        return ()
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    dated = any(one.own("date") > 0 for one in beside)
    told = dated or any(hit.group == "byline" for one in beside for hit in one.hits)
    if not (dated and others) and not (told and _begins_with_first_name(first)):
        return ()
    return first, *(one for one in others if _NAME.match(one) and _begins_with_first_name(one))


def signatures_of(lines: Sequence[Line], title: int | None) -> dict[int, str]:
    """The lines right under the title that sign the article, with the reason for which they are no text."""
    if title is None:
        return {}
    places = range(title + 1, min(title + 1 + _AFTER_TITLE, len(lines)))
    return {place: "byline" for place in places if signed(lines, place, title)}


def _begins_with_first_name(name: str) -> bool:
    return name.split()[0] in _first_names()


@cache
def _first_names() -> frozenset[str]:
    lists = raw("first-names")
    return frozenset((*lists["m"], *lists["f"]))
