"""What the language stage knows of an article: the parsed text, and who, when and where it mentions."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from overt.reading import Actor, Article, Mention, Place, Problem, Time
from overt.spans import Span, overlap

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that tell a time: their TIMEX3 type and value, and the interval where there is one.

    ``value`` is a TIMEX3 value (``2024-05-09``, ``P2M``, ``PRESENT_REF``); ``time`` is ``None`` for durations, sets
    and whatever cannot be anchored without guessing.
    """

    span: Span
    type: TimexType
    value: str | None
    time: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """An article's text with its parse and everything named in it, in text order; offsets are those of the text."""

    article: Article
    doc: Doc
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """The article's text, to which all offsets point."""
        return self.article.text

    def actor(self, id: str | None) -> Actor | None:  # noqa: A002 - the field's own name
        """The actor with that id, or ``None``."""
        return next((one for one in self.actors if one.id == id), None)

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the code point at ``offset``."""
        at = bisect_right([one.start for one in self.sentences], offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that overlap ``text[start:end]``, in text order."""
        window = Span.of(self.text, start, end)
        return tuple(one for one in self.mentions if overlap(one, window))
