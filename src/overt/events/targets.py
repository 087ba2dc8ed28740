"""What or who was hit: targets, the sector they put an act in, and what the act was done with."""

from functools import cache
from typing import cast

from overt.events.names import Names
from overt.events.settings import in_dateline
from overt.events.tree import NOMINAL, Tree
from overt.reading import Sector, Target
from overt.spans import Span
from overt.vocabulary.lists import raw

AGAINST = ("on", "against", "at", "upon", "targeting", "of", "into")
# Nouns that carry an act without being hit: "a series of attacks", "responsibility for the attack".
EMPTY = frozenset({
    "sign", "indication", "proof", "doubt", "hint",
    "series", "attack", "fire", "flame", "blaze", "act", "number", "wave", "attempt", "plot", "responsibility", "way",
    "time", "day", "night", "morning", "evening", "week", "month", "year", "part", "kind", "sabotage", "arson",
    "bomb", "explosive", "explosion", "device", "shot", "gun", "gunfire", "drone", "missile", "rocket", "grenade",
    "mortar", "bombing", "damage", "blast", "it", "them", "that", "which", "who", "this", "scene", "case", "behalf",
    "charge", "terrorism", "suspicion", "hand", "work", "use", "evidence", "slogan", "window", "hostage", "anchor",
    "parcel", "package", "order", "purpose", "relation", "state", "pattern", "foundation", "link", "others", "battle",
    "fight", "police", "result", "none", "report", "rumour", "rumor", "telegram", "facebook", "twitter", "television",
    "area", "place", "life", "one", "he", "she", "they", "we", "i",
})  # fmt: skip


# Verbs by which an act reaches what it hits: "the attack knocked out the port".
HITTING = frozenset({
    "target", "hit", "destroy", "damage", "strike", "kill", "wound", "injure", "hurt", "rip", "rock", "shake", "engulf",
    "gut", "ravage", "shatter", "knock", "cripple", "disable", "disrupt", "shut", "paralyse", "paralyze", "affect",
})  # fmt: skip


def target_heads(tree: Tree, token: int) -> list[int]:
    """The heads of the phrases that an event is said to hit, in text order."""
    found = tree.named(token, ("dobj", "nsubjpass"))
    found += tree.objects_of_prepositions(token, AGAINST)
    if tree.links[token] == "acl" and tree.tags[token] == "VBN":
        found.append(tree.heads[token])
    for child in tree.named(token, ("prt",)):
        found += tree.objects_of_prepositions(child, AGAINST)
    for over in tree.named(token, ("dobj", "dative", "prep")):
        # "set fire to the store": the target hangs on the object or on a preposition of it.
        if tree.lemmas[over] in {"fire", "damage", "attempt", "bomb", "shot"}:
            found += tree.objects_of_prepositions(over, ("to", "on", "at", "under", "against"))
    if tree.lemmas[token] in {"set", "do", "cause", "damage"}:
        found += tree.objects_of_prepositions(token, ("to",))
    if tree.kinds[token] in NOMINAL:
        found += carried(tree, token)
    heads = [one for head in found for one in tree.conjuncts(head) if tree.kinds[one] in NOMINAL | {"NUM"}]
    return sorted({one for one in heads if tree.lemmas[one] not in EMPTY and tree.words[one] not in EMPTY})


def carried(tree: Tree, token: int) -> list[int]:
    """What a noun of an act hits by its place or its verb: "a fire at a depot", "the explosion targeted a bakery"."""
    found = [
        one
        for one in tree.objects_of_prepositions(token, ("at", "near", "outside", "in", "under", "inside"))
        if tree.kinds[one] == "NOUN" or tree.named(one, ("compound",))
    ]
    head = tree.heads[token]
    for verb in tree.named(token, ("relcl", "acl")):
        if tree.lemmas[verb] in HITTING and not tree.named(verb, ("nsubjpass", "auxpass")):
            found += tree.named(verb, ("dobj",))
    if tree.links[token] == "nsubj" and tree.lemmas[head] in HITTING:
        found += tree.named(head, ("dobj",)) + tree.objects_of_prepositions(head, ("through",))
    if tree.links[token] in {"pobj"} and tree.words[tree.heads[token]] in {"by", "in", "during", "from"}:
        verb = tree.heads[tree.heads[token]]
        if tree.lemmas[verb] in HITTING - {"gut", "ravage", "rip"}:
            found += tree.named(verb, ("nsubjpass", "dobj"))
    named = [one for one in tree.named(token, ("compound",)) if tree.kinds[one] == "PROPN"]
    return found + [one for one in named if tree.words[one] not in raw("sponsor-cues")["initials"]]


