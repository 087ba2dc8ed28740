"""What the trained reader is told of each word beside the word: parse, names, marks, cues, what the rules found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, TAG
from spacy.tokens import Doc

from overt.claims.cues import Kind, cues
from overt.claims.draft import Draft, Piece
from overt.claims.nesting import parents
from overt.claims.quoted import Quotations
from overt.claims.tokens import starts
from overt.vocabulary import raw

# The labels of spaCy's English models. Their order is part of the trained reader: new ones go to the end.
# fmt: off
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR",
    "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM",
    "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``",
)
LABELS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)
# fmt: on
ENTITIES = ["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "WORK_OF_ART", "EVENT"]
KINDS: tuple[Kind, ...] = ("speech", "belief", "stance")

# How many values each sign has; 0 is "none of them" throughout.
FURTHEST = 12
SIZES = {
    "tag": len(TAGS) + 1,
    "label": len(LABELS) + 1,
    "head": 2 * FURTHEST + 2,
    "entity": len(ENTITIES) + 1,
    "quotation": 4,
    "cue": 2 * len(KINDS) + 1,
    "content": 5,
    "source": 3,
    "frame": 24,
}
# The signs that a quotation or a rule has left, and these with those of the list of cues.
FOUND = [tuple(SIZES).index(one) for one in ("quotation", "content", "frame")]
MARKS = [*FOUND, tuple(SIZES).index("cue")]
_BEGINS, _GOES_ON = 1, 2
_INSIDE_ANOTHER = 2  # added for drafts that stand within another one


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of every word, one column a sign, and the words that the parse and the rules link each word to.

    ``cue_of`` is the first word of the cue whose content the rules take the word for, ``source_of`` the first word of
    the source that they give a cue; -1 where there is none.
    """

    values: NDArray[np.int64]
    head: NDArray[np.int64]
    cue_of: NDArray[np.int64]
    source_of: NDArray[np.int64]


def signs(doc: Doc, quoted: Quotations, drafts: Sequence[Draft]) -> Signs:
    """The signs of a parsed text, of which ``drafts`` are what the rules found, stances included."""
    table = {name: np.zeros(len(doc), dtype=np.int64) for name in SIZES}
    attributes: Any = doc.to_array([TAG, DEP, ENT_TYPE, LEMMA])
    strings = doc.vocab.strings
    for name, column, known in (("tag", 0, TAGS), ("label", 1, LABELS), ("entity", 2, ENTITIES)):
        table[name] = _numbered(attributes[:, column], [strings[one] for one in known])
    head = doc.to_array([HEAD]).ravel().astype(np.int64)
    table["head"] = np.clip(head, -FURTHEST, FURTHEST) + FURTHEST + 1
    table["cue"] = _numbered(attributes[:, 3], [strings[one] for one in _lemmas()[0]], _lemmas()[1])
    begins = np.array(starts(doc))
    _mark_quotations(table["quotation"], begins, quoted)
    cue_of, source_of = _mark_drafts(table, begins, drafts)
    return Signs(np.stack(list(table.values()), axis=1), head + np.arange(len(doc)), cue_of, source_of)


def _numbered(
    column: NDArray[np.uint64], known: Sequence[int], numbers: Sequence[int] | None = None
) -> NDArray[np.int64]:
    """For each value its number in the known ones, from 1, or the number given for it; 0 for any other."""
    order = np.argsort(np.array(known, dtype=np.uint64))
    values = np.array(known, dtype=np.uint64)[order]
    given = np.array(numbers if numbers is not None else range(1, len(known) + 1), dtype=np.int64)[order]
    at = np.minimum(np.searchsorted(values, column), len(values) - 1)
    return np.where(values[at] == column, given[at], 0)


@cache
def _lemmas() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The first words of all cues and the sign of each: its kind, verbs apart from other parts of speech."""
    table: dict[str, int] = {}
    for one in cues():
        sign = 1 + KINDS.index(one.kind) + (0 if one.part == "verb" else len(KINDS))
        for name in (one.id, *one.variants):
            if one.part != "mark":
                table.setdefault(name.split()[0], sign)
    return tuple(table), tuple(table.values())


def _mark_quotations(column: NDArray[np.int64], begins: NDArray[np.int64], quoted: Quotations) -> None:
    for one in quoted.all:
        first, last = np.searchsorted(begins, [one.start, one.end])
        column[first:last] = 2
        column[first : first + 1] = 1
        if one.closed and last > first:
            column[last - 1] = 3


def _mark_drafts(
    table: dict[str, NDArray[np.int64]], begins: NDArray[np.int64], drafts: Sequence[Draft]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    cue_of, source_of = np.full(len(begins), -1), np.full(len(begins), -1)
    for one, around in zip(drafts, parents(drafts), strict=True):
        within = _INSIDE_ANOTHER if around is not None else 0
        cue = _words_of([one.words], begins)
        if not len(cue):
            continue
        table["frame"][cue] = _frames()[one.frame.split("-")[0] if one.frame.startswith("preposition") else one.frame]
        content = _words_of(one.content, begins)
        if within:
            content = content[cue_of[content] < 0]
        table["content"][content] = _GOES_ON + within
        for start, _ in one.content:
            table["content"][_words_of([(start, start + 1)], begins)] = _BEGINS + within
        cue_of[content] = cue[0]
        if one.source is not None:
            source = _words_of([one.source], begins)
            table["source"][source] = _GOES_ON
            table["source"][source[:1]] = _BEGINS
            source_of[cue[0]] = source[0] if len(source) else -1
    return cue_of, source_of


def _words_of(stretches: Iterable[Piece], begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of the words that begin inside the stretches."""
    ranges = [np.arange(*np.searchsorted(begins, piece)) for piece in stretches]
    return np.concatenate(ranges) if ranges else np.zeros(0, dtype=np.int64)


@cache
def _frames() -> dict[str, int]:
    return {entry["id"]: number for number, entry in enumerate(raw("claim-frames"), 1)}
