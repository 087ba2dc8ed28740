"""How far apart two points of the earth are."""

from math import asin, cos, radians, sin, sqrt


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points in kilometres.

    >>> round(kilometres(59.44, 24.75, 60.17, 24.94))
    82
    """
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
