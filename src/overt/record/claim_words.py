"""The words of a claim as they are listed: all its pieces, in the order of the page."""

from typing import Any, Final

from sqlalchemy import func, select

from overt.record.schema import claim_pieces, claims

# Where the first of a claim's further pieces stands; a subject that is said of is a piece before the content.
FIRST_PIECE: Final = (
    select(func.min(claim_pieces.c.start))
    .where(claim_pieces.c.claim_id == claims.c.id)
    .scalar_subquery()
    .label("first_piece")
)


def claim_words(row: Any) -> str:
    """The content and its further pieces, of a row that also selects ``FIRST_PIECE``."""
    pieces = [row["content_quote"], row["continued"]]
    if row["first_piece"] is not None and row["first_piece"] < row["content_start"]:
        pieces.reverse()
    return " … ".join(piece for piece in pieces if piece)
