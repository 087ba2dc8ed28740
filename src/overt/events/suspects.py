"""The people held for acts, and how far the law has got with each."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

import msgspec

from overt.events.acts import Act
from overt.events.aspects import IF, MAYBE
from overt.events.casualties import people as how_many
from overt.events.names import Names, doers_from_above, same_name
from overt.events.targets import core
from overt.events.tree import NOMINAL, Tree
from overt.reading import LegalStage, Suspect
from overt.spans import Span
from overt.vocabulary.lists import identifiers, raw

PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who", "whom"})
COURTS = frozenset({"police", "prosecutor", "court", "judge", "officer", "authority", "official", "investigator"})
DOERS = frozenset({
    "gunman", "attacker", "bomber", "assailant", "arsonist", "perpetrator", "suspect", "saboteur", "hijacker",
    "shooter", "killer", "ringleader", "mastermind", "plotter", "culprit",
})  # fmt: skip


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
    if any(tree.words[child] == "no" for child in tree.children[token]):
        return None
    heads = tree.named(token, ("poss",)) + tree.objects_of_prepositions(token, (cue.preposition or "of",))
    people = [one for head in heads for one in apart_from_parts(tree, head) if is_person(tree, names, one)]
    people = [one for one in people if tree.kinds[one] in NOMINAL]
    return Step(token=token, people=tuple(people), stage=cue.stage, span=tree.span([token])) if people else None


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
    near = {word for one in tree.own(token) for word in (tree.words[one], tree.lemmas[one])} - {tree.words[token]}
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
    if tree.words[token] in PRONOUNS:
        return True
    if tree.lemmas[token] in COURTS:
        return False
    if tree.kinds[token] == "NUM":
        return True
    return tree.kinds[token] in NOMINAL and names.kind(tree, token) == "person"


def person(tree: Tree, names: Names, token: int, stage: LegalStage, span: Span | None) -> Suspect:
    """A suspect by the head of the words that name them; a pronoun carries its actor's name."""
    if tree.links[token] == "appos" and tree.kinds[tree.heads[token]] == "PROPN":
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
        for child in tree.named(act.token, ("nsubj",)) + tree.objects_of_prepositions(act.token, ("by",)):
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


def by_name(tree: Tree, head: int) -> list[int]:
    """The names that a description stands beside: "Juri Tamm, the Estonian who", "the brothers Juri and Rui Tamm"."""
    if tree.links[head] == "appos" and tree.kinds[tree.heads[head]] == "PROPN":
        return [tree.heads[head]]
    names = [one for first in tree.named(head, ("appos",)) for one in tree.conjuncts(first)]
    return names if len(names) > 1 and all(tree.kinds[one] == "PROPN" for one in names) else [head]


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
        heads = [one for head in beside for one in tree.conjuncts(head)]
        found += [one for one in heads if tree.kinds[one] == "PROPN" and names.kind(tree, one) == "person"]
    return found


def doubtful(tree: Tree, token: int) -> bool:
    """Whether a verb only may tell of something: "may have planted", "whether they planted"."""
    verb = tree.clause(token)
    if any(tree.words[one] in MAYBE for one in tree.named(verb, ("aux",))):
        return True
    return any(tree.words[one] in IF for one in tree.named(verb, ("mark",)))


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
    if (one.name and known.name) or words[0] not in {"the", "both", "this"}:
        return False
    last = words[-1].replace("men", "man") if words[-1].endswith("gunmen") else words[-1].removesuffix("s")
    return last in DOERS and several(one) == several(known)


def several(suspect: Suspect) -> bool:
    """Whether a suspect stands for more than one person, by the last word and a number."""
    words = suspect.quote.lower().split()
    return not suspect.actor and (words[-1].endswith(("s", "men", "people")) or words[0] in {"both", "two", "three"})


def merge(suspects: list[Suspect]) -> tuple[Suspect, ...]:
    """The suspects, each once, in text order; pronouns that nobody is known for are left out."""
    out: list[Suspect] = []
    for one in suspects:
        if one.quote.lower() in PRONOUNS and one.name is None:
            continue
        at = next((index for index, other in enumerate(out) if same_person(one, other)), None)
        if at is None and len(out) == 1 and points_back(one, out[0]):
            at = 0
        if at is None:
            out.append(one)
        else:
            out[at] = further(out[at], one)
    return tuple(out)
