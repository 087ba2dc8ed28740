"""What one party does to another by the trained model, and where it overrules the word list."""

from collections.abc import Iterable

from overt.events.aspects import find_aspect
from overt.events.coding import Coding
from overt.events.coding_clues import clues
from overt.events.names import doers_of, done_to_of
from overt.events.tree import Tree
from overt.events.triggers import Trigger, find_triggers
from overt.models.linear import linear

# From this chance on the model was right more than twice as often as the list where the two differ (models/coding.md).
SURE = 0.7
LIKELY = 0.5
# The gold was made when PLOVER had one category for giving way in words and in deed.
YIELD = "YIELD"
GIVING_WAY = frozenset({"CONCEDE", "RETREAT"})


def category_between(tree: Tree, source: Iterable[int], target: Iterable[int]) -> str | None:
    """The likeliest of the 15 categories of the gold for what the source's words do to the target's, by tokens.

    ``None`` where no category has much of a chance and the word list finds no event either.

    >>> from overt.events.tree import plant
    >>> from overt.language.parse import parse
    >>> category_between(plant(parse("Norway accused Zembla.")), [0], [2])
    'ACCUSE'
    """
    chances = linear("coding").chances(clues(tree, set(source), set(target)))
    best = max(chances, key=lambda one: chances[one])
    return best if chances[best] >= LIKELY or find_triggers(tree) else None


def overruled(tree: Tree, trigger: Trigger, triggers: list[Trigger]) -> Coding | None:
    """The category that the model is sure of instead of the list's, for an event with a doer and one it is done to.

    Hostile acts, which make reports, keep the list's category; their type depends on it.
    """
    if trigger.type is not None or trigger.rule.result or find_aspect(tree, trigger.token) == "planned":
        return None  # what is only planned has rules of its own (AGREE, CONCEDE)
    source = {one for head in doers_of(tree, trigger.token) for one in tree.below(head)} - {trigger.token}
    target = {one for head in done_to_of(tree, trigger.token) for one in tree.below(head)} - {trigger.token} - source
    if not source or not target:
        return None
    chances = linear("coding").chances(
        clues(tree, source, target, triggers=triggers, sentence=range(*tree.sentence(trigger.token)))
    )
    best = max(chances, key=lambda one: chances[one])
    known = YIELD if trigger.rule.category in GIVING_WAY else trigger.rule.category
    if best == known or chances[best] < SURE:
        return None
    return Coding(category="CONCEDE" if best == YIELD else best, promised=False)
