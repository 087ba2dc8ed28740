"""The tidy tables as files: one alone, or all of them in a Data Package that explains each column."""

import json
from collections.abc import Iterator
from typing import Any, Final, Literal

from overt.errors import UnknownValueError
from overt.exports import csv_cells
from overt.exports.columns import Kind, Value
from overt.exports.tables import TABLES, Table
from overt.exports.zipped import zipped
from overt.record.snapshot import Snapshot

Kinds = Literal["csv", "parquet"]
MEDIA_TYPES: Final[dict[str, str]] = {"csv": "text/csv;charset=utf-8", "parquet": "application/vnd.apache.parquet"}
_FRICTIONLESS: Final[dict[Kind, str]] = {
    "text": "string", "day": "date", "whole": "integer", "number": "number", "yes-no": "boolean",
}  # fmt: skip


def table_called(name: str) -> Table[Any]:
    """The table with that name. Raises UnknownValueError, which lists them, when there is none.

    >>> table_called("claims").columns[0].name
    'id'
    """
    found = {table.name: table for table in TABLES}
    if name not in found:
        raise UnknownValueError("table", name, found)
    return found[name]


def one_table(snapshot: Snapshot, kind: str, table: Table[Any]) -> Iterator[bytes]:
    """One table as CSV or Parquet; its last column is the record's version."""
    version = snapshot.version
    if kind == "parquet":
        from overt.exports.parquet import parquet  # only who wants it waits for it

        return parquet(table, snapshot, about={"record_version": version, "table": table.name})
    return csv_cells.lines(_header(table), _signed(table, snapshot, version))


def write_csv(snapshot: Snapshot) -> Iterator[bytes]:
    """All tables as CSV in a ZIP, with their description."""
    return _package(snapshot, "csv")


def write_parquet(snapshot: Snapshot) -> Iterator[bytes]:
    """All tables as Parquet in a ZIP, with their description."""
    return _package(snapshot, "parquet")


def _package(snapshot: Snapshot, kind: Kinds) -> Iterator[bytes]:
    def files() -> Iterator[tuple[str, Iterator[bytes]]]:
        yield "datapackage.json", iter([describe(snapshot.version, kind)])
        for table in TABLES:
            yield f"{table.name}.{kind}", one_table(snapshot, kind, table)

    # Parquet is packed already.
    return zipped(files(), packed=kind == "csv")


def describe(version: str, kind: Kinds) -> bytes:
    """The Data Package's description: every table and column, what they mean, and the record's version."""
    package = {
        "profile": "data-package",
        "name": "overt-record",
        "title": "A record of overt",
        "version": version,
        "description": (
            f"Version {version} of the record. An empty cell is not known. In CSV, text that a spreadsheet might take "
            "for a formula has an apostrophe in front."
        ),
        "resources": [_resource(table, kind) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(table: Table[Any], kind: Kinds) -> dict[str, Any]:
    shape = {"profile": "tabular-data-resource", "encoding": "utf-8"} if kind == "csv" else {}
    columns = [(column.name, column.kind, column.meaning) for column in table.columns]
    if kind == "csv":
        columns.append(("record_version", "text", VERSION_MEANING))
    fields = [{"name": name, "type": _FRICTIONLESS[of], "description": meaning} for name, of, meaning in columns]
    return {
        "name": table.name,
        "path": f"{table.name}.{kind}",
        "description": table.meaning,
        "mediatype": MEDIA_TYPES[kind].partition(";")[0],
        "format": kind,
        **shape,
        "schema": {"fields": fields, "primaryKey": [table.columns[0].name]},
    }


VERSION_MEANING: Final = "The version of the record that the row comes from."


def _header(table: Table[Any]) -> list[str]:
    return [*(column.name for column in table.columns), "record_version"]


def _signed(table: Table[Any], snapshot: Snapshot, version: str) -> Iterator[tuple[Value, ...]]:
    for row in table.values(snapshot):
        yield (*row, version)
