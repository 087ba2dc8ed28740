"""The words around an event in widening circles, as far as they may tell where and when it was."""

from collections.abc import Iterable

from overt.events.aspects import purpose
from overt.events.casualties import HARM
from overt.events.tree import Tree

# People named for what they did: where one of them lived or was shot is not where the act was.
PEOPLE_OF_ACTS = frozenset({"bomber", "arsonist", "hijacker", "saboteur", "hacker", "plotter"})
DEEDS = frozenset({
    "kill", "injure", "wound", "destroy", "damage", "hit", "strike", "target", "burn", "attack", "bomb", "detonate",
    "explode", "blow", "set", "sabotage", "cut", "sever", "launch", "carry", "stage", "break", "raid", "storm", "seize",
})  # fmt: skip
# What follows an act: "the trial over the fire opened on Monday" gives the day of the trial.
AFTERMATH = frozenset({
    "trial", "hearing", "arrest", "arrests", "charge", "conviction", "sentence", "verdict", "appeal", "investigation",
    "inquiry", "probe", "inquest", "case", "indictment", "warrant", "suspect", "anniversary", "detention", "testimony",
})  # fmt: skip
# Verbs whose own place and time are theirs and not the act's: "was charged in March over the fire".
BARRIERS = frozenset({
    "accuse", "admit", "acquit", "announce", "arrest", "ask", "believe", "blame", "charge", "claim", "comment",
    "condemn", "confess", "confirm", "convict", "deny", "describe", "detain", "discuss", "expel", "extradite", "hear",
    "hold", "identify", "indict", "investigate", "jail", "know", "link", "meet", "name", "plead", "praise", "prosecute",
    "publish", "question", "recall", "release", "remember", "report", "respond", "say", "search", "sentence", "show",
    "speak", "suspect", "tell", "think", "travel", "try", "visit", "warn", "welcome", "write", "appear", "face",
    "mourn", "honour", "honor", "reveal", "argue", "add", "agree", "allege", "note", "see", "learn",
    "call", "label", "brand", "trace",
})  # fmt: skip
# What is done in the mind: its reasons lie elsewhere.
THOUGHT = frozenset({"think", "suspect", "consider", "fear", "believe", "suppose", "assume", "presume", "rule"})
PHRASE = frozenset({"NOUN", "PROPN", "ADP", "DET", "ADJ", "PART", "NUM"})
CARRIERS = frozenset({
    "be", "carry", "commit", "conduct", "launch", "make", "stage", "mount", "execute", "perpetrate", "do", "take",
    "have", "cause", "happen", "occur", "start", "orchestrate", "organise", "organize", "undertake", "kill", "injure",
    "wound", "hurt", "die", "destroy", "damage", "hit", "strike", "rock", "shake", "target", "break", "burn", "shatter",
    "survive", "suffer", "escape", "foil", "thwart", "prevent", "attempt", "plan", "plot", "witness", "follow", "see",
    "trigger", "lead", "leave", "set", "fight", "close", "shut", "disrupt", "gut", "ravage", "engulf", "rip", "tear",
    "come", "experience", "face", "erupt", "attack", "bomb", "shell", "detonate", "explode", "join", "report", "deal",
    "sabotage", "cut", "sever", "confirm", "prepare", "order", "repel",
})  # fmt: skip


def circles(tree: Tree, token: int) -> Iterable[list[int]]:
    """The words around an event in widening circles: its own phrase, its clause, the clause it depends on."""
    yield [one for one in tree.below(token) if not other_clause(tree, one, token)]
    clause = tree.clause(token)
    if clause != token and not carries(tree, clause, token):
        return
    for _ in range(3):
        if tree.lemmas[clause] in BARRIERS and clause != token and not reported_so(tree, clause, token):
            return
        yield list(tree.own(clause))
        yield [one for child in tree.named(clause, ("advcl", "acl")) if tree.tags[child] in {"VBG", "VBN"}
               for one in tree.own(child)]  # fmt: skip
        if not leans(tree, clause):
            return
        clause = tree.clause(tree.heads[clause])


def reported_so(tree: Tree, verb: int, token: int) -> bool:
    """Whether a verb only says that an act was told: "five people were reported killed"."""
    told = tree.heads[token] == verb and tree.links[token] in {"xcomp", "oprd"} and tree.tags[token] == "VBN"
    return told and bool(tree.named(verb, ("auxpass",)))


