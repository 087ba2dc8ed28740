"""Which act each step of the law and each suspect of an article belongs to."""

from collections.abc import Sequence

from overt.events.hostility import hostile_words
from overt.events.story import Story
from overt.events.suspects import Step, doers, merge, named_suspects, person, same_person
from overt.events.tree import Tree
from overt.reading import Suspect

# People beside a suspect, whose own cases are not about the act.
KIN_OF_SUSPECTS = frozenset({
    "friend", "associate", "brother", "wife", "husband", "lawyer", "attorney", "victim", "relative", "mother", "father",
    "witness", "acquaintance", "widow", "roommate", "sister", "girlfriend", "boyfriend", "cousin", "colleague",
})  # fmt: skip


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
        people = [person(tree, names, one, step.stage, step.span) for one in step.people]
        home = group_of_step(story, step, people, found)
        if home is None:
            continue
        known = found[home]
        if step.stage in {"dead", "released"} and not any(same_person(one, other) for one in people for other in known):
            continue
        known.extend(people)
    return [merge(sorted(ones, key=lambda one: one.start)) for ones in found]


def act_told(story: Story, token: int) -> int | None:
    """The single act that is told nearest before a word, or in its sentence."""
    last = story.tree.sentence(token)[1]
    told = [
        (act.token, number)
        for number, group in enumerate(story.groups)
        if not all(act.many or act.result for act in group)
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
    if not before or step.stage == "dead" or kin or other_matter(tree, step.token):
        return None
    last, number = max(before)
    return number if sentence - tree.sentence_of[last] <= 4 else None


def other_matter(tree: Tree, token: int) -> bool:
    """Whether a step of the law says what it is about, and that is nothing hostile: "charged with tax fraud"."""
    heads = tree.objects_of_prepositions(token, ("with", "of", "to", "for", "over"))
    heads += [
        one for below in tree.named(token, ("acomp", "oprd", "dobj")) for one in tree.objects_of_prepositions(below)
    ]
    matter = " ".join(tree.span(tree.below(one)).quote for one in heads if tree.kinds[one] in {"NOUN", "VERB"})
    return bool(matter) and not hostile_words().search(matter)
