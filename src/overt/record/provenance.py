"""Where entries come from: which run of which reader, with which settings."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, update

from overt.reading import Reader
from overt.record.dialect import dialect_of
from overt.record.ids import RUN, digest, entry_id
from overt.record.schema import readers, runs


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of a command that wrote to the record; a run without an end was interrupted."""

    id: str
    command: str
    reader: Reader
    configuration: dict[str, object]
    started: str
    ended: str | None = None


def reader_id(reader: Reader) -> str:
    """One id for all that makes a reader: its version, its parts and its models.

    >>> reader_id(Reader(version="1")) == reader_id(Reader(version="1", parts={"claims": "2"}))
    False
    """
    return digest(reader.version, _json(reader.parts), _json(sorted(reader.models)))[:16]


def start(connection: Connection, command: str, reader: Reader, configuration: Mapping[str, object]) -> Run:
    """Note that a run has begun."""
    run = Run(
        id=entry_id(RUN, secrets.token_hex(16)),
        command=command,
        reader=reader,
        configuration=dict(configuration),
        started=_now(),
    )
    known = {"version": reader.version, "parts": _json(reader.parts), "models": _json(sorted(reader.models))}
    connection.execute(dialect_of(connection).insert_missing(readers).values(id=reader_id(reader), **known))
    settings = _json(run.configuration)
    connection.execute(
        runs.insert().values(
            id=run.id,
            command=command,
            reader_id=reader_id(reader),
            configuration=settings,
            configuration_hash=digest(settings),
            started=run.started,
        )
    )
    return run


def end(connection: Connection, run: Run) -> None:
    """Note that a run has come to its end."""
    connection.execute(update(runs).where(runs.c.id == run.id).values(ended=_now()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
