"""The place of a headline, for an act that its page tells first without saying where."""

import re
from collections.abc import Sequence

from overt.reading import Place

SURE = 0.5
# Behind these a town is its government, or where somebody went: "ordered by Moscow", "from Minsk".
AWAY = re.compile(r"\b(?:from|by|to|with|against|for|between)\s+$", re.IGNORECASE)
# A court sits elsewhere; a possessive, a hyphen and a verb behind the first word make it a government.
OTHER = re.compile(r"(?:['’]s?\b|-\w|\s+(?:\w+\s+)?courts?\b)", re.IGNORECASE)
DOES = re.compile(r"\s+(?:[a-z]+s|said|to)\b")


def headed(title: str | None, places: Sequence[Place]) -> Place | None:
    """The only site or else the only town of the headline, where the text names it too and it stands as a place.

    >>> oslo = Place(start=0, end=4, quote="Oslo", name="Oslo", precision="city", lat=59.9, lon=10.7, score=0.9)
    >>> [found.name for found in [headed("Fire in Oslo was set", [oslo])] if found]
    ['Oslo']
    >>> headed("Oslo blames spies", [oslo]), headed("Two men before an Oslo court", [oslo])
    (None, None)
    """
    told = [one for one in reversed(places) if one.lat is not None and stands(title or "", one)]
    for precision in ("site", "city"):
        found = {one.name: one for one in told if one.precision == precision}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def stands(title: str, place: Place) -> bool:
    """Whether a headline names a site or a well-known town as the place of something."""
    found = re.search(rf"\b{re.escape(place.quote)}\b", title, re.IGNORECASE)
    if found is None or place.precision not in {"site", "city"}:
        return False
    if place.precision == "site":
        return True
    before, after = title[: found.start()], title[found.end() :]
    opens = not before.strip() or before.rstrip()[-1] in ":,–—"
    speaks = opens and DOES.match(after) is not None
    return (place.score or 0.0) >= SURE and not (AWAY.search(before) or OTHER.match(after) or speaks)
