"""Pieces of a page, and how they become an article's text and blocks."""

from collections.abc import Iterable

import msgspec

from overt.reading import Block

SEPARATOR = "\n\n"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One block of the page in page order: its words, what it is, and whether it stays.

    ``kind`` is an id of the vocabulary ``block-kinds``; a piece that goes has a ``reason`` of ``removal-reasons``.
    """

    text: str
    kind: str
    kept: bool
    reason: str | None = None
    score: float | None = None

    @property
    def in_text(self) -> bool:
        """Whether the piece is part of the article's text; title and standfirst are kept but stand beside it."""
        return self.kept and self.kind not in {"title", "standfirst"}


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    r"""The article's text, kept pieces joined by a blank line, and all its blocks with their offsets.

    >>> text, blocks = assemble([
    ...     Piece(text="It burned.", kind="paragraph", kept=True),
    ...     Piece(text="Advertisement", kind="advertisement", kept=False, reason="advert-label", score=0.99),
    ...     Piece(text="Nobody was hurt.", kind="paragraph", kept=True),
    ... ])
    >>> text
    'It burned.\n\nNobody was hurt.'
    >>> [(block.start, block.end, block.reason) for block in blocks]
    [(0, 10, None), (None, None, 'advert-label'), (12, 28, None)]
    """
    kept: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in pieces:
        if piece.in_text:
            blocks.append(Block(kind=piece.kind, kept=True, start=position, end=position + len(piece.text)))
            kept.append(piece.text)
            position += len(piece.text) + len(SEPARATOR)
        else:
            blocks.append(
                Block(kind=piece.kind, kept=piece.kept, text=piece.text, reason=piece.reason, score=piece.score)
            )
    return SEPARATOR.join(kept), tuple(blocks)
