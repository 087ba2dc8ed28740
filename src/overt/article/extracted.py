"""What an extractor found on a page, before it becomes an article."""

import msgspec

from overt.article.blocks import Piece
from overt.reading import Problem, Published


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """Every block of a page in page order, kept or removed, and what the page says about itself.

    Made by ``overt.article.html.extract`` and ``overt.article.pasted.extract`` alike. A title or standfirst that
    stands on the page is among the pieces too, with kind ``title`` or ``standfirst``; one that only the metadata
    tells is in its field alone. ``language`` is an ISO 639-1 code. Whatever the page does not say is ``None``.
    """

    pieces: tuple[Piece, ...] = ()
    title: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: Published = Published()
    problems: tuple[Problem, ...] = ()
