"""Villages and other small places that the gazetteer lacks, known by the words that say what they are."""

from collections.abc import Sequence

from overt.events.sites import country_of
from overt.events.tree import Tree
from overt.reading import Place

SMALL = frozenset({"village", "hamlet", "town", "township", "settlement"})
DOUBTFUL = 0.5  # below this score a namesake far away is not believed against the page's own words


def with_villages(tree: Tree, places: Sequence[Place]) -> list[Place]:
    """The places, where a village stands as the page says and not where a namesake is.

    "The village of Tarnica" and "Tarnica, a village near Lodz" name a place; its country is that of the places around
    it. What the gazetteer is sure of stays as it is.
    """
    lands = {one.country for one in places if one.country and sure(one)}
    found = {one.start: one for one in places}
    for token in range(len(tree)):
        name = named_small(tree, token)
        if name is None:
            continue
        start = tree.starts[name[0]]
        known = found.get(start)
        if known is None or not (sure(known) or (known.country in lands and known.lat is not None)):
            others = [one for one in places if sure(one) and one.start != start]
            found[start] = small_place(tree, name[0], name[-1], others, why="the page says what it is", score=0.4)
    return [found[at] for at in sorted(found)]


def sure(place: Place) -> bool:
    """Whether the gazetteer knows this place well enough."""
    return place.precision is not None and (place.score or 0.0) >= DOUBTFUL


def named_small(tree: Tree, token: int) -> list[int] | None:
    """The words of the name that a word for a village goes with, or ``None``."""
    if tree.lemmas[token] not in SMALL:
        return None
    heads = tree.objects_of_prepositions(token, ("of",)) if tree.links[token] != "appos" else [tree.heads[token]]
    for head in heads:
        if tree.kinds[head] == "PROPN":
            return run(tree, head)
    return None


def run(tree: Tree, head: int) -> list[int]:
    """The capitalised words that make up a name, up to its last one."""
    first = head
    while first > 0 and tree.heads[first - 1] == head and tree.links[first - 1] == "compound":
        first -= 1
    return list(range(first, head + 1))


def small_place(tree: Tree, first: int, last: int, places: Sequence[Place], *, why: str, score: float) -> Place:
    """The place that these tokens name, without coordinates, in the country of the places around it."""
    towns = {one.country for one in places if one.country and one.precision not in {"country", None}}
    country, reason = country_of(tree, first, places, towns)
    start, end = tree.starts[first], tree.ends[last]
    quote = tree.text[start:end]
    return Place(
        start=start, end=end, quote=quote, name=" ".join(quote.split()), country=country, precision="city",
        reason=f"{why}; {reason}", score=score,
    )  # fmt: skip
