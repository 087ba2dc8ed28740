"""Resolve: who the words of an article name, by the fullest name the article gives."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from overt.language.annotated import Language
from overt.language.descriptions import as_name
from overt.reading import Mention

_JOINED = re.compile(r"(?:,? and |, |,? or | & )+")
SCORES = {"name": 0.95, "description": 0.8, "pronoun": 0.7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who is meant: the fullest name in the article, the actor where there is one, why, and how sure that is."""

    name: str | None
    actor: str | None
    reason: str
    score: float


def resolve(language: Language, start: int, end: int) -> Resolution:
    """Who is meant by ``text[start:end]``: a name, a description or a pronoun, with words around it or without.

    A pronoun that points at nobody we can safely tell has no name. A description that no name takes up is its own
    name, in its fullest form. What is neither (a clause, "some") is named as it is written.
    """
    root = _root(language, start, end)
    mention = _mention(language, root, start, end)
    if mention is None:
        return _as_written(language, start, end)
    actor = language.actor(mention.actor)
    several = _several(language, mention, start, end)
    if several and actor is not None:
        return Resolution(name=several, actor=actor.id, reason="several at once; the actor is the first", score=0.7)
    if actor is None:
        return _without_actor(language, mention, start, end)
    if mention.form == "name":
        same = mention.quote == actor.name
        name = mention.quote if _metonym(mention, actor.name, actor.type) else actor.name
        reason = "named in full" if same else f"{mention.quote!r} names {actor.name!r} here"
    else:
        name, reason = actor.name, f"{mention.form} {mention.quote!r} linked to {actor.name!r}"
    return Resolution(name=name, actor=actor.id, reason=reason, score=SCORES[mention.form])


def _several(language: Language, mention: Mention, start: int, end: int) -> str | None:
    """The full names of all whom the words name, where they name several: "Bush and Kasich"."""
    names = [
        one for one in _near(language, end)
        if start <= one.start and one.end <= end and one.form == "name" and one.type == mention.type and one.actor
    ]  # fmt: skip
    joined = "".join(language.text[a.end : b.start] for a, b in pairwise(names))
    if len({one.actor for one in names}) < 2 or names[0] is not mention or not _JOINED.fullmatch(joined):
        return None
    full = [actor.name for one in names if (actor := language.actor(one.actor))]
    return f"{', '.join(full[:-1])} and {full[-1]}"


def _metonym(mention: Mention, name: str, kind: str) -> bool:
    """Whether the page says "Moscow" where the actor is Russia: the name stays as the page writes it."""
    return kind == "country" and mention.quote != name


def _root(language: Language, start: int, end: int) -> Token | None:
    span = language.doc.char_span(start, end, alignment_mode="expand")
    return _antecedent(span.root) if span is not None else None


def _antecedent(root: Token) -> Token:
    """The noun that a relative "who" or "which" takes up; any other word itself."""
    verb = root.head
    relative = root.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" and verb.head.i < root.i
    return verb.head if relative else root


def _mention(language: Language, root: Token | None, start: int, end: int) -> Mention | None:
    """The mention that holds the head of the words; the one that reaches furthest to the left of several."""
    if root is None:
        return None
    start = min(start, root.idx)
    inside = [one for one in _near(language, end) if one.start < end and one.end > start]
    at_head = [one for one in inside if one.start <= root.idx < one.end]
    ending = [one for one in at_head if one.end == root.idx + len(root)] or at_head
    linked = [one for one in ending if one.actor] or ending
    if linked:
        return linked[0]
    people = [one for one in inside if one.type == "person" and one.form == "name" and one.start >= start]
    return people[0] if len({one.actor for one in people}) == 1 and _adjacent(language, people[0], root) else None


def _adjacent(language: Language, mention: Mention, root: Token) -> bool:
    """Whether a name stands behind the head and a comma: "the prosecutor, Ann Berg"."""
    between = language.text[min(mention.end, root.idx + len(root)) : max(mention.start, root.idx)]
    return between == ", "


def _near(language: Language, end: int) -> tuple[Mention, ...]:
    last = bisect_left([one.start for one in language.mentions], end)
    return language.mentions[max(0, last - 40) : last]


def _without_actor(language: Language, mention: Mention, start: int, end: int) -> Resolution:
    if mention.form == "pronoun":
        return Resolution(name=None, actor=None, reason=f"nobody safe to link {mention.quote!r} to", score=0.0)
    return _as_written(language, start, end)


def _as_written(language: Language, start: int, end: int) -> Resolution:
    words = language.text[start:end]
    return Resolution(name=as_name(words) or None, actor=None, reason="as written", score=0.5)
