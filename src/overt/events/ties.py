"""What ties a mention of an act to one told before, or holds them apart: doers, targets, the clause they stand in."""

from overt.events.acts import Act
from overt.events.circles import measures
from overt.events.names import doers_of, is_person_word
from overt.events.tree import Tree
from overt.events.triggers import one_victim


def goes_on(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether "they" go on with what was planned just before: "two men plotted one thing. They planned the next"."""
    doers = {tree.words[one] for one in doers_of(tree, act.token)}
    alike = any(one.type == act.type and one.aspect == act.aspect for one in group)
    near = 0 < act.sentence - group[-1].sentence <= 2
    return near and alike and act.aspect == "planned" and bool(doers & {"they", "he", "she", "pair", "duo"})


def hired(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether a recruitment is that of who did the group's act: "the young man had been recruited by chat"."""
    if act.type != "recruitment" or act.noun or act.place or act.time:
        return False
    who = tree.named(act.token, ("nsubjpass", "dobj"))
    known = any(
        tree.kinds[one] in {"PRON", "PROPN"} or any(tree.words[child] == "the" for child in tree.children[one])
        for one in who
    )
    return known and any(one.type and not one.many for one in group)


def another_spy(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether an act of spying is that of somebody brought in anew, who handed over other things."""
    if act.type != "espionage" or act.noun or not hits_other(tree, act, group) or act.sentence == group[-1].sentence:
        return False
    return any(tree.words[child] in {"a", "an"} for one in doers_of(tree, act.token) for child in tree.children[one])


def background(tree: Tree, token: int) -> int | None:
    """The clause of a time in which an act is told: "the worst attack since July, when a bomber killed 11 people"."""
    for one in (token, *tree.above(token)):
        timed = any(tree.words[child] == "when" for child in tree.named(one, ("advmod",)))
        if tree.links[one] == "relcl" and timed:
            return one
    return None


def measured(tree: Tree, token: int) -> bool:
    """Whether an act is told only to say when another was: "two days after the bombing"."""
    return any(measures(tree, one) for one in tree.above(token))


def points_back(act: Act) -> bool:
    """Whether a noun only points back at an act: "the shooting"."""
    return act.noun and act.definite and not act.many and act.place is None and act.time is None


def nations(tree: Tree, act: Act) -> frozenset[str]:
    """The nationalities that describe who does an act."""
    if act.noun:
        return frozenset()
    described = [one for head in doers_of(tree, act.token) for one in tree.named(head, ("amod",))]
    return frozenset(tree.words[one] for one in described if tree.text[tree.starts[one]].isupper())


def other_nation(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether an act is done by people of another nation than all in the group that name one."""
    own, known = nations(tree, act), [one for one in (nations(tree, each) for each in group) if one]
    return bool(own) and bool(known) and all(not own & one for one in known)


def hits_other(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether an act is told to hit something, and not what the group's acts hit: "a fire at a mill" after a ship's."""
    return bool(act.targets) and any(one.targets for one in group) and not shares_target(tree, act, group)


def same_victim(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether an act hits "him" whom the group's last one hit: "Tamm was killed. He was shot in a car"."""
    hit = {tree.words[one] for one in tree.named(act.token, ("nsubjpass", "dobj"))}
    return bool(hit & {"he", "she", "him", "her"}) and one_victim(tree, group[-1].token)


def shares_target(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether an act hits something that one of the group hits, by the head noun; people are too alike to tell."""
    heads = {tree.lemmas[one] for one in act.targets if not is_person_word(tree, one)}
    return bool(heads) and any(tree.lemmas[target] in heads for one in group for target in one.targets)


def examined(act: Act, group: list[Act]) -> bool:
    """Whether one side is a crash and the other only the word "sabotage", told of nothing else but asked of it."""
    crash, word = (group, [act]) if act.type == "sabotage" else ([act], group)
    bare = all(one.type in {"sabotage", None} and not (one.place or one.time or one.targets) for one in word)
    return bare and not act.many and any(one.type == "other" and not one.marks for one in crash)


def burned_out(act: Act, group: list[Act]) -> bool:
    """Whether a fire without a place or time of its own is what came of a crash told right before."""
    crashed = any(one.type == "other" and not one.marks for one in group)
    return crashed and act.weak and act.type == "arson" and act.place is None and act.time is None
