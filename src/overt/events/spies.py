"""Cases of espionage: the law holds somebody for it, or one person is told to have handed something over."""

from collections.abc import Sequence

from overt.events.acts import Act
from overt.events.law import HELD
from overt.events.names import doers_of
from overt.events.story import Story
from overt.reading import Suspect

CASE = HELD | {"expelled"}
UNREAL = frozenset({"habitual", "hypothetical", "called-for"})
ONE = frozenset({"he", "she", "him", "her", "who"})


def is_case(group: Sequence[Act], suspects: Sequence[Suspect]) -> bool:
    """Whether a group of acts is spying over which the law has taken a step, whatever the accused say."""
    spying = any(act.type == "espionage" and not act.many and act.aspect not in UNREAL for act in group)
    return spying and any(one.legal_stage in CASE for one in suspects)


def handed_over(story: Story, group: Sequence[Act]) -> bool:
    """Whether one person is told to have spied on or handed over something: "a clerk sold the plans of two forts"."""
    told = [act for act in group if act.type == "espionage" and not (act.noun or act.many)]
    told = [act for act in told if act.targets and act.aspect in {"happened", "attempted"}]
    return any(by_one(story, act.token) for act in told)


def by_one(story: Story, token: int) -> bool:
    """Whether the doer of a verb is one person."""
    tree = story.tree
    return any(
        tree.words[one] in ONE or (tree.tags[one] in {"NN", "NNP"} and story.names.kind(tree, one) == "person")
        for one in doers_of(tree, token)
    )


def beside_the_law(story: Story, group: Sequence[Act]) -> bool:
    """Whether spying is told right behind a step of the law: "... jailed a soldier. He sold plans of a fort"."""
    told = {act.sentence - step for act in group if act.type == "espionage" and not act.many for step in (0, 1)}
    return any(one.stage in CASE and story.tree.sentence_of[one.token] in told for one in story.steps)
