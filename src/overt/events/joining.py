"""Which mentions of acts in one article tell of the same act."""

from collections.abc import Sequence

from overt.events.acts import Act, beside
from overt.events.circles import leans
from overt.events.targets import core
from overt.events.ties import (
    another_spy,
    background,
    burned_out,
    examined,
    goes_on,
    hired,
    hits_other,
    measured,
    other_nation,
    points_back,
    same_victim,
    shares_target,
)
from overt.events.tree import Tree
from overt.language.distances import kilometres
from overt.reading import IncidentType, Place, Time

# Types that one act may be told with; "armed-attack" stands for the plain word "attack" when the mention is weak.
KIN: dict[str, frozenset[str]] = {
    "arson": frozenset({"parcel-device", "bombing", "sabotage", "vandalism"}),
    "bombing": frozenset({"parcel-device", "arson", "sabotage"}),
    "parcel-device": frozenset({"arson", "bombing", "sabotage"}),
    "cable-cut": frozenset({"sabotage", "vessel-interference"}),
    "vessel-interference": frozenset({"sabotage", "cable-cut", "hijacking"}),
    "assassination": frozenset({"armed-attack", "poisoning"}),
    "armed-attack": frozenset({"assassination", "abduction"}),
    "poisoning": frozenset({"assassination"}),
    "drone-incursion": frozenset({"airspace-incursion"}),
    "airspace-incursion": frozenset({"drone-incursion"}),
    "espionage": frozenset({"recruitment"}),
    "recruitment": frozenset({"espionage"}),
    "sabotage": frozenset({"arson", "bombing", "parcel-device", "cable-cut", "vessel-interference", "gnss-jamming"}),
}
LOOSE = frozenset({"armed-attack", "sabotage", "other", None})
SELDOM = frozenset({"hijacking", "poisoning", "cable-cut", "parcel-device", "gnss-jamming", "drone-incursion"})
NEAR_KM = 40.0
ASIDE = frozenset({"conj", "ccomp", "parataxis"})
CLOSE = 15  # how many words from its cause a death is told in one sentence


def join(tree: Tree, acts: Sequence[Act]) -> list[list[Act]]:
    """The acts in groups of one act each, in the order in which the article first tells of them."""
    groups: list[list[Act]] = []
    for act in acts:
        home = home_of(tree, act, groups)
        if home is None:
            groups.append([act])
        else:
            home.append(act)
    return groups


def home_of(tree: Tree, act: Act, groups: list[list[Act]]) -> list[Act] | None:
    """The group that an act belongs to, or ``None`` when it is a new one; the last group told wins a tie."""
    if act.many:
        fitting = (one for one in reversed(groups) if linked(tree, act, one) and akin(act, one) and not apart(act, one))
        return next(fitting, None)
    scored = [(likeness(tree, act, group), group[-1].token, group) for group in groups]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= 1.0 else None


def likeness(tree: Tree, act: Act, group: list[Act]) -> float:
    """How strongly an act speaks of a group's act: below 1, it does not."""
    if hired(tree, act, group) and act.sentence - group[-1].sentence <= 3:
        return 1.0
    if not akin(act, group) or apart(act, group) or another_spy(tree, act, group):
        return 0.0
    if linked(tree, act, group):
        return 9.0
    if background(tree, act.token) is not None:
        return 0.0
    if all(one.many for one in group) or act.other or entries_differ(act, group):
        return 0.0
    gap = act.sentence - group[-1].sentence
    placed = act.place is not None and any(one.place is not None for one in group)
    known = 1.0 * shares_target(tree, act, group) + 1.0 * same_place(act, group) + 1.0 * same_time(act, group)
    if tree.lemmas[act.token] == "find" and act.result:
        return known + 1.0 * (gap <= 2)  # "was shot last week. A man was found dead in Porto"
    if act.result:
        # A death is the act's when it is told on its heels or at its place.
        return known + (1.0 if gap <= 2 and (placed or act.place is None) and act.time is None else 0.0)
    own_place = act.place is not None and not placed
    if examined(act, group) or (gap <= 2 and burned_out(act, group)):
        return 1.0 + known
    score = known + 1.0 * (act.definite or act.called or same_victim(tree, act, group)) + kinship(act, group)
    score -= 2.0 * other_nation(tree, act, group)
    score += 1.0 * goes_on(tree, act, group)
    score -= 1.0 * (act.weak and act.definite and all(one.result for one in group))
    score += 0.5 * (gap <= 3) + 0.5 * (act.place is None and act.time is None) - 0.5 * own_place
    return score - 0.5 * act.fresh - 0.5 * (act.noun and act.fresh and gap > 0 and hits_other(tree, act, group))


def entries_differ(act: Act, group: list[Act]) -> bool:
    """Whether an act is told in another entry of a list than the group's, and does not point back at it."""
    return act.entry is not None and not act.definite and all(one.entry not in {None, act.entry} for one in group)


def kinship(act: Act, group: list[Act]) -> float:
    """What the same type adds: more for types of which a page seldom tells two."""
    if act.type not in {one.type for one in group}:
        return 0.0
    tried = act.aspect == "attempted" and any(one.aspect == "attempted" for one in group)
    return 1.0 if act.type in SELDOM or (act.type == "assassination" and tried) else 0.5


def akin(act: Act, group: list[Act]) -> bool:
    """Whether an act's type may be another word for the group's."""
    types = {one.type for one in group}
    # What is called sabotage may be a cut cable or a fire, but a fire is no cut cable.
    types = (types - LOOSE) or types
    if {act.type, *types} <= {"other", "sabotage", None}:
        return True  # a crash that was thought to be sabotage
    if burned_out(act, group):
        return True
    if act.result or act.type is None or act.type in types:
        return True
    if types == {"bombing"} and act.type == "armed-attack" and points_back(act):
        return True  # "until the shooting stopped"
    if types == {None}:
        return True
    if act.weak and act.type == "armed-attack":
        return True
    if all(one.weak and one.type == "armed-attack" for one in group if one.type):
        return True
    return any(act.type in KIN.get(one or "", frozenset()) for one in types)


