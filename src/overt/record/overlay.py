"""What reviewers set right, laid over the readings: the rows that every question asks say what was set right.

The reading itself is never touched: it stays in ``readings`` as it was read, and undoing a correction brings the rows
back that it made.
"""

from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update

from overt.reading import Reading, from_json
from overt.record import corrections as kept
from overt.record.applied.reading import applied
from overt.record.carried import carried
from overt.record.columns import metadata
from overt.record.compress import unpacked
from overt.record.corrections import Correction
from overt.record.dialect import dialect_of
from overt.record.identity import Identities, key_of
from overt.record.incident_tables import waiting
from overt.record.people_tables import corrections
from overt.record.rows import rows
from overt.record.schema import (
    actor_names,
    actor_roles,
    actors,
    claim_pieces,
    claims,
    event_assertions,
    event_parties,
    events,
    figures,
    mentions,
    readings,
    report_events,
    report_evidence,
    report_sponsor_claims,
    report_suspects,
    report_targets,
    reports,
)

# Rows that hang on others, each by which column on which table; and those that belong to a reading by themselves.
_HANGING: Final[tuple[tuple[Table, str, Table], ...]] = (
    (claim_pieces, "claim_id", claims),
    (event_parties, "event_id", events),
    (event_assertions, "event_id", events),
    (report_events, "report_id", reports),
    (report_targets, "report_id", reports),
    (report_suspects, "report_id", reports),
    (report_evidence, "report_id", reports),
    (report_sponsor_claims, "report_id", reports),
    (actor_roles, "actor_id", actors),
)
_OWN: Final[tuple[Table, ...]] = (actor_names, mentions, claims, events, figures, actors)
# These say nothing that a reviewer changes in a reading.
_UNTOUCHED: Final = frozenset({"articles", "blocks", "problems"})


class Overlaid(NamedTuple):
    """A reading with what was set right, the corrections in its own terms, and those that do not fit it any longer."""

    reading: Reading
    corrections: tuple[Correction, ...]
    unfit: tuple[str, ...]


def as_read(connection: Connection, reading_id: str) -> Reading:
    """The reading as it was read."""
    content = connection.scalar(select(readings.c.content).where(readings.c.id == reading_id))
    return from_json(unpacked(bytes(content or b"")))


def overlaid(connection: Connection, reading_id: str, base: Reading) -> Overlaid:
    """The reading with all corrections of its page that stand, also those made of its older readings."""
    of_page = kept.of_page(connection, base.article.id)
    standing = [one for one in of_page if one.undone is None]
    added = [one.id for one in of_page if one.action == "add"]
    olders: dict[str, Reading] = {}
    fit, unfit = [], []
    for one in standing:
        if one.reading == reading_id:
            fit.append(one)
            continue
        if one.reading not in olders:
            olders[one.reading] = as_read(connection, one.reading)
        moved = carried(one, olders[one.reading], base, reading_id=reading_id, added=added)
        if moved is None:
            unfit.append(one.id)
        else:
            fit.append(moved)
    right = Identities.of(connection).applied(applied(base, fit, reading_id=reading_id))
    return Overlaid(right, tuple(fit), tuple(unfit))


def to_settle(connection: Connection, reading: Reading) -> bool:
    """Whether anything was ever set right of the page, or said of an actor that it names."""
    page = reading.article.id
    said = select(corrections.c.id).where(corrections.c.page_id == page).limit(1)
    return connection.scalar(said) is not None or Identities.of(connection).touches(reading)


def settle(connection: Connection, page: str, *, naming: str | None = None) -> None:
    """Let the rows of a page say what was set right, and its reports wait to be put together anew.

    With ``naming`` only where the page may name the actor with that key.
    """
    reading_id = connection.scalar(select(readings.c.id).where(readings.c.page_id == page, readings.c.current))
    if reading_id is None:
        return
    base = as_read(connection, reading_id)
    if naming and all(key_of(one) != naming for one in base.actors) and not kept.of_page(connection, page):
        return
    right = overlaid(connection, reading_id, base).reading
    dialect = dialect_of(connection)
    dialect.unindex(connection, reading_id)
    _clear(connection, reading_id)
    made = rows(reading_id, page, right)
    _keep_reports(connection, reading_id, made.pop("reports", []))
    for table, its_rows in made.items():
        if table not in _UNTOUCHED:
            connection.execute(insert(metadata.tables[table]), its_rows)
    dialect.index(connection, reading_id)
    ids = connection.scalars(select(reports.c.id).where(reports.c.reading_id == reading_id))
    if waits := [{"report_id": one} for one in ids]:
        connection.execute(dialect.insert_missing(waiting), waits)


def _clear(connection: Connection, reading_id: str) -> None:
    for table, column, owner in _HANGING:
        owned = select(owner.c.id).where(owner.c.reading_id == reading_id)
        connection.execute(delete(table).where(table.c[column].in_(owned)))
    for table in _OWN:
        connection.execute(delete(table).where(table.c.reading_id == reading_id))


def _keep_reports(connection: Connection, reading_id: str, made: list[dict[str, Any]]) -> None:
    """The reports as rows. None is ever taken out: incidents and decisions name them; one taken back counts no more."""
    there = set(connection.scalars(select(reports.c.id).where(reports.c.reading_id == reading_id)))
    for row in made:
        if row["id"] in there:
            connection.execute(update(reports).where(reports.c.id == row["id"]).values(**row))
        else:
            connection.execute(insert(reports).values(**row))
    if gone := there - {row["id"] for row in made}:
        connection.execute(update(reports).where(reports.c.id.in_(gone)).values(excluded="reviewer"))
