"""Find the events, reports and figures of an article."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from overt.events.acts import Act, act_of
from overt.events.aspects import find_aspect
from overt.events.assertions import asserted_by
from overt.events.categories import overruled
from overt.events.circles import PEOPLE_OF_ACTS
from overt.events.coding import Coding
from overt.events.contexts import contexts_of
from overt.events.figures import find_figures
from overt.events.joining import join
from overt.events.law import find_steps
from overt.events.learned.fill import with_roles
from overt.events.mending import mend
from overt.events.names import Names, name_tokens, roles_of
from overt.events.placing import HALTS, place_of
from overt.events.plurals import DOWNING, TOOLS
from overt.events.reports import find_reports
from overt.events.settings import Settings, settle
from overt.events.story import Story
from overt.events.suspects import TRYING
from overt.events.timing import time_of
from overt.events.tree import Tree, plant
from overt.events.triggers import Trigger, find_triggers
from overt.events.uncoded import coded
from overt.events.waves import parallel, scorched, wave
from overt.language.annotated import Language
from overt.reading import Claim, Event, Figure, IncidentType, Problem, Report
from overt.spans import Span

LONG_SENTENCE = 400
DOING = PEOPLE_OF_ACTS | TOOLS | {"attacker"}
THINGS = frozenset({"bomb", "device", "explosive"})
HEELS = 2  # how many sentences behind an act another may tell where and when it happened
BACK = frozenset({"it", "this", "that", "incident", "attack", "fire", "blast", "explosion", "arson", "act", "break-in"})
# PLOVER's rules for what is only to come: friendly deeds are agreed to, a retreat is conceded.
PROMISED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
SCORES = {"strong": 0.8, "weak": 0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an article tells: its events, the reports made of them, figures about acts, and what could not be read."""

    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_events(language: Language, claims: tuple[Claim, ...]) -> Found:
    """What an annotated English article tells of, each event with who asserts it.

    Events are found by the list ``event-triggers`` over the parse. Reports are groups of hostile events; those that
    are no incident of their own carry ``excluded``. A sentence of more than 400 words is passed over with a problem.

    >>> from overt.language.annotate import annotate
    >>> from overt.reading import Article
    >>> language = annotate(Article(id="a", text="A bomb exploded in Lisbon on 9 May 2024, killing two guards."))
    >>> found = find_events(language, ())
    >>> [(report.type, report.place.name, report.time.edtf, report.killed) for report in found.reports]
    [('bombing', 'Lisbon', '2024-05-09', 2)]
    """
    if not language.text.strip() or not len(language.doc):
        return Found()
    tree = mend(plant(language.doc))
    names = name_tokens(tree, language)
    settings = settle(tree, language)
    triggers = coded(tree, [one for one in find_triggers(tree) if not too_long(tree, one.token)])
    events = [
        event_of(tree, names, settings, one, claims, f"e{number}", overruled(tree, one, near_of(tree, one, triggers)))
        for number, one in enumerate(triggers, 1)
    ]
    acts = happened(tree, settings, acts_of(tree, settings, triggers, events))
    story = Story(
        tree=tree,
        names=names,
        settings=settings,
        claims=claims,
        events={one.id: one for one in events},
        groups=join(tree, acts),
        steps=find_steps(tree, names, settings.moments),
        page=language.article,
    )
    return Found(
        events=tuple(events),
        reports=with_roles(story, find_reports(story)),
        figures=find_figures(tree, claims),
        problems=tuple(long_sentences(tree)),
    )


def event_of(
    tree: Tree,
    names: Names,
    settings: Settings,
    trigger: Trigger,
    claims: tuple[Claim, ...],
    name: str,
    better: Coding | None,
) -> Event:
    """The event that a trigger tells of; ``better`` is the category that the trained model is sure of instead."""
    token = trigger.token
    aspect = find_aspect(tree, token)
    told = better.category if better else trigger.rule.category
    category = PROMISED.get(told, told) if aspect == "planned" else told
    span = Span.of(tree.text, tree.starts[token], tree.ends[token])
    actors, recipients = roles_of(tree, names, token)
    return Event(
        id=name,
        trigger=span,
        category=category,
        mode=trigger.rule.mode if category == trigger.rule.category else None,
        contexts=contexts_of(tree, token),
        actors=actors,
        recipients=recipients,
        place=place_of(tree, settings, token),
        time=time_of(tree, settings, token),
        aspect=aspect,
        asserted_by=asserted_by(span, claims),
        score=SCORES[trigger.rule.force],
    )


def near_of(tree: Tree, one: Trigger, triggers: list[Trigger]) -> list[Trigger]:
    """The events of the same sentence."""
    first, last = tree.sentence(one.token)
    return triggers[
        bisect_left(triggers, first, key=lambda other: other.token) : bisect_left(
            triggers, last, key=lambda other: other.token
        )
    ]


