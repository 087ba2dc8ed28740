"""The history of an open record: what people decided, which versions it was in, what others published meanwhile."""

from collections.abc import Collection, Iterable

from overt.record import decisions, incidents, published, versions
from overt.record.decisions import Decision
from overt.record.faces.connected import Connected
from overt.record.found import Found
from overt.record.incidents import Incident
from overt.record.published import PublishedFigure
from overt.record.versions import Version


class OfHistory(Connected):
    """The history of an open record: what people decided, which versions it was in, what others published meanwhile."""

    def decisions(self, *, about: Iterable[str] | None = None) -> tuple[Decision, ...]:
        """What people decided, in the order made: all of it, or what is about any of some reports."""
        with self.reading() as connection:
            return decisions.everything(connection) if about is None else decisions.about(connection, about)

    def grades(
        self, *, outlets: Collection[str] | None = None, claims: Collection[str] | None = None
    ) -> tuple[Decision, ...]:
        """How people graded these outlets and claims, in the order given; all grades where neither is named."""
        with self.reading() as connection:
            return decisions.grades(connection, outlets=outlets, claims=claims)

    def decided(self, *, by: str | None = None, cursor: str | None = None, limit: int = 50) -> Found[Decision]:
        """What people decided, the newest first, a part at a time; ``cursor`` is the ``next`` of the answer before."""
        with self.reading() as connection:
            return decisions.newest(connection, by=by, cursor=cursor, limit=limit)

    def decision(self, id: str) -> Decision:  # noqa: A002 - the field's own name
        """The decision with that id. Raises NotInRecordError when there is none."""
        with self.reading() as connection:
            return decisions.one(connection, id)

    def version(self, name: str | None = None) -> Version:
        """The version that the record is in, or the one called so (``12``, ``12-3f9a1c20``).

        Raises NotInRecordError when the record was never in it.
        """
        with self.reading() as connection:
            return versions.newest(connection) if name is None else versions.version(connection, name)

    def versions(self, *, limit: int | None = None) -> tuple[Version, ...]:
        """The versions that the record was in, the newest first."""
        with self.reading() as connection:
            return versions.listed(connection, limit=limit)

    def incidents_at(self, version: Version) -> dict[str, Incident]:
        """Every incident as it was in a version, by id."""
        with self.reading() as connection:
            return incidents.at(connection, version.number)

    def publish(self, figure: PublishedFigure) -> None:
        """Keep a figure that others published; the same twice is kept once."""
        with self.writing() as connection:
            published.publish(connection, figure)

    def published_figures(self) -> tuple[PublishedFigure, ...]:
        """The figures that others published, by rule and cell."""
        with self.reading() as connection:
            return published.listed(connection)
