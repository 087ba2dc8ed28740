"""Steps of the law: the words that tell one, the people it is taken with, and the stage it leaves them at."""

from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from overt.events.aspects import IF, MAYBE, WILL
from overt.events.casualties import people as how_many
from overt.events.names import Names, doers_from_above
from overt.events.tree import NOMINAL, Tree
from overt.reading import LegalStage
from overt.spans import Span
from overt.vocabulary.lists import raw

# The stages at which the law holds somebody for an act.
HELD: frozenset[LegalStage] = frozenset({
    "detained", "arrested", "charged", "on-trial", "pleaded-guilty", "pleaded-not-guilty", "convicted", "sentenced",
})  # fmt: skip
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who", "whom"})
COURTS = frozenset({"police", "prosecutor", "court", "judge", "officer", "authority", "official", "investigator"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One line of the list ``legal-cues``."""

    stage: LegalStage
    stands: str
    needs: frozenset[str]
    forbids: frozenset[str]
    passive: bool
    preposition: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the law that the text tells: the verb, the heads of the people it is taken with, the stage."""

    token: int
    people: tuple[int, ...]
    stage: LegalStage
    span: Span


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The legal cues by the lemma of their verb or noun, the most demanding first."""
    found: dict[str, list[Cue]] = {}
    for line in raw("legal-cues"):
        cue = Cue(
            stage=cast("LegalStage", line["stage"]),
            stands=line["person"],
            needs=frozenset(line.get("with", ())),
            forbids=frozenset(line.get("without", ())),
            passive=line.get("passive", False),
            preposition=line.get("preposition"),
        )
        for word in line.get("verbs", line.get("nouns", ())):
            found.setdefault(word, []).append(cue)
    return {word: tuple(sorted(ones, key=lambda one: -len(one.needs))) for word, ones in found.items()}


def find_steps(tree: Tree, names: Names, moments: frozenset[int] = frozenset()) -> list[Step]:
    """Every step of the law in the text, in text order; ``moments`` are the words of times, which are nobody."""
    steps = []
    for token in range(len(tree)):
        noun = tree.kinds[token] in NOMINAL
        if not noun and tree.kinds[token] != "VERB" and tree.lemmas[token] != "be":
            continue
        if not noun and doubtful(tree, token):
            continue  # "if he is convicted", "could be jailed"
        for cue in cues().get(tree.lemmas[token], ()):
            if noun != (cue.stands == "owner"):
                continue
            step = step_of_noun(tree, names, token, cue) if noun else step_of(tree, names, token, cue)
            if step is not None and not moments.issuperset(step.people):
                people = tuple(one for one in step.people if one not in moments)
                steps.append(replace(step, people=people))
                break
    return steps


def step_of_noun(tree: Tree, names: Names, token: int, cue: Cue) -> Step | None:
    """The step that a noun tells of its owner: "the arrest of two men", "Tamm's trial"; a pronoun tells too little."""
    if any(tree.words[child] == "no" for child in tree.children[token]) or asked_for(tree, token):
        return None
    heads = tree.named(token, ("poss",)) + tree.objects_of_prepositions(token, (cue.preposition or "of",))
    people = [one for head in heads for one in apart_from_parts(tree, head) if is_person(tree, names, one)]
    people = [one for one in people if tree.kinds[one] in NOMINAL]
    if cue.stage == "sought":
        people += owners_of_arrest(tree, names, token, cue)
    return Step(token=token, people=tuple(people), stage=cue.stage, span=tree.span([token])) if people else None


def asked_for(tree: Tree, token: int) -> bool:
    """Whether an arrest is only what a warrant asks for."""
    verb = tree.heads[tree.heads[token]]
    below = {tree.lemmas[one] for one in (verb, *tree.named(verb, ("dobj", "nsubjpass")))}
    return tree.lemmas[token] == "arrest" and tree.words[tree.heads[token]] == "for" and "warrant" in below


def owners_of_arrest(tree: Tree, names: Names, token: int, cue: Cue) -> list[int]:
    """Whose arrest a warrant asks for: "a warrant for Tamm's arrest", "a warrant was issued for his arrest"."""
    verb = tree.heads[token]
    found = tree.objects_of_prepositions(token, (cue.preposition or "for",))
    found += tree.objects_of_prepositions(verb, (cue.preposition or "for",)) if tree.kinds[verb] == "VERB" else []
    arrests = [one for one in found if tree.lemmas[one] in {"arrest", "capture", "detention"}]
    whose = [one for arrest in arrests for one in tree.named(arrest, ("poss",))]
    return [one for one in whose if tree.kinds[one] in NOMINAL or names.actor(one) is not None]


def apart_from_parts(tree: Tree, head: int) -> list[int]:
    """The people joined to a head, without those that only divide it: "five people, two women and three men"."""
    joined = tree.conjuncts(head)
    rest = [how_many(tree, one) for one in joined if one != head]
    whole = how_many(tree, head)
    divided = whole is not None and len(rest) > 1 and None not in rest and sum(one or 0 for one in rest) == whole
    return [head] if divided else joined


def standing(tree: Tree, token: int, cue: Cue) -> bool:
    """Whether "be" and its like stand with where the cue says: "is in custody", "remains at large"."""
    if tree.lemmas[token] not in {"be", "remain", "sit"} or cue.stage not in {"detained", "sought"}:
        return True
    at = [one for child in tree.named(token, ("prep",)) for one in tree.children[child]]
    return any(tree.words[one] in cue.needs for one in at)


def step_of(tree: Tree, names: Names, token: int, cue: Cue) -> Step | None:
    """The step that a verb tells by one cue, or ``None`` when the words around it do not fit."""
    goal = tree.named(token, ("xcomp", "ccomp"))  # "ordered to leave"
    near = {word for one in [*tree.own(token), *goal] for word in (tree.words[one], tree.lemmas[one])} - {
        tree.words[token]
    }
    passive = bool(tree.named(token, ("nsubjpass", "auxpass"))) or (
        tree.tags[token] == "VBN"
        and tree.links[token] in {"acl", "conj", "advcl"}
        and not tree.named(token, ("aux", "dobj"))
    )
    if (cue.needs and not cue.needs & near) or cue.forbids & near or (cue.passive and not passive):
        return None
    if any(tree.links[child] == "neg" for child in tree.children[token]) and "not" not in cue.needs:
        return None
    if not standing(tree, token, cue):
        return None
    people = [one for one in persons(tree, token, cue, passive=passive) if is_person(tree, names, one)]
    if not people:
        return None
    return Step(token=token, people=tuple(people), stage=cue.stage, span=legal_span(tree, token, cue))


def legal_span(tree: Tree, token: int, cue: Cue) -> Span:
    """The words that tell the step: the verb, with the words the cue asks for."""
    tokens = [token] + [one for one in tree.own(token) if tree.words[one] in cue.needs or tree.lemmas[one] in cue.needs]
    span = tree.span(tokens)
    return span if len(span.quote) < 80 else tree.span([token])


def persons(tree: Tree, token: int, cue: Cue, *, passive: bool) -> list[int]:
    """The heads of the phrases where the suspect of a legal verb stands."""
    if cue.preposition:
        heads = tree.objects_of_prepositions(token, (cue.preposition,))
    elif cue.stands == "dative":
        heads = tree.named(token, ("dative", "nsubjpass"))
    elif cue.stands == "object" or (passive and cue.passive):
        heads = tree.named(token, ("nsubjpass", "dobj"))
        if not heads and passive and tree.links[token] == "acl":
            heads = [tree.heads[token]]
        if not heads and tree.links[token] == "conj":
            heads = tree.named(tree.heads[token], ("nsubjpass",))
        if passive:
            heads = [one for one in heads if tree.links[one] != "dobj"] or heads
    else:
        heads = tree.named(token, ("nsubj", "nsubjpass")) or doers_from_above(tree, token)
        if not heads and tree.links[token] == "conj":
            heads = tree.named(tree.heads[token], ("nsubjpass",))  # "was arrested and has confessed"
        if tree.links[token] == "pcomp" and tree.lemmas[token] == "await":
            # "held in a prison west of Riga awaiting trial": the town awaits nothing.
            heads = tree.named(tree.clause(tree.heads[token]), ("nsubj", "nsubjpass"))
    out = []
    for head in heads:
        relative = tree.words[head] in {"who", "whom", "that"} and tree.links[token] == "relcl"
        out.extend(apart_from_parts(tree, tree.heads[token] if relative else head))
    return out


def is_person(tree: Tree, names: Names, token: int) -> bool:
    """Whether a head is a person or people, and not a court or a thing."""
    if tree.words[token] in PRONOUNS | {"both"}:
        return True
    if tree.lemmas[token] in COURTS:
        return False
    if tree.kinds[token] == "NUM":
        return True
    if any(tree.words[one] in {"old", "aged"} for one in tree.named(token, ("amod", "acl"))):
        return tree.kinds[token] in NOMINAL  # "a 26-year-old Colombian"
    counted = any(tree.kinds[one] == "NUM" for one in tree.children[token])
    if counted and tree.tags[token] == "NNPS" and names.kind(tree, token) in {None, "country"}:
        return True  # "two Danes"
    if token in names.nationalities or names.kind(tree, token) == "country":
        # "a 26-year-old Colombian", "two Swedes", and not "Colombia"
        return bool(tree.named(token, ("nummod",))) or any(
            tree.words[one] in {"a", "an"} for one in tree.children[token]
        )
    return tree.kinds[token] in NOMINAL and names.kind(tree, token) == "person"


def doubtful(tree: Tree, token: int) -> bool:
    """Whether a verb only may tell of something, or of what is to come: "may have planted", "will be sentenced"."""
    verb = tree.clause(token)
    if any(tree.words[one] in MAYBE | WILL for one in tree.named(verb, ("aux",))):
        return True
    return any(tree.words[one] in IF for one in tree.named(verb, ("mark",)))
