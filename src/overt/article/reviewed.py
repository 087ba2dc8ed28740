"""Blocks that a person said belong to the article, or do not: given about the page, like its date."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

import msgspec

from overt.article.blocks import Piece

REASON: Final = "reviewer"
_SHOWN: Final = 16


def block_keys(texts: Iterable[str]) -> list[str]:
    """A name for each block of a page that stays its own when others come or go.

    It is a hash of the block's words and, of several with the same words, which one it is.

    >>> keys = block_keys(["Share", "It burned.", "Share"])
    >>> keys[0] == keys[2].removesuffix("/2"), keys[0] == keys[1]
    (True, False)
    """
    seen: Counter[str] = Counter()
    keys = []
    for text in texts:
        name = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_SHOWN]
        seen[name] += 1
        keys.append(name if seen[name] == 1 else f"{name}/{seen[name]}")
    return keys


def written(said: Mapping[str, bool]) -> str | None:
    """What was said of blocks, as text that a page carries; nothing where nothing was said.

    >>> written({"b": False, "a": True}), written({})
    ('{"a":true,"b":false}', None)
    """
    return json.dumps(dict(said), sort_keys=True, separators=(",", ":")) if said else None


def reviewed(pieces: Iterable[Piece], said: str | None) -> Iterable[Piece]:
    """The pieces, those turned that a person spoke of."""
    if not said:
        return pieces
    wanted: dict[str, bool] = json.loads(said)
    listed = list(pieces)
    keys = block_keys(one.text for one in listed)
    return [_turned(one, kept=wanted.get(key, one.kept)) for one, key in zip(listed, keys, strict=True)]


def _turned(piece: Piece, *, kept: bool) -> Piece:
    if piece.kept == kept:
        return piece
    return msgspec.structs.replace(piece, kept=kept, reason=None if kept else REASON, score=None)
