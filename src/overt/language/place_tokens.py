"""The tokens of a parsed article as plain lists, which are read many times over, and its runs of capitals."""

from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

_JOINERS = frozenset({"of", "the", "and", "de", "la", "le", "del", "al", "el", "on", "upon", "in", "-", "’s", "'s"})
_COLUMNS: list[int | str] = ["LENGTH", "SPACY", "POS", "DEP", "HEAD", "SENT_START"]
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One item a token in each list; ``label``, ``start`` and ``end`` are those of the entity it is in.

    ``runs`` are the longest runs of capitalised words, joined by words such as "of", as first and last + 1.
    """

    text: str
    words: list[str]
    lower: list[str]
    at: list[int]
    starts_sentence: list[bool]
    part: list[str]
    role: list[str]
    head: list[int]
    entities: list[tuple[int, int, str]]
    entity: list[tuple[int, int, str]]
    runs: list[tuple[int, int]]

    @classmethod
    def of(cls, doc: Doc, text: str) -> "Tokens":
        """The tokens of a parse with entities; ``text`` is the parsed text, which may go on after the last token."""
        columns = doc.to_array(_COLUMNS).astype("int64").T.tolist() if len(doc) else [[] for _ in _COLUMNS]
        lengths, spaces = columns[:2]
        at = [0, *accumulate(length + space for length, space in zip(lengths, spaces, strict=True))][: len(doc)]
        words = [text[start : start + length] for start, length in zip(at, lengths, strict=True)]
        strings = doc.vocab.strings
        entities = [(one.start, one.end, one.label_) for one in doc.ents]
        entity = [(at, at + 1, "none") for at in range(len(words))]
        for one in entities:
            entity[one[0] : one[1]] = [one] * (one[1] - one[0])
        return cls(
            text=text, words=words, lower=[one.lower() for one in words], at=at,
            part=[strings[one] for one in columns[2]], role=[strings[one % 2**64] for one in columns[3]],
            head=[at + away for at, away in enumerate(columns[4])],
            starts_sentence=[one == 1 for one in columns[5]], entities=entities, entity=entity, runs=_runs(words),
        )  # fmt: skip

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the tokens from ``first`` up to, not including, ``last``."""
        return self.at[first], self.at[last - 1] + len(self.words[last - 1])

    def word(self, at: int) -> str:
        """The token at a place, or the empty string before the first and after the last."""
        return self.words[at] if 0 <= at < len(self.words) else ""


def _runs(words: list[str]) -> list[tuple[int, int]]:
    found, start = [], -1
    for at, word in enumerate(words):
        if word[0].isupper():
            start = at if start < 0 else start
        elif start >= 0 and not (word[0].isdigit() or word.lower() in _JOINERS):
            found.append((start, at))
            start = -1
    return [*found, (start, len(words))] if start >= 0 else found
