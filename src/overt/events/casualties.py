"""How many people an act killed and injured, attackers apart."""

from overt.events.quantities import NOBODY, bounds, number
from overt.events.tree import Tree

KILL = frozenset({"kill", "die", "slay", "murder", "assassinate", "perish", "dead", "death", "fatality", "bleed"})
HURT = frozenset({"injure", "wound", "hurt", "maim", "injury"})
# Verbs that hurt by what follows them: "suffered burns", "were treated for smoke inhalation".
BEARING = frozenset({"suffer", "sustain", "receive", "treat"})
HARM = frozenset({
    "burn", "injury", "wound", "cut", "bruise", "fracture", "concussion", "shrapnel", "inhalation", "shock", "trauma",
})  # fmt: skip
ATTACKERS = frozenset({
    "attacker", "gunman", "bomber", "assailant", "terrorist", "militant", "suspect", "perpetrator", "hijacker",
    "insurgent", "rebel", "guerrilla", "extremist", "shooter", "kidnapper", "subversive",
})  # fmt: skip
# What is done to militants rather than by them.
STRIKES = frozenset({"strike", "airstrike", "raid", "missile", "shelling", "bombardment"})
# Verbs that put a toll at a number, and tolls that are not of the dead.
COUNTING = frozenset(
    {"rise", "climb", "reach", "stand", "be", "increase", "put", "bring", "go", "jump", "hit", "raise"}
)
OTHER_TOLLS = frozenset({"economic", "financial", "heavy", "psychological", "human", "injury", "injured"})
SPARED = frozenset({"loss", "death", "fatality", "casualty", "injury"})
VAGUE = frozenset({"dozen", "dozens", "scores", "score", "hundred", "hundreds", "thousands", "several", "many", "some"})


def victims(tree: Tree, token: int) -> tuple[int | None, int | None]:
    """How many people the verb or noun at a token says were killed and injured; ``None`` where it does not say."""
    lemma = tree.lemmas[token]
    for lemmas, position in ((KILL, 0), (HURT, 1)):
        if lemma in lemmas:
            counted = count(tree, token)
            dead, hurt = outcome(tree, token)
            return (counted, hurt) if position == 0 else (dead, counted)
    if bears(tree, token):
        return None, count(tree, token)
    if lemma == "lose":
        return (count(tree, token), None) if loses_life(tree, token) else (None, None)
    shot_dead = lemma in {"shoot", "stab", "beat"} and any(
        tree.words[one] in {"dead", "death"} for one in tree.below(token)
    )
    return (count(tree, token), None) if shot_dead else outcome(tree, token)


def bears(tree: Tree, token: int) -> bool:
    """Whether a verb tells of the hurt by what they have: "a guard suffered burns"."""
    if tree.lemmas[token] not in BEARING:
        return False
    harm = tree.named(token, ("dobj",)) + tree.objects_of_prepositions(token, ("for", "with"))
    return any(tree.lemmas[one] in HARM for head in harm for one in tree.conjuncts(head))


def loses_life(tree: Tree, token: int) -> bool:
    """Whether a verb tells of the dead: "six workers lost their lives"."""
    return tree.lemmas[token] == "lose" and any(tree.lemmas[one] == "life" for one in tree.named(token, ("dobj",)))


def outcome(tree: Tree, token: int) -> tuple[int | None, int | None]:
    """What an act is said to have left or claimed: "the bombing left two people dead", "which claimed six lives"."""
    killed = injured = None
    for verb in outcome_verbs(tree, token):
        if tree.lemmas[verb] == "claim":
            lives = [one for one in tree.named(verb, ("dobj",)) if tree.lemmas[one] == "life"]
            whose = [one for life in lives for one in tree.objects_of_prepositions(life, ("of",))]
            counts = [people(tree, one) for one in (whose or lives)]
            killed = sum(one for one in counts if one is not None) if counts and None not in counts else killed
        for state in tree.named(verb, ("oprd", "acomp", "ccomp", "xcomp")):
            whom = tree.named(verb, ("dobj",)) or tree.named(state, ("nsubj", "nummod"))
            counted = sum(people(tree, one) or 0 for head in whom for one in listed(tree, head)) if whom else None
            if whom and any(people(tree, one) is None for head in whom for one in listed(tree, head)):
                continue
            if tree.lemmas[state] in KILL:
                killed = counted
            elif tree.lemmas[state] in HURT:
                injured = counted
    return killed, injured


def outcome_verbs(tree: Tree, token: int) -> list[int]:
    """The verbs "leave" and "claim" that tell what came of an act: of it, of its relative clause, beside its verb."""
    head = tree.heads[token]
    found = [head] if tree.links[token] == "nsubj" else []
    found += tree.named(token, ("relcl", "acl"))
    found += [one for one in tree.named(tree.clause(token), ("advcl",)) if tree.tags[one] == "VBG"]
    found += [one for one in tree.named(tree.clause(token), ("conj",)) if not tree.named(one, ("nsubj",))]
    return [one for one in found if tree.lemmas[one] in {"leave", "claim"}]


