"""The kinds of act that two reports tell of, compared."""

from functools import cache

from overt.incidents.feature import Found, feature
from overt.incidents.profile import Profile
from overt.vocabulary import raw


def kind(left: Profile, right: Profile) -> Found:
    """One type of incident, two that may be one act, or two different ones."""
    if left.type == right.type:
        return feature("type", 1.0, f"both {left.type}")
    if may_be_one(left.type, right.type):
        return feature("type", 0.2, f"{left.type} and {right.type} may be one act")
    return feature("type", -2.5, f"{left.type} and {right.type} are different acts")


def may_be_one(left: str, right: str) -> bool:
    """Whether outlets may use both types for one act.

    >>> may_be_one("sabotage", "cable-cut"), may_be_one("arson", "cyber")
    (True, False)
    """
    return left == right or bool(_families().get(left, frozenset()) & _families().get(right, frozenset()))


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for family in raw("type-families"):
        for one in family["types"]:
            found.setdefault(one, set()).add(family["id"])
    return {one: frozenset(its) for one, its in found.items()}
