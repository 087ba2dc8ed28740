"""A line by itself: its words, its cues and the numbers of its form; no language's own."""

import math
import re
from collections.abc import Sequence

import msgspec

from overt.article.credits import is_credit
from overt.article.cues import Hit, groups, hits, is_unspaced, words_of
from overt.article.dates import has_date, has_time

_SENTENCE_END = re.compile(r"[.!?。！？।؟…][\"'”’»“)\]]*$")
_INNER_END = re.compile(r"[.!?。！？।؟][\"'”’»)]*(?=\s+\S|[^\s\d.])")
_QUOTES = re.compile('["“”„«»「」]')
_SEPARATORS = re.compile(r"[|•·›»/→▶]")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|@\w|#\w|\.com\b")
_NAME_CASE = re.compile(r"^(?:[A-ZÀ-ÞА-Я][\w'’.-]*\s?){2,4}$")
_STRENGTH = {"whole": 1.0, "start": 0.6, "within": 0.3}
_SAMPLE, _TAIL = 1200, 200
# A line of this many words or more, of a whole sentence, is what running text is made of.
_LONG = 12.0


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line with what has been found out about it before any model is asked."""

    text: str
    words: tuple[str, ...]
    size: float
    hits: tuple[Hit, ...]
    numbers: tuple[float, ...]

    def own(self, column: str) -> float:
        """One of the numbers of the line's form, by its name."""
        return self.numbers[PLACES[column]]

    @property
    def is_long(self) -> bool:
        """Whether the line has the length and the end of a paragraph."""
        return self.size >= _LONG and self.numbers[_ENDING] > 0


OWN = (
    "size", "ends_sentence", "length", "word_length", "capitalised", "all_capitals", "digits", "signs", "commas",
    "inner_ends", "ends_quote", "ends_colon", "ends_comma", "ends_ellipsis", "question", "starts_lower",
    "starts_digit", "starts_sign", "starts_quote", "quotes", "separators", "address", "bracketed", "name_case",
    "date", "time", "credit", "unspaced",
)  # fmt: skip
PLACES = {name: place for place, name in enumerate(OWN)}
_ENDING = PLACES["ends_sentence"]


def describe(text: str) -> Line:
    """A line by itself: its words, its cues and the numbers of its form."""
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE - _TAIL] + text[-_TAIL:]
    words = words_of(sample)
    pieces = sample.split()
    unspaced = is_unspaced(sample)
    scale = len(text) / max(1, len(sample))
    size = scale * (len(sample) / 2.5 if unspaced else len(pieces))
    met = hits(words, text=sample)
    form = _form(sample, pieces, unspaced=unspaced)
    cues = dict(met)
    strengths = tuple(_STRENGTH[cues[group.id]] if group.id in cues else 0.0 for group in groups())
    numbers = (math.log1p(size), form[0], math.log1p(len(text)), *form[1:], *strengths)
    return Line(text=text, words=tuple(words), size=size, hits=met, numbers=numbers)


def _form(text: str, pieces: Sequence[str], *, unspaced: bool) -> tuple[float, ...]:
    """The numbers of a line's form, in the order of ``OWN`` without size and length."""
    count = max(1, len(pieces))
    letters = max(1, sum(map(str.isalpha, text)))
    digits = sum(map(str.isdigit, text))
    first, last = text[:1], text[-1:]
    return (
        float(_SENTENCE_END.search(text) is not None),
        len(text) / count,
        sum(piece[:1].isupper() for piece in pieces) / count,
        float(text.isupper()),
        digits / max(1, len(text)),
        1 - (letters + digits) / max(1, len(text)),
        sum(map(text.count, ",،、，")) / count,
        float(len(_INNER_END.findall(text))),
        float(last in '"”’»“」'),
        float(last in ":："),
        float(last in ",;"),
        float(text.endswith(("...", "…"))),
        float(last in "?？"),
        float(first.islower()),
        float(first.isdigit()),
        float(not first.isalnum()),
        float(first in "\"“„«‘'「"),
        float(len(_QUOTES.findall(text))),
        float(len(_SEPARATORS.findall(text))),
        float(_ADDRESS.search(text) is not None),
        float(first in "([" and last in ")]"),
        float(len(pieces) <= 4 and _NAME_CASE.match(text) is not None),
        float(has_date(text)),
        float(has_time(text)),
        float(is_credit(text)),
        float(unspaced),
    )
