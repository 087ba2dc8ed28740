"""Which act each step of the law and each suspect of an article belongs to."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from overt.events.acts import Act
from overt.events.casualties import parts
from overt.events.casualties import people as how_many
from overt.events.hostility import hostile_words
from overt.events.introductions import SOON, introduced
from overt.events.law import Step
from overt.events.quantities import number as number_of
from overt.events.story import Story
from overt.events.suspects import DOERS, by_name, doers, merge, named_suspects, person, same_person, several
from overt.events.territory import sentence_at
from overt.events.tree import NOMINAL, Tree
from overt.reading import Suspect
from overt.spans import Span
from overt.vocabulary.lists import raw

# People beside a suspect, whose own cases are not about the act.
KIN_OF_SUSPECTS = frozenset({
    "friend", "associate", "brother", "wife", "husband", "lawyer", "attorney", "victim", "relative", "mother", "father",
    "witness", "acquaintance", "widow", "roommate", "sister", "girlfriend", "boyfriend", "cousin", "colleague",
})  # fmt: skip
# Plurals that say no more than that somebody did it.
BARE = frozenset({
    "people", "men", "hackers", "vandals", "militants", "jihadists", "rebels", "insurgents", "fighters", "terrorists",
    "soldiers", "troops", "kidnappers", "thieves", "intruders", "bandits", "extremists", "raiders", "activists",
})  # fmt: skip
POINTING = frozenset({"a", "an", "the", "this", "both", "his"})
FORCES = frozenset({"police", "officer", "policeman"})


def suspects_by_group(story: Story) -> list[tuple[Suspect, ...]]:
    """The suspects of each group: who is named as its doer, and with whom the law takes a step over it."""
    tree, names = story.tree, story.names
    found: list[list[Suspect]] = [
        [person(tree, names, one, "none", None) for one in doers(tree, names, group)] for group in story.groups
    ]
    for token in named_suspects(tree, names):
        home = act_told(story, token)
        if home is not None:
            found[home].append(person(tree, names, token, "none", None))
    for step in story.steps:
        held = [one for head in step.people for one in by_name(tree, head)]
        people = [person(tree, names, one, step.stage, step.span) for one in held]
        home = group_of_step(story, step, people, found)
        if home is None:
            continue
        known = found[home]
        if not follows(story, step, home, people, known):
            continue
        known.extend(people)
    for known in found:
        known.extend(person(tree, names, one, "none", None) for one in names_behind(story, known))
    merged = [merge(told_of(tree, sorted(ones, key=lambda one: one.start))) for ones in found]
    return [with_deaths(story, group, ones) for group, ones in zip(story.groups, merged, strict=True)]


def names_behind(story: Story, known: Sequence[Suspect]) -> list[int]:
    """The names that the sentences behind the only person held for an act bring in for them."""
    if len(known) != 1 or named(known[0]) or several(known[0]) or known[0].legal_stage == "none":
        return []
    if known[0].quote.lower().split()[0] not in {"a", "an"}:
        return []
    name = introduced(story.tree, story.names, known[0])
    return [] if name is None else [name]


def told_of(tree: Tree, suspects: list[Suspect]) -> list[Suspect]:
    """The suspects that are somebody: bare words for whoever did it, with whom the law has taken no step, are nobody.

    A person brought in without a name ("a man of 21") takes the name of the first one named in the next sentences.
    """
    out: list[Suspect] = []
    for one in suspects:
        if one.legal_stage == "none" and faceless(one):
            continue
        known = next((other for other in out if introduces(tree, other, one)), None)
        if known is not None and not any(one.name == other.name for other in out):
            out[out.index(known)] = msgspec.structs.replace(known, name=one.name, actor=one.actor)
        out.append(one)
    return out


def named(one: Suspect) -> bool:
    """Whether a suspect has a name, and not only a description that an actor goes by."""
    if one.name is None or not one.name.split()[-1][:1].isupper():
        return False
    last = one.quote.split()[-1]
    return last[:1].isupper() or one.name.split()[-1].lower() != last  # "A man" goes by "Man"


def introduces(tree: Tree, one: Suspect, other: Suspect) -> bool:
    """Whether a description with "a" is of the person named soon after it."""
    first = one.quote.lower().split()[0]
    if named(one) or not named(other) or several(one) or several(other) or first not in {"a", "an"}:
        return False
    between = sentence_at(tree, other.start) - sentence_at(tree, one.start)
    return 0 < between <= SOON


def faceless(one: Suspect) -> bool:
    """Whether words name nobody: "unknown people", "gunmen", "saboteurs"."""
    words = one.quote.lower().split()
    if set(words) & {"unknown", "unidentified", "somebody", "someone", "nobody", "others"}:
        return True
    if len(words) == 1 and (words[0] in BARE or words[0].removesuffix("s") in DOERS or words[0] == "gunmen"):
        return True  # a plural that opens a sentence is written like a name
    if named(one):
        return False
    counted = any(number_of(word) is not None for word in words) or words[0] in {
        "a",
        "an",
        "the",
        "this",
        "both",
        "his",
    }
    last = words[-1]
    bare = last in BARE or last.removesuffix("s") in DOERS or last.endswith("gunmen")
    return bare and not counted


def with_deaths(story: Story, group: Sequence[Act], suspects: tuple[Suspect, ...]) -> tuple[Suspect, ...]:
    """The suspects of an act with the deaths told elsewhere: of one who died after another act, or by the own bomb."""
    tree = story.tree
    out = []
    for one in suspects:
        for step in story.steps:
            people = [person(tree, story.names, head, step.stage, step.span) for head in step.people]
            if step.stage == "dead" and any(other.name and same_person(one, other) for other in people):
                one = msgspec.structs.replace(one, legal_stage="dead", legal_span=step.span)
        out.append(one)
    words = suicide(tree, group)
    if words is not None and len(out) == 1 and out[0].legal_stage == "none" and not several(out[0]):
        out = [msgspec.structs.replace(out[0], legal_stage="dead", legal_span=words)]
    return tuple(out)


def of_suspect(story: Story, act: Act, suspects: Sequence[Suspect]) -> bool:
    """Whether a death is that of one held for the act: not counted, and not on the day of the act."""
    dead = [step for step in story.steps if step.token == act.token and step.stage == "dead"]
    people = [person(story.tree, story.names, one, "dead", None) for step in dead for one in step.people]
    return any(same_person(one, other) for one in people for other in suspects)


def suicide(tree: Tree, group: Sequence[Act]) -> Span | None:
    """The words that make an act one of suicide, "suicide bomber", where it was no mere attempt."""
    if any(act.aspect in {"attempted", "planned", "threatened"} for act in group):
        return None
    words = [one for act in group for one in (act.token, *tree.named(act.token, ("nsubj",)))]
    marked = ((token, one) for token in words for one in tree.named(token, ("compound", "amod", "nmod")))
    return next((tree.span([one, token]) for token, one in marked if tree.lemmas[one] == "suicide"), None)


def follows(story: Story, step: Step, home: int, people: Sequence[Suspect], known: Sequence[Suspect]) -> bool:
    """Whether a step may be that of a suspect: the dead and the freed only where the page holds them for the act."""
    if step.stage not in {"dead", "released"} or any(same_person(one, other) for one in people for other in known):
        return True
    tree = story.tree
    if step.stage == "released":
        # "police arrested twelve people … one of the men was released"
        return any(how_many(tree, one) == 1 and parts(tree, one) for one in step.people) and bool(known)
    if any(tree.lemmas[one] in DOERS for one in step.people):
        return True
    return any(against_police(tree, act.token) for act in story.groups[home])


def against_police(tree: Tree, token: int) -> bool:
    """Whether a word is a fight with the forces of the law, in which who dies is held for it."""
    return any(tree.lemmas[one] in FORCES for one in tree.objects_of_prepositions(token, ("with",)))


def act_told(story: Story, token: int) -> int | None:
    """The single act that is told nearest before a word, or in its sentence."""
    last = story.tree.sentence(token)[1]
    told = [
        (act.token, number)
        for number, group in enumerate(story.groups)
        if not all(act.many or (act.result and act.type is None) for act in group)
        for act in group
        if act.token < last
    ]
    return max(told)[1] if told else None


def group_of_step(story: Story, step: Step, people: Sequence[Suspect], found: list[list[Suspect]]) -> int | None:
    """The group of a step of the law: an act below its verb, a known suspect, or the act told just before."""
    tree = story.tree
    below = set(tree.below(step.token))
    sentence = tree.sentence_of[step.token]
    near: list[tuple[int, int]] = []
    kin = {one for head in step.people if tree.lemmas[head] in KIN_OF_SUSPECTS for one in tree.below(head)}
    for number, group in enumerate(story.groups):
        for act in group:
            if act.token in below and act.token not in kin:
                return number
            if act.sentence == sentence and act.token not in kin:
                near.append((abs(act.token - step.token), number))
    for number, known in enumerate(found):
        if any(same_person(one, other) for one in people for other in known if one.name or one.actor):
            return number
    if near and not kin:
        return min(near)[1]
    before = [
        (act.token, number) for number, group in enumerate(story.groups) for act in group if act.token < step.token
    ]
    if not before or kin or other_matter(tree, step):
        return None
    last, number = max(before)
    # A report from court on one act goes on about those accused of it as long as it likes.
    alone = len([one for one in story.groups if any(act.type and not act.many for act in one)]) == 1
    return number if alone or sentence - tree.sentence_of[last] <= 4 else None


def other_matter(tree: Tree, step: Step) -> bool:
    """Whether a step of the law says what it is about, and that is nothing hostile: "charged with tax fraud"."""
    token = step.token
    heads = tree.objects_of_prepositions(token, ("with", "of", "to", "for", "over"))
    if tree.kinds[token] in NOMINAL:
        heads = tree.objects_of_prepositions(token, ("with", "for", "over", "in"))
    heads += [
        one for below in tree.named(token, ("acomp", "oprd", "dobj")) for one in tree.objects_of_prepositions(below)
    ]
    heads = [one for one in heads if one not in step.people]
    matter = " ".join(tree.span(tree.below(one)).quote for one in heads if tree.kinds[one] in {"NOUN", "VERB"})
    return bool(matter) and not hostile_words().search(matter) and not general_matter().search(matter)


@cache
def general_matter() -> re.Pattern[str]:
    """Words for what somebody is accused of that name no matter of its own: "all charges", "helping the others"."""
    return re.compile(r"\b(?:" + "|".join(raw("case-words")["general"]) + r")\b", re.IGNORECASE)
