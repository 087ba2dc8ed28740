"""Events that PLOVER's manual does not code because another event of the same sentence says it already."""

from collections.abc import Sequence
from dataclasses import replace

from overt.events.tree import Tree
from overt.events.triggers import Trigger


def coded(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that are coded, in order; a destruction takes the mode of the assault that it came of.

    Left out: an accusation beside the conviction for the same act; troops moved inside an assault; the arrest that an
    arrest warrant only asks for (PLOVER manual 2024). Hostile acts, which make reports, are never left out.
    """
    beside = [[one for one in triggers if tree.sentence(one.token) == tree.sentence(two.token)] for two in triggers]
    kept = [one for one, others in zip(triggers, beside, strict=True) if not said_already(tree, one, others)]
    return [with_method(tree, one, kept) for one in kept]


def said_already(tree: Tree, one: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether another event of the sentence says what this one says."""
    if one.type is not None or one.rule.result:
        return False
    modes = {(other.rule.category, other.rule.mode) for other in others}
    if (one.rule.category, one.rule.mode) == ("ACCUSE", "allege"):
        return ("SANCTION", "convict") in modes
    if one.rule.category == "MOBILIZE":
        return any(other.rule.category == "ASSAULT" and other.token in tree.conjuncts(one.token) for other in others)
    if (one.rule.category, one.rule.mode) == ("COERCE", "arrest"):
        return tree.links[one.token] == "compound" and ("THREATEN", "arrest") in modes
    return False


def with_method(tree: Tree, one: Trigger, others: Sequence[Trigger]) -> Trigger:
    """Destroy only where destruction is the aim or the method is unknown: else the method of the verb joined to it."""
    if (one.rule.category, one.rule.mode) != ("ASSAULT", "destroy"):
        return one
    known = [
        other.rule.mode
        for other in others
        if other.rule.category == "ASSAULT"
        and other.rule.mode not in {None, "destroy"}
        and other.token < one.token
        and (other.token in tree.conjuncts(one.token) or one.token in tree.conjuncts(other.token))
    ]
    return replace(one, rule=replace(one.rule, mode=known[0])) if known else one
