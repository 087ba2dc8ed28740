"""Towns and villages that no gazetteer lists, told as such by the words around them."""

import re
from collections.abc import Iterator, Sequence

from overt.events.tree import Tree
from overt.events.villages import small_place
from overt.language.annotated import Language
from overt.reading import Place

_SETTLEMENT = re.compile(
    r"\b(?:village|town|hamlet|settlement|city|suburb|township|municipality|port|district)s? (?:of|called|named) $"
    r"|\bmayor of $"
    r"|\b(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|edge|cent(?:re|er)|heart) of $"
)
# Not "of", "by" or "to": "the jet of Aquila burned" names who owns it.
PLACED = frozenset({"in", "near", "at", "outside", "around", "from", "into", "over", "towards"})
# What the parser may take a small town for; where it sees nothing, the word in front says enough.
KIND = "GPE"
UNSEEN = frozenset({"PRODUCT", None})


def find_unlisted(tree: Tree, language: Language, places: Sequence[Place]) -> list[Place]:
    """Names that the text uses for a town and that are no place yet, without coordinates.

    "The village of Zytna" says so itself; other names must be taken for places by the parser and follow a word like
    "in" or "near". Their country is that of the nearest place in the sentence, else the only one of the article.
    """
    taken = [(one.start, one.end) for one in places]
    taken += [(one.start, one.end) for one in language.mentions if one.type in {"person", "organisation", "group"}]
    return [
        small_place(tree, first, last, places, why="in no gazetteer", score=0.3)
        for first, last in names(tree, language)
        if not any(start < tree.ends[last] and tree.starts[first] < end for start, end in taken)
    ]


def names(tree: Tree, language: Language) -> Iterator[tuple[int, int]]:
    """The first and last tokens of the names that stand as places, in text order."""
    kinds = {token.i: entity.label_ for entity in language.doc.ents for token in entity}
    token = 0
    while token < len(tree):
        last = token
        while last + 1 < len(tree) and tree.kinds[last + 1] == "PROPN" and tree.heads[last] in {last + 1, token}:
            last += 1
        if tree.kinds[token] == "PROPN" and tree.text[tree.starts[token]].isupper() and stands(tree, token, kinds):
            yield token, last
        token = last + 1


def stands(tree: Tree, token: int, kinds: dict[int, str]) -> bool:
    """Whether a name stands as a place: by a word for a settlement before it, or by the parser and a preposition."""
    if _SETTLEMENT.search(tree.text, max(0, tree.starts[token] - 40), tree.starts[token]):
        return True
    if token == 0 or tree.words[token - 1] not in PLACED:
        return False
    unseen = kinds.get(token) in UNSEEN and tree.words[token - 1] in {"in", "near", "outside"}
    return kinds.get(token) == KIND or unseen or serves(tree, token)


def serves(tree: Tree, token: int) -> bool:
    """Whether an airport or port goes by this name elsewhere in the text."""
    name = re.escape(tree.text[tree.starts[token] : tree.ends[token]])
    kinds = r"(?:[Aa]irport|[Aa]irfield|[Aa]irbase|air base|[Hh]arbou?r|[Pp]ort)"
    return re.search(rf"\b{name} {kinds}\b", tree.text) is not None
