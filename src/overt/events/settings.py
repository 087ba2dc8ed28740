"""Where and when: the places and the times of an article, by the words that head them."""

from bisect import bisect_left
from dataclasses import dataclass, field

from overt.events.circles import circles
from overt.events.features import find_features
from overt.events.headlines import headed
from overt.events.moments import contradicted, told_together
from overt.events.sections import Section, sections_of
from overt.events.sites import find_sites
from overt.events.tree import Tree
from overt.events.unlisted import find_unlisted
from overt.events.villages import with_villages
from overt.language.annotated import Language
from overt.language.datelines import after_dateline
from overt.reading import Place, Time


@dataclass(frozen=True, slots=True)
class Settings:
    """The places and times of an article by the token that heads each, and all tokens that tell a time."""

    places: dict[int, Place]
    times: dict[int, Time]
    moments: frozenset[int]
    published: str | None = None
    sections: tuple[Section, ...] = ()
    headed: Place | None = None
    seen: dict[int, list[list[int]]] = field(default_factory=dict)

    def section(self, tree: Tree, token: int) -> Section:
        """What the headings over the sentence of an event tell."""
        return self.sections[tree.sentence_of[token]] if self.sections else Section()

    def circles(self, tree: Tree, token: int) -> list[list[int]]:
        """The widening circles around an event, worked out once."""
        if token not in self.seen:
            self.seen[token] = list(circles(tree, token))
        return self.seen[token]


def settle(tree: Tree, language: Language) -> Settings:
    """Every place and dated time expression of an article, by its head token."""
    tokens = {start: token for token, start in enumerate(tree.starts)}
    governments = {one.start for one in language.mentions if one.type == "country"}
    placed = [one for one in language.places if not of_star(tree.text, one.start)]
    standing = [one for one in placed if one.precision == "country" or one.start not in governments]
    every = with_villages(tree, [*placed, *find_sites(tree, standing)])
    every += find_unlisted(tree, language, every)
    named = [one for one in every if not in_dateline(tree.text, one.start)]
    features, ends = find_features(tree.text, named)
    named = [one for one in named if one.start not in ends or one.precision == "country"]
    named += features
    places = {top(tree, tokens, one.start, one.end): one for one in named}
    dated = [one.time for one in language.times if one.time is not None and one.type in {"DATE", "TIME"}]
    dated = [contradicted(one) for one in dated if not in_dateline(tree.text, one.start)]
    published = language.article.published.edtf
    dated = told_together(tree, dated, published)
    times = {top(tree, tokens, one.start, one.end): one for one in dated}
    places.pop(-1, None)
    times.pop(-1, None)
    moments = {
        token
        for one in language.times
        for token in range(bisect_left(tree.starts, one.span.start), bisect_left(tree.starts, one.span.end))
    }
    headings = sections_of(tree, dated, named)
    return Settings(
        places, times, frozenset(moments), published, tuple(headings), headed(language.article.title, every)
    )


def of_star(text: str, at: int) -> bool:
    """Whether a word is that of the Star of David, which no town is."""
    return text[:at].casefold().endswith(("star of ", "stars of "))


def in_dateline(text: str, at: int) -> bool:
    """Whether a word stands in the dateline of its block, which is where the reporter was."""
    block = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    return after_dateline(text, block) > at


def top(tree: Tree, tokens: dict[int, int], start: int, end: int) -> int:
    """The token of a span that hangs on a word outside it; -1 when no token starts there."""
    first = tokens.get(start)
    if first is None:
        first = next((tokens[at] for at in range(start + 1, end) if at in tokens), None)
    if first is None:
        return -1
    last = first
    while last + 1 < len(tree) and tree.starts[last + 1] < end:
        last += 1
    return next((one for one in range(first, last + 1) if not first <= tree.heads[one] <= last), first)
