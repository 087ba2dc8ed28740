"""Figures that others published, to be set beside ours."""

from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, select

from overt.record.dialect import dialect_of
from overt.record.ids import digest
from overt.record.incident_tables import published_figures


class PublishedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number that somebody published for a rule's cell: ``number`` or ``percent``, where, and who entered it."""

    rule: str
    by: str
    cell: str
    value: float
    unit: str = "number"
    source: str
    entered_by: str
    moment: str = ""


def publish(connection: Connection, figure: PublishedFigure) -> None:
    """Keep a figure; the same twice is kept once, another value for the same cell stands beside it."""
    row = msgspec.structs.asdict(figure) | {"moment": datetime.now(UTC).isoformat(timespec="seconds")}
    row["id"] = digest(figure.rule, figure.by, figure.cell, str(figure.value), figure.unit, figure.source)[:32]
    connection.execute(dialect_of(connection).insert_missing(published_figures), [row])


def listed(connection: Connection) -> tuple[PublishedFigure, ...]:
    """The figures, by rule and cell."""
    table = published_figures
    rows = connection.execute(select(table).order_by(table.c.rule, table.c.by, table.c.cell, table.c.id)).mappings()
    return tuple(PublishedFigure(**{name: row[name] for name in PublishedFigure.__struct_fields__}) for row in rows)
