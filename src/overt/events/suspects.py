"""The people held for acts: who they are, and one person out of several mentions."""

import re

import msgspec

from overt.events.acts import Act
from overt.events.law import PRONOUNS, doubtful, is_person
from overt.events.names import Names, doers_from_above, same_name
from overt.events.targets import core
from overt.events.tree import NOMINAL, Tree
from overt.reading import LegalStage, Suspect
from overt.spans import Span
from overt.vocabulary.lists import identifiers

DOERS = frozenset({
    "gunman", "attacker", "bomber", "assailant", "arsonist", "perpetrator", "suspect", "saboteur", "hijacker",
    "shooter", "killer", "ringleader", "mastermind", "plotter", "culprit",
})  # fmt: skip


# Verbs that only say how far somebody went: "tried to set fire to".
TRYING = frozenset({
    "try", "attempt", "seek", "plan", "plot", "manage", "conspire", "intend", "prepare", "want", "begin", "decide",
    "start", "help", "threaten", "agree",
})  # fmt: skip
GROUPS = frozenset({"couple", "pair", "trio", "gang", "crew", "brothers"})
TOGETHER = re.compile(
    r"(?:both|both (?:men|women|of them)|the (?:two|three|four|pair|trio|couple)(?: men| women)?|all \w+)",
    re.IGNORECASE,
)


def person(tree: Tree, names: Names, token: int, stage: LegalStage, span: Span | None) -> Suspect:
    """A suspect by the head of the words that name them; a pronoun carries its actor's name."""
    if tree.links[token] == "appos" and is_name(tree, tree.heads[token]):
        token = tree.heads[token]
    words = tree.phrase(token)
    if tree.links[token] == "poss":
        end = words.end - len(re.search(r"(['’]s?)?$", words.quote)[0])  # type: ignore[index]
        words = Span.of(tree.text, words.start, end)
    actor = names.actor(token)
    mention = names.mentions.get(token)
    name = actor.name if actor else None
    if name is None and mention is not None and mention.form == "name":
        name = mention.quote
    if name is None and tree.kinds[token] == "PROPN" and names.entities.get(token) == "person":
        name = words.quote
    named = msgspec.structs.asdict(words)
    return Suspect(**named, name=name, actor=actor.id if actor else None, legal_stage=stage, legal_span=span)


def doers(tree: Tree, names: Names, acts: list[Act]) -> list[int]:
    """The heads of the people that the text names as doing the acts of a group."""
    found = []
    for act in acts:
        if act.aspect in {"hypothetical", "denied", "habitual"} or doubtful(tree, act.token):
            continue
        for child in subjects_of(tree, act.token) + tree.objects_of_prepositions(act.token, ("by",)):
            head = child
            if tree.words[child] in {"who", "that"} and tree.links[act.token] == "relcl":
                head = tree.heads[act.token]
            found += [one for one in tree.conjuncts(head) if not act.result]
        verb = tree.heads[act.token]
        if tree.links[act.token] == "dobj" and tree.lemmas[verb] in {
            "carry",
            "commit",
            "conduct",
            "launch",
            "stage",
            "perpetrate",
            "mount",
        }:
            subjects = tree.named(verb, ("nsubj",)) or doers_from_above(tree, verb)
            found += [
                tree.heads[verb] if tree.words[one] in {"who", "that"} and tree.links[verb] == "relcl" else one
                for one in subjects
            ]
    found = [one for head in found for one in by_name(tree, head)]
    return [one for one in found if is_person(tree, names, one) and tree.words[one] not in PRONOUNS]


def subjects_of(tree: Tree, token: int) -> list[int]:
    """Who does what a verb tells: its subject, or that of "tried to" and its like above it."""
    own = tree.named(token, ("nsubj",)) or accused_of(tree, token)
    above = tree.heads[token]
    if own or tree.links[token] not in {"xcomp", "conj"} or tree.kinds[token] != "VERB":
        return own
    if tree.links[token] == "xcomp" and tree.lemmas[above] not in TRYING:
        return own
    return [] if tree.named(token, ("auxpass",)) else tree.named(above, ("nsubj",))


def accused_of(tree: Tree, token: int) -> list[int]:
    """Who is accused of what a verb tells: "two men accused of trying to burn down a factory"."""
    below = token
    while tree.links[below] == "xcomp" and tree.lemmas[tree.heads[below]] in TRYING:
        below = tree.heads[below]
    if tree.links[below] != "pcomp":
        return []
    verb = tree.heads[tree.heads[below]]
    if tree.lemmas[verb] not in {"accuse", "suspect", "charge", "convict", "acquit", "clear"}:
        return []
    return [tree.heads[verb]] if tree.links[verb] == "acl" else tree.named(verb, ("nsubjpass",))


