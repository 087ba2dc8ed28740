"""How an event stands to the world of the page: it happened, it is planned, it was denied."""

from functools import cache
from typing import cast

from overt.events.tree import NOMINAL, VERBAL, Tree
from overt.reading import Aspect, Stage
from overt.vocabulary.lists import raw

MAYBE = frozenset({"may", "might", "could", "would", "can", "should"})
WILL = frozenset({"will", "shall", "'ll", "wo"})
IF = frozenset({"if", "unless", "whether"})
# Verbs that add nothing to their object: "carried out an attack" is the attack.
LIGHT = frozenset({
    "carry", "commit", "conduct", "launch", "make", "stage", "stag", "mount", "execute", "perpetrate", "do",
    "take", "be", "hold", "have", "cause", "happen", "occur", "start", "orchestrate", "organise", "organize",
    "undertake", "set", "plant", "detonate",
})  # fmt: skip
# Prepositions that leave a noun as the thing that is spoken of: "an attempt at arson", "a plan for an attack".
STEPS = frozenset({"of", "at", "for", "to", "on", "against", "in"})


@cache
def cues(role: str) -> dict[str, Aspect]:
    """The aspect that each cue word of a role (governors, nouns, modifiers) gives."""
    listed = raw("aspect-cues")
    return {word: cast("Aspect", aspect) for aspect, parts in listed.items() for word in parts[role]}


def find_aspect(tree: Tree, token: int) -> Aspect:
    """How the event at a token stands to the world, by the words around it; the nearest cue wins."""
    if negated(tree, token):
        return "denied"
    described = next((cues("modifiers")[word] for word in modifiers(tree, token) if word in cues("modifiers")), None)
    if described:
        return described
    own = cues("nouns").get(tree.lemmas[token]) if tree.kinds[token] in NOMINAL else None
    above = own or governed(tree, token)
    if above == "threatened" and tense(tree, token) == "hypothetical":
        return "hypothetical"  # "warned that drones could close ports"
    return above or tense(tree, token)


def negated(tree: Tree, token: int) -> bool:
    """Whether "no", "not", "never" or "without" stands on the event or on the verb that carries it."""
    if any(tree.links[child] == "neg" or tree.words[child] in {"no", "neither"} for child in tree.children[token]):
        return not any(tree.words[child] == "only" for child in tree.children[token])
    head = tree.heads[token]
    if tree.words[head] == "without":
        return True
    for party in tree.named(token, ("nsubjpass", "dobj")):
        if any(tree.words[child] == "no" for child in tree.children[party]):
            return True  # "no cable was cut"
    if tree.kinds[token] in NOMINAL and tree.links[token] in {"dobj", "attr", "nsubj"} and tree.kinds[head] in VERBAL:
        return tree.lemmas[head] in LIGHT and any(tree.links[child] == "neg" for child in tree.children[head])
    return False


def modifiers(tree: Tree, token: int) -> list[str]:
    """The words that describe an event."""
    wanted = ("amod", "advmod", "compound", "nmod")
    return [word for child in tree.named(token, wanted) for word in (tree.words[child], tree.lemmas[child])]


# Verbs whose past looks like their present: "two men cut the cable on Monday".
ALIKE = frozenset(
    {"cut", "set", "hit", "put", "shut", "burst", "cast", "split", "hurt", "let", "spread", "shed", "slit"}
)
OFTEN = frozenset(
    {"often", "regularly", "usually", "always", "sometimes", "frequently", "routinely", "every", "typically"}
)
ORDERED = frozenset({"order", "direct", "commission"})


def governed(tree: Tree, token: int) -> Aspect | None:
    """The aspect that the words above an event give it: "plotted to burn", "an attempt at arson"."""
    below = token
    for above in tree.above(token):
        link = tree.links[below]
        if link in {"advcl", "relcl", "parataxis", "conj"} and not purpose(tree, below):
            return None
        lemma = tree.lemmas[above]
        if tree.kinds[above] in VERBAL:
            known = cues("governors").get(lemma)
            if lemma in ORDERED and link in {"dobj", "nsubjpass"} and definite(tree, token):
                return None  # "accused of ordering the attack": there was one
            if known and link in {"xcomp", "ccomp", "dobj", "nsubjpass", "prep", "advcl", "pcomp"}:
                return None if lemma in {"seek", "stop", "want"} and link != "xcomp" else known
            if lemma not in LIGHT and link != "xcomp":
                return None
        elif tree.kinds[above] in NOMINAL:
            known = cues("nouns").get(lemma)
            if known:
                return known
            return None
        elif tree.words[above] in {"about", "ready", "set", "poised"} and link == "xcomp":
            return "planned"  # "was about to blow up a bridge"
        elif tree.kinds[above] == "ADP" and tree.words[above] not in STEPS:
            return None
        below = above
    return None


def definite(tree: Tree, token: int) -> bool:
    """Whether a noun stands with "the"."""
    return any(tree.words[child] == "the" for child in tree.named(token, ("det",)))


def purpose(tree: Tree, token: int) -> bool:
    """Whether a clause is an infinitive of purpose: "(was hired) to burn"."""
    return any(tree.links[child] == "aux" and tree.words[child] == "to" for child in tree.children[token])


def tense(tree: Tree, token: int) -> Aspect:
    """The aspect by the verb's own form; nouns follow the verb that carries them."""
    verb = token
    if tree.kinds[token] not in VERBAL:
        head = tree.heads[token]
        if tree.kinds[head] not in VERBAL or tree.lemmas[head] not in LIGHT:
            return "happened"
        verb = head
    helpers = {tree.words[child] for child in tree.named(verb, ("aux", "auxpass"))}
    if any(tree.links[child] == "mark" and tree.words[child] in IF for child in tree.children[verb]):
        return "hypothetical"
    if helpers & WILL:
        return "planned"
    if helpers == {"would"} and tree.links[verb] == "ccomp":
        return "planned"  # the future of one who speaks in the past: "it said that it would free him"
    if helpers & MAYBE and "have" not in helpers:
        return "hypothetical"
    if "to" in helpers and tree.links[verb] in {"advcl", "relcl", "acl"}:
        return "planned"
    if tree.tags[verb] == "VBG" and helpers & {"is", "are", "'s", "'re"}:
        return "ongoing"
    return "habitual" if again_and_again(tree, verb, helpers) else "happened"


def again_and_again(tree: Tree, verb: int, helpers: set[str]) -> bool:
    """Whether a simple present speaks of many: "hackers attack ministries"."""
    if tree.tags[verb] not in {"VBP", "VBZ"} or helpers:
        return False
    if tree.lemmas[verb] in ALIKE and not {tree.words[one] for one in tree.own(verb)} & OFTEN:
        return False
    subjects = tree.named(verb, ("nsubj",))
    return bool(subjects) and tree.tags[subjects[0]] == "NNS"


STAGES: dict[Aspect, Stage] = {
    "planned": "planned",
    "attempted": "attempted",
    "threatened": "threatened",
    "called-for": "threatened",
}


def stage_of(aspects: list[Aspect]) -> Stage:
    """The stage of an act told with these aspects: the furthest it got in any telling.

    >>> stage_of(["planned", "happened"])
    'accomplished'
    """
    reached = {STAGES.get(one, "accomplished") for one in aspects if one not in {"denied", "hypothetical"}}
    order: tuple[Stage, ...] = ("accomplished", "attempted", "planned", "threatened")
    return next((one for one in order if one in reached), "planned" if aspects == ["hypothetical"] else "accomplished")
