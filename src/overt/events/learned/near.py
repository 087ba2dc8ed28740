"""Which words are near which act: paragraphs to read, the report of a mention, the tokens that words cover."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from overt.events.casualties import ATTACKERS
from overt.events.names import is_person_word
from overt.events.story import Story
from overt.events.suspects import DOERS
from overt.spans import Span

REACH = 2  # sentences between an act and who or what fills a role in it


def paragraphs(story: Story, starts: Sequence[int]) -> list[tuple[int, int]]:
    """From where to where the paragraphs go that hold these offsets."""
    tree = story.tree
    firsts = sentence_starts(story)
    wanted = {tree.paragraph_of[bisect_right(firsts, one) - 1] for one in starts}
    reach: dict[int, tuple[int, int]] = {}
    for number, (first, last) in zip(tree.paragraph_of, tree.sentences, strict=True):
        if number in wanted:
            reach[number] = (reach.get(number, (tree.starts[first], 0))[0], tree.ends[last - 1])
    return list(reach.values())


def home_of(firsts: Sequence[int], span: Span, acts: Mapping[str, Sequence[Span]]) -> str | None:
    """The report that some words belong to: that of the nearest of its acts, if it is told near enough.

    ``firsts`` are where the sentences of the text begin.

    >>> acts = {"r1": [Span(start=4, end=7, quote="hit")], "r2": [Span(start=44, end=47, quote="hit")]}
    >>> home_of([0, 40, 80], Span(start=50, end=54, quote="port"), acts)
    'r2'
    """
    at = bisect_right(firsts, span.start)
    near = [
        (abs(bisect_right(firsts, act.start) - at), abs(act.start - span.start), name)
        for name, spans in acts.items()
        for act in spans
    ]
    sentences, _, name = min(near)
    return name if sentences <= REACH else None


def sentence_starts(story: Story) -> list[int]:
    """Where the sentences of an article begin."""
    return [story.tree.starts[first] for first, _ in story.tree.sentences]


def tokens_of(story: Story, span: Span) -> range:
    """The tokens that some words cover."""
    starts = story.tree.starts
    return range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1))


def known(story: Story, span: Span) -> tuple[str | None, str | None]:
    """The name and id of the actor that some words name, if the language stage knows one."""
    actor = next((one for token in tokens_of(story, span) if (one := story.names.actor(token)) is not None), None)
    return (actor.name, actor.id) if actor else (None, None)


def fit_for_person(story: Story, span: Span) -> bool:
    """Whether some words are a person by name; "gunmen" are none, even at the head of a sentence."""
    return any(story.names.kind(story.tree, one) == "person" for one in names_in(story, span))


def fit_for_body(story: Story, span: Span) -> bool:
    """Whether some words are a name, and no person's."""
    kinds = {story.names.kind(story.tree, one) for one in names_in(story, span)}
    return bool(kinds) and "person" not in kinds


def names_in(story: Story, span: Span) -> list[int]:
    """The tokens of some words that are names, and neither people nor attackers by what they mean."""
    tree = story.tree
    named = [one for one in tokens_of(story, span) if tree.kinds[one] == "PROPN" and not is_person_word(tree, one)]
    return [one for one in named if tree.words[one].removesuffix("s") not in ATTACKERS | DOERS]
