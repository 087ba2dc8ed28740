"""The place that a list names, where only one place can be meant."""

import msgspec

from overt.language.gazetteer import CITY, PROPER, gazetteer, look_up


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A town on the map."""

    lat: float
    lon: float


def town(name: str, country: str | None) -> Spot | None:
    """The town of that name in that country; ``None`` where there is none, or more than one, or no country is named.

    >>> town("Klaipėda", "LTU") is not None, town("Klaipėda", None), town("Nowhere at all", "LTU")
    (True, None, None)
    """
    if not country:
        return None
    known = gazetteer()
    found = {
        row for row, how in look_up(name) if how == PROPER and known.kind[row] == CITY and known.code(row) == country
    }
    if len(found) != 1:
        return None
    (row,) = found
    lat, lon = (float(one) for one in known.latlon[row])
    return Spot(lat=lat, lon=lon)
