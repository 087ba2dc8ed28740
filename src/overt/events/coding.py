"""What one party does to another in a sentence: its PLOVER category."""

from collections.abc import Iterable
from dataclasses import dataclass

from overt.events.aspects import find_aspect, negated
from overt.events.names import doers_of, done_to_of
from overt.events.tree import Tree
from overt.events.triggers import Trigger, find_triggers

# Friendly deeds that are refused, broken off or not done are a rejection (PLOVER manual, REJECT).
FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
REFUSALS = frozenset({
    "refuse", "decline", "fail", "reject", "cancel", "renege", "leave", "deny", "postpone", "break", "quit", "suspend",
    "boycott", "walk", "abandon", "oppose", "block", "halt",
})  # fmt: skip
WILLING = frozenset({"agree", "promise", "pledge", "offer", "vow", "plan", "intend"})
FAR = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The category of what one party does to another, and whether it is only promised."""

    category: str
    promised: bool


def category_between(tree: Tree, source: Iterable[int], target: Iterable[int]) -> Coding | None:
    """The category of what the source's words do to the target's, by tokens; ``None`` when no event is told.

    The event is the one that has the source among its doers and the target among those it is done to; failing that, the
    one that stands nearest to both in the parse. What is friendly and refused or not done is REJECT.
    """
    return lexical_coding(tree, find_triggers(tree), set(source), set(target))


def lexical_coding(tree: Tree, found: list[Trigger], sources: set[int], targets: set[int]) -> Coding | None:
    """What the word list alone says of two parties, by the events found in their sentence."""
    triggers = [one for one in found if one.token not in sources | targets] or found
    if not triggers:
        return None
    best = min(
        triggers, key=lambda one: (-roles(tree, one.token, sources, targets), distance(tree, one, sources, targets))
    )
    category = best.rule.category
    promised = category in FRIENDLY and (find_aspect(tree, best.token) == "planned" or willing(tree, best.token))
    if category in FRIENDLY and refused(tree, best.token):
        return Coding(category="REJECT", promised=False)
    return Coding(category=category, promised=promised)


def refused(tree: Tree, token: int) -> bool:
    """Whether an event is negated, or refused by the verb above it: "will not accept", "refused to meet"."""
    if negated(tree, token):
        return True
    head = tree.heads[token]
    return tree.links[token] in {"xcomp", "dobj", "pobj"} and tree.lemmas[head] in REFUSALS


def willing(tree: Tree, token: int) -> bool:
    """Whether somebody only says that it will be done: "agreed to resign", "is willing to withdraw", "would allow"."""
    head = tree.heads[token]
    if tree.links[token] == "xcomp" and (tree.lemmas[head] in WILLING or tree.words[head] in {"willing", "ready"}):
        return True
    return any(tree.words[one] in {"would", "will"} for one in tree.named(token, ("aux",)))


def roles(tree: Tree, token: int, sources: set[int], targets: set[int]) -> float:
    """How well the parties fit the roles of an event: both, one, or none."""
    does = any(set(tree.below(one)) & sources for one in doers_of(tree, token))
    hit = any(set(tree.below(one)) & targets for one in done_to_of(tree, token))
    below = bool(set(tree.below(token)) & targets)
    return 1.0 * does + 1.0 * hit + 0.5 * below


def distance(tree: Tree, trigger: Trigger, sources: set[int], targets: set[int]) -> tuple[int, int]:
    """How far an event stands from both parties, in steps of the parse, then by its place in the sentence."""
    return steps(tree, trigger.token, sources) + steps(tree, trigger.token, targets), trigger.token


def steps(tree: Tree, token: int, party: set[int]) -> int:
    """The steps in the parse from a word to the nearest word of a party."""
    up = {one: height for height, one in enumerate((token, *tree.above(token)))}
    best = FAR
    for one in party:
        for height, above in enumerate((one, *tree.above(one))):
            if above in up:
                best = min(best, height + up[above])
                break
    return best
