"""Taking up: to whom a description points, where that is safe to say."""

from spacy.tokens import Token

from overt.language.coreference import Discourse, speech_verbs
from overt.language.descriptions import Description, as_name
from overt.language.entities import Entity, RoleHead
from overt.language.nouns import nouns
from overt.language.roles import body_of, entity_at


def describe(discourse: Discourse, description: Description) -> Entity | None:
    """The entity a description takes up, or a new one; None where it may be several."""
    if description.kind == "document":
        found: Entity | None = _document(discourse, description)
    elif description.plural or description.kind == "group":
        found = _group(discourse, description)
    elif description.kind == "body":
        found = _body(discourse, description)
    else:
        found = _person(discourse, description)
    if found is not None:
        discourse.described.append((description, found, discourse.sentence(description.start)))
    return found


def _new(discourse: Discourse, description: Description) -> Entity:
    types = {"role": "person", "person": "person", "body": "organisation", "group": "group", "document": "document"}
    entity = Entity(
        name=_described_name(discourse, description),
        type=types[description.kind],  # type: ignore[arg-type]
        described=True,
        gender=description.gender,
        plural=description.plural or description.kind == "group",
        words=description.words,
        reason="described, not named",
        first=description.start,
    )
    entity.country = next(iter(description.countries), None) if len(description.countries) == 1 else None
    discourse.entities.append(entity)
    return entity


def _described_name(discourse: Discourse, description: Description) -> str:
    """The words of the description; whose it is by name: "its spokesman" is "Nordvent’s spokesman"."""
    words = discourse.text[description.start : description.full_end]
    pronoun = discourse.doc[description.owner] if description.owner is not None else None
    owner = discourse.pointed.get(pronoun.i) if pronoun is not None and pronoun.pos_ == "PRON" else None
    if owner is None or owner.plural or pronoun is None:
        return as_name(words)
    return f"{owner.name}’s {as_name(words[pronoun.idx + len(pronoun) - description.start :].lstrip(), keep=True)}"


def _earlier(discourse: Discourse, description: Description) -> list[tuple[Description, Entity, int]]:
    """Earlier descriptions by the same noun that say nothing this one contradicts, latest first."""
    return [
        one
        for one in reversed(discourse.described)
        if one[0].lemma == description.lemma
        and one[0].kind == description.kind
        and not (description.countries and one[1].country and one[1].country not in description.countries)
        and description.words <= one[1].words | one[0].words
    ]


def _group(discourse: Discourse, description: Description) -> Entity | None:
    if description.indefinite:
        return _new(discourse, description)
    earlier = _earlier(discourse, description)
    found = list({id(entity): entity for _, entity, _ in earlier}.values())
    if len(found) == 1 or (found and earlier[0][2] >= discourse.sentence(description.start) - 1):
        return found[0]
    return None if found else _new(discourse, description)


def _person(discourse: Discourse, description: Description) -> Entity | None:
    if description.indefinite:
        return _new(discourse, description)
    just = _just_described(discourse, description)
    if just is not None:
        return just
    beside = description.beside(discourse.doc)
    holders = [one for one in discourse.entities if _holds(one, description, beside)]
    known = [one for one in holders if one.first < description.start]
    if len(holders) == 1 or len(known) == 1:
        return (known or holders)[0]
    if holders:
        return _latest(discourse, known, description, reach=2)
    earlier = _earlier(discourse, description)
    found = list({id(entity): entity for _, entity, _ in earlier}.values())
    if found:
        near = earlier[0][2] >= discourse.sentence(description.start) - 3
        return found[0] if len(found) == 1 or near else None
    if description.bare and not description.words:
        return None
    return _new(discourse, description)


def _just_described(discourse: Discourse, description: Description) -> Entity | None:
    """Whoever was brought in by the same noun a sentence or two ago, without a name: "an official … the official"."""
    if description.indefinite or description.bare:
        return None
    now = discourse.sentence(description.start)
    near = [one for one in _earlier(discourse, description) if now - one[2] <= 2]
    if not near or not near[0][0].indefinite or any(one[1] is not near[0][1] for one in near):
        return None
    return near[0][1]


def _holds(entity: Entity, description: Description, beside: frozenset[str]) -> bool:
    """Whether a person is known to hold the office, or to be what the description says."""
    if description.gender and entity.gender and description.gender != entity.gender:
        return False
    return any(_matches(one, description, beside) for one in entity.role_heads)


