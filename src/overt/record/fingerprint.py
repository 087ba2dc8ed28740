"""One number for all that the record says, however it came to say it.

Two records of the same pages, read by the same reader, have the same fingerprint: in whatever order they were added,
by however many runs, interrupted or not, on SQLite or PostgreSQL. It names a record's state where counts are published.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from overt.record.columns import metadata
from overt.record.compress import unpacked
from overt.record.incident_tables import PASSING
from overt.record.people_tables import PRIVATE
from overt.record.schema import claims, pages, runs

# When and by which run something was stored, under which name the page lay and in which order it came says nothing of
# the record's content; nor do places in lists, which are made of the rest.
_ACCIDENTAL: Final = frozenset({"run_id", "number", "name", "changed", "version", "listed", "rank", "said"})
_BATCH: Final = 1_000


def fingerprint(connection: Connection) -> str:
    """A SHA-256 over everything the record holds but its runs, and how its incidents came to be what they are."""
    total = hashlib.sha256()
    for line in dump(connection):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def dump(connection: Connection) -> Iterator[str]:
    """Every row but those of runs and of people as a line of JSON, in an order of its own: table, then content."""
    for table in metadata.sorted_tables:
        if table is not runs and table not in (*PASSING, *PRIVATE):
            yield from _rows(connection, table)


def _rows(connection: Connection, table: Table) -> Iterator[str]:
    columns = [one for one in table.columns if one.name not in _ignored(table)]
    keys = [one for one in columns if one.primary_key] or columns
    ordered = select(*columns).order_by(*([claims.c.id] if table is claims else keys))
    for row in connection.execution_options(yield_per=_BATCH).execute(ordered).mappings():
        yield json.dumps([table.name, {name: _plain(value) for name, value in row.items()}], ensure_ascii=False)


def _ignored(table: Table) -> frozenset[str]:
    # An actor's name is content; only a page's is an accident.
    return _ACCIDENTAL if table is pages else _ACCIDENTAL - {"name"}


def _plain(value: Any) -> Any:
    # Packed bytes depend on the packer's version; what is packed does not.
    return hashlib.sha256(unpacked(value)).hexdigest() if isinstance(value, bytes) else value
