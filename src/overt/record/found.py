"""What a question to the record gives back: entries, how many there are in all, and what could not be asked."""

from typing import Generic, TypeVar

import msgspec

Entry = TypeVar("Entry")


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The article that an entry comes from; ``page`` is the id to open it by."""

    page: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


class Found(msgspec.Struct, Generic[Entry], frozen=True, kw_only=True):
    """Some entries, best or newest first.

    ``total`` counts all that match, however many are handed out. ``undated`` counts those that match but for their
    date, which is unknown: a question since or until a day leaves them out. ``excluded`` counts, by reason, what
    matches and is left out because it is no countable incident. ``next`` is the cursor of what comes after, where there
    is more. ``at_least`` says that the counting stopped at ``total``.
    """

    items: tuple[Entry, ...]
    total: int
    undated: int = 0
    excluded: dict[str, int] = {}
    next: str | None = None
    at_least: bool = False
