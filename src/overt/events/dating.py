"""When acts were, where a page tells it by another act or in a sentence of its own."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from overt.events.acts import Act
from overt.events.cases import of_suspect
from overt.events.circles import PEOPLE_OF_ACTS, carries
from overt.events.found_later import Telling, found_on
from overt.events.joining import disjoint, type_of
from overt.events.quantities import number
from overt.events.story import Story, own
from overt.events.timing import width
from overt.events.tree import Tree
from overt.reading import Suspect, Time
from overt.spans import Span

UNITS = {"day": 1, "week": 7}
WAYS = {"after": 1, "before": -1}
HAPPEN = frozenset({"happen", "occur", "unfold"})
POINTERS = frozenset({"it", "this", "that"})
MATTERS = frozenset({"incident", "episode"})
RULE = "days-from-another-act"


def times_of_groups(story: Story, suspects: Sequence[Sequence[Suspect]]) -> list[Time | None]:
    """The time of each group: told with its act, told of "it" in the next sentence, or counted from another act.

    A count of days needs a number of days or weeks and an act that is itself known to the day; "days later" stays
    open, and a count of weeks is approximate ("~").
    """
    times = [
        best_time([act for act in own(group, type_of(group)) if not of_suspect(story, act, held)])
        for group, held in zip(story.groups, suspects, strict=True)
    ]
    telling = Telling.of(story)
    pointing = [verb for verb in range(len(story.tree)) if points_back(story.tree, verb)]
    for at, time in enumerate(times):
        times[at] = narrower(time, told_of_it(story, at, telling, pointing)) or found_on(story, at, telling)
    for after in range(len(story.tree)):
        if story.tree.words[after] in WAYS:
            count_from(story, after, times)
    return times


def best_time(group: Sequence[Act]) -> Time | None:
    """The narrowest time that the mentions of an act tell; the earliest told of equals."""
    return min((act.time for act in group if act.time is not None), key=width, default=None)


def narrower(own: Time | None, again: Time | None) -> Time | None:
    """The time told again where it is the narrower one and may be the same: "a week ago", then "last Tuesday"."""
    if own is None or again is None:
        return own or again
    return again if width(again) < width(own) and not disjoint(own, again) else own


def told_of_it(story: Story, number: int, telling: Telling, pointing: Sequence[int]) -> Time | None:
    """The time in a sentence that points back at an act: "It happened on Sunday".

    The act is the one told alone in the sentence before; on a page that tells of no other act, any told before.
    """
    tree, only = story.tree, not telling.others(number)
    told = {act.sentence for act in story.groups[number] if not act.many}
    for verb in pointing if told else ():
        before = tree.sentence_of[verb] - 1
        if before >= min(told) if only else before in told and telling.alone(before, number):
            found = [story.settings.times[one] for one in tree.own(verb) if one in story.settings.times]
            return min((one for one in found if ".." not in one.edtf), key=width, default=None)
    return None


def points_back(tree: Tree, verb: int) -> bool:
    """Whether a clause says of the thing told before that it happened: "it took place", "the incident occurred"."""
    if tree.lemmas[verb] not in HAPPEN | {"take"}:
        return False
    place = tree.lemmas[verb] == "take" and any(tree.lemmas[one] == "place" for one in tree.named(verb, ("dobj",)))
    subjects = tree.named(verb, ("nsubj",))
    if not subjects and tree.links[verb] == "xcomp":
        subjects = tree.named(tree.heads[verb], ("nsubjpass",))  # "it is said to have happened"
    if not subjects or tree.named(verb, ("neg",)) or not (place or tree.lemmas[verb] in HAPPEN):
        return False
    return tree.words[subjects[0]] in POINTERS or tree.lemmas[subjects[0]] in MATTERS


def count_from(story: Story, after: int, times: list[Time | None]) -> None:
    """Date the act of a clause by the act it came after, or the other way round: "two days after the bombing"."""
    tree = story.tree
    counted = distance(tree, after)
    anchors = tree.named(after, ("pobj",))
    anchor = next((at for at, group in enumerate(story.groups) if any(one.token in anchors for one in group)), None)
    if counted is None or anchor is None:
        return
    days, words = counted
    verb = tree.clause(after)
    below = set(tree.below(after))
    span = tree.span([*words, after, *anchors])
    for at, group in enumerate(story.groups):
        told = any(act.token not in below and of_clause(tree, verb, act.token) for act in group)
        if at != anchor and told and times[at] is None:
            times[at] = moved(times[anchor] or only_day(story, anchor, times), days, span)
    if times[anchor] is None:
        beside = [
            story.settings.times[one] for one in tree.own(verb) if one in story.settings.times and one not in below
        ]
        times[anchor] = moved(beside[0], (-days[0], days[1]), span) if len(beside) == 1 else None


def only_day(story: Story, anchor: int, times: Sequence[Time | None]) -> Time | None:
    """The day of the only dated act of a page that an undated mention may be about: "the bombing", told before."""
    kind = type_of(story.groups[anchor])
    days = {}
    for group, time in zip(story.groups, times, strict=True):
        acts = [act for act in group if not act.many and story.tree.lemmas[act.token] not in PEOPLE_OF_ACTS]
        if time is not None and len(time.edtf) == 10 and any(act.type == kind for act in acts):
            days[time.edtf] = time
    return next(iter(days.values())) if len(days) == 1 else None


def of_clause(tree: Tree, verb: int, token: int) -> bool:
    """Whether a clause tells of an act, so that its time is the act's."""
    return token == verb or (tree.clause(token) == verb and carries(tree, verb, token))


def distance(tree: Tree, after: int) -> tuple[tuple[int, bool], list[int]] | None:
    """How many days a word is after or before, whether that is only about so, and the words; ``None`` if unsaid."""
    units = [one for one in tree.named(after, ("npadvmod",)) if tree.lemmas[one] in UNITS]
    head = tree.heads[after]
    units += [head] if tree.lemmas[head] in UNITS and tree.links[after] == "prep" else []
    if not units:
        return None
    (unit, *_) = units
    below = [one for one in tree.below(unit) if one <= unit]
    if any(tree.words[one] in {"less", "more", "than", "about", "some", "within", "almost", "nearly"} for one in below):
        return None
    numbers = [number(tree.words[one]) for one in tree.named(unit, ("nummod",))]
    single = tree.tags[unit] == "NN" and any(tree.words[one] in {"a", "the"} for one in tree.named(unit, ("det",)))
    count = numbers[0] if numbers else 1 if single else None
    if count is None:
        return None
    unit_days = UNITS[tree.lemmas[unit]]
    return (WAYS[tree.words[after]] * count * unit_days, unit_days > 1), below


def moved(time: Time | None, days: tuple[int, bool], span: Span) -> Time | None:
    """A day that lies some days from a time known to the day, told with the words of a span."""
    if time is None or len(time.edtf) != 10:
        return None
    try:
        day = date.fromisoformat(time.edtf) + timedelta(days=days[0])
    except (ValueError, OverflowError):
        return None
    give = timedelta(days=3 if days[1] else 0)
    return Time(
        **msgspec.structs.asdict(span), edtf=f"{day}{'~' if days[1] else ''}", earliest=str(day - give),
        latest=str(day + give), anchor=time.edtf, rule=RULE,
    )  # fmt: skip
