"""Link: read an article’s names, descriptions and pronouns in order, and tell who each points at."""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from overt.language.actor_list import ActorList
from overt.language.coreference import Discourse, Link
from overt.language.descriptions import Description, find_descriptions
from overt.language.entities import Entity, Named
from overt.language.pronouns import PRONOUNS, resolve_pronoun
from overt.language.roles import give_role, listed_roles, owner_of
from overt.language.taking_up import describe
from overt.spans import Span


def link(
    text: str,
    doc: Doc,
    named: list[Named],
    entities: list[Entity],
    *,
    actors: ActorList,
    sentences: tuple[Span, ...],
    quoted: tuple[Span, ...],
    published: str | None,
) -> tuple[list[Link], list[Entity]]:
    """The descriptions and pronouns with their entities, and all entities, those only described among them."""
    at = _by_token(doc, named)
    described = list(find_descriptions(text, doc, named=set(at), actors=actors))
    owners = {one.head: owner for one in described if (owner := owner_of(text, doc, one, at))}
    for one in described:
        if one.head in owners:
            give_role(text, doc, one, owners[one.head], at)
    listed_roles(entities, actors=actors, published=published)
    discourse = Discourse(
        text, doc, at, list(entities), [one.start for one in sentences], quoted, [one.start for one in quoted]
    )
    return _read(discourse, named, described, owners), discourse.entities


def _by_token(doc: Doc, named: list[Named]) -> dict[int, Named]:
    starts = [token.idx for token in doc]
    found: dict[int, Named] = {}
    for one in named:
        at = bisect_left(starts, one.name.start)
        while at < len(doc) and starts[at] < one.name.end:
            found[at] = one
            at += 1
    return found


def _read(
    discourse: Discourse, named: list[Named], described: list[Description], owners: dict[int, Named]
) -> list[Link]:
    """Go through the text word by word, as a reader does."""
    heads = {head.i: one for one in named if (head := _head(discourse.doc, one)) is not None}
    phrases = {one.head: one for one in described}
    links: list[Link] = []
    for token in discourse.doc:
        if token.i in heads:
            entity = heads[token.i].entity
            if entity is not None:
                discourse.saw(entity, token)
        elif token.i in phrases:
            links += _description(discourse, phrases[token.i], owners.get(token.i))
        elif token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
            links += _pronoun(discourse, token)
    return links


def _head(doc: Doc, named: Named) -> Token | None:
    span = doc.char_span(named.name.start, named.name.end, alignment_mode="expand")
    return span.root if span is not None else None


def _description(discourse: Discourse, description: Description, owner: Named | None) -> list[Link]:
    if owner is not None and owner.name.start == description.end + 1:
        return []  # a title: its words are no mention of their own beside the name
    token = discourse.doc[description.head]
    entity = owner.entity if owner else describe(discourse, description)
    if entity is not None and owner is None:
        discourse.saw(entity, token)
        discourse.pointed[token.i] = entity
    return [Link(start=description.start, end=description.end, form="description", entity=entity)]


def _pronoun(discourse: Discourse, token: Token) -> list[Link]:
    entity = resolve_pronoun(discourse, token)
    if entity is None and PRONOUNS[token.lower_][0] == "it":
        return []
    if entity is not None:
        discourse.saw(entity, token)
        discourse.pointed[token.i] = entity
    return [Link(start=token.idx, end=token.idx + len(token), form="pronoun", entity=entity)]
