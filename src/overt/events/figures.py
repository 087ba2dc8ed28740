"""Numbers and trends about acts: what is counted, how many or how changed, from when to when, by whose claim."""

import re
from collections.abc import Sequence

from overt.events.assertions import holders
from overt.events.quantities import number
from overt.events.tree import NOMINAL, Tree
from overt.reading import Claim, Figure
from overt.spans import Span

COUNTED = frozenset({
    "attack", "incident", "act", "operation", "plot", "sabotage", "arson", "bombing", "cyberattack", "fire",
    "explosion", "intrusion", "sighting", "violation", "incursion", "assault", "strike", "raid", "killing",
    "kidnapping", "hack", "arrest", "expulsion", "crossing", "shooting",

})  # fmt: skip
CHANGES = frozenset({
    "double", "triple", "treble", "quadruple", "quintuple", "rise", "fall", "increase", "decrease", "grow", "drop",
    "decline", "surge", "soar", "jump", "climb", "halve", "shrink", "dip", "plunge",
})  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1900, 2099
DEGREES = frozenset(
    {"nearly", "almost", "more", "than", "roughly", "about", "sharply", "over", "by", "slightly", "fold"}
)
PERIOD = re.compile(
    r"\b(?:between|from)\s+(?:\w+\s+)?(?P<from>(?:19|20)\d\d)\s+(?:and|to|until)\s+(?:\w+\s+)?(?P<to>(?:19|20)\d\d)\b"
    r"|\bsince\s+(?:[A-Za-z’' ]{0,40}?\bin\s+)?(?P<since>(?:19|20)\d\d)\b"
    r"|\b(?:in|during)\s+(?P<in>(?:19|20)\d\d)\b",
)
PERCENT = re.compile(r"\b(?P<value>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)", re.IGNORECASE)


def find_figures(tree: Tree, claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """Every figure about acts in the text, in text order; numbers of anything else are not figures."""
    found: list[Figure] = []
    for token in range(len(tree)):
        if tree.lemmas[token] in CHANGES and tree.kinds[token] in {"VERB", "NOUN"}:
            figure = trend(tree, token, claims)
        elif tree.lemmas[token] in COUNTED and tree.kinds[token] in NOMINAL:
            figure = total(tree, token, claims)
        else:
            figure = None
        if figure is not None:
            found.append(figure)
    return tuple(found)


def trend(tree: Tree, token: int, claims: Sequence[Claim]) -> Figure | None:
    """A change: "attacks nearly tripled between 2023 and 2024"."""
    if tree.kinds[token] == "VERB":
        subjects = tree.named(token, ("nsubj", "nsubjpass")) or subjects_above(tree, token)
    else:
        subjects = tree.objects_of_prepositions(token, ("in", "of"))
    thing = next((one for head in subjects for one in counted_things(tree, head)), None)
    if thing is None:
        return None
    degree = [one for one in tree.below(token) if tree.words[one] in DEGREES and abs(one - token) <= 2]
    change = tree.span([token, *[one for one in degree if one < token]])
    after = tree.text[change.start : tree.ends[tree.sentence(token)[1] - 1]]
    percent = PERCENT.search(after[:80])
    if percent:
        change = Span.of(tree.text, change.start, change.start + percent.end())
    since, until = period(tree, token, change)
    return build(tree, change, thing, claims, value=None, change=change.quote, since=since, until=until)


def subjects_above(tree: Tree, token: int) -> list[int]:
    """The subject that a joined or subjectless verb shares with the verb above it."""
    above = tree.heads[token]
    if tree.links[token] == "pcomp":
        above = tree.heads[above]
    return tree.named(above, ("nsubj", "nsubjpass"))


def counted_things(tree: Tree, head: int) -> list[int]:
    """The acts that a phrase counts: its head, or what "the number of" is of."""
    if tree.lemmas[head] in {"number", "count", "total", "amount", "rate"}:
        return [one for one in tree.objects_of_prepositions(head, ("of",)) if tree.lemmas[one] in COUNTED]
    return [head] if tree.lemmas[head] in COUNTED else []


def total(tree: Tree, token: int, claims: Sequence[Claim]) -> Figure | None:
    """A number of acts ("52 attacks since 2022") or a share of them ("27 per cent of attacks")."""
    value = next((number(tree.words[one]) for one in tree.named(token, ("nummod",))), None)
    if (
        value is not None
        and value > 1
        and not (FIRST_YEAR <= value <= LAST_YEAR and "," not in tree.phrase(token).quote)
    ):
        words = tree.phrase(token)
        since, until = period(tree, token, words)
        return build(tree, words, token, claims, value=float(value), change=None, since=since, until=until)
    above = tree.heads[token]
    if tree.links[token] == "pobj" and tree.words[above] == "of":
        whole = tree.phrase(tree.heads[above], whole=True)
        percent = PERCENT.search(whole.quote)
        if percent:
            whole = Span.of(tree.text, whole.start + percent.start(), whole.end)
            since, until = period(tree, token, whole)
            share = float(percent["value"])
            return build(tree, whole, token, claims, value=share, change=None, since=since, until=until, share=True)
    return None


def period(tree: Tree, token: int, words: Span) -> tuple[str | None, str | None]:
    """The years that a figure spans: the first period after it in its sentence, else the only one before it."""
    first, last = tree.sentence(token)
    after = PERIOD.search(tree.text, words.start, tree.ends[last - 1])
    match = after or PERIOD.search(tree.text, tree.starts[first], words.start)
    if match is None:
        return None, None
    if match["since"]:
        return match["since"], None
    if match["in"]:
        return match["in"], match["in"]
    return match["from"], match["to"]


def build(
    tree: Tree, words: Span, thing: int, claims: Sequence[Claim], *, value: float | None, change: str | None,
    since: str | None, until: str | None, share: bool = False,
) -> Figure:  # fmt: skip
    """A figure with the innermost claim that holds it."""
    held = holders(words, claims)
    held.sort(key=lambda claim: claim.content.end - claim.content.start)
    named = "per cent of " if share else ""
    what = name_of_thing(tree, thing)
    return Figure(
        start=words.start, end=words.end, quote=words.quote, what=named + what, value=value, change=change,
        since=since, until=until, claim=held[0].id if held else None,
    )  # fmt: skip


def name_of_thing(tree: Tree, thing: int) -> str:
    """What is counted, without its number and article: "arson attacks"."""
    return tree.span([thing, *tree.named(thing, ("compound", "amod"))]).quote
