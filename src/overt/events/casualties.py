"""How many people an act killed and injured, attackers apart."""

from overt.events.quantities import NOBODY, bounds, number
from overt.events.tree import Tree

KILL = frozenset({"kill", "die", "slay", "murder", "assassinate", "perish", "dead", "death", "fatality"})
HURT = frozenset({"injure", "wound", "hurt", "maim", "injury"})
ATTACKERS = frozenset({
    "attacker", "gunman", "bomber", "assailant", "terrorist", "militant", "suspect", "perpetrator", "hijacker",
    "insurgent", "rebel", "guerrilla", "extremist", "shooter", "kidnapper", "subversive",
})  # fmt: skip
VAGUE = frozenset({"dozen", "dozens", "scores", "score", "hundred", "hundreds", "thousands", "several", "many", "some"})


def victims(tree: Tree, token: int) -> tuple[int | None, int | None]:
    """How many people the verb or noun at a token says were killed and injured; ``None`` where it does not say."""
    lemma = tree.lemmas[token]
    for lemmas, position in ((KILL, 0), (HURT, 1)):
        if lemma in lemmas:
            counted = count(tree, token)
            return (counted, None) if position == 0 else (None, counted)
    shot_dead = lemma in {"shoot", "stab", "beat"} and any(
        tree.words[one] in {"dead", "death"} for one in tree.below(token)
    )
    return (count(tree, token), None) if shot_dead else (None, None)


def count(tree: Tree, token: int) -> int | None:
    """The number of people a casualty verb is about: of its object, of its subject, or of the joined verb's."""
    heads = first_sufferers(tree, token)
    if any(tree.links[one] == "neg" for one in tree.children[token]):
        return 0 if heads and tree.words[heads[0]] in {"anyone", "anybody", "people"} else None
    numbers = [people(tree, one) for head in heads for one in tree.conjuncts(head)]
    known = [one for one in numbers if one is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def sufferers(tree: Tree, token: int) -> list[int]:
    """The heads of the phrases for those that a word of casualties is about, each joined one by itself."""
    return [one for head in first_sufferers(tree, token) for one in tree.conjuncts(head)]


def first_sufferers(tree: Tree, token: int) -> list[int]:
    """Whom a casualty verb is about: its object, its subject, or the joined verb's."""
    heads = tree.named(token, ("dobj", "nsubjpass"))
    if not heads and tree.lemmas[token] in {"die", "perish"}:
        heads = tree.named(token, ("nsubj",))
    if not heads and tree.links[token] == "acl" and tree.tags[token] == "VBN":
        # "eight women, a girl and four men injured": the participle hangs on the last of those it is about.
        first = tree.heads[token]
        while tree.links[first] == "conj":
            first = tree.heads[first]
        heads = [first]
    if not heads and tree.links[token] == "conj":
        above = tree.heads[token]
        heads = [] if tree.tags[token] == "VBG" else tree.named(above, ("nsubjpass",))
    return heads


def parts(tree: Tree, head: int) -> list[int]:
    """What a number is taken out of: the attackers in "four of the attackers"."""
    return [one for of in tree.named(head, ("prep",)) if tree.words[of] == "of" for one in tree.named(of, ("pobj",))]


def of_attackers(tree: Tree, head: int) -> bool:
    """Whether a phrase is of those who did it: "two attackers", "four of the attackers"."""
    return any(tree.lemmas[one] in ATTACKERS for one in (head, *parts(tree, head)))


def between(tree: Tree, head: int) -> bool:
    """Whether a phrase gives two ends and no number: "between 10 and 15 people"."""
    reach = bounds(tree.span(tree.below(head)).quote)
    return reach is not None and None not in reach and reach[0] != reach[1]


def people(tree: Tree, head: int) -> int | None:
    """How many people one phrase is: "three guards", "at least six people", "the mayor", "no one", "13"."""
    word = tree.words[head]
    if word in NOBODY or any(tree.words[one] in NOBODY for one in tree.children[head]):
        return 0
    if of_attackers(tree, head) or between(tree, head):
        return None
    own = number(word)
    if own is not None:
        return own
    below = [one for one in tree.below(head) if tree.links[one] in {"nummod", "quantmod", "compound", "det", "amod"}]
    if any(tree.words[one] in VAGUE for one in below) or word in VAGUE:
        return None
    for one in tree.named(head, ("nummod",)):
        value = number(tree.span(tree.below(one)).quote) or number(tree.words[one])
        if value is not None and tree.lemmas[head] not in {"year", "percent", "time"}:
            return value
    return (
        1
        if tree.tags[head] in {"NN", "NNP"}
        and (tree.named(head, ("det", "compound", "amod")) or tree.tags[head] == "NNP")
        else None
    )
