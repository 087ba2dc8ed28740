"""Why a group of acts is no incident to be counted: a kind of act, a total, history, an accident, a denial."""

import re
from collections.abc import Sequence
from functools import cache

from overt.events.acts import Act
from overt.events.casualties import victims
from overt.events.refusals import accident, taken_back
from overt.events.tree import Tree
from overt.events.unreal import unreal
from overt.reading import Article, Claim, Event, Excluded
from overt.vocabulary.lists import raw

HISTORY_YEARS = 15
UNREAL = frozenset({"habitual", "hypothetical", "called-for", "denied"})


@cache
def pattern(reason: str) -> re.Pattern[str]:
    """The cue phrases of a reason as one expression."""
    phrases = sorted(map(str, raw("exclusion-cues")[reason]["phrases"]), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def excluded(
    tree: Tree,
    group: Sequence[Act],
    *,
    events: dict[str, Event],
    claims: Sequence[Claim],
    page: Article,
    accused: str | None,
    tried: frozenset[int],
    placed: bool,
    claimed: bool,
    cased: bool,
    spied: bool,
) -> Excluded | None:
    """The reason not to count the act of a group; ``None`` for one act of its own place and time.

    ``accused`` is the body said to be behind it, whose own word does not make it an accident; ``tried`` are the
    sentences in which the law holds somebody over it, ``placed`` says that a town is named with it; ``claimed`` that
    a body has said it did it; ``cased`` that it is spying over which the law has taken a step, so that a denial
    changes nothing; ``spied`` that one person is told to have spied.
    """
    if not cased and taken_back(tree, group, events, claims, page.title):
        return "denied"
    sentences = " ".join(tree.clause_span(act.token).quote for act in group[:3])
    armed = any(act.type in {"bombing", "armed-attack"} and not act.weak for act in group)
    # A secret that leaks is no accident, though the words are those of one.
    meant = armed or cased or any(act.type == "espionage" for act in group)
    if not meant and accident(tree, group, claims, pattern("accident"), accused, page.title):
        return "accident"
    if not cased and pattern("denied").search(sentences) and len({act.sentence for act in group}) == 1:
        return "denied"
    if historical(sentences, group, page.published.edtf):
        return "historical"
    if all(act.many and act.place is None for act in group if act.type is not None or not act.result):
        return "total" if any(counted(tree, act.token) for act in group) else "generic"
    if unreal(tree, group, page):
        return "generic"
    if cased or spied:
        return None
    if tried and any(charged(act, tried, placed=placed) for act in group):
        return None
    if claimed and any(not (act.many or act.result or act.called) and act.aspect not in UNREAL for act in group):
        return None
    return None if any(concrete(tree, act, group) for act in group) or felt(tree, group) else "generic"


def charged(act: Act, tried: frozenset[int], *, placed: bool) -> bool:
    """Whether a mention is of the one act that somebody is held for: "the attack" of a town, "charged over a fire"."""
    if act.many or act.called or act.aspect in UNREAL:
        return False
    if act.definite and placed:
        return True
    return not act.result and act.sentence in tried and (act.fresh or act.type == "espionage")


def historical(sentences: str, group: Sequence[Act], published: str | None) -> bool:
    """Whether acts are told as history: by their words, or by a time long before the page."""
    if any(act.aspect == "historical" for act in group) or pattern("historical").search(sentences):
        return True
    if any(act.time is not None and act.time.edtf.endswith("X") for act in group):
        return True  # told by its decade
    latest = [act.time.latest for act in group if act.time is not None and act.time.latest]
    if not latest or not published or not published[:4].isdigit():
        return False
    return int(published[:4]) - int(max(latest)[:4]) > HISTORY_YEARS


def counted(tree: Tree, token: int) -> bool:
    """Whether a plural stands with a number or a word of quantity: "52 attacks", "dozens of fires"."""
    if any(tree.kinds[child] == "NUM" for child in tree.named(token, ("nummod",))):
        return True
    head = tree.heads[token]
    around = {tree.words[one] for one in tree.children[token]}
    if tree.links[token] == "pobj" and tree.words[head] == "of":
        around.add(tree.words[tree.heads[head]])
    return bool(
        around
        & {"dozens", "scores", "hundreds", "thousands", "series", "wave", "number", "several", "many", "numerous"}
    )


def concrete(tree: Tree, act: Act, group: Sequence[Act]) -> bool:
    """Whether a mention pins an act down: one, real, with a place, a time or something definite that was hit."""
    if act.aspect in UNREAL or act.called:
        return False
    fine = {"site", "city", "district"}
    line = act.place is not None and act.place.precision == "province" and act.place.radius_km is not None
    pinned = act.place is not None and (line or act.place.precision in fine)
    if act.many:
        return pinned and not counted(tree, act.token)
    if act.result and act.type is None and only_named(group):
        return False
    if act.bare or act.result:
        return (pinned or act.time is not None) and not (act.noun and act.result)
    if act.place is not None or act.time is not None:
        return True
    if act.aspect in {"planned", "attempted"} and act.type in {"assassination", "abduction"}:
        return any(tree.named(one, ("nummod",)) or tree.tags[one] in {"NN", "NNP"} for one in act.targets)
    if act.marks and any(tree.named(one, ("nummod",)) for one in act.targets):
        return True  # "left five coffins"
    owned = [one for hit in act.targets for one in tree.named(hit, ("poss",))] if act.type == "cyber" else []
    if any(tree.words[one] in {"its", "their", "our"} for one in owned):
        return True  # "hackers had locked its computers"
    return any(tree.tags[one] in {"NN", "NNP", "NNPS"} for one in act.targets) or taken_from(tree, act)


def taken_from(tree: Tree, act: Act) -> bool:
    """Whether people are taken from one building: "seized 31 pupils from a boarding school"."""
    sites = tree.objects_of_prepositions(act.token, ("from", "at", "outside"))
    single = any(tree.tags[one] == "NN" and tree.named(one, ("det",)) for one in sites)
    return act.type == "abduction" and not act.noun and single


def only_named(group: Sequence[Act]) -> bool:
    """Whether the words for an act only say what somebody is accused of: "eleven counts of murder"."""
    typed = [act for act in group if act.type is not None]
    return bool(typed) and all(act.called for act in typed)


def felt(tree: Tree, group: Sequence[Act]) -> bool:
    """Whether a single real act is told with a number of its killed or injured."""
    single = any(not (act.weak or act.result or act.many or act.called) and act.aspect not in UNREAL for act in group)
    return single and any(act.result and any(victims(tree, act.token)) for act in group)
