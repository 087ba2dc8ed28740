"""Gold lines: which lines of a pasted page the article stage keeps."""

import re
from typing import Any

from overt.article.blocks import Piece
from overt.article.pasted import extract

_WHITE = re.compile(r"\s+")


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The lines that are kept of a page, given as ``{"id", "url", "lines": [{"text"}]}``; labels are not looked at.

    The lines are joined to the text that somebody would have pasted, and the pieces found are led back to the lines
    in order. Title and standfirst count as kept: they stay with the article, beside its text.

    >>> predict({"id": "page-1", "url": None, "lines": []})
    {'id': 'page-1', 'kept': []}
    """
    lines = [_WHITE.sub(" ", line["text"].encode("utf-8", "replace").decode()) for line in document["lines"]]
    found = extract("\n".join(lines), url=document.get("url"))
    return {"id": document["id"], "kept": kept_lines(lines, found.pieces)}


def kept_lines(lines: list[str], pieces: tuple[Piece, ...]) -> list[int]:
    """The indexes of the lines that the kept pieces hold; pieces come in the order of the lines.

    A piece may hold several lines, joined by white space. Lines without letters or signs belong to no piece.
    """
    kept: list[int] = []
    place = 0
    for piece in pieces:
        left = len(_bare(piece.text))
        while place < len(lines) and left > 0:
            size = len(_bare(lines[place]))
            if size and piece.kept:
                kept.append(place)
            left -= size
            place += 1
        while place < len(lines) and not _bare(lines[place]):
            place += 1
    return kept


def _bare(text: str) -> str:
    """The characters of a text that count: no white space, nothing that the reader of lines drops."""
    return "".join(character for character in text if character.isprintable() and not character.isspace())
