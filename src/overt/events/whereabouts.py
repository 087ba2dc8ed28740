"""Where a report's act happened: by its own mentions, by what is told around it, or by what was hit from afar."""

from collections.abc import Sequence

import msgspec

from overt.events.acts import Act
from overt.events.circles import BARRIERS, one_run
from overt.events.placing import FINENESS, locates
from overt.events.story import Story, own, weight
from overt.events.tree import Tree
from overt.reading import IncidentType, Place

# Verbs that tell what people did before or after: their place is not the act's.
ELSEWHERE = frozenset({
    "accept", "receive", "get", "obtain", "earn", "pay", "buy", "rent", "live", "stay", "arrive", "fly", "return",
    "train", "recruit", "hire", "drive", "move", "flee", "bear", "work", "study", "reside", "grow", "base", "wait",
    "go", "send", "register",
})  # fmt: skip
DISTANT = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "kilometer", "kilometre",
    "km", "mile", "near", "nearer", "close", "closer", "far", "away", "hour",
})  # fmt: skip
# Finer than a line between two towns or a province, which a spot on it makes more precise.
EXACT = frozenset({"site", "city", "district"})
TOWNS = frozenset({"city", "town", "village", "capital", "suburb", "port"})
REMOTE = frozenset({"cyber", "gnss-jamming", "influence-operation"})


def place_of_report(story: Story, group: Sequence[Act], tokens: Sequence[int], kind: IncidentType) -> Place | None:
    """Where an act happened, by its own mentions, else by what is told around it; at a distance, where it hit."""
    if kind in REMOTE:
        return best_place(own(group, kind)) or country_hit(story, group)
    told = best_place(own(group, kind))
    if told is not None and told.precision != "country":
        return told
    town = the_town(story, group)
    if town is not None and (told is None or told.country == town.country):
        return town
    around = place_around(story, group, tokens) or headline_place(story, group)
    # A town told around it makes a country more precise, and never takes its place.
    return around if around is not None and (told is None or told.country == around.country) else told


def an_end(tree: Tree, place: int) -> bool:
    """Whether a town stands as one of two ends: "between Lodz and Poznan", "the Lodz-Poznan line"."""
    while tree.links[place] == "conj":
        place = tree.heads[place]
    if tree.links[place] == "pobj":
        return tree.words[tree.heads[place]] == "between"
    return tree.links[place] in {"compound", "nmod", "amod"}


def country_hit(story: Story, group: Sequence[Act]) -> Place | None:
    """The only country that the bodies hit by an act belong to: "Zembla's postal service", "the Zemblan railway"."""
    tree, places = story.tree, story.settings.places
    found: dict[str | None, Place] = {}
    for act in group:
        for target in act.targets:
            for one in (*tree.named(target, ("poss", "amod", "nmod")), *tree.objects_of_prepositions(target, ("of",))):
                victim = accuser(tree, one) if tree.words[one] == "its" else one
                if victim in places and places[victim].precision == "country":
                    found.setdefault(places[victim].country, places[victim])
    if len(found) != 1:
        return None
    (place,) = found.values()
    return msgspec.structs.replace(place, reason="the country of what was hit")


def accuser(tree: Tree, token: int) -> int | None:
    """Whose "its" stands in an accusation: "Zembla blamed Norland for an attack on its railway"."""
    verb = next((one for one in tree.above(token) if tree.lemmas[one] in {"accuse", "blame"}), None)
    return next(iter(tree.named(verb, ("nsubj",))), None) if verb is not None else None


def best_place(group: Sequence[Act]) -> Place | None:
    """The place that the mentions of an act name most tellingly; of equals the finest, then the earliest."""
    votes: dict[str, float] = {}
    for act in group:
        if act.place is not None:
            votes[act.place.name] = votes.get(act.place.name, 0.0) + weight(act)
    places = [act.place for act in group if act.place is not None]
    fine = [one for one in places if one.precision in EXACT] or [one for one in places if one.precision != "country"]
    fine = fine or places
    return max(fine, key=lambda one: (votes[one.name], -FINENESS.get(one.precision or "", 2)), default=None)


def told_with(tree: Tree, place: int, group: Sequence[Act]) -> bool:
    """Whether a place may be that of an act: not where somebody spoke, lived, was paid or was tried.

    A place in one run of nouns with the act is its own all the same: "charged over the fire at a mill in Porto".
    """
    if tree.lemmas[tree.clause(place)] not in BARRIERS | ELSEWHERE or any(in_the_town(tree, act) for act in group):
        return True
    left = max((act.token for act in group if act.token < place), default=place)
    return left < place and one_run(tree, left, place)


def headline_place(story: Story, group: Sequence[Act]) -> Place | None:
    """The only town of the headline, for the act that the page tells first."""
    first = next((one for one in story.groups if any(not act.many for act in one)), None)
    town = story.settings.headed
    if first != list(group) or town is None or not any(act.aspect == "happened" for act in group):
        return None
    return msgspec.structs.replace(town, reason=f"the only town of the headline; {town.reason}".rstrip("; "))


def the_town(story: Story, group: Sequence[Act]) -> Place | None:
    """The only town named before an act that is told to have been "in the city"."""
    tree = story.tree
    for act in group:
        if in_the_town(tree, act):
            before = [one for token, one in story.settings.places.items() if token < act.token]
            towns = [one for one in before if one.precision == "city" and one.country]
            if len({one.name for one in towns}) == 1:
                return msgspec.structs.replace(towns[0], reason=f"the only town named before; {towns[0].reason}")
    return None


def measured_from(tree: Tree, place: int) -> bool:
    """Whether a town only says how far away the place itself is: "100 km southeast of Lodz", "closer to Lodz"."""
    if an_end(tree, place) and tree.links[place] != "pobj":
        return True
    preposition = tree.heads[place]
    above = tree.heads[preposition]
    return tree.links[place] == "pobj" and bool({tree.lemmas[above], tree.words[above]} & DISTANT)


def in_the_town(tree: Tree, act: Act) -> bool:
    """Whether an act is told to have been in a town named before: "the bombing in the city"."""
    hit = tree.named(act.token, ("dobj", "nsubjpass"))
    found = [at for one in (act.token, *hit) for at in tree.objects_of_prepositions(one, ("in", "near", "outside"))]
    return any(
        tree.lemmas[one] in TOWNS and "the" in {tree.words[child] for child in tree.children[one]} for one in found
    )


def place_around(story: Story, group: Sequence[Act], tokens: Sequence[int]) -> Place | None:
    """The place of an act none of whose clauses names one: the only place finer than a country in what tells of it."""
    tree, places = story.tree, story.settings.places
    if not any(act.definite or not act.many for act in group):
        return None
    named = [places[one] for one in tokens if one in places and locates(tree, one, places[one])
             and told_with(tree, one, group)]  # fmt: skip
    fine = [one for one in named if one.precision in {"site", "city", "district"}]
    if len({one.name for one in fine}) != 1:
        exact = [
            places[one] for one in tokens if one in places and places[one] in fine and not measured_from(tree, one)
        ]
        fine = exact or fine
    if len({one.name for one in fine}) != 1:
        return None
    return msgspec.structs.replace(fine[0], reason=f"the only place named with the act; {fine[0].reason}".rstrip("; "))
