"""Some words of an article with the sentence that they stand in."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from overt.reading import Article
from overt.spans import Span
from overt.vocabulary import raw

# A full stop, perhaps closing marks behind it, a space, and something a sentence may begin with.
_BREAK = re.compile(r"[.!?…][”’»\"')\]]*\s+(?=[“‘«\"'(\[]*[^\Wa-z_])")
_LAST_WORD = re.compile(r"[^\s“‘\"'(\[]+\Z")
_LONGEST_WORD = 40
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
# Far more than a sentence: nobody wants to see the whole of a page that has no full stops.
_WIDEST = 1_000


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation with what stands before and after it in its sentence, and its offsets in the article's text."""

    before: str
    quote: str
    after: str
    start: int
    end: int


def excerpt(article: Article, span: Span) -> Excerpt:
    """The words of the span with the rest of their sentence, or sentences where they stand in several.

    >>> text = "All is calm. Gen. Ost denied it. Then rain."
    >>> shown = excerpt(Article(id="", text=text), Span.of(text, 18, 21))
    >>> shown.before, shown.after
    ('Gen. ', ' denied it.')
    """
    text = article.text
    block_start, block_end = _block(article, span)
    first, last = max(block_start, span.start - _WIDEST), min(block_end, span.end + _WIDEST)
    breaks = list(_breaks(text, first, last))
    start = max((one for one in breaks if one <= span.start), default=first)
    end = min((one for one in breaks if one >= span.end), default=last)
    return Excerpt(
        before=text[start : span.start],
        quote=text[span.start : span.end],
        after=text[span.end : end].rstrip(),
        start=span.start,
        end=span.end,
    )


def _block(article: Article, span: Span) -> tuple[int, int]:
    """Where the paragraphs begin and end that the span stands in."""
    inside = [
        (one.start, one.end)
        for one in article.blocks
        if one.start is not None and one.end is not None and one.start < span.end and one.end > span.start
    ]
    if not inside:
        return 0, len(article.text)
    return min(start for start, _ in inside), max(end for _, end in inside)


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    for match in _BREAK.finditer(text, start, end):
        word = _LAST_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start() + 1)
        if word is None or not _abbreviated(word.group()):
            yield match.end()


def _abbreviated(word: str) -> bool:
    """Whether the full stop belongs to the word: "Gen.", "U.S."; better a sentence more than half of one."""
    return word in _abbreviations() or _INITIALS.fullmatch(word) is not None


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(raw("abbreviations")["before-a-name"])
