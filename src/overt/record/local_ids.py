"""The record's ids for what a reading calls by short ids of its own."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from overt.reading import Actor, Assertion, Claim, Event, Figure, Reading, Report, Toll
from overt.record.ids import ACTOR, CLAIM, EVENT, REPORT, entry_id
from overt.record.words import folded
from overt.spans import Span

Told = TypeVar("Told", Assertion, Figure, Toll)
_replace = msgspec.structs.replace


class Ids:
    """The ids in the record for a reading's own short ids (``c1``), and who is mentioned where.

    A short id that names nothing has no id in the record.
    """

    def __init__(self, reading_id: str, reading: Reading) -> None:
        self.reading = reading_id
        self.names = {one.id: one.name for one in reading.actors}
        self.wikidata: Mapping[str | None, str | None] = {one.id: one.ids.get("wikidata") for one in reading.actors}
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


def with_ids(reading: Reading, ids: Ids) -> Reading:
    """The reading with the record's ids for its claims and reports wherever they are named, so that they open."""
    return _replace(
        reading,
        claims=tuple(
            _replace(it, id=ids.claims[it.id], within=ids.claims.get(it.within), denies=ids.claims.get(it.denies))
            for it in reading.claims
        ),
        events=tuple(_replace(it, asserted_by=tuple(_of(one, ids) for one in it.asserted_by)) for it in reading.events),
        reports=tuple(_report(it, ids) for it in reading.reports),
        figures=tuple(_of(it, ids) for it in reading.figures),
    )


def _report(report: Report, ids: Ids) -> Report:
    sponsor = report.sponsor
    if sponsor:
        sponsor = _replace(sponsor, said_by=tuple(ids.claims[it] for it in sponsor.said_by if it in ids.claims))
    tolls = tuple(_of(it, ids) for it in report.tolls)
    return _replace(report, id=ids.reports[report.id], sponsor=sponsor, tolls=tolls)


def _of(one: Told, ids: Ids) -> Told:
    """What a claim tells, with the record's id of the claim."""
    return _replace(one, claim=ids.claims.get(one.claim))
