"""What speaks for one PLOVER category or another between two parties, as named clues for a linear model."""

from overt.events.aspects import find_aspect
from overt.events.coding import distance, lexical_coding, refused, roles, willing
from overt.events.tree import Tree
from overt.events.triggers import Trigger, find_triggers

NEAREST = 3
REACH = 4  # words above a party that are looked at


def clues(
    tree: Tree,
    source: set[int],
    target: set[int],
    *,
    triggers: list[Trigger] | None = None,
    sentence: range | None = None,
) -> dict[str, float]:
    """The clues of what the source's tokens do to the target's, within one sentence of the tree.

    The nearest events of the word list with their aspect, the words on the way up from either party, and every other
    word of the sentence, between the parties or not. The parties' own words are left out: a model must not learn who
    quarrels with whom.

    >>> from overt.language.parse import parse
    >>> from overt.events.tree import plant
    >>> found = clues(plant(parse("Norway accused Zembla.")), {0}, {2})
    >>> "category 0 ACCUSE" in found, "word between accuse" in found, "word Zembla" in found
    (True, True, False)
    """
    tokens = sentence if sentence is not None else range(len(tree))
    found: dict[str, float] = {}
    known = find_triggers(tree) if triggers is None else triggers
    triggers = [one for one in known if one.token in tokens]
    ranked = sorted(
        [one for one in triggers if one.token not in source | target] or triggers,
        key=lambda one: (-roles(tree, one.token, source, target), distance(tree, one, source, target)),
    )
    for place, one in enumerate(ranked[:NEAREST]):
        found.update(event_clues(tree, one, place))
        found[f"role {place}"] = roles(tree, one.token, source, target) / 2.5
    lexical = lexical_coding(tree, triggers, source, target)
    found[f"lexicon {lexical.category if lexical else None} {lexical.promised if lexical else None}"] = 1.0
    found.update(word_clues(tree, tokens, source, target))
    for name, party in (("source", source), ("target", target)):
        found.update(way_up(tree, name, party))
    return found


def event_clues(tree: Tree, one: Trigger, place: int) -> dict[str, float]:
    """An event of the word list: its category, mode and lemma, alone and with how far it got."""
    token, category = one.token, one.rule.category
    aspect = find_aspect(tree, token)
    turned = f"{refused(tree, token)} {aspect} {willing(tree, token)}"
    return {
        f"category {place} {category}": 1.0,
        f"mode {place} {category} {one.rule.mode}": 1.0,
        f"lemma {place} {tree.lemmas[token]}": 1.0,
        f"aspect {place} {aspect}": 1.0,
        f"turned {place} {category} {turned}": 1.0,
    }


def word_clues(tree: Tree, tokens: range, source: set[int], target: set[int]) -> dict[str, float]:
    """The words of the sentence that belong to neither party, and whether they stand between the two."""
    found: dict[str, float] = {}
    for token in tokens:
        if token in source or token in target:
            continue
        between = bool(source and target) and min(source) < token < max(target)
        found[f"word {tree.lemmas[token]}"] = 1.0
        found[f"word {'between' if between else 'outside'} {tree.lemmas[token]}"] = 1.0
    return found


def way_up(tree: Tree, name: str, party: set[int]) -> dict[str, float]:
    """How a party hangs in the sentence, and the words above it."""
    head = next((one for one in sorted(party) if tree.heads[one] not in party or tree.heads[one] == one), None)
    if head is None:
        return {}
    found = {f"link {name} {tree.links[head]}": 1.0}
    for step, above in enumerate(list(tree.above(head))[:REACH]):
        found[f"above {name} {step} {tree.lemmas[above]}"] = 1.0
        found[f"above {name} {tree.lemmas[above]}"] = 1.0
    return found