def akin_types(one: IncidentType | None, kind: IncidentType) -> bool:
    """Whether a mention of one type can be about an act of another: the same, its kin, or a loose word for any."""
    return one == kind or one in LOOSE or kind in KIN.get(one or "", frozenset())


def linked(tree: Tree, act: Act, group: list[Act]) -> bool:
    """Whether the grammar ties an act to one of the group: one hangs on the other within the sentence."""
    for one in group:
        if background(tree, one.token) != background(tree, act.token):
            continue
        if beside(tree, act.token):
            continue
        if one.sentence != act.sentence or measured(tree, one.token) != measured(tree, act.token):
            continue
        if one.result != act.result and abs(one.token - act.token) < CLOSE:
            return True
        if one.result and act.result and joined(tree, one.token, act.token):
            return True  # "a man was killed and five others were wounded in a gun battle"
        if main_clause(tree, one.token) == main_clause(tree, act.token) and not joined(tree, one.token, act.token):
            return True
        if one.token in climb(tree, act.token) or act.token in climb(tree, one.token):
            return True
    return False


def main_clause(tree: Tree, token: int) -> int:
    """The clause of an event, or the one above it where its own only tells the outcome: "..., killing three"."""
    clause = tree.clause(token)
    while tree.links[clause] in {"advcl", "xcomp"} and tree.heads[clause] != clause and leans(tree, clause):
        clause = tree.clause(tree.heads[clause])
    return clause


def joined(tree: Tree, one: int, other: int) -> bool:
    """Whether two words stand side by side: "a fire in one town and a bombing in another"."""
    return other in tree.conjuncts(one) or one in tree.conjuncts(other)


def climb(tree: Tree, token: int) -> set[int]:
    """The words above an event as far as the same act can reach: not across "and" or reported speech."""
    out: set[int] = set()
    while tree.heads[token] != token and (same_doer(tree, token) or tree.links[token] not in ASIDE):
        token = tree.heads[token]
        out.add(token)
    return out


def same_doer(tree: Tree, verb: int) -> bool:
    """Whether a verb goes on about the subject of a relative clause: "the blast, which tore a roof off and set ..."."""
    joined_verb = tree.links[verb] == "conj" and tree.kinds[verb] == "VERB" and not tree.named(verb, ("nsubj",))
    return joined_verb and tree.links[tree.heads[verb]] == "relcl"


def apart(act: Act, group: list[Act]) -> bool:
    """Whether an act's own place or time, or what it left behind, rules out that it is the group's."""
    left = frozenset().union(*(one.marks for one in group))
    if act.marks and left and not act.marks & left:
        return True
    places = [one.place for one in group if one.place is not None]
    times = [one.time for one in group if one.time is not None]
    if act.place is not None and places and all(distant(act.place, one) for one in places):
        return True
    return act.time is not None and bool(times) and all(disjoint(act.time, one) for one in times)


def distant(one: Place, other: Place) -> bool:
    """Whether two places cannot both be the place of one act.

    Countries must differ, or two points lie more than 40 km apart; a country holds all places in it. Two finer places
    without coordinates are apart when they share no word.
    """
    if one.country and other.country and one.country != other.country:
        return "sea" not in {one.precision, other.precision}
    if {one.precision, other.precision} & {"country", "province", "sea"}:
        return False
    if one.lat is not None and other.lat is not None and one.lon is not None and other.lon is not None:
        return kilometres(one.lat, one.lon, other.lat, other.lon) > NEAR_KM
    return "site" not in {one.precision, other.precision} and not set(core(one.name).split()) & set(
        core(other.name).split()
    )


def disjoint(one: Time, other: Time) -> bool:
    """Whether two times cannot meet; times without bounds meet all."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def same_place(act: Act, group: list[Act]) -> bool:
    """Whether an act names a place that one of the group names, finer than a country."""
    if act.place is None or act.place.precision == "country":
        return False
    name = core(act.place.name)
    return any(one.place is not None and core(one.place.name) == name for one in group)


def same_time(act: Act, group: list[Act]) -> bool:
    """Whether an act tells a day or month that one of the group tells."""
    if act.time is None or len(act.time.edtf) < 7:
        return False
    return any(one.time is not None and not disjoint(act.time, one.time) and one.time.earliest for one in group)


def type_of(group: Sequence[Act]) -> IncidentType:
    """The type of an act told with these words: strong words before weak, narrow types before general ones."""
    votes: dict[IncidentType, float] = {}
    for act in group:
        if act.type is not None:
            weight = (
                0.4
                if act.weak or act.type == "recruitment"
                else 2.0
                if act.type not in {"sabotage", "armed-attack"}
                else 1.0
            )
            votes[act.type] = votes.get(act.type, 0.0) + weight * (0.5 if act.many else 1.0)
    if not votes:
        return "armed-attack"
    best = max(votes, key=lambda one: votes[one])
    if best == "sabotage":
        # The word says that harm was meant; what was done says more.
        narrower = KIN["sabotage"] | {"other"}
        done = {act.type for act in group if not (act.called or act.result) and act.type in narrower}
        best = max((one for one in votes if one in done), key=lambda one: votes[one], default=best)
    # One person shot and dead was picked out, even where no sentence says "shot dead".
    if best == "armed-attack" and any(act.single for act in group) and any(act.deadly for act in group):
        return "assassination"
    return best