def acts_of(tree: Tree, settings: Settings, triggers: list[Trigger], events: list[Event]) -> list[Act]:
    """The hostile acts among the events; an act in several places at once is one act for each place."""
    folded_into, folded = fold(tree, triggers)
    acts: list[Act] = []
    for trigger, event in zip(triggers, events, strict=True):
        if trigger.type is None and not trigger.rule.result:
            continue
        if trigger.token in folded or scorched(tree, settings, trigger):
            continue
        kind = folded_into.get(trigger.token, trigger.type)
        listed = wave(tree, settings, trigger.token) or parallel(tree, settings, trigger.token)
        acts.extend(act_of(tree, settings, trigger, event, kind=kind, place=place, split=True) for place in listed)
        if not listed:
            acts.append(act_of(tree, settings, trigger, event, kind=kind, place=event.place, split=False))
    return sorted([*acts, *echoes(tree, settings, acts)], key=lambda act: act.token)


def echoes(tree: Tree, settings: Settings, acts: list[Act]) -> list[Act]:
    """Acts that a clause tells by "too": "the port shut because of drones, and the airport stopped flights too"."""
    found = []
    for act in acts:
        for verb in tree.named(tree.clause(act.token), ("conj",)):
            where = [one for one in tree.named(verb, ("nsubj", "nsubjpass")) if one in settings.places]
            again = {tree.words[one] for one in tree.named(verb, ("advmod",))} & {"too", "also", "likewise"}
            if again and where and tree.lemmas[verb] in HALTS and settings.places[where[0]].precision == "site":
                place, time = settings.places[where[0]], time_of(tree, settings, verb)
                found.append(replace(act, token=verb, place=place, time=time, targets=(), other=True))
    return found


def happened(tree: Tree, settings: Settings, acts: list[Act]) -> list[Act]:
    """The acts, one of which takes the place and time that a sentence behind it tells of it: "It happened in Porto"."""
    told = {}
    for token in range(len(tree)):
        if not takes_place(tree, token):
            continue
        before = [one for one in acts if 0 < tree.sentence_of[token] - one.sentence <= HEELS and not one.many]
        if before and before[-1].place is None and before[-1].time is None and not before[-1].called:
            told[before[-1]] = (place_of(tree, settings, token), time_of(tree, settings, token))
    return [replace(one, place=told[one][0], time=told[one][1]) if one in told else one for one in acts]


def takes_place(tree: Tree, token: int) -> bool:
    """Whether a word opens a sentence on where or when something told before was."""
    if tree.lemmas[token] not in {"happen", "occur", "take"} or not subjects(tree, token) & BACK:
        return False
    return tree.lemmas[token] != "take" or "place" in {tree.words[one] for one in tree.named(token, ("dobj",))}


def subjects(tree: Tree, verb: int) -> set[str]:
    """The words of a verb's subjects."""
    return {tree.words[one] for one in tree.named(verb, ("nsubj",))}


def fold(tree: Tree, triggers: list[Trigger]) -> tuple[dict[int, IncidentType], set[int]]:
    """Words of acts that only describe another: "arson" in "arson attack" gives the attack its type and is done."""
    typed = {one.token: one.type for one in triggers if one.type is not None}
    types: dict[int, IncidentType] = {}
    done: set[int] = set()
    for token, kind in typed.items():
        head = tree.heads[token]
        if (
            tree.links[token] in {"dobj", "nsubjpass"}
            and tree.lemmas[token] in TOOLS
            and tree.lemmas[head] in DOWNING
            and head in typed
        ):
            done.add(token)  # "brought down two drones"
        if tree.links[token] in {"dobj", "nsubjpass"} and tree.lemmas[token] in THINGS and typed.get(head) == kind:
            done.add(token)  # "planned to lay a bomb" is told by the verb
        if tree.links[token] in {"compound", "amod", "nmod"} and head in typed:
            done.update({token} & set(typed) | set(tree.conjuncts(token)) & set(typed))
            types[head] = kind if typed[head] in {"armed-attack", "sabotage"} else types.get(head, typed[head])
        elif tree.links[token] == "nsubj" and tree.lemmas[token] in DOING and does(tree, head) & set(typed):
            done.add(token)  # "saboteurs (tried to) cut the line" is one act
    return types, done


def does(tree: Tree, verb: int) -> set[int]:
    """A verb with what it says that somebody tried to do."""
    return {verb, *(tree.named(verb, ("xcomp",)) if tree.lemmas[verb] in TRYING else ())}


def too_long(tree: Tree, token: int) -> bool:
    """Whether a token stands in a sentence too long to be parsed soundly."""
    first, last = tree.sentence(token)
    return last - first > LONG_SENTENCE


def long_sentences(tree: Tree) -> list[Problem]:
    """One problem for each sentence that was passed over."""
    return [
        Problem(
            code="sentence-too-long",
            message=f"A sentence of {last - first} words was not read for events: it is longer than {LONG_SENTENCE}.",
            start=tree.starts[first],
            end=tree.ends[last - 1],
        )
        for first, last in tree.sentences
        if last - first > LONG_SENTENCE
    ]
