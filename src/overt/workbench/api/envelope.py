"""The one form that every list comes in."""

from typing import Generic, TypeVar

import msgspec

from overt.record.found import Found

Entry = TypeVar("Entry")
# Counting further than this takes longer than anybody waits for a number that size.
COUNT_TO = 2_000


class Listed(msgspec.Struct, Generic[Entry], frozen=True, kw_only=True):
    """Some entries of a list, and where it goes on.

    ``next`` is the ``cursor`` that the next part is asked for with, ``null`` at the end. ``total`` counts all that
    match; with ``at_least`` there are more than that and nobody counted further. ``undated`` counts what matches but
    for a date that is not known; ``excluded``, by reason, what matches but is no countable incident.
    """

    items: tuple[Entry, ...]
    next: str | None = None
    total: int
    at_least: bool = False
    undated: int = 0
    excluded: dict[str, int] = {}


def whole(items: tuple[Entry, ...]) -> Listed[Entry]:
    """A list that is handed out in one part.

    >>> whole(("arson", "sabotage")).total
    2
    """
    return Listed(items=items, total=len(items))


def listed(found: Found[Entry]) -> Listed[Entry]:
    """An answer of the record as a list."""
    return Listed(
        items=found.items,
        next=found.next,
        total=found.total,
        at_least=found.at_least,
        undated=found.undated,
        excluded=found.excluded,
    )
