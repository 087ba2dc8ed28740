"""The parse put right where the small parser goes wrong on a phrase of every day."""

from overt.events.tree import NOMINAL, Tree


def mend(tree: Tree) -> Tree:
    """The tree, in which "shot dead" is a verb: "Two men on a motorcycle shot dead the mayor".

    The parser takes the participle behind a noun for another noun and lets "dead" carry the sentence. Lists are changed
    in place.
    """
    for shot in range(1, len(tree) - 1):
        if tree.words[shot] == "shot" and tree.words[shot + 1] == "dead" and tree.kinds[shot] in NOMINAL:
            _as_verb(tree, shot, shot + 1)
    return tree


def _as_verb(tree: Tree, shot: int, dead: int) -> None:
    """Make "shot" the verb that "dead" is taken for, and give the noun before it the place that "shot" had."""
    if tree.heads[dead] == shot or not tree.named(dead, ("nsubj", "nsubjpass", "dobj")):
        return
    noun = shot - 1
    if tree.kinds[noun] in NOMINAL and tree.heads[noun] == shot:
        for child in [one for one in tree.children[shot] if one != noun]:
            _hang(tree, child, noun, tree.links[child])
        _hang(tree, noun, tree.heads[shot], tree.links[shot])
    root = tree.heads[dead] == dead
    _hang(tree, shot, shot if root else tree.heads[dead], tree.links[dead])
    for child in [one for one in tree.children[dead] if one != shot]:
        _hang(tree, child, shot, tree.links[child])
    _hang(tree, dead, shot, "oprd")
    tree.lemmas[shot], tree.tags[shot], tree.kinds[shot] = "shoot", "VBD", "VERB"


def _hang(tree: Tree, token: int, head: int, link: str) -> None:
    """Hang a word on another."""
    if token in tree.children[tree.heads[token]]:
        tree.children[tree.heads[token]].remove(token)
    tree.heads[token], tree.links[token] = head, link
    if head != token:
        tree.children[head] = sorted({*tree.children[head], token})
