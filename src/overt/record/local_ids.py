"""The record's ids for what a reading calls by short ids of its own."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from overt.reading import Actor, Claim, Event, Reading, Report
from overt.record.ids import ACTOR, CLAIM, EVENT, REPORT, entry_id
from overt.record.words import folded
from overt.spans import Span


class Ids:
    """The ids in the record for a reading's own short ids (``c1``), and who is mentioned where.

    A short id that names nothing has no id in the record.
    """

    def __init__(self, reading_id: str, reading: Reading) -> None:
        self.reading = reading_id
        self.names = {one.id: one.name for one in reading.actors}
        self.mentions = sorted((one for one in reading.mentions if one.actor in self.names), key=lambda one: one.start)
        self.starts = [one.start for one in self.mentions]
        self.called: dict[str | None, set[str]] = defaultdict(set)
        for one in self.mentions:
            if one.form == "name":
                self.called[one.actor].add(folded(one.quote))
        self.actors = self._ids(ACTOR, reading.actors)
        self.claims = self._ids(CLAIM, reading.claims)
        self.events = self._ids(EVENT, reading.events)
        self.reports = self._ids(REPORT, reading.reports)

    def _ids(self, kind: str, entries: Iterable[Actor | Claim | Event | Report]) -> Mapping[str | None, str]:
        return {one.id: entry_id(kind, self.reading, one.id) for one in entries}

    def named_in(self, pieces: Iterable[Span]) -> list[str]:
        """The full names of the actors that the pieces mention: what is said of "it" is found by whom it means."""
        inside = [
            self.names[one.actor or ""]
            for piece in pieces
            for one in self.mentions[bisect_left(self.starts, piece.start) : bisect_left(self.starts, piece.end)]
        ]
        return list(dict.fromkeys(inside))
