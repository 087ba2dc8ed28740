"""Words cut into the pieces that pretrained English vectors exist for; every trained reader of words here cuts so."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

# The pieces that fill a row up, stand for a word of no known pieces, and mark where a text begins and ends.
FILL, UNKNOWN, OPEN, CLOSE = 0, 100, 101, 102
_LONGEST_WORD = 100  # letters; a longer word is one unknown piece


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
