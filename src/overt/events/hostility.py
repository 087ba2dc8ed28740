"""Whether a group of acts tells of something meant by somebody."""

import re
from collections.abc import Sequence
from functools import cache

from overt.events.acts import Act
from overt.events.names import doers_of
from overt.events.spies import beside_the_law
from overt.events.story import Story
from overt.events.suspects import DOERS
from overt.events.targets import sector_by_words
from overt.events.tree import Tree
from overt.reading import Suspect
from overt.vocabulary.lists import raw

ARMED = frozenset({
    "soldier", "troop", "rebel", "fighter", "militant", "terrorist", "force", "drone", "mob", "guerrilla", "insurgent",
    "army", "jet", "warplane", "militia", "commando", "gang", "extremist", "jihadist", "navy", "boat", "ship",
    "raider", "bandit", "gunman",
})  # fmt: skip
CRAFT = frozenset({"drone", "jet", "warplane", "boat", "ship"})  # these burn by accident


def hostile(story: Story, group: Sequence[Act], suspects: Sequence[Suspect]) -> bool:
    """Whether a group tells of something meant: a strong word, or weak ones beside a suspect or a hostile word."""
    if any(not act.weak and not act.result and act.type for act in group):
        return True
    typed = [act for act in group if act.type]
    if not typed:
        return False
    # A person who is only said to have "attacked" somebody is no sign: people attack each other in words.
    held = any(suspect.legal_stage != "none" for suspect in suspects)
    if (
        held
        or beside_the_law(story, group)
        or any(armed(story, act, group) for act in typed if act.type == "armed-attack")
    ):
        return True
    others = [act for act in typed if act.type != "armed-attack"]
    if any(not act.noun and doers_words(story.tree, act.token) & (DOERS | ARMED - CRAFT) for act in others):
        return True  # "militants burned 30 houses"
    return any(hostile_words().search(surroundings(story.tree, act.sentence)) for act in others)


def armed(story: Story, act: Act, group: Sequence[Act]) -> bool:
    """Whether the plain word "attack" is meant in earnest: by its victims, a thing it hit, or who did it.

    As a noun it is, unless a rule forbids ("a heart attack"); as a verb people use it of words as well.
    """
    if act.noun or any(one.result for one in group):
        return True
    if any(sector_by_words(story.tree.phrase(one).quote) not in {None, "private-person"} for one in act.targets):
        return True
    return bool(doers_words(story.tree, act.token) & (DOERS | ARMED))


def doers_words(tree: Tree, token: int) -> set[str]:
    """The words for who does it; the parser takes a plural that opens a sentence for a name and leaves its "s"."""
    doers = doers_of(tree, token)
    return {tree.words[one].removesuffix("s") for one in doers} | {tree.lemmas[one] for one in doers}


def surroundings(tree: Tree, sentence: int) -> str:
    """A sentence with the one before and the one after it."""
    first, last = tree.sentences[max(0, sentence - 1)][0], tree.sentences[min(len(tree.sentences) - 1, sentence + 1)][1]
    return tree.text[tree.starts[first] : tree.ends[last - 1]]


@cache
def hostile_words() -> re.Pattern[str]:
    """Words that make a fire or a blast beside them an act of somebody."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, raw("hostile-words")[0])) + ")", re.IGNORECASE)
