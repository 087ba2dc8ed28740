"""The record as it stands at one moment, gone through from end to end: what every export is made from."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from overt.reading import Claim, Event, Reading, Report
from overt.record import told
from overt.record.cases import Case, cases, how_many, listed
from overt.record.corrections import Correction
from overt.record.corrections import everything as all_corrections
from overt.record.decisions import Decision
from overt.record.decisions import everything as all_decisions
from overt.record.incident_ids import incidents_of
from overt.record.incidents import Incident
from overt.record.kept_reports import with_tolls_and_fillers
from overt.record.parts import in_parts
from overt.record.schema import reports
from overt.record.selection import Selection
from overt.record.show import as_read
from overt.record.told import Named, Origin, Told
from overt.record.versions import newest
from overt.record.wanted import Chosen, chosen

_CASES: Final = 100


class Snapshot:
    """What a selection of the record holds, at one moment: others may write meanwhile and nothing here changes.

    Everything comes one at a time, in an order that is always the same.
    """

    def __init__(self, connection: Connection, selection: Selection) -> None:
        self._connection = connection
        self._chosen: Chosen = chosen(connection, selection)
        self.selection = selection

    @property
    def version(self) -> str:
        """What a published number is signed with: the record's version."""
        return newest(self._connection).name

    def incidents(self) -> Iterator[Incident]:
        """The incidents as they are listed, in the order in which they happened; undated ones last."""
        return listed(self._connection, self._chosen.incidents)

    def count_incidents(self) -> int:
        """How many incidents are selected."""
        return how_many(self._connection, self._chosen.incidents)

    def cases(self) -> Iterator[Case]:
        """The incidents in the same order, each with all that it is founded on."""
        for batch in in_parts(self.incidents(), _CASES):
            yield from cases(self._connection, batch)

    def incidents_of(self, reports: Sequence[str]) -> dict[str, str]:
        """The incident of each of these reports that is in one."""
        return incidents_of(self._connection, reports)

    def decisions(self) -> Iterator[Decision]:
        """What people decided about the selected incidents, in the order made; all decisions where all is selected."""
        if self.selection.everything:
            yield from all_decisions(self._connection)
            return
        seen = {one.id: one for case in self.cases() for one in case.decisions}
        yield from sorted(seen.values(), key=lambda one: (one.moment, one.id))

    def corrections(self) -> Iterator[Correction]:
        """What reviewers set right in the selected articles and still stands, in the order made."""
        pages = None if self.selection.everything else {one.page for one in self.origins()}
        yield from (one for one in all_corrections(self._connection) if pages is None or one.page in pages)

    def reading(self, reading: str) -> Reading:
        """A whole reading as it was read, its claims and reports called by the record's ids."""
        return as_read(self._connection, reading)

    def reports(self) -> Iterator[Told[Report]]:
        """The reports, each with its article."""
        return told.told_reports(self._connection, self._chosen.reports)

    def reports_with_tolls(self) -> Iterator[Told[Report]]:
        """The reports, with every toll and what the trained tagger found too; each reading is opened for that."""
        return with_tolls_and_fillers(self._connection, self.reports())

    def reports_called(self, ids: Sequence[str]) -> dict[str, Told[Report]]:
        """Some reports by their ids, of current or older readings."""
        found = told.told_reports(self._connection, select(reports.c.id).where(reports.c.id.in_(ids)))
        return {one.entry.id: one for one in found}

    def claims(self) -> Iterator[Told[Claim]]:
        """The claims of the articles that tell the selected reports, each with its article."""
        return told.told_claims(self._connection, self._chosen.claims)

    def events(self) -> Iterator[Told[Event]]:
        """The events of the selected reports, each with its article."""
        return told.told_events(self._connection, self._chosen.events)

    def origins(self) -> Iterator[Origin]:
        """The articles that tell the selected reports."""
        return told.origins(self._connection, self._chosen.readings)

    def named(self, ids: Sequence[str]) -> dict[str, Named]:
        """The actors with these ids."""
        return told.named(self._connection, ids)

    def text(self, reading: str) -> str:
        """The text of the article that a reading read: what all offsets count in."""
        return told.text_of(self._connection, reading)
