"""A whole reading: all that one page says, which reader made it, and its form as JSON."""

from typing import Any

import msgspec

from overt.reading.actors import Actor, Mention
from overt.reading.article import Article, Struct
from overt.reading.claims import Claim, Figure
from overt.reading.events import Event
from overt.reading.reports import Report

FORMAT = "overt-reading/1"


class Reader(Struct, frozen=True, kw_only=True):
    """Which reader made the reading."""

    version: str
    parts: dict[str, str] = msgspec.field(default_factory=dict)
    models: tuple[str, ...] = ()


class Problem(Struct, frozen=True, kw_only=True):
    """Something on the page that could not be read, said plainly and kept with the reading."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """All that one page says, with the words it stands on."""

    format: str = FORMAT
    reader: Reader
    article: Article
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()


def to_json(reading: Reading) -> bytes:
    """The reading as one line of JSON; the same reading gives the same bytes."""
    return msgspec.json.encode(reading)


def from_json(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds.

    Raises ``msgspec.ValidationError``, which names the field, when the line is no reading of this format.
    """
    return msgspec.json.decode(line, type=Reading)


def schema() -> dict[str, Any]:
    """The JSON Schema of a reading, generated from the types in this file.

    >>> schema()["$ref"]
    '#/$defs/Reading'
    """
    return msgspec.json.schema(Reading)
