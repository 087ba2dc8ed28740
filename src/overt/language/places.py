"""The places that an article names, and where they are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from spacy.tokens import Doc

from overt.language.gazetteer import (
    ABBREVIATED,
    CITY,
    COUNTRY,
    DISTRICT,
    FEATURE,
    PEOPLE,
    PROVINCE,
    gazetteer,
)
from overt.language.place_evidence import EARTH_KM
from overt.language.place_ranking import Choice, choose, names_of
from overt.language.place_spans import find_spans
from overt.reading import Place, Precision
from overt.spans import Span

_PRECISION: dict[int, Precision] = {CITY: "city", PROVINCE: "province", DISTRICT: "district", COUNTRY: "country"}
_FEATURE_PRECISION: dict[str, Precision] = {
    "sea": "sea", "strait": "sea", "cable": "sea", "pipeline": "sea", "site": "site", "bridge": "site",
    "canal": "province", "gap": "province", "border": "province", "region": "province", "island": "province",
    "lake": "province", "river": "province", "mountains": "province",
}  # fmt: skip
SITE_KM = 15.0  # how far from the middle of its city a site may lie
AMONG_KM = 100.0  # how close together the places of an article are for an unknown one to be taken for a neighbour
AMONG_SCORE = 0.3
BESIDE_CHARACTERS, BESIDE_KM, BESIDE_SCORE = 30, 30.0, 0.7
_CERTAIN = 0.5
_DOUBTFUL_PART = 0.15


@dataclass(frozen=True, slots=True)
class _Middle:
    """Where most of the towns and districts of an article lie."""

    lat: float
    lon: float
    country: str | None
    near: str


def find_places(text: str, doc: Doc, *, outlet: str | None = None) -> tuple[Place, ...]:
    """Every place that the text names, in text order, each with the entry of the gazetteer it most likely means.

    ``doc`` is the parse of ``text``. Adjectives and words for a country's people count as places ("a Turkish
    officer"). A place without coordinates was found but could not be located. ``outlet`` is the registered domain of
    the page; when it ends in a country's code, that country counts as named. English only.

    >>> from overt.language.parse import parse
    >>> text = "The depot lies east of Vilnius, Lithuania."
    >>> [(place.quote, place.country, place.precision) for place in find_places(text, parse(text))]
    [('Vilnius', 'LTU', 'city'), ('Lithuania', 'LTU', 'country')]
    """
    return resolve_places(text, find_spans(text, doc), outlet=outlet)


def resolve_places(text: str, spans: Sequence[tuple[int, int]], *, outlet: str | None = None) -> tuple[Place, ...]:
    """The place that each span of the text names, in the order of the spans.

    One name means one place throughout an article. Spans that hold no text between them give a place without
    coordinates, as names do that the gazetteer lacks. ``outlet`` as for ``find_places``.

    >>> text = "Officials in Alexandria, Rapides Parish, said so."
    >>> [place.country for place in resolve_places(text, [(13, 23), (25, 39)])]
    ['USA', 'USA']
    """
    names = names_of(text, [span for span in spans if text[span[0] : span[1]].strip()])
    choices = choose(names, outlet=outlet)
    middle = _middle(choices)
    named: dict[int, list[tuple[int, int]]] = {}
    for span, choice in choices.items():
        named.setdefault(choice.row, []).append(span)
    return tuple(_place(Span.of(text, *span), choices, middle, named, text) for span in spans)


Spans = dict[int, list[tuple[int, int]]]


def _place(
    span: Span, choices: dict[tuple[int, int], Choice], middle: _Middle | None, named: Spans, text: str
) -> Place:
    choice = choices.get((span.start, span.end))
    if choice is None or (choice.named.candidates.part and choice.score < _DOUBTFUL_PART):
        return _unknown(span, _beside(span, choices, text), middle)
    known, row = gazetteer(), choice.row
    lat, lon = (round(float(one), 5) for one in known.latlon[row])
    site = _is_site(choice)
    feature = known.feature(row)
    return Place(
        start=span.start, end=span.end, quote=span.quote, name=known.name(row), country=known.code(row),
        geonames=int(known.id[row]) or None, lat=lat, lon=lon,
        precision="site" if site else _precision(row),
        radius_km=feature.radius_km if feature else SITE_KM if site else None,
        reason=_reason(choice, span, named, text), score=round(choice.score, 3),
    )  # fmt: skip


def _unknown(span: Span, beside: Choice | None, middle: _Middle | None) -> Place:
    """A place that the gazetteer lacks: at the place it is said to be in or near, else among the article's others."""
    known = gazetteer()
    name = " ".join(span.quote.split())
    place = Place(start=span.start, end=span.end, quote=span.quote, name=name, reason="not in the gazetteer")
    if beside is not None:
        row = beside.row
        lat, lon = (round(float(one), 5) for one in known.latlon[row])
        town = known.kind[row] in (CITY, DISTRICT)
        reason = f"not in the gazetteer; named beside {known.name(row)}"
        return msgspec.structs.replace(
            place, country=known.code(row), lat=lat, lon=lon, precision="district" if town else _precision(row),
            radius_km=BESIDE_KM if town else None, score=round(beside.score * BESIDE_SCORE, 3), reason=reason,
        )  # fmt: skip
    if middle is not None:
        reason = f"not in the gazetteer; the article's other places lie around {middle.near}"
        return msgspec.structs.replace(
            place, country=middle.country, lat=middle.lat, lon=middle.lon, precision="province", radius_km=AMONG_KM,
            score=AMONG_SCORE, reason=reason,
        )  # fmt: skip
    return place


