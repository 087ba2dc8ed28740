"""A span and its one rule: ``text[start:end] == quote``, always."""

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of an article and where they stand.

    ``start`` and ``end`` are half-open offsets in Unicode code points into ``article.text``.

    >>> Span.of("Moscow denied it.", 0, 6)
    Span(start=0, end=6, quote='Moscow')
    """

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of ``text`` from ``start`` up to, not including, ``end``."""
        return cls(start=start, end=end, quote=text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether the one rule holds for ``text``."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.quote


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share; zero when they do not meet.

    >>> overlap(Span(start=0, end=6, quote="Moscow"), Span(start=4, end=8, quote="ow d"))
    2
    """
    return max(0, min(a.end, b.end) - max(a.start, b.start))
