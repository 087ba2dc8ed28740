"""Which words of an article tell of which act."""

from bisect import bisect_right
from collections.abc import Sequence

from overt.events.acts import Act
from overt.events.tree import Tree


def territories(tree: Tree, groups: Sequence[Sequence[Act]]) -> list[list[int]]:
    """For each group of acts the tokens that tell of it, in text order.

    These are the sentences of its acts, divided word by word where a sentence tells of several acts, and the sentences
    that follow in the same paragraph until another act is told.
    """
    told: dict[int, dict[int, int]] = {}
    for number, group in enumerate(groups):
        for act in group:
            told.setdefault(act.sentence, {})[act.token] = number
    found: list[set[int]] = [set() for _ in groups]
    for sentence, acts in told.items():
        holders = set(acts.values())
        if len(holders) == 1:
            (number,) = holders
            found[number].update(range(*tree.sentences[sentence]))
            found[number].update(following(tree, sentence, told))
            continue
        for token, number in shares(tree, sentence, acts).items():
            found[number].add(token)
    return [sorted(tokens) for tokens in found]


def reach_of(
    tree: Tree, groups: Sequence[Sequence[Act]], number: int, held: Sequence[int], *, alone: bool
) -> list[int]:
    """The tokens that go on about an act elsewhere: the paragraphs at these places, where its suspects are held.

    So do the paragraphs behind them, up to one that tells of another act. Where an article tells of one act ``alone``,
    all of it does. Sentences that tell of other acts are left out.
    """
    # What is told of acts in general, or of many, takes no sentence away: "the front, which has carried out many".
    single = [any(not act.many for act in group) for group in groups]
    other = {act.sentence for at, group in enumerate(groups) if at != number and single[at] for act in group}
    own = {act.sentence for act in groups[number]}
    near = {tree.paragraph_of[sentence_at(tree, start)] for start in held} | {tree.paragraph_of[one] for one in own}
    near |= behind(near, {tree.paragraph_of[one] for one in other}, last=tree.paragraph_of[-1] if len(tree) else 0)
    told = [one for one in range(len(tree.sentences)) if one not in other and (alone or tree.paragraph_of[one] in near)]
    return [token for sentence in told for token in range(*tree.sentences[sentence])]


def behind(near: set[int], foreign: set[int], *, last: int) -> set[int]:
    """The paragraphs behind some, up to the first that tells of another act."""
    out: set[int] = set()
    for paragraph in near:
        for one in range(paragraph + 1, last + 1):
            if one in foreign:
                break
            out.add(one)
    return out


def sentence_at(tree: Tree, start: int) -> int:
    """The number of the sentence in which a character stands."""
    return tree.sentence_of[max(0, bisect_right(tree.starts, start) - 1)]


def following(tree: Tree, sentence: int, told: dict[int, dict[int, int]]) -> list[int]:
    """The tokens of the sentences after one, to the end of its paragraph or to the next act."""
    out: list[int] = []
    for number in range(sentence + 1, len(tree.sentences)):
        if number in told or tree.paragraph_of[number] != tree.paragraph_of[sentence]:
            break
        out.extend(range(*tree.sentences[number]))
    return out


def shares(tree: Tree, sentence: int, acts: dict[int, int]) -> dict[int, int]:
    """For each word of a sentence the group that it tells of.

    A word belongs to the act it hangs nearest to: the nearest word above it that holds any act decides, and where that
    one holds several, the act that stands least deep below it.
    """
    nearest: dict[int, tuple[int, int]] = {}
    for token in acts:
        for depth, above in enumerate((token, *tree.above(token))):
            if above not in nearest or nearest[above][0] > depth:
                nearest[above] = (depth, acts[token])
    out: dict[int, int] = {}
    for token in range(*tree.sentences[sentence]):
        holder = next((one for one in (token, *tree.above(token)) if one in nearest), None)
        if holder is not None:
            out[token] = nearest[holder][1]
    return out


def own_top(tree: Tree, token: int, foreign: set[int]) -> int:
    """The highest word above an act under which no other act stands."""
    best = token
    for above in (token, *tree.above(token)):
        if foreign & set(tree.below(above)):
            break
        best = above
    return best
