"""Parts of a text as the tagger reads them, and the entities that it finds there."""

from collections.abc import Sequence
from dataclasses import dataclass

from overt.events.learned.entities import SMALL, Entity, bag, entities
from overt.events.learned.fillers import Filler, fillers
from overt.events.learned.network import numbers
from overt.models.pieces import cutter
from overt.spans import Span

LONGEST = 20_000  # letters of one part that are read


@dataclass(frozen=True, slots=True)
class Cut:
    """Word pieces, which of them begin a word, and where each word stands in the text."""

    pieces: list[int]
    begins: list[int]
    words: list[tuple[int, int]]


def cut(text: str, parts: Sequence[tuple[int, int]]) -> Cut:
    """Parts of a text, each from an offset up to another, as one row of pieces.

    >>> cut("A bomb exploded.", [(2, 16)]).words
    [(2, 6), (7, 15), (15, 16)]
    """
    found = Cut([], [], [])
    for start, end in parts:
        encoded = cutter().encode(text[start : min(end, start + LONGEST)], add_special_tokens=False)
        for number, token, (first, last) in zip(encoded.ids, encoded.tokens, encoded.offsets, strict=True):
            if token.startswith("##") and found.words:
                found.words[-1] = (found.words[-1][0], start + last)
            else:
                found.begins.append(len(found.pieces))
                found.words.append((start + first, start + last))
            found.pieces.append(number)
    return found


def tag(text: str, parts: Sequence[tuple[int, int]]) -> tuple[list[Entity], dict[Filler, Span]]:
    """The entities that may fill a role in parts of a text, and the words of each of their mentions."""
    row = cut(text, parts)
    if not row.pieces:
        return [], {}
    found = {one: span_of(text, row, one) for one in fillers(numbers(row.pieces)[row.begins])}
    spans = {one: span for one, span in found.items() if bag(span.quote.lower())}
    return entities(list(spans), {one: span.quote.lower() for one, span in spans.items()}), spans


def span_of(text: str, row: Cut, one: Filler) -> Span:
    """The words of a filler as they stand in the text, without an "of the" at the end."""
    words = row.words[one.first : one.end]
    while len(words) > 1 and text[words[-1][0] : words[-1][1]].lower() in SMALL:
        words = words[:-1]
    return Span.of(text, words[0][0], words[-1][1])
