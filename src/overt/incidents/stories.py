"""Copies of one text: so that six outlets do not hide one source."""

from collections.abc import Iterable
from itertools import combinations
from typing import Final

from overt.incidents.comparison import copied
from overt.incidents.profile import Profile

# From this share of the shorter text on, one is a copy of the other.
COPY: Final = 0.5


def stories(profiles: Iterable[Profile]) -> dict[str, str]:
    """For each page the first page whose text it repeats, or itself; ``profiles`` are in the order of publication."""
    ordered = list({one.page: one for one in profiles}.values())
    first = {one.page: one.page for one in ordered}
    for earlier, later in combinations(ordered, 2):
        if first[later.page] == later.page and copied(earlier, later) >= COPY:
            first[later.page] = first[earlier.page]
    return first
