"""One thing that is compared of two reports, and how much it counts."""

from typing import Final

import msgspec

# In log odds: what no two accounts of one incident would say.
BARRED: Final = -20.0


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was compared: its name, how much it speaks for (above zero) or against, and why, in words."""

    name: str
    weight: float
    reason: str


Found = Feature | None


def feature(name: str, weight: float, reason: str) -> Feature:
    """What was compared, its weight to two digits.

    >>> feature("killed", 0.304, "both 2 killed").weight
    0.3
    """
    return Feature(name=name, weight=round(weight, 2), reason=reason)
