"""Acts told together, in several places at once; and fires that are a figure of speech."""

from overt.events.placing import locates
from overt.events.settings import Settings
from overt.events.tree import NOMINAL, Tree
from overt.events.triggers import Trigger
from overt.reading import Place

# What somebody says is set on fire, and means strife.
WIDE = frozenset(
    {"world", "east", "west", "north", "south", "region", "continent", "country", "nation", "sea", "planet"}
)


def scorched(tree: Tree, settings: Settings, trigger: Trigger) -> bool:
    """Whether a fire is a figure of speech: no one burns a country or a sea, as in "to set the Caspian on fire"."""
    hit = tree.named(trigger.token, ("dobj", "nsubjpass"))
    wide = any(one in settings.places and settings.places[one].precision in {"country", "sea"} for one in hit)
    return trigger.type == "arson" and (wide or any(tree.lemmas[one] in WIDE for one in hit))


def parallel(tree: Tree, settings: Settings, token: int) -> list[Place]:
    """The places of acts told together by joined prepositions: "bombs went off at a fair in A and at a mill in B"."""
    things = tree.named(token, ("nsubj", "nsubjpass", "dobj"))
    if tree.kinds[token] in NOMINAL or not any(tree.tags[one] in {"NNS", "NNPS"} for one in things):
        return []
    tops = (token, *(one for thing in things for one in tree.named(thing, ("acl",))))
    for first in (one for top in tops for one in tree.own(top) if tree.links[one] == "prep"):
        joined = [one for one in tree.conjuncts(first) if tree.kinds[one] == "ADP"]
        listed = [place for one in joined for place in finest(tree, settings, one)]
        if len(joined) > 1 and len(listed) == len(joined) == len({place.name for place in listed}):
            return listed
    return []


def finest(tree: Tree, settings: Settings, preposition: int) -> list[Place]:
    """The place that a preposition leads to, where it is narrower than a country, leaving out what is joined to it."""
    aside = {below for one in tree.named(preposition, ("conj",)) for below in tree.below(one)}
    found = [settings.places[one] for one in tree.below(preposition) if one in settings.places and one not in aside]
    return [place for place in found if place.precision not in {"country", "province", "sea"}][:1]


def wave(tree: Tree, settings: Settings, token: int) -> list[Place]:
    """The places of a plural act that names two or more, joined by "and": one act for each."""
    if tree.kinds[token] in NOMINAL and tree.tags[token] != "NNS":
        return []
    for circle in settings.circles(tree, token):
        for one in circle:
            if one in settings.places and tree.links[one] != "conj" and tree.words[tree.heads[one]] != "between":
                if not locates(tree, one, settings.places[one]):
                    continue
                joined = [other for other in tree.conjuncts(one) if other in settings.places]
                listed = [settings.places[other] for other in joined]
                if len(listed) > 1 and all(place.precision != "country" for place in listed):
                    return listed
    return []
