"""The incidents of an open record: the reports that were put together.

What puts them together, and lets people decide, is `overt.incidents`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import select

from overt.record import incidents
from overt.record.dialect import dialect_of
from overt.record.faces.connected import Connected
from overt.record.filters import Some
from overt.record.incident_ids import current_id, of_page
from overt.record.incident_tables import versions, waiting
from overt.record.incidents import Incident, Incidents
from overt.record.merging import Membership, Merging, memberships_of
from overt.record.open_pairs import OpenPairs, open_pairs
from overt.record.selection import Area, Selection


class OfIncidents(Connected):
    """The incidents of an open record: the reports that were put together."""

    def incidents(
        self,
        *,
        type: Some = None,  # noqa: A002 - the field's own name
        state: Some = None,
        stage: Some = None,
        sector: Some = None,
        certainty: Some = None,
        country: str | None = None,
        sponsor: str | None = None,
        outlet: str | None = None,
        words: str | None = None,
        since: str | None = None,
        until: str | None = None,
        area: Area | None = None,
        sort: str = "newest",
        cursor: str | None = None,
        limit: int | None = None,
        count_to: int | None = None,
    ) -> Incidents:
        """Incidents of what kind, where, when they took place, how far people looked at them.

        ``area`` is west, south, east and north in degrees, ``cursor`` that of the answer before. Raises
        UnknownValueError for values that are none.
        """
        asked = Selection(
            type=type, state=state, stage=stage, sector=sector, certainty=certainty, country=country, sponsor=sponsor,
            outlet=outlet, words=words, since=since, until=until, area=area,
        )  # fmt: skip
        with self.reading() as connection:
            return incidents.ask(connection, asked, sort=sort, cursor=cursor, limit=limit, count_to=count_to)

    def incident(self, id: str) -> Incident:  # noqa: A002 - the field's own name
        """The incident with that id, or that once had it. Raises NotInRecordError when there is none."""
        with self.reading() as connection:
            return incidents.incident(connection, id)

    def these_incidents(self, ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents with these ids of now, by id; what is none is left out."""
        with self.reading() as connection:
            return incidents.those(connection, set(ids))

    def page_incidents(self, page: str) -> tuple[str, ...]:
        """The incidents that a page tells of, in the order in which it tells of them."""
        with self.reading() as connection:
            return of_page(connection, page)

    def memberships(self, incident: str) -> tuple[Membership, ...]:
        """Why each report of an incident belongs to it."""
        with self.reading() as connection:
            return memberships_of(connection, current_id(connection, incident))

    def open_pairs(
        self, *, about: str | None = None, limit: int | None = None, count_to: int | None = None
    ) -> OpenPairs:
        """Pairs of incidents that may be one and that nobody has decided about, the likeliest first.

        ``count_to`` bounds what is counted.
        """
        with self.reading() as connection:
            return open_pairs(connection, about=about, limit=limit, count_to=count_to)

    def is_waiting(self) -> bool:
        """Whether reports came or went since incidents were last brought up to date."""
        with self.reading() as connection:
            return connection.scalar(select(waiting.c.report_id).limit(1)) is not None

    @contextmanager
    def merging(self) -> Iterator[Merging]:
        """One step of putting reports together, as one transaction; of two at once the second waits for the first."""
        with self.writing() as connection:
            dialect_of(connection).take_turns(connection, versions)
            yield Merging(connection)