def carries(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a verb tells of the act that a noun in its clause names, so that its place and time are the act's.

    The noun is the subject, or the verb adds little of its own ("carried out", "was hit by", "were killed in").
    """
    below = noun
    for above in tree.above(noun):
        if above == clause:
            break
        if tree.lemmas[above] in AFTERMATH or measures(tree, above):
            return False
        below = above
    if tree.lemmas[noun] in PEOPLE_OF_ACTS:
        return tree.lemmas[clause] in DEEDS and tree.links[below] in {"nsubj", "nsubjpass", "agent"}
    if tree.links[below] in {"nsubj", "nsubjpass", "npadvmod"}:
        return tree.lemmas[clause] not in BARRIERS or tree.links[below] == "nsubjpass" or clause == noun
    return tree.lemmas[clause] in CARRIERS


def one_run(tree: Tree, left: int, right: int) -> bool:
    """Whether the words between two are one run of nouns, with names among commas: "an exile, Rui Sa, in Bremen"."""
    return all(
        tree.kinds[one] in PHRASE or (tree.words[one] == "," and "PROPN" in {tree.kinds[one - 1], tree.kinds[one + 1]})
        for one in range(left + 1, right)
    )


def measures(tree: Tree, preposition: int) -> bool:
    """Whether what follows a preposition only measures a distance in time: "two days after the bombing"."""
    if tree.words[preposition] not in {"after", "before"}:
        return False
    beside = [tree.heads[preposition], *tree.named(preposition, ("npadvmod",))]
    return any(tree.lemmas[one] in {"hour", "day", "week", "month", "year"} for one in beside)


def other_clause(tree: Tree, token: int, event: int) -> bool:
    """Whether a word below an event stands in a clause that has a life of its own."""
    while token != event:
        if tree.links[token] in {"ccomp", "parataxis", "conj"} and tree.is_clause(token):
            return True
        if tree.links[token] in {"relcl", "advcl", "acl"} and tree.lemmas[token] in BARRIERS:
            return True
        if tree.links[token] == "relcl" and any(tree.words[one] == "who" for one in tree.named(token, ("nsubj",))):
            return True  # what somebody did before: "Tamm, who fled to Braga in May, was killed"
        if tree.links[token] == "relcl" and any(tree.words[one] == "when" for one in tree.named(token, ("advmod",))):
            return True  # another act: "the worst attack since July, when a bomber killed six in Braga"
        if (
            tree.links[token] in {"advcl", "acl", "xcomp"}
            and purpose(tree, token)
            and tree.lemmas[token] not in CARRIERS
        ):
            return True  # what an act is for may lie elsewhere: "jams signals to shield its bases on the coast"
        token = tree.heads[token]
    return False


def leans(tree: Tree, clause: int) -> bool:
    """Whether a clause takes its place and time from the one above: "(died after) being hit", "killing three"."""
    if tree.heads[clause] == clause:
        return False
    if tree.links[clause] == "relcl" and any(tree.words[one] == "who" for one in tree.named(clause, ("nsubj",))):
        return False  # "Tamm, who carried out the bombing, lived in Braga"
    if tree.links[clause] == "relcl" and tree.lemmas[tree.heads[clause]] in HARM:
        return False  # "died on Friday of the burns she had suffered on Monday"
    if tree.links[clause] in {"xcomp", "pcomp", "acl", "relcl"}:
        return True
    if tree.links[clause] == "advcl":
        if tree.lemmas[tree.heads[clause]] in THOUGHT and any(
            tree.words[child] == "because" for child in tree.children[clause]
        ):
            return False  # why something was thought of is another thing
        if tree.lemmas[tree.heads[clause]] == "die" and tree.objects_of_prepositions(
            tree.heads[clause], ("of", "from")
        ):
            return False  # "died on Friday of the burns that he suffered when ..."
        return tree.tags[clause] in {"VBG", "VBN"} or any(
            tree.words[child] in {"when", "after", "as", "while", "because"} for child in tree.children[clause]
        )
    return tree.links[clause] == "conj" and not tree.named(clause, ("nsubj", "nsubjpass"))
