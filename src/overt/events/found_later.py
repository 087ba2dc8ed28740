"""When an act was, where a page only tells when its traces were found: that day or the night before it."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from overt.events.acts import Act
from overt.events.joining import LOOSE
from overt.events.story import Story
from overt.events.timing import width
from overt.events.tree import Tree
from overt.reading import Time

NOTICED = frozenset({"notice", "discover", "spot", "find", "see", "detect", "report"})
TRACES = frozenset({"it", "them", "they", "damage", "body", "break", "leak", "rupture", "device", "graffiti"})
NEAR = 6  # how many sentences behind the act its discovery may be told, where the page tells of one act
RULE = "found-on"


def found_on(story: Story, group: Sequence[Act]) -> Time | None:
    """The day before the traces of an act were found to that day.

    Looked for in the next sentence, where the act is the last that the one before tells; on a page that tells of no
    other act, in some sentences more.
    """
    if not any(act.aspect == "happened" and not act.many for act in group):
        return None
    tree = story.tree
    reach = 1 if others_of_their_own(story, group) else NEAR
    found = []
    for verb in range(len(tree)):
        gaps = [tree.sentence_of[verb] - act.sentence for act in group if last_told(story, act) or reach > 1]
        if noticed(tree, verb, group) and any(0 < gap <= reach or (gap == 0 and reach > 1) for gap in gaps):
            found += [story.settings.times[one] for one in tree.own(verb) if one in story.settings.times]
    days = [eve(one) for one in sorted(found, key=width) if len(one.edtf) == 10]
    return next((one for one in days if one is not None), None)


def last_told(story: Story, act: Act) -> bool:
    """Whether a mention is the last of its sentence."""
    return all(other.token <= act.token or other.sentence != act.sentence for group in story.groups for other in group)


def others_of_their_own(story: Story, group: Sequence[Act]) -> bool:
    """Whether a page tells of other acts than this one, and not only of what it is called or did to people."""
    return any(of_its_own(act) for one in story.groups if one is not group for act in one)


def of_its_own(act: Act) -> bool:
    """Whether a mention tells of an act of its own and not only of what another is called."""
    told = act.place is not None or act.time is not None or bool(act.targets)
    return not (act.many or act.result or act.called) and (act.type not in LOOSE or told)


def noticed(tree: Tree, verb: int, group: Sequence[Act]) -> bool:
    """Whether a verb tells that an act's traces were found: "a driver noticed it", "the body was found"."""
    if tree.lemmas[verb] not in NOTICED or tree.named(verb, ("neg",)):
        return False
    passive = tree.named(verb, ("nsubjpass",))
    if not passive and tree.links[verb] in {"xcomp", "ccomp"}:
        passive = tree.named(tree.heads[verb], ("nsubjpass",))  # "is said to have been found"
    things = passive or tree.named(verb, ("dobj",))
    hit = {one for act in group for one in (*act.targets, act.token)}
    names = {tree.lemmas[one] for one in hit}
    return any(tree.words[one] in TRACES or tree.lemmas[one] in TRACES | names for one in things)


def eve(time: Time) -> Time | None:
    """The same words, meaning that day or the one before: what is found in the morning was done in the night."""
    try:
        day = date.fromisoformat(time.edtf)
    except ValueError:
        return None
    before = str(day - timedelta(days=1))
    return msgspec.structs.replace(time, edtf=f"{before}/{time.edtf}", earliest=before, latest=time.edtf, rule=RULE)
