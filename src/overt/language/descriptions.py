"""Descriptions: phrases that point at somebody without a name, like "the spy chief" or "Western officials"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from overt.language.actor_list import ActorList
from overt.language.nouns import NounKind, nouns
from overt.language.titles import Gender

_INSIDE = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "punct", "advmod", "npadvmod", "quantmod", "predet"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "any", "every", "each", "no", "several", "many", "two", "three", "few"}
)
# How many words may stand before the noun, and in the phrase that completes it.
_LONGEST = 14
_COMPLETION = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A describing phrase: its core from determiner to head, and how far what completes it reaches.

    ``owner`` is the index of the token that owns it ("Russia" in "Russia’s president"), ``of`` that of the noun in
    its of-phrase.
    """

    start: int
    end: int
    full_end: int
    head: int
    lemma: str
    kind: NounKind
    plural: bool
    definite: bool
    indefinite: bool
    bare: bool
    words: frozenset[str]
    countries: frozenset[str]
    owner: int | None
    of: int | None
    gender: Gender | None

    def beside(self, doc: Doc) -> frozenset[str]:
        """The other words of an office: "council" and "planning" of "the council’s head of planning"."""
        return self.words | ({doc[self.of].lower_} if self.of is not None else set())


def find_descriptions(text: str, doc: Doc, *, named: set[int], actors: ActorList) -> Iterator[Description]:
    """The describing phrases of a parsed text, in text order; ``named`` are the tokens that stand in names."""
    lists = nouns()
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.i in named:
            continue
        plural = token.tag_ in ("NNS", "NNPS")
        lemma = _lemma(token, plural=plural)
        kind = lists.kind(lemma, plural=plural)
        if kind is not None and not _only_modifies(token, named):
            yield _description(text, token, lemma, kind, plural=plural, actors=actors)


def _lemma(token: Token, *, plural: bool) -> str:
    word = str(token.lemma_ or token.text).lower()
    if plural and word.endswith("s") and word not in ("hackers",):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def _only_modifies(token: Token, named: set[int]) -> bool:
    """Whether the noun stands before another noun that it only modifies: "police station", but not a title."""
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i and token.head.i not in named


def _description(
    text: str, token: Token, lemma: str, kind: NounKind, *, plural: bool, actors: ActorList
) -> Description:
    first = _first(token)
    inside = list(token.doc[first : token.i])
    starters = {one.lower_ for one in inside if one.dep_ in ("det", "poss", "nummod", "predet")}
    owner = next((one for one in token.lefts if one.dep_ == "poss"), None)
    completed = _completion(token)
    definite = bool(starters & _DEFINITE) or owner is not None
    indefinite = not definite and (bool(starters & _INDEFINITE) or any(one.dep_ == "nummod" for one in inside))
    modifiers = [one for one in inside if one.dep_ in ("amod", "compound", "nmod", "poss")]
    return Description(
        start=token.doc[first].idx,
        end=token.idx + len(token),
        full_end=completed[1],
        head=token.i,
        lemma=lemma,
        kind=kind,
        plural=plural,
        definite=definite,
        indefinite=indefinite,
        bare=not definite and not indefinite,
        words=frozenset(one.lower_ for one in modifiers),
        countries=frozenset(_countries(text[token.doc[first].idx : completed[1]], actors)),
        owner=owner.i if owner is not None else None,
        of=completed[0],
        gender=nouns().gender.get(lemma) or _worded_gender(token),
    )


def _first(token: Token) -> int:
    """Where the phrase begins: the leftmost word of what stands before the noun, and no clause."""
    first = token.i
    for left in reversed(list(token.lefts)):
        if left.dep_ not in _INSIDE or left.text in ",;:—–" or token.i - left.left_edge.i > _LONGEST:
            break
        first = left.left_edge.i
    while first < token.i and (token.doc[first].is_punct or token.doc[first].is_space):
        first += 1
    return first


def _completion(token: Token) -> tuple[int | None, int]:
    """The noun in the of-phrase right behind the head, and where that phrase ends."""
    end: int = token.idx + len(token)
    for right in token.rights:
        if right.dep_ != "prep" or right.lower_ not in ("of", "for", "at", "in", "from", "by", "to", "with"):
            continue
        noun = next((one for one in right.children if one.dep_ == "pobj"), None)
        last = _before_comma(right, noun)
        if last is None or last.i - token.i > _COMPLETION:
            break
        if right.i == token.i + 1:
            return (noun.i if noun is not None else None), last.idx + len(last)
    return None, end


def _before_comma(preposition: Token, noun: Token | None) -> Token | None:
    """The last word of the phrase before any comma in it; None where the comma stands before its noun."""
    within = preposition.doc[preposition.i : preposition.right_edge.i + 1]
    comma = next((one.i for one in within if one.text == ","), within.end)
    if comma < within.end and (noun is None or comma < noun.i):
        return None
    return preposition.doc[comma - 1]


def _countries(words: str, actors: ActorList) -> Iterator[str]:
    for hit in actors.find(words):
        country = hit.phrases[0].listed.country
        if country and hit.phrases[0].kind != "weak":
            yield country


def _worded_gender(token: Token) -> Gender | None:
    if token.lower_.endswith(("woman", "women")):
        return "f"
    return "m" if token.lower_.endswith("man") and len(token) > 5 else None


def as_name(words: str, *, keep: bool = False) -> str:
    """The words of a description as a name: on one line, without the article before it.

    The first letter is made a capital unless the words are to be kept, as the end of a longer name.

    >>> as_name("the Western officials")
    'Western officials'
    """
    joined = " ".join(words.split())
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        joined = joined.removeprefix(article)
    return joined if keep else joined[:1].upper() + joined[1:]
