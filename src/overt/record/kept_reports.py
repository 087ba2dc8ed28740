"""What reports say that has no column: taken from the readings as they are kept, a few articles at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from overt.reading import Report, Toll
from overt.record.compress import unpacked
from overt.record.ids import CLAIM, REPORT, entry_id
from overt.record.parts import in_parts, rows_of, values_of
from overt.record.schema import claims, readings
from overt.record.told import Told

_AT_ONCE: Final = 100
_replace = msgspec.structs.replace


class _Kept(msgspec.Struct):
    """A reading as far as its reports: the rest of its text is passed over."""

    reports: tuple[Report, ...] = ()


def with_tolls_and_fillers(connection: Connection, told: Iterable[Told[Report]]) -> Iterator[Told[Report]]:
    """The reports with every toll and what the trained tagger takes for what; a reviewer's own reports have none."""
    for part in in_parts(told, _AT_ONCE):
        kept = _kept(connection, {one.origin.reading for one in part})
        for one in part:
            same = kept.get(one.entry.id)
            entry = _replace(one.entry, tolls=same.tolls, fillers=same.fillers) if same else one.entry
            yield _replace(one, entry=entry)


def _kept(connection: Connection, reading_ids: Iterable[str]) -> dict[str, Report]:
    """The reports of these readings by the record's ids."""
    found: dict[str, Report] = {}
    for reading, content in rows_of(connection, select(readings.c.id, readings.c.content), readings.c.id, reading_ids):
        for report in msgspec.json.decode(unpacked(content), type=_Kept).reports:
            tolls = tuple(_replace(toll, claim=_claim(reading, toll)) for toll in report.tolls)
            found[entry_id(REPORT, reading, report.id)] = _replace(report, tolls=tolls)
    return _without_lost(connection, found)


def _claim(reading: str, toll: Toll) -> str | None:
    return toll.claim and entry_id(CLAIM, reading, toll.claim)


def _without_lost(connection: Connection, found: Mapping[str, Report]) -> dict[str, Report]:
    """The reports with no claim that a reviewer deleted."""
    named = {toll.claim for report in found.values() for toll in report.tolls if toll.claim}
    there = {None, *values_of(connection, select(claims.c.id), claims.c.id, named)}
    return {
        one: _replace(report, tolls=tuple(it if it.claim in there else _replace(it, claim=None) for it in report.tolls))
        for one, report in found.items()
    }
