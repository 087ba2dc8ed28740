"""Whether a mention tells of one act or of many."""

from overt.events.tree import NOMINAL, Tree
from overt.events.triggers import Trigger
from overt.reading import Place

MASS = frozenset({"arson", "sabotage", "espionage", "spying", "vandalism", "jamming", "spoofing", "disinformation",
                  "misinformation", "recruitment", "gunfire", "malware", "ransomware", "phishing", "hacking",
                  "interference", "propaganda", "shelling", "terrorism"})  # fmt: skip
TOOLS = frozenset({"drone", "uav", "balloon", "quadcopter"})
# What is left behind at a scene, however many, is one act: "35 red hands on the wall".
MARKS = frozenset({"hand", "handprint", "graffito", "graffiti", "star", "swastika", "slogan", "stencil", "coffin"})
# What is hit together by one act: "dozens of websites were flooded".
SETS = frozenset({"website", "site", "portal", "server", "computer", "flight", "dozen", "hundred", "score"})
DOWNING = frozenset({"shoot", "bring", "down", "destroy", "intercept", "knock"})
TOTALS = ("in all ,", "in total", "altogether", "overall", "all told", "since ", "so far this", "over the past",
          "in the past", "a total of")  # fmt: skip


def several(tree: Tree, token: int, trigger: Trigger, *, split: bool) -> bool:
    """Whether a mention tells of more than one act; those hurt in one are no sign of it, a sum is."""
    if trigger.rule.result:
        noun = tree.kinds[token] in NOMINAL and many(tree, token)  # "the killings"
        return totalled(tree, token) or (not split and noun)
    return not split and many(tree, token)


def totalled(tree: Tree, token: int) -> bool:
    """Whether a sentence sums up: "In all, 13 people were killed over the three days"."""
    return opening(tree, token).startswith(TOTALS)


def many(tree: Tree, token: int) -> bool:
    """Whether a mention tells of several acts: a plural noun, or a verb whose every object is a bare plural."""
    if tree.kinds[token] in NOMINAL:
        if tree.lemmas[token] in TOOLS | MARKS:
            return False  # several drones are one act
        if tree.tags[token] in {"NNS", "NNPS"} and tree.lemmas[token] not in MASS:
            return True
        if tree.links[token] == "compound" and tree.tags[tree.heads[token]] == "NNS":
            return True  # "shooting victims"
        return any(tree.words[child] in {"every", "each", "any", "all", "such"} for child in tree.children[token])
    hit = tree.named(token, ("dobj", "nsubjpass"))
    return bool(hit) and all(bare_plural(tree, one) and tree.lemmas[one] not in TOOLS | MARKS | SETS for one in hit)


def over_time(tree: Tree, token: int, place: Place | None) -> bool:
    """Whether a perfect tells of many over time: "exiles from the region have been shot, stabbed and poisoned"."""
    if tree.kinds[token] in NOMINAL or (place is not None and place.precision not in {"country", "province"}):
        return False
    first = tree.conjuncts(token)[0]
    if tree.links[first] == "advcl" and tree.tags[first] == "VBN" and tree.tags[tree.heads[first]] == "VBN":
        first = tree.heads[first]  # the parser's other reading of "shot, stabbed and poisoned"
    perfect = any(tree.words[one] in {"have", "'ve"} for one in tree.named(first, ("aux",)))
    hit = tree.named(token, ("dobj", "nsubjpass")) or tree.named(first, ("nsubjpass",))
    loose = all(not tree.named(one, ("det", "poss", "nummod")) and tree.tags[one] == "NNS" for one in hit)
    return perfect and bool(hit) and loose


def bare_plural(tree: Tree, token: int) -> bool:
    """Whether a noun is a plural that no number, name or article pins down: "warehouses", "many shops"."""
    if tree.tags[token] != "NNS":
        return False
    return not any(tree.links[child] in {"det", "poss", "nummod", "compound", "amod"} for child in tree.children[token])


def downs(tree: Tree, token: int) -> bool:
    """Whether what was to hit is brought down: drones or missiles, not a plane."""
    hit = [each for one in tree.named(token, ("dobj", "nsubjpass")) for each in (one, *tree.below(one))]
    return any(tree.lemmas[one] in TOOLS | {"missile", "rocket"} for one in hit)


def downed(tree: Tree, token: int) -> bool:
    """Whether a count of drones brought down is told: "shot down 62 of 81 drones"."""
    hit = tree.named(token, ("dobj", "nsubjpass"))
    counted = any(tree.kinds[one] == "NUM" or tree.named(one, ("nummod",)) for one in hit)
    return tree.lemmas[token] in DOWNING and counted


def opening(tree: Tree, token: int) -> str:
    """The first three words of the sentence of a token."""
    first, last = tree.sentence(token)
    return " ".join(tree.words[first : min(first + 3, last)])
