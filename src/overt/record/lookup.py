"""From what a person types to the one entry that is meant."""

from typing import Final

from sqlalchemy import Connection, Table, select

from overt.errors import NotInRecordError
from overt.record.ids import (
    ACTOR,
    CLAIM,
    DECISION,
    EVENT,
    INCIDENT,
    KINDS,
    PAGE,
    READING,
    REPORT,
    RUN,
    page_entry_id,
    typed,
)  # fmt: skip
from overt.record.incident_tables import decisions, incident_names
from overt.record.schema import actors, claims, events, pages, readings, reports, runs

TABLES: Final[dict[str, Table]] = {
    PAGE: pages, READING: readings, ACTOR: actors, CLAIM: claims, EVENT: events, REPORT: reports, RUN: runs,
    INCIDENT: incident_names, DECISION: decisions,
}  # fmt: skip
_SHORTEST_HASH: Final = 4


def full_id(connection: Connection, asked: str) -> tuple[str, str]:
    """The kind and the whole id of the one entry whose id begins as asked.

    Raises NotInRecordError when there is none, or more than one.
    """
    kind, rest = typed(asked)
    if kind is None and (len(rest) < _SHORTEST_HASH or set(rest) - set("0123456789abcdef")):
        kinds = ", ".join(f"{letter}-… ({name})" for letter, name in KINDS.items())
        raise NotInRecordError(f"{asked!r} is no id. Ids look like: {kinds}.")
    kind = kind or PAGE
    begin = rest if kind == PAGE else f"{kind}-{rest}"
    column = TABLES[kind].c.id
    beginning = select(column).where(column >= begin, column < begin + "~").order_by(column).limit(6)
    found = list(connection.scalars(beginning))
    if not found:
        raise NotInRecordError(f"No {KINDS[kind]} has the id {asked}. overt find and overt claims print ids.")
    if len(found) > 1 and found[0] != begin:
        shown = ", ".join(page_entry_id(one) if kind == PAGE else one for one in found[:5])
        raise NotInRecordError(f"{asked} begins more than one id: {shown}{', …' if len(found) > 5 else ''}. Type more.")
    return kind, found[0]


def page_id(connection: Connection, asked: str) -> str:
    """The SHA-256 of the one page whose id begins as asked. Raises NotInRecordError when there is none."""
    kind, whole = full_id(connection, asked)
    if kind != PAGE:
        raise NotInRecordError(f"{whole} is a {KINDS[kind]}, not a page. overt find prints the ids of pages.")
    return whole