def toll_told(tree: Tree, sentence: int) -> int | None:
    """The number at which a sentence puts the toll of the dead: "the death toll rose to 31", "the toll stands at 9"."""
    for token in range(*tree.sentences[sentence]):
        if tree.lemmas[token] != "toll" or any(tree.words[one] in OTHER_TOLLS for one in tree.children[token]):
            continue
        verb = tree.heads[token]
        if tree.links[token] not in {"nsubj", "nsubjpass", "dobj"} or tree.lemmas[verb] not in COUNTING:
            continue
        ends = tree.objects_of_prepositions(verb, ("to", "at")) + tree.named(verb, ("attr",))
        ends += [] if tree.links[token] == "dobj" else tree.named(verb, ("dobj",))
        ends += tree.objects_of_prepositions(token, ("to", "at"))
        found = [number(tree.words[one]) for one in ends if tree.kinds[one] == "NUM"]
        found += [people(tree, one) for one in ends if tree.named(one, ("nummod",))]
        return next((one for one in found if one is not None), None)
    return None


def also(tree: Tree, token: int) -> bool:
    """Whether a death comes on top of those told before: "a guard was also killed"."""
    return any(tree.words[child] == "also" for child in tree.named(token, ("advmod",)))


def spared(tree: Tree, token: int) -> tuple[int | None, int | None]:
    """Nobody, where a noun says so: "there were no deaths", "caused no injuries"; "no casualties" is of the dead."""
    if not any(tree.words[child] == "no" for child in tree.named(token, ("det",))):
        return None, None
    if tree.links[token] not in {"attr", "dobj", "nsubjpass"} or tree.lemmas[token] not in SPARED:
        return None, None
    verb = tree.heads[token]
    if tree.lemmas[verb] not in {"be", "cause", "report", "claim", "suffer"} or any(
        tree.named(one, ("neg",)) for one in (verb, *tree.above(verb))
    ):
        return None, None
    return (None, 0) if tree.lemmas[token] == "injury" else (0, None)


def count(tree: Tree, token: int) -> int | None:
    """The number of people a casualty verb is about: of its object, of its subject, or of the joined verb's."""
    heads = first_sufferers(tree, token)
    if any(tree.links[one] == "neg" for one in tree.children[token]):
        return 0 if heads and tree.words[heads[0]] in {"anyone", "anybody", "people"} else None
    struck = from_the_air(tree, token)
    numbers = [people(tree, one, struck=struck) for head in heads for one in listed(tree, head)
               if struck or not of_attackers(tree, one)]  # fmt: skip
    known = [one for one in numbers if one is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def from_the_air(tree: Tree, token: int) -> bool:
    """Whether a strike killed them, so that militants are whom it hit: "the drone strike killed four militants"."""
    doers = tree.named(token, ("nsubj",)) + tree.objects_of_prepositions(token, ("by", "in"))
    return any(tree.lemmas[one] in STRIKES for one in doers)


def listed(tree: Tree, head: int) -> list[int]:
    """A head with what is joined to it, also where the parser takes a list for an apposition.

    "eight women, a girl and four men": the girl is no name for the eight women, as her number differs.
    """
    out = tree.conjuncts(head)
    for one in tree.named(head, ("appos",)):
        if len(tree.conjuncts(one)) > 1 and people(tree, one) is not None and tree.lemmas[one] != tree.lemmas[head]:
            together = [people(tree, other) or 0 for other in tree.conjuncts(one)]
            if sum(together) != people(tree, head):  # "five people, two women and three men" are five
                out += tree.conjuncts(one)
    return sorted(out)


def sufferers(tree: Tree, token: int) -> list[int]:
    """The heads of the phrases for those that a word of casualties is about, each joined one by itself."""
    return [one for head in first_sufferers(tree, token) for one in tree.conjuncts(head)]


def first_sufferers(tree: Tree, token: int) -> list[int]:
    """Whom a casualty verb is about: its object, its subject, or the joined verb's."""
    if bears(tree, token) or loses_life(tree, token):
        return tree.named(token, ("nsubj", "nsubjpass"))
    heads = tree.named(token, ("dobj", "nsubjpass"))
    if not heads and tree.tags[token] == "VBN" and tree.links[token] == "conj":
        # "three people were killed and seven wounded", "and dozens injured"
        heads = tree.named(token, ("nsubj",))
    if not heads and tree.links[token] == "xcomp" and tree.named(token, ("auxpass",)):
        heads = tree.named(tree.heads[token], ("nsubjpass", "nsubj"))  # "is said to have been shot dead"
    if not heads and tree.lemmas[token] in {"die", "perish", "bleed"}:
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


def people(tree: Tree, head: int, *, struck: bool = False) -> int | None:
    """How many people one phrase is: "three guards", "at least six people", "the mayor", "no one", "13".

    Those who attack are not counted, unless they were ``struck`` themselves.
    """
    word = tree.words[head]
    if word in NOBODY or any(tree.words[one] in NOBODY for one in tree.children[head]):
        return 0
    if (of_attackers(tree, head) and not struck) or between(tree, head):
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
        and (tree.named(head, ("det", "compound", "amod", "poss")) or tree.tags[head] == "NNP")
        else None
    )