_BESIDE = re.compile(r"\s*(?:,\s*|\(|,?\s(?:\w+\s){0,2}(?:near|in|outside|of|at|to|by)\s(?:the\s)?)")


def _beside(span: Span, choices: dict[tuple[int, int], Choice], text: str) -> Choice | None:
    """The place that stands right after, as what this one is in or near: "Osiny, near Lukow"."""
    after = [(one, choice) for one, choice in choices.items() if 0 <= one[0] - span.end <= BESIDE_CHARACTERS]
    for (start, _), choice in sorted(after, key=lambda one: one[0]):
        if choice.features["how"] != PEOPLE and choice.score >= _CERTAIN:
            return choice if _BESIDE.fullmatch(text[span.end : start]) else None
    return None


def _precision(row: int) -> Precision | None:
    known = gazetteer()
    if (feature := known.feature(row)) is not None:
        return _FEATURE_PRECISION.get(feature.kind)
    return _PRECISION[int(known.kind[row])]


def _is_site(choice: Choice) -> bool:
    """Whether only a part of the name is a town, and the rest says what stands there: "Riga Central Market"."""
    return choice.named.candidates.site and int(gazetteer().kind[choice.row]) in (CITY, DISTRICT)


def _middle(choices: dict[tuple[int, int], Choice]) -> _Middle | None:
    """The town that most of the article's towns and districts lie near, when most do."""
    known = gazetteer()
    rows = Counter(
        one.row for one in choices.values() if known.kind[one.row] in (CITY, DISTRICT) and one.score >= _CERTAIN
    )
    if len(rows) < 2:
        return None
    at, weights = list(rows), np.array(list(rows.values()), dtype=float)
    angles = np.radians(known.latlon[at].astype(float))
    north, east = angles[:, 0], angles[:, 1]
    unit = np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)
    near = (np.clip(unit @ unit.T, -1, 1) >= np.cos(AMONG_KM / EARTH_KM)) @ weights
    best = int(np.argmax(near))
    if near[best] < 0.6 * weights.sum():
        return None
    lat, lon = (round(float(one), 5) for one in known.latlon[at[best]])
    return _Middle(lat, lon, known.code(at[best]), known.name(at[best]))


def _reason(choice: Choice, span: Span, named: Spans, text: str) -> str:
    """Why this entry: the strongest thing that speaks for it, in plain words."""
    known, features, how = gazetteer(), choice.features, int(choice.features["how"])
    part = f"'{choice.named.candidates.part}' in the name is a place; " if choice.named.candidates.part else ""
    if how == PEOPLE:
        return "an adjective or a word for the people"
    if how == ABBREVIATED:
        return "an abbreviation"
    if known.kind[choice.row] == FEATURE:
        return part + "a named feature"
    if known.kind[choice.row] == COUNTRY and not features["contains"]:
        return part + "the name of a country"
    if features["candidates"] == 1 and known.kind[choice.row] != COUNTRY:
        return part + "the only place of that name in the gazetteer"
    if features["followed_by"]:
        return part + f"{_LEVELS[int(features['followed_by']) - 1]} named right after it"
    for level, upper in zip(reversed(_LEVELS), _uppers(choice.row), strict=True):
        if features[f"{level}_named"] and upper in named:
            return part + f"{level} named {_where(named[upper], span, text)}"
    if features["contains"] >= 0.2 and known.kind[choice.row] in (PROVINCE, COUNTRY):
        return part + "other places of the article lie in it"
    if features["near_100"] >= 0.3:
        return part + "other places of the article lie near it"
    if features["country"] >= 0.3 and features["rank"]:
        return part + "other places of the article lie in the same country"
    return part + (
        "the most peopled place of that name" if not features["rank"] else "the most likely of its namesakes"
    )


_LEVELS = ("country", "province", "district")
_BREAK = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]*[A-Z]|\n")


def _uppers(row: int) -> tuple[int, int, int]:
    """The rows of the district, province and country that an entry lies in, 0 or -1 where there is none."""
    known = gazetteer()
    return int(known.district[row]), int(known.province[row]), known.country_row.get(known.code(row) or "", -1)


def _where(spans: Sequence[tuple[int, int]], here: Span, text: str) -> str:
    """Whether one of the spans is in the sentence of ``here``; abbreviations may hide it, never the reverse."""
    between = (text[min(end, here.end) : max(start, here.start)] for start, end in spans)
    return "in the same sentence" if any(not _BREAK.search(one) for one in between) else "in the article"
