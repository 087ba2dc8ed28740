"""Roles: which description belongs to which name, and the office it gives the person."""

from collections.abc import Iterable

from msgspec import structs
from spacy.tokens import Doc, Token

from overt.language.actor_list import ActorList
from overt.language.descriptions import Description
from overt.language.entities import Entity, Named, RoleHead
from overt.language.nouns import gender_of, nouns
from overt.reading import Role
from overt.spans import Span

SERVICES = frozenset({"intelligence-service", "security-service"})


def owner_of(text: str, doc: Doc, description: Description, at: dict[int, Named]) -> Named | None:
    """The name that a description stands beside: "President Berg", "Ann Berg, head of …", "the head, Ann Berg".

    ``at`` tells the name that each token is part of.
    """
    token = doc[description.head]
    beside = [
        _titled(doc, description, at),
        _apposed(description, doc, at),
        _written_behind(text, doc, description, at),
        _called(doc, description, at),
        _written_before(text, doc, description, at),
    ]
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        subjects = [one for one in token.head.lefts if one.dep_ == "nsubj"]
        beside += [at.get(one.i) for one in subjects]
    return next((one for one in beside if one is not None and _fits(description, one)), None)


def _fits(description: Description, named: Named) -> bool:
    if named.entity is None or description.plural:
        return False
    if named.entity.type == "person":
        return description.kind in ("role", "person")
    return named.entity.type == "organisation" and description.kind == "body"


def _titled(doc: Doc, description: Description, at: dict[int, Named]) -> Named | None:
    following = description.head + 1
    if following < len(doc) and following in at and not doc[following].is_sent_start:
        return at[following]
    token = doc[description.head]
    between = range(description.head + 1, token.head.i)
    if token.dep_ in ("compound", "nmod") and token.head.i > token.i and not any(doc[one].is_punct for one in between):
        return at.get(token.head.i)
    return None


def _apposed(description: Description, doc: Doc, at: dict[int, Named]) -> Named | None:
    token = doc[description.head]
    first = token
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.dep_ == "appos" and first.head.i in at:
        return at[first.head.i]
    return next((at[one.i] for one in token.rights if one.dep_ == "appos" and one.i in at), None)


def _written_before(text: str, doc: Doc, description: Description, at: dict[int, Named]) -> Named | None:
    """The name between commas behind the whole description: "a spokesman for the group, Ivo Tamm, said"."""
    if text[description.full_end : description.full_end + 2] != ", ":
        return None
    span = doc.char_span(description.full_end, description.full_end + 3, alignment_mode="expand")
    named = at.get(span.end - 1) if span is not None else None
    if named is None or named.name.start != description.full_end + 2 or named.name.type != "person":
        return None
    return named if text[named.name.end : named.name.end + 1] in (",", ".", ";", "—", " ") else None


def _called(doc: Doc, description: Description, at: dict[int, Named]) -> Named | None:
    """The name by which somebody goes: "the commander, known as Abu Saqr", "a man named Ivo Tamm"."""
    clauses = [one for one in doc[description.head].rights if one.dep_ in ("acl", "relcl")]
    given = [name for one in clauses for word in one.subtree if word.lemma_ == "name" for name in _after_name(word)]
    if given:
        return at.get(given[0].i)
    calling = [one for one in clauses if one.lower_ in _CALLING and (one.dep_ == "acl" or _of_oneself(one))]
    return next((found for verb in calling if (found := at.get(_first_behind(doc, verb.i))) is not None), None)


def _first_behind(doc: Doc, index: int) -> int:
    """The first word behind a verb of calling that may be the name, however the parse hangs it."""
    index += 1
    while index < len(doc) and doc[index].lower_ in _BETWEEN_CALLING:
        index += 1
    return index


def _of_oneself(verb: Token) -> bool:
    """Whether somebody gives their own name: "a man who identified himself as Ivo"."""
    return any(one.lower_ in ("himself", "herself", "themselves") for one in verb.rights)


def _after_name(noun: Token) -> list[Token]:
    """The name itself in "her first name, Ayla" and "gave his name only as Karim"."""
    given = [one for verb in (noun, noun.head) for lead in verb.rights if lead.lower_ == "as" for one in lead.children]
    return [one for one in (*noun.rights, *given) if one.dep_ in ("appos", "pobj") and one.pos_ == "PROPN"]


_BETWEEN_CALLING = frozenset({"as", "only", "by", "police", "officials", "himself", "herself", "themselves"})
_CALLING = frozenset({"known", "identified", "named", "called", "nicknamed"})


def _written_behind(text: str, doc: Doc, description: Description, at: dict[int, Named]) -> Named | None:
    """The name right before the comma before the description, where the parse lost the apposition."""
    before = text[max(0, description.start - 2) : description.start]
    after = text[description.full_end : description.full_end + 1]
    span = doc.char_span(description.start, description.end, alignment_mode="expand")
    if before != ", " or after not in ",.;—)" or span is None or span.start < 2:
        return None
    return at.get(span.start - 2)


