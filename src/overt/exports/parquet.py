"""Tables as Parquet, written by the Rust project's own writer."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from tempfile import TemporaryFile
from typing import Any, Final

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema
from arro3.io import write_parquet

from overt.exports.columns import Column, Kind, Value
from overt.exports.lines import json_bytes
from overt.exports.tables import Table
from overt.record.parts import in_parts
from overt.record.snapshot import Snapshot

_TYPES: Final[dict[Kind, DataType]] = {
    "text": DataType.utf8(),
    "day": DataType.date32(),
    "whole": DataType.int64(),
    "number": DataType.float64(),
    "yes-no": DataType.bool(),
}
_EPOCH: Final = date(1970, 1, 1).toordinal()
_ROWS: Final = 5_000
_CHUNK: Final = 1 << 18


def parquet(table: Table[Any], snapshot: Snapshot, *, about: dict[str, str]) -> Iterator[bytes]:
    """The table as one Parquet file; ``about`` goes into its metadata, the columns' meanings into theirs.

    The file is made beside, on disk, for its end holds where everything lies; then it is handed over in pieces.
    """
    # One entry: several would come in another order each time.
    schema = Schema([_field(column) for column in table.columns], metadata={"overt": json_bytes(about).decode()})
    made = (_batch(table.columns, rows, schema) for rows in in_parts(table.values(snapshot), _ROWS))
    with closing(TemporaryFile()) as file:
        write_parquet(
            RecordBatchReader.from_batches(schema, made),
            file,
            compression="zstd(3)",
            created_by="overt",
        )
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _field(column: Column[Any]) -> Field:
    return Field(column.name, _TYPES[column.kind], nullable=True, metadata={"description": column.meaning})


def _batch(columns: Iterable[Column[Any]], rows: list[tuple[Value, ...]], schema: Schema) -> RecordBatch:
    cells = zip(*rows, strict=True)
    return RecordBatch.from_arrays(
        [_array(column.kind, values) for column, values in zip(columns, cells, strict=True)], schema=schema
    )


def _array(kind: Kind, values: Iterable[Any]) -> Array:
    if kind == "day":
        days = [None if one is None else _days(one) for one in values]
        return Array(days, type=DataType.int32()).cast(DataType.date32())
    if kind == "number":
        return Array([None if one is None else float(one) for one in values], type=_TYPES[kind])
    if kind == "text":
        return Array([one and one.encode("utf-8", "replace").decode() for one in values], type=_TYPES[kind])
    return Array(list(values), type=_TYPES[kind])


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal() - _EPOCH
