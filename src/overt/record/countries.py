"""A country as people write it, as the three letters the record keeps."""

from functools import cache

from overt.errors import UnknownValueError
from overt.record.words import folded
from overt.vocabulary import raw


def country_code(typed: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country given by code, name or adjective.

    Raises UnknownValueError when it is none of the actor list.

    >>> country_code("Lithuania"), country_code("lithuanian"), country_code("ltu")
    ('LTU', 'LTU', 'LTU')
    """
    found = _codes().get(folded(typed))
    if found is None:
        raise UnknownValueError("country", typed, ["a name, as Lithuania", "three letters, as LTU"])
    return found


@cache
def _codes() -> dict[str, str]:
    """Every way to write a country, and its code; a name given to two countries keeps the first."""
    codes: dict[str, str] = {}
    for one in raw("actors-states")["actors"]:
        for name in (one["id"], one["name"], *one.get("aliases", ()), *one.get("adjectives", ())):
            codes.setdefault(folded(name), one["country"])
    return codes


@cache
def country_words(code: str | None) -> frozenset[str]:
    """The words by which a text names a country and its people; none for a country that is not known.

    >>> sorted(country_words("NOR") & {"Norway", "Norwegian", "Norwegians"})
    ['Norway', 'Norwegian', 'Norwegians']
    """
    found: set[str] = set()
    for one in raw("actors-states")["actors"]:
        if code is not None and one["country"] == code:
            found |= {one["name"], *one.get("aliases", ()), *one.get("adjectives", ()), *one.get("people", ())}
    return frozenset(found)
