"""The article of a reading: its body text, and every block of the page, kept or removed."""

import msgspec

from overt.reading.values import Basis


class Struct(msgspec.Struct, frozen=True):
    """The base of everything in a reading: frozen and compared by value."""


class Published(Struct, frozen=True, kw_only=True):
    """When the page says it was published, and on what basis we say so; never the clock, never the file's time."""

    edtf: str | None = None
    basis: Basis = "none"


class Block(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One block of the page, kept or removed with its reason.

    A kept block that is part of the text has ``start`` and ``end``; all others carry their ``text``. ``kind`` and
    ``reason`` come from the vocabularies ``block-kinds`` and ``removal-reasons``.
    """

    kind: str
    kept: bool = msgspec.field()
    start: int | None = None
    end: int | None = None
    text: str | None = None
    reason: str | None = None
    score: float | None = None


class Article(Struct, frozen=True, kw_only=True):
    """One page as an article: its body text, and every block of the page, kept or removed."""

    id: str
    url: str | None = None
    outlet: str | None = None
    captured: str | None = None
    title: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    language: str | None = None
    published: Published = Published()
    text: str = ""
    blocks: tuple[Block, ...] = ()
