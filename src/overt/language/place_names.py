"""What the words of a place may stand for: entries of the gazetteer by name, adjective, abbreviation or part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from overt.language.gazetteer import (
    ABBREVIATED,
    CITY,
    COUNTRY,
    DISTRICT,
    PEOPLE,
    PROPER,
    PROVINCE,
    SHORTENED,
    Found,
    gazetteer,
    look_up,
)
from overt.language.gazetteer_features import features
from overt.language.gazetteer_keys import normal_form
from overt.vocabulary.lists import raw

MOST = 48  # candidates kept for one name, the most peopled first

_OPENING = re.compile(r"^(?:the|The|THE)\s+")
_CLOSING = re.compile(r"(?:['’]s?|[,;:])$")
_DISTRICT_WORD = re.compile(r"\b(?:county|parish|borough|district|raion|co\.)$|^(?:county|district)\b", re.IGNORECASE)
_PROVINCE_WORD = re.compile(r"\b(?:state|province|oblast|region|governorate|voivodeship|republic|krai)$", re.IGNORECASE)
# "northern", "east", "downtown": a part of the place, which is found by its own name.
_PART = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|inner|outer|greater|downtown|uptown|midtown|metro|metropolitan|"
    r"rural|mainland|northern|southern|eastern|western|north-?(?:east|west)(?:ern)?|south-?(?:east|west)(?:ern)?|"
    r"(?:old )?town of|city of|village of|port of|state of|province of|borough of|township of|commonwealth of|"
    r"university of|county of|republic of|gulf of|bay of|lake|mount|fort|port)[\s-]+)+",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s+(?:city|area|region|township|twp\.?|town|village|metro area|metropolitan area|suburbs?|county|province|state|"
    r"oblast|district|peninsula|valley|republic|territory|prefecture|governorate|area|harbou?r|beach|island|airport)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The entries that a name may stand for, and how the name led there.

    ``part``: only a part of the name is in the gazetteer ("east London", "Vancouver Art Gallery"), and ``site`` where
    the rest of the name is not just the kind or side of it; ``district`` and ``province``: the name says it is one.
    """

    rows: tuple[int, ...] = ()
    how: tuple[int, ...] = ()
    part: str = ""
    site: bool = False
    district: bool = False
    province: bool = False


@cache
def _generic() -> frozenset[str]:
    return frozenset(raw("place-cues")["generic"])


@cache
def aliases() -> dict[str, tuple[Found, ...]]:
    """Names, adjectives and peoples of countries and features that are not in the gazetteer's own names."""
    found: dict[str, dict[int, int]] = {}

    def add(name: str, row: int, how: int) -> None:
        found.setdefault(normal_form(name), {}).setdefault(row, how)

    known = gazetteer()
    for at, feature in enumerate(features()):
        for name in feature.names:
            add(name, known.first_feature + at, PROPER)
            if name.startswith("Strait of "):
                add(name.replace("Strait", "Straits", 1), known.first_feature + at, PROPER)
        for name in feature.demonyms:
            add(name, known.first_feature + at, PEOPLE)
    for where, words in raw("place-demonyms").items():
        for row in _rows_of(where):
            for name in words.get("names", ()):
                add(name, row, PROPER)
            for name in words.get("demonyms", ()):
                add(name, row, PEOPLE)
                if name[-1] in "ni":
                    add(name + "s", row, PEOPLE)
    return {form: tuple(rows.items()) for form, rows in found.items()}


def _rows_of(where: str) -> tuple[int, ...]:
    """The row of a country ("FRA"), or of a province or the largest town of that name in it ("GBR/Wales")."""
    known = gazetteer()
    country, _, part = where.partition("/")
    if not part:
        return (known.country_row[country],)
    mine = [row for row, how in look_up(part) if how == PROPER and known.code(row) == country]
    provinces = [row for row in mine if known.kind[row] == PROVINCE]
    towns = sorted((row for row in mine if known.kind[row] == CITY), key=lambda row: -int(known.population[row]))
    return tuple((provinces or towns)[:1])


