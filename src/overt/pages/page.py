"""A page: the bytes somebody saved, and what they told us about them."""

import hashlib

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One saved page, before anything has been read from it.

    ``name`` is what the user calls it (a path, an address, ``-``) and appears in messages only. ``content`` is the
    page's bytes, unpacked. ``published`` is an EDTF date that somebody gave; ``encoding`` is what the server said.
    ``blocks`` says which blocks a person put into the article or took out, as `overt.article.reviewed` writes it.
    """

    name: str
    content: bytes
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    captured: str | None = None
    encoding: str | None = None
    blocks: str | None = None

    @property
    def id(self) -> str:
        """The SHA-256 of the page's bytes: the same page twice is one page."""
        return hashlib.sha256(self.content).hexdigest()
