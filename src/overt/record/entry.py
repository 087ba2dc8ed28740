"""An entry of the record, opened: what it says, and the words it stands on."""

from collections.abc import Mapping

import msgspec

from overt.reading import Reading
from overt.record.excerpt import Excerpt
from overt.record.found import Where


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the article and what they are to the entry: its source, its cue, its content."""

    label: str
    excerpt: Excerpt


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Another entry that this one leads to."""

    label: str
    id: str
    text: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the record: its facts, the words they stand on, and where else to look.

    ``facts`` are in reading order and hold only what is known. ``current`` is false for an entry of a reading that a
    newer one stands beside. ``reading`` is there for a page or a reading, with the record's ids in it.
    """

    id: str
    kind: str
    title: str
    where: Where | None = None
    reader: str | None = None
    current: bool = True
    facts: dict[str, str] = {}
    quotations: tuple[Quotation, ...] = ()
    links: tuple[Link, ...] = ()
    reading: Reading | None = None


def known(facts: Mapping[str, object]) -> dict[str, str]:
    """The facts that are known, as text.

    >>> known({"killed": 0, "place": None, "targets": ()})
    {'killed': '0'}
    """
    return {name: str(value) for name, value in facts.items() if value is not None and value not in ("", (), [])}
