"""What a correction names: an entry by its id, an actor by its name, or whoever some words mean."""

from typing import Final

from overt.reading import Actor, Reading
from overt.record.ids import entry_id
from overt.spans import Span, overlap

BY_REVIEWER: Final = "a reviewer said so"


def means(kind: str, reading_id: str, local: str, subject: str | None) -> bool:
    """Whether a correction's subject is the entry with that id of the reading's own, called by this or the record's."""
    return subject is not None and subject in {local, entry_id(kind, reading_id, local)}


def called(reading: Reading, name: str) -> Actor | None:
    """The article's actor with that full name or Wikidata id."""
    folded = name.casefold()
    return next(
        (it for it in reading.actors if folded in {it.name.casefold(), it.ids.get("wikidata", "").lower()}), None
    )


def mentioned(reading: Reading, at: Span) -> Actor | None:
    """The actor that is mentioned in these words; of several the one that takes up most of them."""
    known = {it.id: it for it in reading.actors}
    inside = [it for it in reading.mentions if it.actor in known and overlap(it, at)]
    return known[max(inside, key=lambda it: overlap(it, at)).actor or ""] if inside else None