def _matches(role: RoleHead, description: Description, beside: frozenset[str]) -> bool:
    families = nouns().families
    same = role.word == description.lemma
    if not same and not families.get(role.word, frozenset()) & families.get(description.lemma, frozenset()):
        return False
    if not same and role.of and beside and not role.of & beside and not description.countries:
        return False  # a fire chief is not the council's head of planning
    if description.countries and (role.country is None or role.country not in description.countries):
        return False
    return role.intelligence or not description.words & {"spy", "intelligence"}


def _body(discourse: Discourse, description: Description) -> Entity | None:
    named = _inside(discourse, description)
    if named is not None:
        return named
    if not description.definite:
        return _new(discourse, description) if description.indefinite or description.words else None
    known = [one for one in discourse.entities if one.first < description.start and _is_body(one, description)]
    reach = 1 if description.lemma in ("country", "nation", "state", "republic", "government", "regime") else 6
    found = _latest(discourse, known, description, reach=reach)
    if found is not None or description.lemma in ("country", "nation", "state", "republic"):
        return found
    earlier = _earlier(discourse, description)
    return earlier[0][1] if earlier else _new(discourse, description)


def _inside(discourse: Discourse, description: Description) -> Entity | None:
    """The body named inside its own description: "the SVR intelligence service"."""
    token = discourse.doc[description.head]
    within = [discourse.at[one.i] for one in token.lefts if one.i in discourse.at and one.dep_ in ("compound", "nmod")]
    bodies = [one.entity for one in within if one.entity and one.entity.type == "organisation"]
    return bodies[0] if len(bodies) == 1 else None


def _is_body(entity: Entity, description: Description) -> bool:
    kinds = nouns().bodies.get(description.lemma, frozenset())
    if entity.plural or entity.type not in ("organisation", "country"):
        return False
    if description.countries and entity.country not in description.countries:
        return False
    if entity.type == "country":
        return "country" in kinds and not description.words - {"that"}
    kind = entity.listed.kind if entity.listed else None
    worded = description.lemma in entity.name.lower().split() or description.lemma in entity.kinds
    return kind in kinds or worded


def _latest(discourse: Discourse, known: list[Entity], description: Description, *, reach: int) -> Entity | None:
    """The one of them named last, unless another was named as lately."""
    now = discourse.sentence(description.start)
    last: dict[int, int] = {}
    for one in discourse.past:
        if any(one.entity is entity for entity in known):
            last[id(one.entity)] = one.sentence
    near = sorted((sentence, key) for key, sentence in last.items() if now - sentence <= reach)
    if not near or (len(near) > 1 and near[-1][0] == near[-2][0]):
        return None
    return next(one for one in known if id(one) == near[-1][1])


def _document(discourse: Discourse, description: Description) -> Entity:
    noun = discourse.doc[description.head]
    author = _written_by(discourse, noun)
    if author is None and description.owner is not None:
        author = body_of(discourse.doc, description, discourse.at)
    if author is not None and author.type in ("organisation", "person", "group"):
        return author
    author = _issuer(discourse, noun)
    if author is not None and author.type != "document":
        return author
    earlier = _earlier(discourse, description)
    return earlier[0][1] if earlier and not description.indefinite else _new(discourse, description)


def _issuer(discourse: Discourse, noun: Token) -> Entity | None:
    """Whose document it is by what is done with it: "their report", "the army said in a statement", "issued a note"."""
    owner = next((one for one in noun.lefts if one.dep_ == "poss"), None)
    if owner is not None:
        return discourse.pointed.get(owner.i)
    within = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "through", "via")
    verb = noun.head.head if within else noun.head
    telling = speech_verbs() if within else _ISSUING if noun.dep_ == "dobj" else frozenset()
    if verb.lemma_ not in telling:
        return None
    subject = next((one for one in verb.lefts if one.dep_ == "nsubj"), None)
    return discourse.entity(subject) if subject is not None else None


# What is done with a document by those who speak through it.
_ISSUING = frozenset({"issue", "release", "publish", "post", "circulate", "send", "write", "distribute", "tweet"})


def _written_by(discourse: Discourse, noun: Token) -> Entity | None:
    """The author behind the document: "a report last week by X", "a study published by the committee"."""
    published = [one for one in noun.rights if one.dep_ == "acl"]
    sources = [one for token in (noun, *published) for one in token.rights if one.lower_ in ("by", "from")]
    found = [one for lead in sources for one in lead.children if one.dep_ == "pobj"]
    return _author(discourse, found[0]) if found else None


def _author(discourse: Discourse, token: Token) -> Entity | None:
    """Who is named at a token or right before it, or was last described by its noun."""
    named = entity_at(discourse.doc, token.i, discourse.at)
    same = (one[1] for one in reversed(discourse.described) if one[0].lemma == token.lemma_.lower())
    return named or next((one for one in same if one.type in ("organisation", "person", "group")), None)
