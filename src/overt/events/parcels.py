"""Devices that came by parcel, where a page says "the device" first and "the parcel" later."""

from collections.abc import Sequence

from overt.events.acts import Act
from overt.events.story import Story
from overt.events.tree import Tree
from overt.reading import IncidentType

PARCEL = frozenset({"parcel", "package"})
NEAR = 3  # how many sentences on a page goes on with an act
# What is left at a door is a bomb in a bag; a parcel was sent.
SENT = frozenset({
    "come", "fly", "send", "ship", "post", "mail", "dispatch", "deliver", "arrive", "travel", "transport", "carry",
    "address", "sort", "load", "forward",
})  # fmt: skip
POINTING = frozenset({"the", "that", "this", "its"})


def by_parcel(story: Story, kind: IncidentType, group: Sequence[Act]) -> IncidentType:
    """The type of an act, narrower for fire or explosives where the sentences that go on with it know the parcel."""
    if kind not in {"arson", "bombing"}:
        return kind
    tree = story.tree
    elsewhere = {act.sentence for other in story.groups if other is not group for act in other}
    told = {act.sentence for act in group}
    on = {one + step for one in told for step in range(NEAR) if one + step < len(tree.sentences)} - elsewhere | told
    known = any(points(tree, token) for one in on for token in range(*tree.sentences[one]))
    return "parcel-device" if known else kind


def points(tree: Tree, token: int) -> bool:
    """Whether a noun points at a single thing told before that was sent: "the parcel came by air"."""
    if tree.lemmas[token] not in PARCEL or tree.tags[token] != "NN" or tree.links[token] not in {"nsubj", "nsubjpass"}:
        return False
    verb = tree.heads[token]
    deeds = {tree.lemmas[one] for one in (verb, *tree.named(verb, ("xcomp", "ccomp")))}
    known = any(tree.words[one] in POINTING for one in tree.named(token, ("det",)))
    return known and bool(deeds & SENT)
