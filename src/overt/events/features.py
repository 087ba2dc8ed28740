"""Features that have a place by others: lines between two towns, the airspace and the waters of a country."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from overt.language.distances import kilometres
from overt.reading import Place
from overt.spans import Span

SIDE_KM = 5.0  # how far a line may stray from the straight way between its ends, at the least
SHORT_KM = 60.0
_KIND = (
    r"(?:(?:rail|railway|train|tram|gas|oil|power|data|telecoms?|undersea|submarine|fib(?:re|er)-optic|high-speed) )*"
    r"(?P<kind>line|lines|railway|rail|tracks?|road|highway|motorway|pipeline|pipe|cables?|link|route|corridor|stretch"
    r"|section|interconnector)"
)
_BEFORE = re.compile(rf"\b{_KIND}(?: \w+)? (?:between|from)(?: the)?(?: \w+)? $", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween(?: the)?(?: \w+)? $", re.IGNORECASE)
_AFTER = re.compile(rf"\s{_KIND}\b", re.IGNORECASE)
_JOINT = re.compile(r" (?:and|to) (?:[\w-]+ ){0,4}|(?: ?[-–—‑] ?)")
_OF_COUNTRY = re.compile(r"(?:[’']s)? (?:air ?space|(?:territorial )?waters|skies)\b", re.IGNORECASE)
_WET = frozenset({"cable", "cables", "interconnector", "link", "pipeline", "pipe"})


def find_features(text: str, places: Sequence[Place]) -> tuple[list[Place], set[int]]:
    """The lines, airspaces and waters that a text names by its places, and where places are only their ends.

    A line is a place in the middle of its ends with a radius that reaches both; it lies in their country where that is
    one. Ends without coordinates make no line.

    >>> known = {"country": "GBR", "lat": 55.5, "precision": "city"}
    >>> ends = [Place(start=17, end=20, quote="Ayr", name="Ayr", lon=-4.6, **known),
    ...         Place(start=25, end=30, quote="Troon", name="Troon", lon=-4.7, **known)]
    >>> lines, _ = find_features("the line between Ayr and Troon", ends)
    >>> [(line.quote, line.country, line.radius_km) for line in lines]
    [('Ayr and Troon', 'GBR', 8.0)]
    """
    listed = sorted(places, key=lambda one: one.start)
    lines = list(_lines(text, listed))
    ends = {at for line in lines for one in listed if line.start <= (at := one.start) < line.end}
    return [*lines, *_airspaces(text, listed)], ends


def _lines(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """Each line between two neighbouring towns, where the words before or behind them say what runs there."""
    done = -1
    for one, other in pairwise([place for place in places if not _land(place)]):
        if one.start < done or not _JOINT.fullmatch(text[one.end : other.start]):
            continue
        kind = _BEFORE.search(text, max(0, one.start - 60), one.start) or _AFTER.match(text, other.end)
        way = kind["kind"].lower() if kind else "way"
        between = kind or _BETWEEN.search(text, max(0, one.start - 30), one.start)
        line = _line(text, one, other, way) if between else None
        if line:
            done = line.end
            yield line


def _line(text: str, one: Place, other: Place, kind: str) -> Place | None:
    """The line between two places."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    reach = kilometres(one.lat, one.lon, other.lat, other.lon) / 2
    country = one.country if one.country == other.country else None
    span = Span.of(text, one.start, other.end)
    wet = kind in _WET and country is None
    return Place(
        start=span.start, end=span.end, quote=span.quote, name=span.quote, country=country,
        lat=round((one.lat + other.lat) / 2, 4), lon=round((one.lon + other.lon) / 2, 4),
        precision="sea" if wet else "district" if reach <= SHORT_KM else "province",
        radius_km=float(round(reach + SIDE_KM)), reason=f"the {kind} between its ends",
        score=min(one.score, other.score),
    )  # fmt: skip


def _land(place: Place) -> bool:
    """Whether a place is too wide to be the end of a line."""
    return place.precision in {"country", "province", None}


def _airspaces(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """The airspace or waters of a country: "Estonian airspace", "Norway's waters"."""
    for one in places:
        tail = _OF_COUNTRY.match(text, one.end) if one.precision == "country" else None
        if tail:
            span = Span.of(text, one.start, tail.end())
            yield Place(
                start=span.start, end=span.end, quote=span.quote, name=span.quote, country=one.country, lat=one.lat,
                lon=one.lon, precision="country", radius_km=one.radius_km, reason=f"'{one.quote}' is its country",
                score=one.score,
            )  # fmt: skip
