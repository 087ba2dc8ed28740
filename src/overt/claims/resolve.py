"""Who the words of a source point at: mention, actor and fullest name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from overt.claims.draft import Piece
from overt.language.annotated import Language
from overt.reading import Actor, Mention, Source

_LINKED = re.compile(r"\b(?:of|for|from|at|in|with|to|by|on|and)\b|['’]s?\s")
_ARTICLES = ("the ", "a ", "an ")


class Resolver:
    """Turns offsets of a source into the words, the fullest name in the article and the actor."""

    def __init__(self, language: Language) -> None:
        self.text = language.text
        self.mentions: Sequence[Mention] = language.mentions
        self._starts = [one.start for one in language.mentions]
        self._actors: dict[str, Actor] = {one.id: one for one in language.actors}

    def source(self, piece: Piece, head: Token | None) -> Source:
        """The source at ``piece``; a pronoun that points at nobody known has no name."""
        mention = self._named(self._mention(piece, head), head)
        actor = self._actors.get(mention.actor or "") if mention is not None else None
        quote = self.text[slice(*piece)]
        pronoun = head is not None and head.pos_ == "PRON"
        name = actor.name if actor is not None else None if pronoun else _plain(quote)
        return Source(
            start=piece[0], end=piece[1], quote=quote, name=name, actor=actor.id if actor is not None else None,
            reason=_reason(mention, actor, quote),
        )  # fmt: skip

    def _mention(self, piece: Piece, head: Token | None) -> Mention | None:
        """The mention that holds the head word of the source; without one, none."""
        if head is None:
            return next((one for one in self._within(*piece) if one.actor), None)
        held = [one for one in self._within(*piece) if one.start <= head.idx < one.end]
        held = held or [one for one in self._within(*piece) if one.end == piece[1] and self._apposed(piece, one)]
        return min(held, key=lambda one: (one.actor is None, one.start - one.end), default=None)

    def _named(self, mention: Mention | None, head: Token | None) -> Mention | None:
        """The mention, or that of the name set beside it: "a spokesman for the line, Lars Viken, said"."""
        if head is None or head.pos_ != "NOUN" or (mention is not None and self._is_named(mention)):
            return mention
        inner = (low for one in head.rights if one.dep_ == "prep" for low in one.rights if low.pos_ == "PROPN")
        beside = (one for noun in (head, *inner) for one in noun.rights if _is_name(one, person=noun is not head))
        names = (held for one in beside for held in self._within(one.idx, one.idx + len(one.text)) if held.actor)
        return next((one for one in names if one.form == "name"), mention)

    def _is_named(self, mention: Mention) -> bool:
        """Whether the article gives the actor of the mention a name."""
        actor = self._actors.get(mention.actor or "")
        return actor is not None and actor.name.lower() != _plain(mention.quote).lower()

    def _apposed(self, piece: Piece, mention: Mention) -> bool:
        """Whether a name ends the source without a preposition before it: "the guard Ilja Brandt"."""
        before = self.text[piece[0] : mention.start]
        return mention.form == "name" and not _LINKED.search(before)

    def _within(self, start: int, end: int) -> list[Mention]:
        first = max(0, bisect_right(self._starts, start) - 4)
        return [one for one in self.mentions[first : bisect_left(self._starts, end)] if one.end > start]


def _is_name(word: Token, *, person: bool) -> bool:
    return word.dep_ == "appos" and word.pos_ == "PROPN" and (not person or word.ent_type_ == "PERSON")


_KINDS = {"name": "another form of the name", "pronoun": "the pronoun", "description": "the description"}


def _reason(mention: Mention | None, actor: Actor | None, quote: str) -> str | None:
    """Why these words are taken for that actor; ``None`` where they are the name itself or point at nobody known."""
    if mention is None or actor is None or actor.name == quote:
        return None
    kind = _KINDS[mention.form]
    known = f"; {actor.match.reason}" if actor.match is not None else ""
    return f"{kind} '{mention.quote}' stands for '{actor.name}'{known}"


def _plain(quote: str) -> str:
    """The words without article and ending: "a police source" is called "police source", "the mayor's" "mayor"."""
    quote = quote.removesuffix("’s").removesuffix("'s")
    for article in _ARTICLES:
        if quote[: len(article)].lower() == article:
            return quote[len(article) :]
    return quote
