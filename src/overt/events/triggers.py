"""Words that tell of an event: rules from the word list, tried on every verb and noun."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from overt.events.names import doers_of
from overt.events.tree import NOMINAL, OBJECTS, SUBJECTS, VERBAL, Tree
from overt.reading import IncidentType
from overt.vocabulary.lists import raw

Force = Literal["strong", "weak"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the list ``event-triggers``."""

    category: str
    mode: str | None
    type: IncidentType | None
    needs: frozenset[str]
    also: frozenset[str]
    doers: frozenset[str]
    forbids: frozenset[str]
    force: Force
    result: bool
    singular: bool

    @property
    def demands(self) -> int:
        """How much the rule asks for; rules that ask for more are tried first."""
        return 2 * bool(self.needs) + 2 * bool(self.doers) + bool(self.also) + bool(self.singular)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word of the text that a rule took for an event."""

    token: int
    rule: Rule

    @property
    def type(self) -> IncidentType | None:
        """The incident type, where the event is a hostile act."""
        return self.rule.type


PUNISHING = frozenset({"punish", "execute", "behead", "lynch"})
MONTHS = frozenset({"march", "may"})
MONTH_LEADS = frozenset({"in", "since", "last", "next", "early", "late", "by", "until", "of", "from", "this"})
Lexicon = dict[tuple[str, str], tuple[Rule, ...]]


@cache
def lexicon() -> Lexicon:
    """The rules by lemma and part of speech, the most demanding first."""
    found: dict[tuple[str, str], list[Rule]] = {}
    for line in raw("event-triggers"):
        rule = Rule(
            category=line["category"],
            mode=line.get("mode"),
            type=cast("IncidentType | None", line.get("type")),
            needs=frozenset(line.get("with", ())),
            also=frozenset(line.get("also", ())),
            doers=frozenset(line.get("doers", ())),
            forbids=frozenset(line.get("without", ())),
            force=line.get("force", "strong"),
            result=line.get("result", False),
            singular=line.get("singular", False),
        )
        for part, lemmas in (("verb", line.get("verbs", ())), ("noun", line.get("nouns", ()))):
            for lemma in lemmas:
                found.setdefault((lemma, part), []).append(rule)
    # Acts before words: "fire" as arson is tried before "fire" as dismissal, when both ask for the same.
    return {key: tuple(sorted(rules, key=lambda one: (-one.demands, one.type is None))) for key, rules in found.items()}


def find_triggers(tree: Tree) -> list[Trigger]:
    """The events of a text in text order, one a word."""
    rules = lexicon()
    out = []
    for token in range(len(tree)):
        part = part_of_speech(tree, token)
        if part is None:
            continue
        forms = (tree.lemmas[token], tree.words[token], *(unlemmatised(tree, token)))
        candidates = next((rules[form, part] for form in forms if (form, part) in rules), None)
        if not candidates:
            continue
        near = surroundings(tree, token, part)
        rule = next((one for one in candidates if fits(tree, token, one, near)), None)
        if rule is not None:
            out.append(Trigger(token=token, rule=rule))
    return out


def part_of_speech(tree: Tree, token: int) -> str | None:
    """Whether a token can be a trigger as a verb or as a noun."""
    if tree.kinds[token] in VERBAL or (tree.tags[token] == "VBN" and tree.links[token] == "acomp"):
        # "a planned attack", "a stolen car": a participle that only describes a noun tells of no event of its own.
        return None if tree.links[token] in {"amod", "aux", "auxpass", "compound"} else "verb"
    if tree.kinds[token] == "ADJ" and tree.named(token, ("auxpass",)):
        return "verb"  # "signals were jammed", where the tagger takes the participle for an adjective
    if tree.lemmas[token].lower() in MONTHS and dated(tree, token):
        return None
    return "noun" if tree.kinds[token] in NOMINAL else None


def unlemmatised(tree: Tree, token: int) -> tuple[str, ...]:
    """The verbs that a participle taken for an adjective may come from: jam, jamme and jamm of "jammed"."""
    word = tree.words[token]
    return (word[:-3], word[:-1], word[:-2]) if tree.kinds[token] == "ADJ" and word.endswith("ed") else ()


def dated(tree: Tree, token: int) -> bool:
    """Whether a word is a month rather than a march: written large, beside a number or after "in", "since", "last"."""
    quote = tree.text[tree.starts[token] : tree.ends[token]]
    first, last = tree.sentence(token)
    beside = [tree.words[one] for one in (token - 1, token + 1) if first <= one < last]
    return quote[:1].isupper() and any(one[:1].isdigit() or one in MONTH_LEADS for one in beside)


def fits(tree: Tree, token: int, rule: Rule, near: frozenset[str]) -> bool:
    """Whether the words around a token let the rule apply."""
    if rule.needs and not rule.needs & near:
        return False
    if rule.also and not rule.also & near:
        return False
    doing = doers_words(tree, token, result=rule.result) if rule.doers else set()
    if rule.forbids & (near - doing) or (rule.doers and not rule.doers & doing):
        return False
    return not rule.singular or one_victim(tree, token)


def doers_words(tree: Tree, token: int, *, result: bool) -> set[str]:
    """The words and lemmas of who or what does it, with what stands before them: "guided bombs", "a Norse drone"."""
    doers = doers_of(tree, token)
    # "the bomb that killed two" mostly tells which bomb is meant, "a bomb that killed two" and "the hackers who stole
    # the files" what was done.
    known = any(tree.words[one] == "the" for one in tree.named(tree.heads[token], ("det",)))
    if (
        not (result and known)
        and tree.links[token] == "relcl"
        and any(tree.words[one] in {"that", "which", "who"} for one in doers)
    ):
        doers = [*doers, tree.heads[token]]
    heads = {one for head in doers for one in tree.conjuncts(head)}
    heads |= {one for head in heads for one in tree.named(head, ("compound", "amod"))}
    of = {one for head in heads for one in tree.objects_of_prepositions(head, ("of", "from"))}
    return {word for one in heads | of for word in (tree.words[one], tree.lemmas[one])}


def one_victim(tree: Tree, token: int) -> bool:
    """Whether the verb hits exactly one person: a singular name or noun without a number."""
    hit = tree.named(token, ("nsubjpass",)) or tree.named(token, ("dobj",))
    if tree.kinds[token] in NOMINAL:
        hit = tree.objects_of_prepositions(token, ("of",))
    if not hit and tree.links[token] == "xcomp" and tree.named(token, ("auxpass",)):
        hit = tree.named(tree.heads[token], ("nsubj", "nsubjpass"))
    if len(hit) == 1 and tree.tags[hit[0]] in {"WP", "WDT"} and tree.links[token] == "relcl":
        hit = [tree.heads[token]]  # "a commander who was shot"
    return len(hit) == 1 and tree.tags[hit[0]] in {"NN", "NNP", "PRP"} and len(tree.conjuncts(hit[0])) == 1


def surroundings(tree: Tree, token: int, part: str) -> frozenset[str]:
    """The lemmas and words that hang on a trigger: its arguments, two steps down; for a noun also its governor."""
    near: set[str] = set()
    for child in tree.children[token]:
        if tree.links[child] in {"punct", "det", "conj", "advcl", "relcl", "parataxis", "ccomp"}:
            continue
        near.update(nearby_words(tree, child))
    if part == "noun":
        near.update(governor_words(tree, token))
    else:
        near.update(antecedent_words(tree, token))
    return frozenset(near - {tree.lemmas[token]})


def nearby_words(tree: Tree, top: int) -> set[str]:
    """The words of one argument, with what hangs on its head; a clause below it is left out."""
    out: set[str] = set()
    stack = [(top, 0)]
    while stack:
        one, depth = stack.pop()
        out.add(tree.words[one])
        out.add(tree.lemmas[one])
        if depth < 3:
            stack.extend(
                (child, depth + 1)
                for child in tree.children[one]
                if tree.links[child] not in {"relcl", "advcl", "ccomp", "punct", "det"}
            )
    return out


def governor_words(tree: Tree, token: int) -> set[str]:
    """For a noun: the noun it describes or belongs to, or the verb whose subject or object it is, by lemma."""
    head = tree.heads[token]
    if head == token:
        return set()
    link = tree.links[token]
    out = {tree.lemmas[head]}
    if link == "pobj":
        over = tree.heads[head]
        out.add(tree.lemmas[over])
    elif link == "compound":
        out.add(tree.words[head])
    elif link in SUBJECTS | OBJECTS:
        for child in tree.named(head, SUBJECTS | OBJECTS):
            if child != token:
                out.add(tree.lemmas[child])
    return out


def antecedent_words(tree: Tree, token: int) -> set[str]:
    """For a verb of a relative or participle clause: the noun it is about; for a joined verb: its subject."""
    head = tree.heads[token]
    if head == token:
        return set()
    unlinked = tree.links[token] == "dep" and tree.tags[token] == "VBN" and tree.kinds[token - 1] in NOMINAL
    if unlinked:
        head = token - 1  # "behind the grenades thrown at the consulate", where the parser finds no link
    if unlinked or tree.links[token] in {"relcl", "acl"}:
        out = {tree.lemmas[head], tree.words[head]}
        out.update(tree.lemmas[child] for child in tree.named(head, ("compound", "amod")))
        return out
    if tree.links[token] in {"conj", "xcomp", "advcl", "pcomp", "acomp"} and not tree.named(token, SUBJECTS):
        out = set()
        for child in tree.named(head, SUBJECTS):
            out.update(nearby_words(tree, child))
        if tree.links[token] in {"xcomp", "pcomp"}:
            out.add(tree.lemmas[head])
        if tree.links[token] == "pcomp" and tree.lemmas[tree.heads[head]] in PUNISHING:
            out.add(tree.lemmas[tree.heads[head]])  # "punished for spying"
        return out
    return set()
