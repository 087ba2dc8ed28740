"""The reading that an entry comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from overt.reading import Reading, from_json
from overt.record.compress import unpacked
from overt.record.corrections import Correction
from overt.record.entry import Entry, Link, Quotation, known
from overt.record.excerpt import excerpt
from overt.record.filters import WHERE, where_of
from overt.record.found import Where
from overt.record.ids import KINDS
from overt.record.local_ids import Ids
from overt.record.overlay import Overlaid, overlaid
from overt.record.schema import articles, readers, readings
from overt.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The reading that an entry comes from, whole, and how its ids are called in the record."""

    reading_id: str
    reading: Reading
    ids: Ids
    where: Where
    reader: str
    current: bool
    corrections: tuple[Correction, ...] = ()
    unfit: tuple[str, ...] = ()

    @classmethod
    def of(cls, connection: Connection, reading_id: str, *, as_read: bool = False) -> "Source":
        """The reading with that id, with what reviewers set right in it or ``as_read``."""
        joined = readings.join(articles, articles.c.reading_id == readings.c.id).join(
            readers, readers.c.id == readings.c.reader_id
        )
        wanted = select(*WHERE, readings.c.content, readings.c.current, readers.c.version).select_from(joined)
        row = connection.execute(wanted.where(readings.c.id == reading_id)).mappings().one()
        base = from_json(unpacked(row["content"]))
        right = Overlaid(base, (), ()) if as_read else overlaid(connection, reading_id, base)
        return cls(
            reading_id=reading_id,
            reading=right.reading,
            ids=Ids(reading_id, right.reading),
            where=where_of(row),
            reader=row["version"],
            current=row["current"],
            corrections=right.corrections,
            unfit=right.unfit,
        )

    def entry(
        self,
        entry_id: str,
        kind: str,
        title: str,
        facts: Mapping[str, object],
        quotations: tuple[Quotation, ...],
        links: tuple[Link, ...],
    ) -> Entry:
        """An entry of this reading."""
        return Entry(
            id=entry_id,
            kind=KINDS[kind],
            title=title,
            where=self.where,
            reader=self.reader,
            current=self.current,
            facts=known(facts),
            quotations=quotations,
            links=links,
        )

    def quoted(self, label: str, span: Span | None) -> tuple[Quotation, ...]:
        """The words of a span in their sentence, where there are any."""
        return () if span is None else (Quotation(label=label, excerpt=excerpt(self.reading.article, span)),)

    def actor_link(self, label: str, local: str | None) -> tuple[Link, ...]:
        """The way to an actor of the reading."""
        found = self.ids.actors.get(local)
        return (Link(label=label, id=found, text=self.ids.names[local or ""]),) if found else ()

    def claim_link(self, label: str, local: str | None) -> tuple[Link, ...]:
        """The way to a claim of the reading."""
        claim = next((one for one in self.reading.claims if one.id == local), None)
        return (Link(label=label, id=self.ids.claims[local], text=claim.content.quote),) if claim else ()


def local_of(connection: Connection, table: Table, entry_id: str) -> tuple[str, str]:
    """The reading that an entry belongs to, and the short id it has there."""
    row = connection.execute(select(table.c.reading_id, table.c.local).where(table.c.id == entry_id)).one()
    return row[0], row[1]
