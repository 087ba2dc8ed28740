"""Whose waters an act at sea lay in, where the page says so."""

from collections.abc import Sequence

import msgspec

from overt.events.acts import Act
from overt.events.story import Story
from overt.events.tree import Tree
from overt.reading import Place

WATERS = frozenset({"water", "waters", "zone"})
LAY = frozenset({"leak", "break", "rupture", "fail", "happen", "occur", "damage", "sever", "cut", "lie"})
AT_SEA = frozenset({"cable-cut", "sabotage", "vessel-interference"})


def in_waters(story: Story, group: Sequence[Act], place: Place | None) -> Place | None:
    """The place with the country in whose waters the thing hit lay, on a page that tells of no other act of its kind.

    "The pipe leaked in Zemblan waters", "it happened in Zembla's economic zone": where a ship was stopped is not where
    the cable was cut.
    """
    if (place is not None and (place.country or place.precision != "sea")) or not at_sea(story, group):
        return place
    tree, places = story.tree, story.settings.places
    lands = [places[one] for one in range(len(tree)) if one in places and owns_waters(tree, one)]
    if len({one.country for one in lands if one.country}) != 1:
        return place
    country = lands[0].country
    reason = f"in the waters of '{lands[0].quote}'"
    return msgspec.structs.replace(place or lands[0], country=country, reason=reason)


def at_sea(story: Story, group: Sequence[Act]) -> bool:
    """Whether a group of acts is the only one of its page, and of a kind done at sea."""
    single = [one for one in story.groups if any(not (act.many or act.result) for act in one)]
    akin = [one for one in single if any(act.type in AT_SEA for act in one)]
    return any(act.type in AT_SEA for act in group) and akin[:1] == [list(group)]


def owns_waters(tree: Tree, token: int) -> bool:
    """Whether a country stands as the owner of the waters that something broke or happened in."""
    waters = tree.heads[token]
    if tree.lemmas[waters] not in WATERS or tree.links[token] not in {"amod", "poss", "compound", "nmod"}:
        return False
    return tree.links[waters] == "pobj" and tree.lemmas[tree.clause(waters)] in LAY