@cache
def abbreviations() -> dict[str, int]:
    """The province that a short form stands for, by its exact words ("Ala.", "Sask.")."""
    found = {}
    for country, provinces in raw("place-abbreviations").items():
        for name, forms in provinces.items():
            for row in _rows_of(f"{country}/{name}"):
                found.update(dict.fromkeys([*forms["dotted"], *forms["bare"]], row))
    return found


@lru_cache(maxsize=16384)
def candidates(words: str) -> Candidates:
    """What the words of one place may stand for, the most peopled first; nothing when the gazetteer has no such name.

    Tried in turn: an abbreviation, the whole name, the name without a word that says which part ("northern") or what
    kind of place it is ("Township"), and the longest run of its words that is a name by itself.

    >>> known = gazetteer()
    >>> [known.name(row) for row in candidates("Ala.").rows]
    ['Alabama']
    >>> candidates("east London").part
    'London'
    """
    text = _CLOSING.sub("", _OPENING.sub("", " ".join(words.split())))
    if (row := abbreviations().get(text, abbreviations().get(text + "."))) is not None:
        return Candidates(rows=(row,), how=(ABBREVIATED,))
    district, province = bool(_DISTRICT_WORD.search(text)), bool(_PROVINCE_WORD.search(text))
    for form, part, site in _readings(text):
        if found := _entries(form):
            rows, how = _best(_of_kind(found, district=district, province=province))
            return Candidates(rows=rows, how=how, part=part, site=site, district=district, province=province)
    return Candidates(district=district, province=province)


def _readings(text: str) -> Iterator[tuple[str, str, bool]]:
    """The names to try, the whole first, each with the part that it is, empty for the whole, and if more is left."""
    shorter = _PART.sub("", text)
    if shorter and text[0].islower():  # "east London" is a side of London, "East London" a town
        yield normal_form(shorter), shorter, False
    yield normal_form(text), "", False
    for one in (shorter, _KIND.sub("", text), _KIND.sub("", shorter)):
        if one != text and one:
            yield normal_form(one), one, False
    tokens = text.replace("-", " ").replace("/", " ").split()
    for size in range(len(tokens) - 1, 0, -1):
        for start in range(len(tokens) - size + 1):
            run = " ".join(tokens[start : start + size])
            if run[0].isupper() and len(run) > 3 and not _generic().issuperset(run.casefold().split()):
                yield normal_form(_CLOSING.sub("", run)), run, True


def _entries(form: str) -> tuple[Found, ...]:
    if not form:
        return ()
    found = dict(look_up(form))
    for row, how in aliases().get(form, ()):
        found[row] = min(how, found.get(row, how))
    return tuple(found.items())


def _of_kind(found: tuple[Found, ...], *, district: bool, province: bool) -> tuple[Found, ...]:
    """Only the districts or provinces when the name says that it is one; else the provinces around its towns."""
    for kind in ((PROVINCE,) if province else ()) + ((DISTRICT,) if district or province else ()):
        if kept := tuple(one for one in found if int(gazetteer().kind[one[0]]) == kind):
            return kept
    around = (int(gazetteer().province[row]) for row, _ in found) if province else ()
    return tuple((row, SHORTENED) for row in dict.fromkeys(around) if row) or found


def _best(found: tuple[Found, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The most likely entries of a name that many have."""
    known = gazetteer()
    wide = {COUNTRY: 2, PROVINCE: 1}

    def rank(one: Found) -> tuple[bool, int, int, int]:
        row, how = one
        kind = int(known.kind[row])
        big = kind not in (CITY, DISTRICT)
        return (not big, -wide.get(kind, 3) if big else 0, -int(known.population[row]) // (4 if how else 1), row)

    kept = sorted(found, key=rank)[:MOST]
    return tuple(row for row, _ in kept), tuple(how for _, how in kept)
