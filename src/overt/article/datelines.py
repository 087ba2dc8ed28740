"""The day in an agency's dateline: "PESHAWAR, Pakistan, March 3, 2025 -"."""

import re
from collections.abc import Sequence

from overt.article.blocks import Piece
from overt.article.dates import read_date
from overt.reading import Published

_HEAD = re.compile(r"\s*(?P<head>[A-Z][^\n]{4,90}?)(?:\s[-–—]{1,2}\s|\.\s|:\s)")
_SMALL = re.compile(r"(?<![\w(])[a-z]\w*")


def day_of_dateline(pieces: Sequence[Piece], published: Published) -> Published:
    """When a page was published, by the dateline that opens its text where nothing else says it.

    Only a full date counts, in an opening of names: what a sentence says of a day is no dateline.

    >>> text = Piece(text="PESHAWAR, Pakistan, March 3, 2025 - A bomb went off.", kind="paragraph", kept=True)
    >>> day_of_dateline([text], Published()).edtf
    '2025-03-03'
    """
    first = next((piece.text for piece in pieces if piece.in_text), "")
    head = _HEAD.match(first)
    if published.edtf is not None or head is None or _SMALL.search(head["head"]):
        return published
    day = read_date(head["head"])
    return Published(edtf=day, basis="page-text") if day is not None else published