def give_role(text: str, doc: Doc, description: Description, owner: Named, at: dict[int, Named]) -> None:
    """Note on the owner's entity what the description tells: the office, its state, the gender, the kind of body."""
    entity = owner.entity
    if entity is None:
        return
    entity.gender = entity.gender or description.gender
    if description.kind == "body":
        entity.kinds.add(description.lemma)
        return
    body = body_of(doc, description, at)
    country = next(iter(description.countries), body.country if body else None)
    words = set(text[description.start : description.full_end].lower().split())
    secret = bool(words & nouns().intelligence) or bool(body and body.kinds & SERVICES)
    heads = (description.lemma, *(description.words & nouns().families.keys()))
    of = description.beside(doc) if body is None else frozenset()
    entity.role_heads += [RoleHead(word, country, secret, of) for word in heads]
    if description.kind != "role":
        return
    entity.country = entity.country or (country if _of_state(description) else None)
    span = Span.of(text, description.start, description.full_end)
    title = _title(text, doc, description, at)
    written = owner.title
    if written is not None and written.office and written.end == description.end:
        title, span = written.text, Span.of(text, min(written.start, description.start), description.end)
    if all(one.title != title for one in entity.roles):
        entity.roles.append(Role(title=title, of=f"entity {id(body)}" if body else None, span=span))


def _of_state(description: Description) -> bool:
    return description.lemma in (
        "president",
        "premier",
        "minister",
        "chancellor",
        "dictator",
        "king",
        "queen",
        "ambassador",
    )


def body_of(doc: Doc, description: Description, at: dict[int, Named]) -> Entity | None:
    """The body or state that an office belongs to, where the article names it beside the office."""
    for index in (description.of, description.owner):
        if index is not None and (found := entity_at(doc, index, at)):
            return found
    token = doc[description.head]
    inside = [at[one.i] for one in token.lefts if one.i in at]
    return next((one.entity for one in inside if one.entity and one.entity.type != "person"), None)


def entity_at(doc: Doc, index: int, at: dict[int, Named]) -> Entity | None:
    """The entity named by a token, or by the name right before it: "SVR" of "the SVR intelligence service"."""
    if index in at:
        return at[index].entity
    token = doc[index]
    named = [at[one.i] for one in token.lefts if one.i in at and one.dep_ in ("compound", "nmod", "poss", "amod")]
    named.sort(key=lambda one: one.entity is None or one.entity.type != "organisation")
    return named[0].entity if named else None


def _title(text: str, doc: Doc, description: Description, at: dict[int, Named]) -> str:
    """The words of the office itself: "foreign minister" of "Estonia’s foreign minister"."""
    first = description.head
    while first > 0 and doc[first - 1].dep_ in ("compound", "amod", "nmod") and first - 1 not in at:
        token = doc[first - 1]
        if token.idx < description.start or token.ent_type_ in ("NORP", "GPE") or token.is_punct:
            break
        first -= 1
    return text[doc[first].idx : description.end]


def listed_roles(entities: Iterable[Entity], *, actors: ActorList, published: str | None) -> None:
    """Give the office holders of the actor list the offices they surely held on the day of publication."""
    people = list(entities)
    by_listed = {one.listed.id: one for one in people if one.listed}
    for entity in people:
        entity.gender = entity.gender or gender_of(entity.name) if entity.type == "person" else entity.gender
        for office in entity.listed.offices if entity.listed and published else ():
            if not held(office.since, office.until, published or "", as_of=actors.as_of):
                continue
            body = by_listed.get(office.of)
            listed = actors.entries[office.of]
            entity.role_heads.append(RoleHead(office.title.split()[-1], listed.country, listed.kind in SERVICES))
            of = f"entity {id(body)}" if body else None
            told = next((one for one in entity.roles if one.title.lower() == office.title), None)
            role = Role(title=office.title, of=of, since=office.since, until=office.until)
            if told is not None:
                entity.roles.remove(told)
                role = structs.replace(role, title=told.title, of=told.of or of, span=told.span)
            entity.roles.append(role)


def held(since: str, until: str | None, day: str, *, as_of: str | None) -> bool:
    """Whether an office was surely held on a day; all are EDTF dates of any precision.

    A term that goes on is sure up to the day on which the list was last checked.

    >>> held("2012-05-07", None, "2025-04-15", as_of="2025-05-01"), held("2012", "2016", "2016-03", as_of=None)
    (True, False)
    """
    last = until or as_of
    return last is not None and _surely_before(since, day[:10]) and _surely_before(day[:10], last)


def _surely_before(earlier: str, later: str) -> bool:
    """Whether one date is not after another, at the precision of the coarser one."""
    if len(earlier) == len(later) == 10:
        return earlier <= later
    shared = min(len(earlier), len(later))
    return earlier[:shared] < later[:shared]
