"""Coreference: what has been read so far of an article, as descriptions and pronouns see it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from overt.language.descriptions import Description
from overt.language.entities import Entity, Named
from overt.reading import MentionForm
from overt.spans import Span
from overt.vocabulary.lists import raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that point at an entity, or at nobody we can safely tell."""

    start: int
    end: int
    form: MentionForm
    entity: Entity | None
    subject: bool = False


@dataclass(slots=True, kw_only=True)
class Occurrence:
    """One place where an entity stands, as later pronouns see it."""

    entity: Entity
    at: int
    sentence: int
    subject: bool
    speaks: bool
    quoted: bool
    owner: bool
    verb: int | None


@cache
def speech_verbs() -> frozenset[str]:
    """The lemmas of verbs whose subject speaks."""
    return frozenset(raw("speech-verbs")["verbs"])


@dataclass(slots=True)
class Discourse:
    """What has been read so far of one article: who stood where, and what was described."""

    text: str
    doc: Doc
    at: dict[int, Named]
    entities: list[Entity]
    starts: list[int]
    quoted: tuple[Span, ...]
    quote_starts: list[int] = field(default_factory=list)
    past: list[Occurrence] = field(default_factory=list)
    described: list[tuple[Description, Entity, int]] = field(default_factory=list)
    pointed: dict[int, Entity] = field(default_factory=dict)
    speakers: dict[int, Entity | None] | None = None
    line_ends: list[int] | None = None

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.starts, at)

    def entity(self, token: Token) -> Entity | None:
        """Who is named at a token, or pointed at by a description or pronoun read already."""
        named = self.at.get(token.i)
        return named.entity if named is not None else self.pointed.get(token.i)

    def paragraph(self, at: int) -> int:
        """The number of the line at an offset; a text without lines is looked through once, not for each pronoun."""
        if self.line_ends is None:
            self.line_ends = [number for number, letter in enumerate(self.text) if letter == "\n"]
        return bisect_right(self.line_ends, at)

    def in_quotation(self, at: int) -> bool:
        """Whether an offset lies inside a quotation."""
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and at < self.quoted[index].end

    def named_speaker(self, sentence: int) -> Entity | None:
        """Who is named as the speaker of a sentence, outside its quotations, be it before or behind them."""
        if self.speakers is None:
            self.speakers = {
                self.sentence(self.doc[at].idx): named.entity
                for at, named in self.at.items()
                if self.doc[at].dep_ == "nsubj"
                and self.doc[at].head.lemma_ in speech_verbs()
                and not self.in_quotation(self.doc[at].idx)
            }
        return self.speakers.get(sentence)

    def saw(self, entity: Entity, token: Token) -> None:
        """Remember that an entity stands at a token."""
        verb = governor(token)
        subject = verb is not None and (_heads_up(token).dep_ in ("nsubj", "nsubjpass") or _inverted(token, verb))
        speaks = verb is not None and subject and verb.lemma_ in speech_verbs()
        entity.seen += 1
        entity.acts = entity.acts or subject or _agent(token)
        self.past.append(
            Occurrence(
                entity=entity,
                at=token.idx,
                sentence=self.sentence(token.idx),
                subject=subject or _according(token),
                speaks=speaks or _according(token),
                quoted=self.in_quotation(token.idx),
                owner=token.dep_ == "poss",
                verb=verb.i if verb is not None else None,
            )
        )


def _inverted(token: Token, verb: Token) -> bool:
    """Whether the parse took for an object who speaks behind the verb: "…, said the captain Ivo Tamm"."""
    top = _heads_up(token)
    behind = top.dep_ in ("dobj", "oprd", "dep", "ccomp") and top.pos_ == "PROPN" and top.i > verb.i
    return behind and verb.lemma_ == "say" and all(one.dep_ not in ("nsubj", "nsubjpass") for one in verb.lefts)


def _heads_up(token: Token) -> Token:
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    return token


def governor(token: Token) -> Token | None:
    """The verb of which a token is subject or object."""
    top = _heads_up(token)
    return top.head if top.head.pos_ in ("VERB", "AUX") and top.head is not top else None


def _agent(token: Token) -> bool:
    return _according(token) or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def _according(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
