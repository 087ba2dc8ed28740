"""Events of a reading: what was done, planned or threatened, where and when, and who asserts it."""

from overt.reading.article import Struct
from overt.reading.values import Aspect, Factuality, Precision
from overt.spans import Span


class Place(Span, frozen=True, kw_only=True):
    """A place as the page writes it, and where that is; ``radius_km`` is the uncertainty of a feature without edges."""

    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    reason: str = ""
    score: float = 0.0


class Time(Span, frozen=True, kw_only=True):
    """A time as an interval: the phrase, its EDTF, the first and last day it may mean, its anchor and the rule."""

    edtf: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    rule: str = ""


class Assertion(Struct, frozen=True, kw_only=True):
    """Who asserts an event, and how far they commit to it; a claim of ``None`` is the author's own word."""

    claim: str | None = None
    factuality: Factuality = "CT+"


class Event(Struct, frozen=True, kw_only=True):
    """Something done, planned or threatened, in the terms of PLOVER."""

    id: str
    trigger: Span
    category: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Place | None = None
    time: Time | None = None
    aspect: Aspect = "happened"
    asserted_by: tuple[Assertion, ...] = ()
    score: float = 0.0
