"""When an act was, where a page only tells when its traces were found: that day or the night before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from overt.events.acts import Act
from overt.events.joining import LOOSE
from overt.events.story import Story
from overt.events.timing import width
from overt.events.tree import Tree
from overt.reading import Time

NOTICED = frozenset({"notice", "discover", "spot", "find", "see", "detect", "report"})
TRACES = frozenset({"it", "them", "they", "damage", "body", "break", "leak", "rupture", "device", "graffiti"})
NEAR = 6  # how many sentences behind the act its discovery may be told, where the page tells of one act
RULE = "found-on"


@dataclass(frozen=True, slots=True)
class Telling:
    """Which groups of acts each sentence tells of, the last act in it, and who tells of an act of its own.

    Worked out once for an article: asking each act anew would take an hour over a long diary.
    """

    groups: Mapping[int, frozenset[int]]
    last: Mapping[int, int]
    of_their_own: frozenset[int]
    noticing: tuple[int, ...]

    @classmethod
    def of(cls, story: Story) -> "Telling":
        """What the sentences of an article tell."""
        told: dict[int, set[int]] = {}
        last: dict[int, int] = {}
        for number, group in enumerate(story.groups):
            for act in group:
                told.setdefault(act.sentence, set()).add(number)
                last[act.sentence] = max(act.token, last.get(act.sentence, -1))
        own = frozenset(number for number, group in enumerate(story.groups) if any(map(of_its_own, group)))
        noticing = tuple(at for at, lemma in enumerate(story.tree.lemmas) if lemma in NOTICED)
        return cls({at: frozenset(one) for at, one in told.items()}, last, own, noticing)

    def others(self, number: int) -> bool:
        """Whether a page tells of other acts than this one, and not only of what it is called or did to people."""
        return bool(self.of_their_own - {number})

    def alone(self, sentence: int, number: int) -> bool:
        """Whether a sentence tells of no other act."""
        return self.groups[sentence] == {number}


def found_on(story: Story, number: int, telling: Telling) -> Time | None:
    """The day before the traces of an act were found to that day.

    Looked for in the next sentence, where the act is the last that the one before tells; on a page that tells of no
    other act, in some sentences more.
    """
    group, tree = story.groups[number], story.tree
    if not any(act.aspect == "happened" and not act.many for act in group):
        return None
    if telling.others(number):
        near = {act.sentence + 1 for act in group if telling.last[act.sentence] == act.token}
    else:
        near = {act.sentence + gap for act in group for gap in range(NEAR + 1)}
    names = frozenset(tree.lemmas[one] for act in group for one in (*act.targets, act.token))
    found = [
        story.settings.times[one]
        for verb in telling.noticing
        if tree.sentence_of[verb] in near and noticed(tree, verb, names)
        for one in tree.own(verb)
        if one in story.settings.times
    ]
    days = [eve(one) for one in sorted(found, key=width) if len(one.edtf) == 10]
    return next((one for one in days if one is not None), None)


def of_its_own(act: Act) -> bool:
    """Whether a mention tells of an act of its own and not only of what another is called."""
    told = act.place is not None or act.time is not None or bool(act.targets)
    return not (act.many or act.result or act.called) and (act.type not in LOOSE or told)


def noticed(tree: Tree, verb: int, names: frozenset[str]) -> bool:
    """Whether a verb tells that an act's traces, or what goes by these names, were found: "a driver noticed it"."""
    if tree.lemmas[verb] not in NOTICED or tree.named(verb, ("neg",)):
        return False
    passive = tree.named(verb, ("nsubjpass",))
    if not passive and tree.links[verb] in {"xcomp", "ccomp"}:
        passive = tree.named(tree.heads[verb], ("nsubjpass",))  # "is said to have been found"
    things = passive or tree.named(verb, ("dobj",))
    return any(tree.words[one] in TRACES or tree.lemmas[one] in TRACES | names for one in things)


def eve(time: Time) -> Time | None:
    """The same words, meaning that day or the one before: what is found in the morning was done in the night."""
    try:
        day = date.fromisoformat(time.edtf)
    except ValueError:
        return None
    before = str(day - timedelta(days=1))
    return msgspec.structs.replace(time, edtf=f"{before}/{time.edtf}", earliest=before, latest=time.edtf, rule=RULE)
