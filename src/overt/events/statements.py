"""Bodies that say themselves that they did it, in words that name neither them nor the act."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from overt.events.acts import Act
from overt.events.bodies import bodies
from overt.events.certainty import Candidate
from overt.events.names import Names, doers_of
from overt.events.settings import in_dateline
from overt.events.tree import Tree
from overt.reading import Claim
from overt.spans import Span

# "said that it had done so", "that it was behind the blast"
DONE_SO = re.compile(
    r"\b(?:it|they|we|he)(?: had| have| has| was| were)? (?:done (?:so|it|this)|did (?:so|it|this)|behind|responsible"
    r"|carried (?:it|this|the \w+) out|carried out)\b",
    re.IGNORECASE,
)
OWN = frozenset({"it", "they", "we", "its", "their", "our"})


def own_statements(
    tree: Tree, names: Names, group: Sequence[Act], reach: Sequence[int], claims: Sequence[Claim]
) -> Iterator[Candidate]:
    """The bodies that speak of an act as theirs: "said in a text that it had lit the fire", "that it had done so"."""
    inside = {tree.starts[token] for token in reach}
    for claim in claims:
        source = claim.source
        if source is None or claim.act in {"deny", "accuse"} or claim.content.start not in inside:
            continue
        ours = [act for act in group if within(tree, act.token, claim) and done_by_speaker(tree, act.token)]
        if (ours or DONE_SO.search(claim.content.quote)) and not in_dateline(tree.text, source.start):
            yield from (Candidate(token=one, claimed=True) for one in bodies(tree, names, head_of(tree, source)))


def within(tree: Tree, token: int, claim: Claim) -> bool:
    """Whether a word stands in what a claim says."""
    return claim.content.start <= tree.starts[token] < claim.content.end


def done_by_speaker(tree: Tree, token: int) -> bool:
    """Whether an act is done by "it", "we" or "its fighters"."""
    if tree.tags[token] == "VBN" and not tree.named(token, ("aux", "dobj", "nsubj", "agent")):
        return False  # "it had received fourteen bodies and fifty wounded"
    heads = doers_of(tree, token)
    return any(tree.words[one] in OWN for head in heads for one in (head, *tree.named(head, ("poss",))))


def head_of(tree: Tree, span: Span) -> int:
    """The token of a span that hangs on a word outside it."""
    first = min(bisect_left(tree.starts, span.start), len(tree) - 1)
    last = max(first, bisect_left(tree.starts, span.end) - 1)
    return next((one for one in range(first, last + 1) if not first <= tree.heads[one] <= last), first)
