"""The keys under which reports find each other: only two that share one are compared."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from overt.incidents.profile import Profile, rare_names
from overt.vocabulary import raw

# A report that may be of any day of many months is not looked for by month; its names still find it.
_MOST_MONTHS: Final = 3
_DAYS_OF_A_BLOCK: Final = 8
NAME: Final = "name "


def keys_of(one: Profile) -> frozenset[str]:
    """The keys of a report: kind of act, country and week; place and kind; rare names; text.

    One without a place and a date has few, and joins little.
    """
    return frozenset(_keys(one))


def _keys(one: Profile) -> Iterator[str]:
    for family in families_of(one.type):
        if one.country and one.first is not None and one.last is not None:
            for week in _weeks(one.first, one.last):
                yield f"{family} {one.country} {week}"
        if one.geonames and one.first is None:
            yield f"{family} place {one.geonames}"
    for name in rare_names(one):
        yield f"{NAME}{name}"
    if one.shingles:
        yield f"text {min(one.shingles)}"


def _weeks(first: int, last: int) -> range | tuple[()]:
    """The weeks that the days fall in, and the next, so that neighbours across a border meet."""
    if last - first > _MOST_MONTHS * 31:
        return ()
    return range((first - 1) // _DAYS_OF_A_BLOCK, (last + 1) // _DAYS_OF_A_BLOCK + 1)


@cache
def families_of(kind: str) -> tuple[str, ...]:
    """The families of acts that a type belongs to; its own name where it belongs to none.

    >>> families_of("cable-cut"), families_of("espionage")
    (('sea',), ('service',))
    """
    found = tuple(family["id"] for family in raw("type-families") if kind in family["types"])
    return found or (kind,)
