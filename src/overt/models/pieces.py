"""Words cut into the pieces that pretrained English vectors exist for; every trained reader of words here cuts so."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

# The pieces that fill a row up, stand for a word of no known pieces, and mark where a text begins and ends.
FILL, UNKNOWN, OPEN, CLOSE = 0, 100, 101, 102
_LONGEST_WORD = 100  # letters; a longer word is one unknown piece
# The opening of a line tells what it is; the networks over lines and blocks have learned on this much of each.
_CHARACTERS, _PIECES = 400, 46

Pieces = npt.NDArray[np.int64]


@cache
def cutter() -> Tokenizer:
    """The word-piece cutter over the list beside this file: lower case, no accents, as the vectors were trained."""
    pieces = (files("overt.models") / "pieces.vocab.txt").read_text(encoding="utf-8").split()
    known = {piece: number for number, piece in enumerate(pieces)}
    found = Tokenizer(WordPiece(known, unk_token="[UNK]", max_input_chars_per_word=_LONGEST_WORD))  # noqa: S106
    found.normalizer = BertNormalizer(lowercase=True)
    found.pre_tokenizer = BertPreTokenizer()
    return found


def pieces_of(texts: Sequence[str]) -> list[list[int]]:
    """The numbers of each text's pieces, without marks for its beginning and end.

    Any language is taken; letters that the list lacks come out as one unknown piece a word. Texts are cut whole: cut
    long ones first.

    >>> [cutter().id_to_token(number) for number in pieces_of(["Tarnwick burned."])[0]]
    ['tar', '##n', '##wick', 'burned', '.']
    """
    return [one.ids for one in cutter().encode_batch(list(texts), add_special_tokens=False)]


def pieces_matrix(texts: Sequence[str]) -> Pieces:
    """One row a text: the pieces of its opening between the marks of beginning and end, filled up to the widest row.

    >>> pieces_matrix(["Tarnwick", "Home"]).tolist()[1][2:]
    [102, 0, 0]
    """
    cut = [ids[:_PIECES] for ids in pieces_of([text[:_CHARACTERS] for text in texts])]
    matrix = np.full((len(cut), max(map(len, cut), default=0) + 2), FILL, dtype=np.int64)
    for row, ids in zip(matrix, cut, strict=True):
        row[: len(ids) + 2] = [OPEN, *ids, CLOSE]
    return matrix
