"""Annotate an article: sentences and parse, then times, places, names and who they are."""

from dataclasses import replace

from overt.language.actor_list import ActorList, load_actors
from overt.language.annotated import Language
from overt.language.coreference import Link
from overt.language.entities import Entity, Named, entities
from overt.language.link import link
from overt.language.names import find_names
from overt.language.parse import parse, unparsed
from overt.language.places import find_places
from overt.language.quotations import quotations
from overt.language.sentences import sentences
from overt.language.times import find_times
from overt.reading import Actor, Article, Match, Mention, MentionType, Role
from overt.spans import Span


def annotate(article: Article, *, actors: ActorList | None = None) -> Language:
    """Everything the language stage knows of an English article.

    ``actors`` is the actor list to read with; the list that comes with overt when none is given.
    """
    text = article.text
    listed = actors or load_actors()
    doc = parse(text)
    quoted = quotations(text)
    found, problems = sentences(text, doc, quoted=quoted)
    unread = unparsed(text)
    parsed = text[: len(doc.text)]
    language = Language(
        article=article,
        doc=doc,
        sentences=found,
        times=find_times(parsed, published=article.published.edtf, doc=doc),
        places=find_places(parsed, doc, outlet=article.outlet),
        problems=(unread, *problems) if unread else problems,
    )
    return _with_actors(language, listed, quoted)


def _with_actors(language: Language, listed: ActorList, quoted: tuple[Span, ...]) -> Language:
    text, doc = language.text, language.doc
    names = find_names(text, doc, actors=listed, sentences=language.sentences, places=language.places)
    named, people = entities(text, names, actors=listed)
    links, everybody = link(
        text, doc, named, people, actors=listed, sentences=language.sentences, quoted=quoted,
        published=language.article.published.edtf,
    )  # fmt: skip
    kept = sorted((one for one in everybody if _is_actor(one)), key=lambda one: one.first)
    ids = {id(one): f"a{number}" for number, one in enumerate(kept, 1)}
    return replace(
        language, mentions=_mentions(text, named, links, ids), actors=tuple(_actor(one, ids) for one in kept)
    )


def _is_actor(entity: Entity) -> bool:
    """Whether the entity goes into the reading: everybody named, and whoever is described and does something."""
    return entity.type != "document" and (not entity.described or entity.acts or entity.seen > 1)


def _mentions(text: str, named: list[Named], links: list[Link], ids: dict[int, str]) -> tuple[Mention, ...]:
    spans: list[tuple[int, int, MentionType, str, str | None]] = []
    for one in named:
        actor = ids.get(id(one.entity)) if one.entity else None
        spans.append((one.name.start, one.name.end, one.name.type, "name", actor))
    for link_ in links:
        actor = ids.get(id(link_.entity)) if link_.entity else None
        if actor or link_.form == "pronoun":
            spans.append((link_.start, link_.end, _type(link_), link_.form, actor))
    spans.sort(key=lambda one: (one[0], -one[1]))
    return tuple(
        Mention(id=f"m{number}", start=start, end=end, quote=text[start:end], type=kind, form=form, actor=actor)  # type: ignore[arg-type]
        for number, (start, end, kind, form, actor) in enumerate(spans, 1)
    )


def _type(link_: Link) -> MentionType:
    if link_.entity is None or link_.entity.type == "document":
        return "person" if link_.entity is None else "other"
    return link_.entity.type


def _actor(entity: Entity, ids: dict[int, str]) -> Actor:
    listed = entity.listed
    return Actor(
        id=ids[id(entity)],
        name=entity.name,
        type=entity.type,  # type: ignore[arg-type]
        country=entity.country,
        ids={"wikidata": listed.wikidata} if listed and listed.wikidata else {},
        match=Match(reason=entity.reason, score=entity.score) if listed else None,
        roles=tuple(_role(one, ids) for one in entity.roles),
    )


def _role(role: Role, ids: dict[int, str]) -> Role:
    """The role with the id of the body it belongs to."""
    if role.of is None:
        return role
    return Role(
        title=role.title, of=ids.get(int(role.of.split()[-1])), span=role.span, since=role.since, until=role.until
    )
