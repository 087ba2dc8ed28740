"""The place that stands with an event in its own clause."""

from functools import cache

import msgspec

from overt.events.origins import is_origin
from overt.events.settings import Settings
from overt.events.tree import Tree
from overt.reading import Place
from overt.vocabulary.lists import raw

PARTS = frozenset({
    "airspace", "capital", "coast", "border", "territory", "water", "waters", "city", "east", "north", "south", "west",
    "region", "airport", "port", "grid", "network", "province", "parliament", "railway", "shore", "frontier",
})  # fmt: skip
# What befalls a site: "Copenhagen Airport was closed".
HALTS = frozenset({
    "close", "shut", "halt", "stop", "suspend", "evacuate", "burn", "stand", "reopen", "pause", "divert", "attack",
    "hit", "target", "damage", "destroy", "bomb", "raid", "flood", "disrupt", "paralyse", "paralyze",
})  # fmt: skip
WHERE = frozenset({
    "in", "at", "near", "outside", "off", "over", "on", "around", "across", "between", "of", "inside", "along", "under",
    "through", "beneath", "above", "into", "within", "throughout", "against", "toward", "towards", "beside", "by",
    "behind", "below", "via",
})  # fmt: skip
# Acts that a whole country can suffer: "the invasion of Zembla", where "the spies of Zembla" tells of no place.
OVERRUN = frozenset(
    {"invasion", "bombing", "shelling", "bombardment", "part", "rest", "side", "occupation", "blockade"}
)
SCENES = frozenset({"place", "site", "scene", "spot", "location"})
LINKS_OF_PLACES = frozenset({"pobj", "npadvmod", "appos", "conj", "compound", "poss", "dobj", "nsubjpass", "nmod"})
TOWN_KM = 10.0  # a site may lie that far from the point of its town
FINENESS = {"site": 0, "city": 1, "district": 2, "province": 3, "sea": 3, "country": 5}


def place_of(tree: Tree, settings: Settings, token: int) -> Place | None:
    """The most specific place that stands with an event, else the place that heads its entry in a list.

    ``None`` when its clause names none, and no heading does. The country of a heading is that of a place without one.
    """
    heading = settings.section(tree, token).place
    for circle in [*settings.circles(tree, token), pointed_at(tree, token)]:
        found = [one for one in circle if one in settings.places and locates(tree, one, settings.places[one])]
        if found:
            nearest = sorted(found, key=lambda one: (abs(one - token), one))
            best = finest([settings.places[one] for one in nearest])
            return headed(best, heading) if heading is not None else best
    return heading


def pointed_at(tree: Tree, token: int) -> list[int]:
    """The words of a clause that tells where an act was: "named the village as the place of the blast"."""
    above = tree.heads[tree.heads[token]]
    if tree.links[token] != "pobj" or tree.lemmas[above] not in SCENES:
        return []
    return list(tree.own(tree.clause(above)))


def headed(place: Place, heading: Place) -> Place:
    """A place under a heading: the heading's country is its own where it has none, or where a namesake was taken.

    Of a namesake abroad the coordinates are dropped with its country.
    """
    if heading.precision != "country" or heading.country in {None, place.country} or place.precision == "country":
        return place
    reason = f"'{heading.quote}' heads the entry"
    if place.country is None:
        return msgspec.structs.replace(place, country=heading.country, reason=reason)
    return msgspec.structs.replace(
        place, name=place.quote, country=heading.country, geonames=None, lat=None, lon=None, reason=reason
    )


def locates(tree: Tree, token: int, place: Place) -> bool:
    """Whether a place name stands as a place and not as somebody who acts or comes from there."""
    link = tree.links[token]
    if link in {"nsubj", "nsubjpass"} and place.precision == "site":
        return tree.lemmas[tree.heads[token]] in HALTS  # "the airport closed": what was hit is where it happened
    if tree.tags[token] in {"NNS", "NNPS"} and place.precision == "country" and place.quote != place.name:
        return False  # "against four Bulgarians"
    if link not in LINKS_OF_PLACES or tree.kinds[token] == "ADJ" or is_origin(tree, token):
        return False
    if link == "pobj":
        return stands_after(tree, tree.heads[token], place)
    if link == "conj":
        return locates(tree, tree.heads[token], place)
    if link == "poss" and (place.precision == "country" or tree.kinds[tree.heads[token]] == "PROPN"):
        return tree.lemmas[tree.heads[token]] in PARTS  # "Norway's agents" may be anywhere, "Norway's coast" not
    if link in {"compound", "nmod"} and place.precision == "province" and tree.lemmas[tree.heads[token]] in people():
        return False  # "two Chechen brothers"
    # "Copenhagen airport" is in Copenhagen; "the Ukraine war" and "a Denmark resident" tell less.
    return not (link in {"compound", "nmod"} and place.precision == "country")


@cache
def people() -> frozenset[str]:
    """Nouns that are people."""
    return frozenset(raw("person-words")[0])


def stands_after(tree: Tree, preposition: int, place: Place) -> bool:
    """Whether a place behind this preposition is where something is."""
    word = tree.words[preposition]
    if word == "between":
        # Of two ends, neither is where it happened; the line that holds both is.
        ends = [at for one in tree.named(preposition, ("pobj",)) for at in tree.conjuncts(one)]
        whole = len(ends) > 1 and all(place.start <= tree.starts[one] < place.end for one in ends)
        return place.precision == "sea" or whole
    if place.precision != "country":
        # The parser takes "left by the tower" for a doer, which a site is not.
        return word in WHERE and (tree.links[preposition] != "agent" or place.precision == "site")
    if word == "of":
        return tree.lemmas[tree.heads[preposition]] in PARTS | OVERRUN
    return word in WHERE - {"by", "behind"}


def finest(places: list[Place]) -> Place:
    """The place with the finest precision, nearest first; a country named beside it fills in what it lacks."""
    best = min(places, key=lambda one: FINENESS.get(one.precision or "", 2))
    if best.country is None:
        country = next((one.country for one in places if one.country), None)
        if country:
            best = msgspec.structs.replace(best, country=country, reason="country named in the same clause")
    return within(best, places) if best.precision == "site" and best.lat is None else best


def within(site: Place, places: list[Place]) -> Place:
    """A site with the coordinates of the only town named with it, as far as a town reaches."""
    towns = {one.name: one for one in places if one.precision == "city" and one.lat is not None}
    if len(towns) != 1:
        return site
    (town,) = towns.values()
    if site.country not in {None, town.country}:
        return site
    return msgspec.structs.replace(
        site, country=town.country, lat=town.lat, lon=town.lon, radius_km=TOWN_KM, reason=f"in '{town.quote}'"
    )
