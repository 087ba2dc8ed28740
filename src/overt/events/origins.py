"""Places that tell where an act came from, whom it served or who is blamed for it, and not where it happened."""

from functools import cache

from overt.events.tree import Tree
from overt.vocabulary.lists import raw


@cache
def words(role: str) -> frozenset[str]:
    """The cues of one role from the list ``origin-cues``."""
    return frozenset(raw("origin-cues")[role])


def is_origin(tree: Tree, token: int) -> bool:
    """Whether a place name stands for somebody who acts or is blamed, or for where something came from.

    The words from the place up to its clause decide: "on behalf of Zembla", "traced to servers in Zembla",
    "fired from the coast of Zembla", "linked to Zembla", "accused Zembla of it".
    """
    below = token
    for above in tree.above(token):
        link = tree.links[below]
        if link in {"dobj", "nsubjpass", "iobj"} and tree.lemmas[above] in words("blaming") and below == token:
            return True
        if tree.kinds[above] in {"ADP", "SCONJ", "PART"} and leads_away(tree, above):
            return True
        if below != token and tree.lemmas[above] in words("bases") and tree.kinds[below] == "ADP":
            return True
        if tree.is_clause(above):
            return False
        below = above
    return False


def leads_away(tree: Tree, preposition: int) -> bool:
    """Whether a preposition tells an origin, a tie or a master rather than a place."""
    word, head = tree.words[preposition], tree.heads[preposition]
    over = {tree.lemmas[head], tree.words[head]}
    if tree.links[head] in {"dobj", "nsubjpass", "prep", "attr"}:
        over.add(tree.lemmas[tree.heads[head]])
    if word == "from":
        # "stolen from an exchange in Brevik", "the toll from the attack in Brevik"
        return not over & (words("taking") | words("outcomes"))
    if word in {"to", "with"}:
        return bool(over & words("tracing"))
    if word == "of":
        return tree.lemmas[head] in words("masters")
    return word == "on" and tree.lemmas[head] == "blame"
