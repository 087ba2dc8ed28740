"""Every count of killed and injured that a page gives of an act: with its bounds, and whose count it is."""

from collections.abc import Sequence
from typing import Literal

from overt.events.assertions import holders
from overt.events.casualties import HURT, KILL, bears, loses_life, of_attackers, sufferers
from overt.events.quantities import bounds
from overt.events.tree import Tree
from overt.reading import Claim, Toll
from overt.spans import Span


def tolls_of(tree: Tree, tokens: Sequence[int], claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """The tolls that the words of casualties among some tokens give, in text order, each once."""
    found: dict[int, Toll] = {}
    for token in sorted(set(tokens)):
        what = "injured" if bears(tree, token) else kind_of(tree.lemmas[token])
        what = "killed" if loses_life(tree, token) else what
        if what is None:
            continue
        for head in sufferers(tree, token):
            toll = toll_of(tree, head, what, claims)
            if toll is not None:
                found.setdefault(toll.start, toll)
    return tuple(found.values())


def kind_of(lemma: str) -> Literal["killed", "injured"] | None:
    """Whether a word tells of killed or injured."""
    return "killed" if lemma in KILL else "injured" if lemma in HURT else None


def toll_of(tree: Tree, head: int, what: Literal["killed", "injured"], claims: Sequence[Claim]) -> Toll | None:
    """The toll of one phrase, "at least six people", where it has a number or a word of quantity."""
    span = numbered(tree, head)
    reach = bounds(span.quote)
    if reach is None or not span.stands_in(tree.text):
        return None
    held = sorted(holders(span, claims), key=lambda one: one.content.end - one.content.start)
    return Toll(
        start=span.start, end=span.end, quote=span.quote, what=what, least=reach[0], most=reach[1],
        attackers=of_attackers(tree, head), claim=held[0].id if held else None,
    )  # fmt: skip


def numbered(tree: Tree, head: int) -> Span:
    """A phrase up to its head, and on over "of workers"; clauses and other people joined to it are left out."""
    tokens = {head}
    for child in tree.children[head]:
        if child < head and tree.links[child] not in {"punct", "cc", "conj", "relcl", "prep"}:
            tokens.update(tree.below(child))
        elif tree.words[child] == "of":
            tokens.update(one for one in tree.below(child) if one <= child + 3)
    return tree.span(sorted(one for one in tokens if min(tokens) <= one))
