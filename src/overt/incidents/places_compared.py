"""The places of two reports compared."""

from typing import Final

from overt.incidents.feature import BARRED, Found, feature
from overt.incidents.profile import Profile, placed
from overt.language.distances import kilometres

FAR_KM: Final = 120.0
_NEAR_KM: Final = 20.0


def place(left: Profile, right: Profile) -> Found:
    """Near each other, far apart, or in one country or two."""
    if left.country and right.country and left.country != right.country:
        weight = BARRED if placed(left) and placed(right) else -3.0 if _afloat(left) or _afloat(right) else -9.0
        return feature("place", weight, f"{left.country} and {right.country}")
    kilometres = distance(left, right)
    if kilometres is None or not (placed(left) and placed(right)):
        return (
            feature("place", 0.3, f"both in {left.country}") if left.country and left.country == right.country else None
        )
    if kilometres <= _NEAR_KM:
        return feature(
            "place", 2.2, "the same place" if left.geonames == right.geonames else f"{kilometres:.0f} km apart"
        )
    return feature("place", BARRED if kilometres > FAR_KM else -2.5, f"{kilometres:.0f} km apart")


def _afloat(one: Profile) -> bool:
    # A cable or ship at sea is given to any of the states around it.
    return one.precision == "sea"


def distance(left: Profile, right: Profile) -> float | None:
    """Kilometres between two places, on a sphere; ``None`` where either is not known."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return kilometres(left.lat, left.lon, right.lat, right.lon)
