"""What takes an act back: a rumour that is denied, and an accident first taken for an attack."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from overt.events.acts import Act
from overt.events.assertions import holders
from overt.events.names import doers_of
from overt.events.tree import Tree
from overt.reading import Claim, Event
from overt.spans import Span
from overt.vocabulary.lists import raw

# Words before a cue of accident that leave it open or say the opposite.
OPEN = re.compile(
    r"\b(?:[Nn]o|[Nn]ot|never|nor|neither|hardly|rule[sd]? out|ruling out|[Ww]hether|[Ii]f|may|might|could|cannot"
    r"|rather than|instead of|possibl[ey]|called|initially|first|once|looked?|seem(?:s|ed)?|disguised?|staged?)\b"
    r"|n[’']t\b"
)
# What a party denies of itself: "denied any role in the fire".
ROLES = frozenset({
    "role", "involvement", "part", "hand", "responsibility", "link", "connection", "complicity", "accusation",
    "allegation", "charge", "guilt", "knowledge", "blame", "behind", "suspicion", "conspiracy", "count",
})  # fmt: skip
# A title that takes the act back: "No sabotage in the blackout", "A gas leak, not a bomb".
TITLED = re.compile(
    r"(?:^|[,;:] |\b(?:was|were|is) )(?:no|not)(?: an?)? "
    r"(?:sabotage|arson|attack|bomb|terror\w*|foul play|crime|sign of)\b",
    re.IGNORECASE,
)
BACK = re.compile(
    r"(?:^|\b(?:that|found|why|how|said) )"
    r"(?:it|this|that|the (?:incident|damage|break|blaze|fire|blast|explosion|outage|case|crash|event))\b",
    re.I,
)


@cache
def authorities() -> frozenset[str]:
    """Words for those whose word on an act counts: the police, prosecutors, an operator."""
    return frozenset(raw("sponsor-cues")["authorities"]) | {"operator", "company", "firefighters", "brigade", "railway"}


def taken_back(
    tree: Tree, group: Sequence[Act], events: dict[str, Event], claims: Sequence[Claim], title: str | None
) -> bool:
    """Whether nobody of weight tells that an act happened, and an authority or the page itself says that it did not.

    A party that denies its own part in an act denies no act: whoever is said to have done it, the deed stands.
    """
    told = [act for act in group if act.type is not None and not act.result] or list(group)
    refused = [act for act in told if denied(tree, act, events[act.event], claims)]
    if len(refused) == len(told):
        return True
    if not refused and not title_denies(tree, told, title):
        return False
    return all(act in refused or hearsay(tree, act, events[act.event], claims) or points_back(act) for act in told)


def denied(tree: Tree, act: Act, event: Event, claims: Sequence[Claim]) -> bool:
    """Whether a mention denies the act itself: negated, or denied by others than its doer."""
    if act.aspect == "denied":
        # "could not board her" tells that they were not able to, and takes nothing back.
        return not any(tree.words[one] in {"could", "can"} for one in tree.named(act.token, ("aux",)))
    held = {one.claim for one in event.asserted_by}
    outer = [one for one in claims if one.id in held and one.act == "deny"]
    if any(tree.lemmas[one] in ROLES for one in tree.above(act.token)):
        return False
    if outer:
        if act.bare and not any(speaks_with_authority(one) for one in outer):
            return False  # "both men deny arson" is a plea
        return not any(identified(tree, one) for one in doers_of(tree, act.token))
    return bool(event.asserted_by) and all(one.factuality in {"CT-", "PR-"} for one in event.asserted_by)


def identified(tree: Tree, doer: int) -> bool:
    """Whether a doer is somebody by name, nationality or pronoun, so that a denial may be about them alone."""
    return any(tree.kinds[one] in {"PROPN", "PRON", "ADJ"} for one in (doer, *tree.children[doer]))


def hearsay(tree: Tree, act: Act, event: Event, claims: Sequence[Claim]) -> bool:
    """Whether an event is told only by others, none of them an authority."""
    held = {one.claim for one in event.asserted_by}
    if None in held:
        return told_by_medium(tree, act.token)
    speakers = [one for one in claims if one.id in held]
    return not any(one.act == "admit" or (speaks_with_authority(one) and one.act != "deny") for one in speakers)


def told_by_medium(tree: Tree, token: int) -> bool:
    """Whether an event is what a medium or a rumour says: "the site had written that a device was planted"."""
    clause = tree.clause(token)
    for above in tree.above(token):
        if tree.lemmas[above] in {"write", "report", "claim", "post", "suggest"} and tree.kinds[above] == "VERB":
            below = next(one for one in (token, *tree.above(token)) if tree.heads[one] == above)
            subjects = {tree.lemmas[one] for one in tree.named(above, ("nsubj",))}
            said = tree.links[below] == "ccomp" or "that" in {tree.words[one] for one in tree.children[clause]}
            return said and not subjects & authorities()
    return False


def speaks_with_authority(claim: Claim) -> bool:
    """Whether the one who speaks is an authority."""
    source = claim.source
    return source is not None and bool(set(f"{source.quote} {source.name or ''}".lower().split()) & authorities())


def points_back(act: Act) -> bool:
    """Whether a mention only points back: "the blast" without a place or time of its own."""
    return act.definite and act.place is None and act.time is None


def title_denies(tree: Tree, group: Sequence[Act], title: str | None) -> bool:
    """Whether the title says of one of these words that it was not: "No, the mill was not bombed"."""
    forms = {tree.words[act.token] for act in group} | {tree.lemmas[act.token] for act in group}
    return title is not None and any(
        re.search(rf"\b(?:not|no|never|n[’']t|false|hoax)\b(?:\W+\w+){{0,2}}\W+{re.escape(form)}\b", title, re.I)
        for form in forms
    )


def accident(
    tree: Tree,
    group: Sequence[Act],
    claims: Sequence[Claim],
    cue: re.Pattern[str],
    accused: str | None,
    title: str | None,
) -> bool:
    """Whether an authority or the page says of an act that it was an accident, and leaves no doubt.

    The sentences of the act and those behind them that go on with "it" or "the damage" are looked at. What the accused
    party says does not count.
    """
    if title and TITLED.search(title) and not any(claim.act == "admit" for claim in claims):
        return True
    for first, last in spans(tree, group):
        for found in cue.finditer(tree.text, first, last):
            clause = max(first, *(tree.text.rfind(mark, first, found.start()) for mark in ",;:"))
            if OPEN.search(tree.text, clause, found.start()):
                continue
            told = holders(Span.of(tree.text, found.start(), found.end()), claims)
            if not told or any(speaks_with_authority(one) and not of_party(one, accused) for one in told):
                return True
    return False


def of_party(claim: Claim, accused: str | None) -> bool:
    """Whether a speaker belongs to the accused, as a Zemblan minister does to Zembla."""
    source = claim.source
    return bool(accused and source and accused[:4].lower() in f"{source.quote} {source.name or ''}".lower())


def spans(tree: Tree, group: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """Where the sentences of an act begin and end, with those behind them that point back at it."""
    told = {act.sentence for act in group}
    for number in sorted(told):
        first, last = tree.sentences[number]
        yield tree.starts[first], tree.ends[last - 1]
        if number + 1 < len(tree.sentences) and number + 1 not in told:
            first, last = tree.sentences[number + 1]
            if BACK.search(tree.text[tree.starts[first] : tree.ends[last - 1]]):
                yield tree.starts[first], tree.ends[last - 1]
