"""Sites that the gazetteer lacks: streets, stations and buildings whose name says what they are."""

from collections.abc import Sequence
from functools import cache

import msgspec

from overt.events.tree import Tree
from overt.language.places import resolve_places
from overt.reading import Place
from overt.vocabulary.lists import raw

SERVING = frozenset({"airport", "airfield", "airbase", "port", "harbour", "harbor"})
FIELD_KM = 50.0  # an airport may lie that far from its town, as Oslo's does
SURE = 0.5
JOINTS = frozenset({"of", "du", "de", "la", "des", "del", "da", "do"})


@cache
def site_words(role: str) -> frozenset[str]:
    """The words that end the name of a site ("Road"), that follow one in lower case, or that begin one ("Rue")."""
    return frozenset(raw("site-words")[role])


def find_sites(tree: Tree, places: Sequence[Place]) -> list[Place]:
    """Sites named in the text that are no place yet, with the country of the places around them.

    A site is a run of capitalised words that ends or begins with a word for a site: "Harbour Road", "Rue du Port",
    "Kalev bus station". One that serves a town by its name ("Vilnius Airport") has that town's country and coordinates.
    Others have no coordinates; their country is that of the nearest place in their sentence, else the only country
    whose towns the article names.
    """
    taken = [(place.start, place.end) for place in places]
    towns = {place.country for place in places if place.country and place.precision not in {"country", None}}
    lands = {place.start for place in places if place.precision == "country"}
    found = []
    for first, last in runs(tree):
        start, end = tree.starts[first], tree.ends[last]
        if all(tree.starts[one] in lands for one in range(first, last + 1) if capital(tree, one)):
            continue  # "the Lithuanian port" has no name
        # A place of the gazetteer that holds these words knows more of them; one that they hold knows less.
        if any(other_start <= start and end <= other_end for other_start, other_end in taken):
            continue
        quote = tree.text[start:end]
        served = town_served(tree, first, last)
        if served is not None:
            found.append(
                msgspec.structs.replace(
                    served,
                    end=end,
                    quote=quote,
                    name=quote,
                    precision="site",
                    radius_km=FIELD_KM,
                    reason=f"the town that it serves; {served.reason}",
                )
            )
            continue
        country, reason = country_of(tree, first, places, towns)
        site = Place(
            start=start, end=end, quote=quote, name=quote, country=country, precision="site", reason=reason, score=0.4
        )
        found.append(in_town(site, places))
    return found


def in_town(site: Place, places: Sequence[Place]) -> Place:
    """A site in the only town that the article names, or as it is where the article names none or several."""
    towns = [one for one in places if one.precision == "city" and one.lat is not None and (one.score or 0.0) >= SURE]
    if len({one.geonames for one in towns}) != 1 or towns[0].country != site.country:
        return site
    (town, *_) = towns
    name = site.name if town.name in site.name else f"{site.name}, {town.name}"
    reason = f"{town.name} is the only town that the article names"
    return msgspec.structs.replace(
        site, name=name, geonames=town.geonames, lat=town.lat, lon=town.lon, radius_km=FIELD_KM / 2, reason=reason
    )


def town_served(tree: Tree, first: int, last: int) -> Place | None:
    """The town of an airport or a port that is called after it: streets and stations are called after others' towns."""
    if tree.words[last] not in SERVING or first == last:
        return None
    (town,) = resolve_places(tree.text, [(tree.starts[first], tree.ends[last - 1])])
    whole = town.precision == "city" and town.lat is not None and (town.score or 0.0) >= SURE
    return town if whole else None


def runs(tree: Tree) -> list[tuple[int, int]]:
    """The first and last tokens of the names of sites, in text order."""
    found: list[tuple[int, int]] = []
    token = 0
    while token < len(tree):
        if not capital(tree, token):
            token += 1
            continue
        end = token
        while end + 1 < len(tree) and (
            capital(tree, end + 1) or tree.words[end + 1] in {"of", "du", "de", "la", "des"}
        ):
            if tree.sentence_of[end + 1] != tree.sentence_of[token]:
                break
            end += 1
        while not capital(tree, end):
            end -= 1
        # The kind of site may follow in lower case: "Oxford Street bus station", "Kalev shopping centre".
        tail = end
        while (
            tail + 1 < len(tree)
            and tail - end < 2
            and tree.kinds[tail + 1] == "NOUN"
            and tree.links[tail] == "compound"
        ):
            tail += 1
        for stop in (tail, end):
            ending = site_words("last") if stop == end else site_words("tail")
            if stop > token and (tree.words[stop] in ending or tree.words[token] in site_words("first")):
                found.append((token, stop))
                break
        token = max(end, tail) + 1
    return found


def capital(tree: Tree, token: int) -> bool:
    """Whether a token is a capitalised word of a name."""
    return tree.kinds[token] == "PROPN" and tree.text[tree.starts[token]].isupper()


def country_of(tree: Tree, token: int, places: Sequence[Place], towns: set[str]) -> tuple[str | None, str]:
    """The country of a site and the reason for it."""
    first, last = tree.sentence(token)
    start, end = tree.starts[first], tree.ends[last - 1]
    near = [one for one in places if start <= one.start < end and one.country and one.precision != "country"]
    if near:
        nearest = min(near, key=lambda one: abs(one.start - tree.starts[token]))
        return nearest.country, f"'{nearest.quote}' stands in the same sentence"
    if len(towns) == 1:
        return next(iter(towns)), "the only country whose places the article names"
    return None, "no country named near it"
