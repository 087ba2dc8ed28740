"""The parse: spaCy's small English model over a whole article."""

import re
from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from overt.language.attributes import with_table
from overt.language.mended import joined, mended
from overt.language.quotations import blocks
from overt.models.shipped import pipeline_package
from overt.reading import Problem
from overt.vocabulary.lists import raw

# Memory and time are bounded: about 17,000 words are parsed, five times a long article.
PARSED = 100_000
# No word has this many characters; a longer run is cut before the tokenizer looks into it.
LONGEST_WORD = 400
# So many characters without the end of a sentence are broken where a new word starts.
LONGEST_SENTENCE = 2_500
_RUN = re.compile(rf"(\S{{{LONGEST_WORD},}})")
_ENDERS = frozenset(".?!:;…") | {"...", ".”", "?!"}


@cache
def pipeline() -> Pipeline:
    """The English pipeline, loaded once a process."""
    # Numpy's products of matrices, which on many machines are three times as fast as those that spaCy takes by itself.
    with use_ops("numpy", use_blis=False):
        return with_table(spacy.load(pipeline_package().partition("@")[0].replace("-", "_")))


def parse(text: str) -> Doc:
    """The text as a parsed document, whose sentences never cross a blank line.

    Only the first 100,000 characters are parsed; `unparsed` tells the rest. Words of more than 400 characters are cut.
    """
    doc = joined(_tokenized(text[: _cut(text)]))
    _mark_starts(doc)
    # The matrices are too small for threads, which would only wait for each other.
    with _arithmetic().limit(limits=1):
        return mended(pipeline()(doc))


@cache
def _arithmetic() -> ThreadpoolController:
    """What bounds the threads of numpy's arithmetic; looking for its library takes longer than a parse."""
    return ThreadpoolController()


def unparsed(text: str) -> Problem | None:
    """The problem of an article too long to be parsed to its end, or None."""
    if len(text) <= PARSED:
        return None
    cut = _cut(text)
    message = f"only the first {cut:,} characters were read for claims; the rest is kept and searchable"
    return Problem(code="article-too-long", message=message, start=cut, end=len(text))


def _cut(text: str) -> int:
    """Where the parsed part ends: at a blank line, else at a space, else at the bound."""
    if len(text) <= PARSED:
        return len(text)
    half = PARSED // 2
    places = (text.rfind("\n\n", half, PARSED), text.rfind(" ", half, PARSED))
    return next((one for one in places if one > 0), PARSED)


def _tokenized(text: str) -> Doc:
    nlp = pipeline()
    if not _RUN.search(text):
        return nlp.make_doc(text)
    pieces = [
        _cut_word(piece, nlp) if len(piece) >= LONGEST_WORD and at % 2 else nlp.make_doc(piece)
        for at, piece in enumerate(_RUN.split(text))
        if piece
    ]
    joined: Doc = Doc.from_docs(pieces, ensure_whitespace=False)
    return joined


def _cut_word(run: str, nlp: Pipeline) -> Doc:
    words = [run[at : at + LONGEST_WORD] for at in range(0, len(run), LONGEST_WORD)]
    return Doc(nlp.vocab, words=words, spaces=[False] * len(words))


def _mark_starts(doc: Doc) -> None:
    """Tell the parser where sentences must start, and where they cannot."""
    starts = {start for start, _ in blocks(doc.text)}
    # All marks are set at once: setting one looks through the whole document for a parse.
    marks: Any = np.zeros(len(doc), dtype=np.int64)
    since = 0
    previous: Token | None = None
    for at, token in enumerate(doc):
        if token.idx in starts:
            marks[at] = 1
            since = token.idx
        elif previous is not None and _cannot_start(token, previous):
            marks[at] = -1
        elif previous is not None and previous.text[-1:] in _ENDERS:
            since = token.idx
        if token.idx - since > LONGEST_SENTENCE and not token.is_space:
            marks[at] = 1
            since = token.idx
        if not token.is_space:
            previous = token
    doc.from_array([SENT_START], marks.astype(np.uint64))


def _cannot_start(token: Token, previous: Token) -> bool:
    """Whether no sentence starts with this word: a closing mark, a small letter, what follows "Gen." or "J."."""
    text = token.text
    if text in "”’»)]},;" or (text.islower() and text[0].isalpha() and previous.text not in ("\n", ":")):
        return True
    return previous.text.lower() in _abbreviations() or (
        len(previous.text) == 2 and previous.text[0].isupper() and previous.text[1] == "." and text[0].isalpha()
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(one.lower() for one in raw("abbreviations")["before-a-name"])
