"""Reports: each group of acts as one article's account of one incident, every field with its words."""

from collections.abc import Sequence

import msgspec

from overt.events.acts import Act
from overt.events.aspects import stage_of
from overt.events.cases import of_suspect, suspects_by_group
from overt.events.casualties import KILL, also, spared, toll_told, victims
from overt.events.dating import times_of_groups
from overt.events.exclusions import excluded
from overt.events.hostility import hostile
from overt.events.joining import type_of
from overt.events.lands import with_country
from overt.events.law import HELD
from overt.events.parcels import by_parcel
from overt.events.spies import handed_over, is_case
from overt.events.sponsors import sponsor_of
from overt.events.story import Story, own, weight
from overt.events.targets import instrument_of, sector_of, targets_of
from overt.events.territory import own_top, reach_of, territories
from overt.events.tolls import tolls_of
from overt.events.tree import Tree
from overt.events.waters import in_waters
from overt.events.whereabouts import place_of_report
from overt.reading import IncidentType, Report, Stage, Suspect, Time
from overt.spans import Span

SHORT = 25
VAGUE = frozenset({"armed-attack", "sabotage", "espionage", "cyber", "other"})
TRIED = HELD - {"detained", "arrested"}


def find_reports(story: Story) -> tuple[Report, ...]:
    """One report for each group of acts that tells of something hostile, in the order of the article."""
    suspects = suspects_by_group(story)
    reports: list[Report] = []
    times = times_of_groups(story, suspects)
    lands = territories(story.tree, story.groups)
    single = [at for at, group in enumerate(story.groups) if any(one.type and not one.many for one in group)]
    for number, group in enumerate(story.groups):
        if not hostile(story, group, suspects[number]):
            continue
        told = lands[number], suspects[number], times[number]
        held = [one.legal_span.start for one in suspects[number] if one.legal_span]
        reach = reach_of(story.tree, story.groups, number, held, alone=len(single) == 1 and number in single)
        reports.append(report_of(story, group, *told, reach, f"r{len(reports) + 1}"))
    return tuple(spread(reports))


def spread(reports: list[Report]) -> list[Report]:
    """What is said of "the bombings" together holds for each: their sponsor is given to each report of that type."""
    together = {one.type: one.sponsor for one in reports if one.excluded in {"generic", "total"} and one.sponsor}
    return [
        msgspec.structs.replace(one, sponsor=together[one.type])
        if one.excluded is None and one.sponsor is None and one.type in together and one.type not in VAGUE
        else one
        for one in reports
    ]


def report_of(
    story: Story,
    group: list[Act],
    tokens: list[int],
    suspects: tuple[Suspect, ...],
    time: Time | None,
    reach: list[int],
    name: str,
) -> Report:
    """The report of one group of acts, told in these tokens; its sponsor may be named as far as ``reach``."""
    tree = story.tree
    ranked = sorted(group, key=lambda act: (-weight(act), act.token))
    hitting = [act for act in group if act.aspect != "denied"] or group  # "without lighting a match" hits no match
    targets = targets_of(
        tree, story.names, [one for act in hitting if not of_suspect(story, act, suspects) for one in act.targets]
    )
    killed, injured = toll(story, ranked, suspects)
    kind = by_parcel(story, several_shot(group, type_of(group), killed), group)
    place = in_waters(story, group, place_of_report(story, group, tokens, kind))
    held = any(one.legal_stage in HELD for one in suspects)
    sponsor = sponsor_of(tree, story.names, group, tokens=tokens, reach=reach, claims=story.claims, steps=story.steps)
    landed = with_country(story, group, place, kind, tokens=tokens, sponsor=sponsor)
    return Report(
        id=name,
        type=kind,
        stage=stage_of_group(group, killed),
        events=tuple(dict.fromkeys(act.event for act in group)),
        place=landed,
        time=time,
        targets=targets,
        sector=sector_of(targets),
        instrument=instrument_of(tree, [act.token for act in ranked[:3]]),
        suspects=suspects,
        sponsor=sponsor,
        killed=killed,
        injured=injured,
        tolls=tolls_of(tree, [] if shared_all(story, group) else told_in(group), story.claims),
        evidence=evidence_of(story, own(ranked, kind)),
        excluded=excluded(
            tree,
            group,
            events=story.events,
            claims=story.claims,
            page=story.page,
            accused=sponsor.name if sponsor else None,
            tried=frozenset(tree.sentence_of[one.token] for one in story.steps if held and one.stage in TRIED),
            placed=held and place is not None and place.precision in {"site", "city", "district"},
            claimed=sponsor is not None and sponsor.certainty == "claimed-or-admitted",
            cased=is_case(group, suspects),
            spied=handed_over(story, group),
        ),
        score=round(min(1.0, 0.2 + 0.15 * weight(ranked[0])), 2),
    )


def stage_of_group(group: Sequence[Act], killed: int | None) -> Stage:
    """How far the act got, by the mentions that bring it up; "the attack" only points back.

    An assassination that killed nobody was an attempt, when any mention says so.
    """
    bringing = [act for act in group if not (act.definite or act.called or act.result)] or list(group)
    stage = stage_of([act.aspect for act in bringing])
    tried = any(act.aspect == "attempted" for act in group)
    return "attempted" if tried and type_of(group) == "assassination" and not killed else stage


