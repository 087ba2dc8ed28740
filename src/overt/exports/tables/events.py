"""The table of events: who did what to whom, in the terms of PLOVER."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from overt.exports.columns import joined, number, text, whole
from overt.exports.tables.shared import article, place, time
from overt.exports.tables.table import Table
from overt.reading import Event
from overt.record.parts import in_parts
from overt.record.snapshot import Snapshot
from overt.record.told import Named, Told


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with the actors it names."""

    told: Told[Event]
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]


def with_actors(snapshot: Snapshot, events: Iterable[Told[Event]]) -> Iterator[EventRow]:
    """The events, each with its actors by name; they are looked up for a few hundred events at once."""
    for batch in in_parts(events):
        known = snapshot.named([one for told in batch for one in (*told.entry.actors, *told.entry.recipients)])
        for told in batch:
            yield EventRow(
                told,
                tuple(known[one] for one in told.entry.actors if one in known),
                tuple(known[one] for one in told.entry.recipients if one in known),
            )


EVENTS: Table[EventRow] = Table(
    name="events",
    meaning="One row an event: something done, planned or threatened, coded in PLOVER's terms.",
    columns=(
        text("id", "The event's id; overt show opens it.", lambda one: one.told.entry.id),
        *article(lambda one: one.told.origin),
        text("category", "PLOVER's category.", lambda one: one.told.entry.category),
        text("mode", "PLOVER's mode, or one of ours.", lambda one: one.told.entry.mode),
        text("contexts", "PLOVER's contexts.", lambda one: joined(one.told.entry.contexts)),
        text("actors", "Who did it.", lambda one: joined([each.name for each in one.actors])),
        text("recipients", "To whom.", lambda one: joined([each.name for each in one.recipients])),
        text("aspect", "Whether it happened (docs/reading.md, Aspect).", lambda one: one.told.entry.aspect),
        *place(lambda one: one.told.entry.place),
        *time(lambda one: one.told.entry.time),
        text("trigger", "The words that tell of it.", lambda one: one.told.entry.trigger.quote),
        whole(
            "trigger_start",
            "Where they begin in the article's text, in code points.",
            lambda one: one.told.entry.trigger.start,
        ),
        whole("trigger_end", "Where they end.", lambda one: one.told.entry.trigger.end),
        text(
            "asserted_by",
            "Who says so and how sure: ids of the table claims, or author, with FactBank's value.",
            lambda one: joined([f"{each.claim or 'author'} {each.factuality}" for each in one.told.entry.asserted_by]),
        ),
        number("score", "How sure the reader is, from 0 to 1.", lambda one: one.told.entry.score),
    ),
    rows=lambda snapshot: with_actors(snapshot, snapshot.events()),
)
