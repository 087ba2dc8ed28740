"""Words of a parsed text picked out by what they are, without looking at each one in Python."""

from collections.abc import Iterable, Iterator

import numpy
from spacy.attrs import IDX, LEMMA, LOWER, POS
from spacy.tokens import Doc, Token


def starts(doc: Doc) -> list[int]:
    """Where each word starts in the text."""
    return [int(one) for one in doc.to_array([IDX]).ravel()]


def with_pos(doc: Doc, *parts: str) -> Iterator[Token]:
    """The words that are one of the parts of speech, in text order."""
    return _where(doc, POS, parts)


def with_lemma(doc: Doc, lemmas: Iterable[str]) -> Iterator[Token]:
    """The words with one of the lemmas, in text order."""
    return _where(doc, LEMMA, lemmas)


def with_lower(doc: Doc, words: Iterable[str]) -> Iterator[Token]:
    """The words that read so in small letters, in text order."""
    return _where(doc, LOWER, words)


def _where(doc: Doc, attribute: int, values: Iterable[str]) -> Iterator[Token]:
    if not len(doc):
        return iter(())
    wanted = numpy.array([doc.vocab.strings[one] for one in values], dtype=numpy.uint64)
    at = numpy.flatnonzero(numpy.isin(doc.to_array([attribute]).ravel(), wanted))
    return (doc[int(one)] for one in at)


def parsed(doc: Doc) -> int:
    """How many characters of the text were parsed; a very long text is parsed only in part."""
    return doc[-1].idx + len(doc[-1].text) if len(doc) else 0
