"""The key under which the gazetteer keeps a name: one normal form, one number."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

KEY_BYTES = 6
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mts": "mountains", "twp": "township"}
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_DROPPED = re.compile(r"['’ʻʼ`´]")
_OTHER = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def normal_form(name: str) -> str:
    """A place name without accents, case, punctuation and the abbreviations of St., Ft. and Mt.

    Accepted is any text; what has no letter or digit gives the empty string.

    >>> normal_form("St. Pölten"), normal_form("Ust-Kamenogorsk")
    ('saint polten', 'ust kamenogorsk')
    """
    text = name.casefold() if name.isascii() else _plain(name)
    words = _OTHER.sub(" ", _DROPPED.sub("", text)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def _plain(name: str) -> str:
    # Taken apart before case is folded and again after it: a square sign (㏆) hides capitals, folding adds accents (İ).
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(one for one in text if not unicodedata.combining(one)).translate(_LETTERS)


def key(form: str) -> int:
    """The number of a normal form; two forms share one about once in a hundred million million."""
    return int.from_bytes(blake2b(form.encode(), digest_size=KEY_BYTES).digest(), "big")


def keys(forms: Iterable[str]) -> NDArray[np.uint64]:
    """The numbers of many normal forms, in their order."""
    return np.fromiter((key(form) for form in forms), dtype=np.uint64)