def by_name(tree: Tree, head: int) -> list[int]:
    """The names that a description stands beside: "Juri Tamm, the Estonian who", "the brothers Juri and Rui Tamm"."""
    if tree.links[head] == "appos" and is_name(tree, tree.heads[head]):
        return [tree.heads[head]]
    identified = identified_as(tree, head)
    if identified:
        return identified
    names = [one for first in tree.named(head, ("appos",)) for one in tree.conjuncts(first)]
    names = [one for one in names if is_name(tree, one)]
    return names if len(names) > 1 or (names and not is_name(tree, head)) else [head]


def is_name(tree: Tree, token: int) -> bool:
    """Whether a word heads a proper name, and not "a Zemblan", which the tagger takes for one."""
    return tree.kinds[token] == "PROPN" and not tree.named(token, ("det",))


def identified_as(tree: Tree, head: int) -> list[int]:
    """The names that a description is said to have: "the bomber, identified as Juri Tamm", "named as"."""
    verbs = [one for one in tree.named(head, ("acl", "relcl", "advcl")) if tree.lemmas[one] in {"identify", "name"}]
    found = [one for verb in verbs for one in tree.objects_of_prepositions(verb, ("as",)) + tree.named(verb, ("oprd",))]
    return [one for first in found for one in tree.conjuncts(first) if tree.kinds[one] == "PROPN"]


def named_suspects(tree: Tree, names: Names) -> list[int]:
    """The heads of names that stand with a word for a suspect: "the suspected bomber Juri Tamm", "the killer, Tamm"."""
    found = []
    for token in range(len(tree)):
        if tree.lemmas[token] not in DOERS or tree.kinds[token] not in NOMINAL:
            continue
        beside = tree.named(token, ("appos",))
        if tree.links[token] in {"compound", "nmod", "appos", "amod"}:
            beside.append(tree.heads[token])
        verb = tree.heads[token]
        if tree.links[token] in {"dobj", "nsubjpass"} and tree.lemmas[verb] in {"identify", "name"}:
            beside += tree.objects_of_prepositions(verb, ("as",))  # "identified the bomber as Juri Tamm"
            beside += tree.named(verb, ("oprd",))
            beside += behind_as(tree, token) if tree.links[token] == "dobj" else []
        heads = [one for head in beside for one in tree.conjuncts(head)]
        found += [one for one in heads if tree.kinds[one] == "PROPN" and names.kind(tree, one) == "person"]
    return found


def behind_as(tree: Tree, token: int) -> list[int]:
    """What stands behind "as" later in the sentence: "named the gunman who shot a guard as Juri Tamm"."""
    last = tree.sentence(token)[1]
    found = [one for at in range(token + 1, last) if tree.words[at] == "as" for one in tree.named(at, ("pobj",))]
    return [one for one in found[:1] if tree.kinds[one] == "PROPN"]


def rank(stage: LegalStage) -> int:
    """How far a stage is along the law's way, in the order of the list."""
    return identifiers("legal-stages").index(stage)


def further(one: Suspect, other: Suspect) -> Suspect:
    """One suspect out of two mentions: the name and words of the first, the furthest stage of both."""
    best = max(one, other, key=lambda suspect: rank(suspect.legal_stage))
    return msgspec.structs.replace(
        one,
        name=one.name or other.name,
        actor=one.actor or other.actor,
        legal_stage=best.legal_stage,
        legal_span=best.legal_span,
    )


def same_person(one: Suspect, other: Suspect) -> bool:
    """Whether two mentions of suspects are one person, by actor, by name or by the same words."""
    if one.actor and other.actor:
        return one.actor == other.actor
    if one.name and other.name:
        return same_name(one.name, other.name)
    return core(one.quote) == core(other.quote)


def points_back(one: Suspect, known: Suspect) -> bool:
    """Whether a description points at the only suspect told before it: "a gunman … the attacker", by their number."""
    words = one.quote.lower().split()
    if TOGETHER.fullmatch(one.quote) and several(known):
        return True
    if (one.name and known.name) or words[0] not in {"the", "both", "this"}:
        return False
    last = words[-1].replace("men", "man") if words[-1].endswith("gunmen") else words[-1].removesuffix("s")
    return last in DOERS and several(one) == several(known)


def several(suspect: Suspect) -> bool:
    """Whether a suspect stands for more than one person, by the last word and a number."""
    words = suspect.quote.lower().split()
    if words[-1] in GROUPS or (words[0] in {"both", "two", "three"} and not suspect.actor):
        return True
    return not suspect.actor and words[-1].endswith(("s", "men", "people"))


def merge(suspects: list[Suspect]) -> tuple[Suspect, ...]:
    """The suspects, each once, in text order; pronouns that nobody is known for are left out."""
    out: list[Suspect] = []
    for one in suspects:
        if one.quote.lower() in PRONOUNS and one.name is None:
            continue
        at = next((index for index, other in enumerate(out) if same_person(one, other)), None)
        if at is None and len(out) == 1 and points_back(one, out[0]):
            at = 0
        if at is None and TOGETHER.fullmatch(one.quote):
            continue  # "the two", where nobody knows which two
        if at is None:
            out.append(one)
        else:
            out[at] = further(out[at], one)
    return tuple(out)