def targets_of(tree: Tree, names: Names, heads: list[int]) -> tuple[Target, ...]:
    """The targets with these heads, each once, in text order."""
    found: dict[str, Target] = {}
    for head in sorted(set(heads)):
        span = undated(tree, head)
        if not span.stands_in(tree.text) or tree.kinds[head] == "NUM" or in_dateline(tree.text, span.start):
            continue  # "at least 40" were hit, but who that is the words do not say
        actor = names.actor(head)
        target = Target(
            start=span.start,
            end=span.end,
            quote=span.quote,
            name=actor.name if actor else None,
            actor=actor.id if actor else None,
        )
        found.setdefault(core(span.quote), target)
    return tuple(found.values())


def undated(tree: Tree, head: int) -> Span:
    """The words of a target without the place and time that follow it: "a centre in Warsaw last May"."""
    span = tree.phrase(head)
    first, last = tree.sentence(head)
    cut = next((one for one in range(head + 1, last) if tree.starts[one] < span.end and sets(tree, one)), None)
    if cut is None or first > head:
        return span
    return Span.of(tree.text, span.start, tree.ends[cut - 1])


def sets(tree: Tree, token: int) -> bool:
    """Whether a word opens a place or time: "in Warsaw", "last May"."""
    if tree.links[token] == "npadvmod" or (tree.links[token] == "amod" and tree.words[token] in {"last", "this"}):
        return tree.links[token] == "npadvmod" or tree.links[tree.heads[token]] == "npadvmod"
    named = [one for one in tree.named(token, ("pobj",)) if tree.kinds[one] == "PROPN"]
    return tree.words[token] in {"in", "near", "on"} and bool(named)


def core(words: str) -> str:
    """A phrase without its article and in lower case, to know it again.

    >>> core("The grain mill"), core("a grain mill")
    ('grain mill', 'grain mill')
    """
    first, _, rest = words.lower().partition(" ")
    return rest if rest and first in {"the", "a", "an", "its", "his", "her", "their", "this", "that"} else words.lower()


@cache
def sector_words() -> tuple[tuple[Sector, frozenset[str], tuple[str, ...]], ...]:
    """The cue words of each sector: single words, then phrases."""
    return tuple(
        (
            cast("Sector", sector),
            frozenset(str(word) for word in words if " " not in str(word)),
            tuple(word for word in words if " " in str(word)),
        )
        for sector, words in raw("target-sectors").items()
    )


def sector_of(targets: tuple[Target, ...]) -> Sector | None:
    """The sector of the first target whose words are known, things before people; ``None`` when no target tells.

    >>> sector_of((Target(start=0, end=17, quote="the naval airbase"),))
    'defence'
    """
    found = [sector for target in targets if (sector := sector_by_words(target.quote)) is not None]
    return next((one for one in found if one != "private-person"), found[0] if found else None)


def sector_by_words(words: str) -> Sector | None:
    """The sector that the words of a name put it in.

    >>> sector_by_words("a paint store"), sector_by_words("the Free Delta Front")
    ('retail', None)
    """
    lowered = words.lower().replace("-", " ").replace("’", " ").replace("'", " ")
    singles_of_name = set(lowered.split())
    for sector, singles, phrases in sector_words():
        if singles & singles_of_name or any(phrase in lowered for phrase in phrases):
            return sector
    return None


@cache
def instrument_words() -> frozenset[str]:
    """The heads of phrases that name an instrument."""
    return frozenset(str(word) for words in raw("instruments").values() for word in words)


def instrument_of(tree: Tree, tokens: list[int]) -> Span | None:
    """What acts at these tokens were done with: a known instrument in the clause, not as its target."""
    known = instrument_words()
    for token in tokens:
        for one in sorted(tree.own(tree.clause(token)), key=lambda one: abs(one - token)):
            if tree.kinds[one] in NOMINAL and tree.lemmas[one] in known and tree.links[one] != "compound":
                return tree.phrase(one)
    return None
