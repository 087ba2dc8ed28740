"""Links to shops, as articles about things to buy print them under each thing."""

import re
from collections.abc import Sequence
from functools import cache

from overt.article.pasted.described import Line
from overt.vocabulary.lists import raw

_FEWEST = 2
_MOST_WORDS = 20


def shop_links(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that lead to a shop, with the reason for which they are no text.

    One such line alone may be a heading; where there are two or more of them, they are buttons. Whole sentences and
    openings that no name follows are never taken.

    >>> from overt.article.pasted.described import describe
    >>> shop_links([describe(one) for one in ("Brass lamp", "View at Harlow $29", "Wool rug", "View at Orla Stores")])
    {1: 'advert-label', 3: 'advert-label'}
    >>> shop_links([describe(one) for one in ("The view at Harlow", "View at Harlow $29")])
    {}
    """
    places = [place for place, line in enumerate(lines) if _is_link(line)]
    return dict.fromkeys(places, "advert-label") if len(places) >= _FEWEST else {}


def _is_link(line: Line) -> bool:
    short = line.size <= _MOST_WORDS and not line.own("ends_sentence")
    return short and _openings().match(line.text) is not None


@cache
def _openings() -> re.Pattern[str]:
    told = "|".join(map(re.escape, raw("shop-links")["openings"]))
    return re.compile(rf"(?i:{told})\s+(?=[A-ZÀ-ÞА-Я\d])")