def several_shot(group: Sequence[Act], kind: IncidentType, killed: int | None) -> IncidentType:
    """The type of an act that killed more than one: nobody was picked out, unless a word says so."""
    picked = any(act.type == "assassination" and act.noun for act in group)
    return "armed-attack" if kind == "assassination" and (killed or 0) > 1 and not picked else kind


def toll(story: Story, group: Sequence[Act], suspects: Sequence[Suspect]) -> tuple[int | None, int | None]:
    """The killed and injured by the most telling mentions that say, unless those tell of several acts together.

    A suspect's death is no part of the toll, but where it is all that is told: "Tamm was killed in a gun battle".
    """
    killed: int | None = None
    injured: int | None = None
    own = [one for one in group if of_suspect(story, one, suspects)]
    for act in group:
        if act.many or unfulfilled(act) or shared(story, act) or act in own:
            continue
        dead, hurt = victims(story.tree, act.token)
        if killed and dead and also(story.tree, act.token) and story.tree.lemmas[act.token] in KILL:
            killed += dead
        killed = dead if killed is None else killed
        injured = hurt if injured is None else injured
    if killed is None and is_fight(story.tree, group, own):
        killed = next((dead for act in own if not act.many and (dead := victims(story.tree, act.token)[0])), None)
    if killed is None and any(picked_out(act) for act in group):
        killed = 1
    told = [toll_told(story.tree, act.sentence) for act in group if not (act.many or shared(story, act))]
    killed = max((one for one in told if one is not None), default=killed)
    nobody = spared_around(story, group)
    return nobody[0] if killed is None else killed, nobody[1] if injured is None else injured


def is_fight(tree: Tree, group: Sequence[Act], own: Sequence[Act]) -> bool:
    """Whether a suspect's death and what it happened in are all that is told: "Tamm was killed in a gun battle"."""
    within = {token for one in own for token in tree.below(one.token)}
    return bool(own) and all(act in own or act.token in within for act in group)


def unfulfilled(act: Act) -> bool:
    """Whether those whom an act was to hit came to no harm: "a plan to kill two presenters"."""
    return act.aspect in {"planned", "threatened"} or (act.aspect == "attempted" and act.type == "assassination")


def picked_out(act: Act) -> bool:
    """Whether a mention tells of one person shot or stabbed dead, without a number: "was gunned down"."""
    return act.type == "assassination" and act.aspect == "happened" and not (act.noun or act.many)


def spared_around(story: Story, group: Sequence[Act]) -> tuple[int | None, int | None]:
    """The dead or injured that a page says there were none of, in the sentences on the heels of an act alone."""
    tree = story.tree
    alone = len([one for one in story.groups if any(not act.many for act in one)]) == 1
    told = {act.sentence for act in group}
    others = {act.sentence for one in story.groups for act in one if act not in group}
    if told & others:
        return None, None
    # Beside other acts, only the sentence right behind is about this one, and in the same paragraph.
    reach = {
        at + step
        for at in told
        for step in ((0, 1, 2) if alone else (0, 1))
        if at + step < len(tree.sentences)
        and (alone or (at + step not in others and tree.paragraph_of[at + step] == tree.paragraph_of[at]))
    }
    near = [token for sentence in sorted(reach) for token in range(*tree.sentences[sentence])]
    found = [spared(tree, one) for one in near]
    killed = next((dead for dead, _ in found if dead is not None), None)
    injured = next((hurt for _, hurt in found if hurt is not None), None)
    return killed, injured


def told_in(group: Sequence[Act]) -> list[int]:
    """The words of casualties among the mentions of an act."""
    return [act.token for act in group if act.result or not act.many]


def shared_all(story: Story, group: Sequence[Act]) -> bool:
    """Whether every mention of an act stands for several acts at once."""
    return all(shared(story, act) for act in group)


def shared(story: Story, act: Act) -> bool:
    """Whether an event stands for several acts at once, as in "killed in attacks in two towns"."""
    holders = [group for group in story.groups if any(one.event == act.event for one in group)]
    return len(holders) > 1


def evidence_of(story: Story, ranked: Sequence[Act]) -> tuple[Span, ...]:
    """The words that carry an act, best first: its sentence, or its clause where the sentence tells of other acts."""
    spans: dict[int, Span] = {}
    for act in ranked:
        span = quote_of(story, act)
        if not any(other.start < span.end and span.start < other.end for other in spans.values()):
            spans[span.start] = span
    return tuple(spans.values())[:5]


def quote_of(story: Story, act: Act) -> Span:
    """The sentence of an act, or the clause that holds it where several groups share the sentence."""
    tree = story.tree
    foreign = {one.token for group in story.groups if act not in group for one in group if one.sentence == act.sentence}
    whole = tree.clause_span(act.token)
    if not foreign:
        return whole
    span = tree.span(tree.below(own_top(tree, act.token, foreign)))
    return span if len(span.quote) >= SHORT else whole
