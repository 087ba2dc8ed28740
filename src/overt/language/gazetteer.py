"""The gazetteer: every place that overt knows, as arrays, and what a name may stand for."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from overt.errors import ModelError
from overt.language.gazetteer_features import Feature, features
from overt.language.gazetteer_keys import keys, normal_form

FILE = "gazetteer.npz"
CITY, PROVINCE, DISTRICT, COUNTRY, FEATURE = range(5)
# How an entry has the name it was found by.
PROPER, ALTERNATE, SHORTENED, PEOPLE, ABBREVIATED = range(5)

Found = tuple[int, int]  # an entry's row, and how it has the name


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The entries as columns, one row each: first the countries, provinces, districts and towns, then the features.

    ``latlon`` is in degrees; ``population`` of provinces and districts is that of their towns together; ``district``
    and ``province`` are rows, 0 where there is none; ``country`` is an index into ``countries``, whose last item is
    the empty code of what lies in no country.
    """

    key: NDArray[np.uint64]
    key_row: NDArray[np.uint32]
    key_how: NDArray[np.uint8]
    id: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    country: NDArray[np.uint16]
    latlon: NDArray[np.float32]
    population: NDArray[np.uint32]
    district: NDArray[np.uint32]
    province: NDArray[np.uint32]
    name_end: NDArray[np.uint32]
    names: bytes
    countries: tuple[str, ...]
    capitals: frozenset[int]
    features: tuple[Feature, ...]

    @property
    def first_feature(self) -> int:
        """The row of the first named feature; the rows before it are GeoNames entries."""
        return len(self.kind) - len(self.features)

    @cached_property
    def country_row(self) -> dict[str, int]:
        """The row of each country by its alpha-3 code."""
        return {self.countries[self.country[row]]: int(row) for row in np.flatnonzero(self.kind == COUNTRY)}

    def feature(self, row: int) -> Feature | None:
        """The named feature of that row, or ``None`` for an entry of GeoNames."""
        return self.features[row - self.first_feature] if row >= self.first_feature else None

    def name(self, row: int) -> str:
        """The name we show for the entry of that row."""
        if (feature := self.feature(row)) is not None:
            return feature.names[0]
        start = int(self.name_end[row - 1]) if row else 0
        return self.names[start : int(self.name_end[row])].decode()

    def code(self, row: int) -> str | None:
        """The alpha-3 code of the country that the entry lies in, or ``None``."""
        return self.countries[int(self.country[row])] or None

    def look_up(self, forms: tuple[str, ...]) -> tuple[tuple[Found, ...], ...]:
        """What each normal form may stand for, in one search for all of them."""
        wanted = keys(forms)
        starts = np.searchsorted(self.key, wanted, side="left").tolist()
        ends = np.searchsorted(self.key, wanted, side="right").tolist()
        return tuple(
            tuple(zip(self.key_row[start:end].tolist(), self.key_how[start:end].tolist(), strict=True))
            for start, end in zip(starts, ends, strict=True)
        )


@cache
def gazetteer() -> Gazetteer:
    """The compiled gazetteer with the named features behind it, loaded once a process.

    Raises ModelError when the file is missing or is no gazetteer.

    >>> known = gazetteer()
    >>> [known.code(row) for row, how in look_up("Vilnius") if how == PROPER and known.kind[row] == CITY]
    ['LTU']
    """
    try:
        with files("overt.language").joinpath(FILE).open("rb") as file, np.load(file) as arrays:
            columns = {name: arrays[name] for name in arrays.files}
        return _with_features(columns, features())
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"{FILE}: {error}. Install overt again, or run training/gazetteer/build.py.") from error


def _with_features(columns: dict[str, NDArray[np.generic]], known: tuple[Feature, ...]) -> Gazetteer:
    codes = [*columns["countries"].tolist(), ""]
    size = len(known)
    nothing = np.zeros(size, dtype=np.uint32)
    return Gazetteer(
        key=np.cumsum(columns["keys"].astype(np.uint64), dtype=np.uint64),
        key_row=columns["key_row"].astype(np.uint32),
        key_how=columns["key_how"].astype(np.uint8),
        id=np.concatenate([columns["id"], nothing]),
        kind=np.concatenate([columns["kind"], np.full(size, FEATURE, dtype=np.uint8)]),
        country=np.concatenate([columns["country"], [codes.index(one.country or "") for one in known]]).astype(
            np.uint16
        ),
        latlon=np.concatenate([columns["latlon"], [(one.lat, one.lon) for one in known]]).astype(np.float32),
        population=np.concatenate([columns["population"], nothing]),
        district=np.concatenate([columns["district"], nothing]),
        province=np.concatenate([columns["province"], nothing]),
        name_end=columns["name_end"].astype(np.uint32),
        names=columns["names"].tobytes(),
        countries=tuple(codes),
        capitals=frozenset(columns["capitals"].tolist()),
        features=known,
    )


@lru_cache(maxsize=65536)
def _stored(form: str) -> tuple[Found, ...]:
    return gazetteer().look_up((form,))[0]


def look_up(form: str) -> tuple[Found, ...]:
    """What a name may stand for, by its entries' own names only: no adjectives, abbreviations or parts of the name."""
    return _stored(normal_form(form))
