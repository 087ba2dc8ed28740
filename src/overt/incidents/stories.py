"""Copies of one text: so that six outlets do not hide one source."""

from collections.abc import Iterable
from itertools import combinations

from overt.incidents.profile import Profile
from overt.incidents.words_compared import is_copy


def stories(profiles: Iterable[Profile]) -> dict[str, str]:
    """For each page the first page whose text it repeats, or itself; ``profiles`` are in the order of publication."""
    ordered = list({one.page: one for one in profiles}.values())
    first = {one.page: one.page for one in ordered}
    for earlier, later in combinations(ordered, 2):
        if first[later.page] == later.page and is_copy(earlier, later):
            first[later.page] = first[earlier.page]
    return first
