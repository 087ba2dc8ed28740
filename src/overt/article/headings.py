"""The headings of a diary: lines that only name a day, between the paragraphs of one article."""

import re
from collections.abc import Sequence

import msgspec

from overt.article.blocks import Piece
from overt.article.dates import has_date

FEWEST = 2
LONGEST = 40
_WORD = re.compile(r"[^\W\d_]{2,}")
# What may stand in such a line beside the month: the weekday and the ending of a number.
_BESIDE = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|st|nd|rd|th|of|the", re.IGNORECASE)


def with_days(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, in which the days that head the sections of a diary are kept as headings.

    A page's own date stands alone, says what it is or stands over the text; in a diary two or more lines name nothing
    but a day, each with text of its own below it and some text of the article above the second.

    >>> days = [Piece(text=day, kind="dateline", kept=False, reason="timestamp") for day in ("5 May", "6 May")]
    >>> text = Piece(text="It burned.", kind="paragraph", kept=True)
    >>> [one.kind for one in with_days([days[0], text, days[1], text])]
    ['heading', 'paragraph', 'heading', 'paragraph']
    """
    heads = [
        place
        for place, piece in enumerate(pieces)
        if not piece.kept and piece.reason == "timestamp" and _only_a_day(piece.text) and _heads(pieces, place)
    ]
    if len({pieces[place].text for place in heads}) < FEWEST:
        return tuple(pieces)
    kept = set(heads)
    return tuple(
        msgspec.structs.replace(piece, kind="heading", kept=True, reason=None, score=None) if place in kept else piece
        for place, piece in enumerate(pieces)
    )


def _only_a_day(text: str) -> bool:
    """Whether a line names a day of a month, with its weekday perhaps, and says nothing else."""
    words = [one for one in _WORD.findall(text) if not _BESIDE.fullmatch(one)]
    return len(text) <= LONGEST and len(words) == 1 and has_date(text)


def _heads(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the next thing below a line is text of the article."""
    return place + 1 < len(pieces) and pieces[place + 1].in_text
