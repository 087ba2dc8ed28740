"""Entities: which names of an article name the same person, body or state."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from overt.language.actor_list import ActorList
from overt.language.listed import Listed
from overt.language.name import Name
from overt.language.nouns import gender_of
from overt.language.spelling import fold, sounds, surname
from overt.language.titles import Gender, Title, title_before
from overt.reading import ActorType, Role

ACTORS: dict[str, ActorType] = {
    "person": "person", "organisation": "organisation", "country": "country", "group": "group",
}  # fmt: skip


@dataclass(slots=True)
class Entity:
    """One person, body, state or group of the article while it is being read."""

    name: str
    type: ActorType | Literal["document"]
    listed: Listed | None = None
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    described: bool = False
    reason: str = ""
    score: float = 0.0
    roles: list[Role] = field(default_factory=list)
    role_heads: list["RoleHead"] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    words: frozenset[str] = frozenset()
    first: int = 0
    acts: bool = False
    seen: int = 0


@dataclass(frozen=True, slots=True)
class RoleHead:
    """An office an entity holds, as a description may take it up: "director" of Russia; ``of`` are its other words."""

    word: str
    country: str | None = None
    intelligence: bool = False
    of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the entity it names; None where two people share the surname."""

    name: Name
    entity: Entity | None
    title: Title | None = None


def entities(text: str, names: list[Name], *, actors: ActorList) -> tuple[list[Named], list[Entity]]:
    """The names with their entities, and the entities in the order in which the article names them."""
    people = _People(names, actors)
    bodies: dict[str, Entity] = {}
    longs = {fold(one.text): one.also for one in names if one.also}
    named: list[Named] = []
    for name in names:
        if name.type == "person":
            title = title_before(text, name.start)
            named.append(Named(name, people.entity(name, title), title))
        elif name.type in ACTORS:
            named.append(Named(name, _body(name, bodies, longs), None))
        else:
            named.append(Named(name, None))
    return named, _in_order(named)


def _in_order(named: Iterable[Named]) -> list[Entity]:
    found: dict[int, Entity] = {}
    for one in named:
        if one.entity is not None and id(one.entity) not in found:
            one.entity.first = one.name.start
            found[id(one.entity)] = one.entity
    return list(found.values())


def _body(name: Name, bodies: dict[str, Entity], longs: dict[str, str]) -> Entity:
    """The entity of a name that is no person's; the fullest name written wins."""
    key = f"listed {name.listed.id}" if name.listed else fold(name.also or longs.get(fold(name.text)) or name.text)
    entity = bodies.get(key)
    if entity is None:
        entity = bodies[key] = Entity(
            name=name.text, type=ACTORS[name.type], listed=name.listed, reason=name.reason, score=name.score
        )
        entity.country = name.listed.country if name.listed else name.country
        if name.listed and name.listed.kind:
            entity.kinds.add(name.listed.kind)
        entity.plural = name.type == "group"
    if _fuller(name, entity):
        entity.name = name.also or name.text
    if name.score > entity.score and name.listed:
        entity.reason, entity.score = name.reason, name.score
    return entity


def _fuller(name: Name, entity: Entity) -> bool:
    if name.metonym:
        return False
    written = name.also or name.text
    if entity.listed and entity.name in (*entity.listed.metonyms, *entity.listed.seats):
        return True
    return len(written) > len(entity.name) and written.upper() != written


class _People:
    """The people of one article by surname; a surname that several share names nobody once both are told of."""

    def __init__(self, names: list[Name], actors: ActorList) -> None:
        self._by_surname: dict[str, list[Entity]] = {}
        self._first: dict[int, str] = {}
        self._since: dict[int, int] = {}
        self._singles: dict[str, Entity] = {}
        self._actors = actors
        self._countries = {one.listed.country for one in names if one.listed}
        for name in names:
            if name.type == "person" and " " in name.text:
                self._full(name)

    def _full(self, name: Name) -> Entity:
        first, last = fold(name.text.split()[0]), sounds(surname(name.text))
        name = name if name.listed else self._spelt_otherwise(name, first, last)
        for entity in self._by_surname.setdefault(last, []):
            if _same_first(first, self._first[id(entity)]) or (entity.listed and entity.listed is name.listed):
                if _longer(name.text, entity.name):
                    entity.name = name.text
                _take_listed(entity, name)
                return entity
        entity = Entity(name=name.text, type="person", reason=name.reason, score=name.score)
        entity.gender = gender_of(name.text)
        _take_listed(entity, name)
        self._first[id(entity)] = first
        self._since[id(entity)] = name.start
        self._by_surname[last].append(entity)
        return entity

    def _spelt_otherwise(self, name: Name, first: str, last: str) -> Name:
        """The name as that of the person of the list which it sounds like, where the article names the state too."""
        people = [
            one
            for one in self._actors.surnames.get(last, ())
            if one.country in self._countries and sounds(first) == sounds(one.name.split()[0])
        ]
        if len(people) != 1:
            return name
        reason = f"sounds like {people[0].name!r} of the actor list, whose state is named"
        return replace(name, listed=people[0], reason=reason, score=0.75)

    def entity(self, name: Name, title: Title | None) -> Entity | None:
        """The person a name names, or None where the surname is two people's."""
        if " " in name.text:
            entity = self._full(name)
        else:
            candidates = self._by_surname.get(sounds(name.text)) or self._by_first_name(name.text)
            gender = title.gender if title else None
            if len(candidates) > 1 and gender:
                candidates = [one for one in candidates if one.gender == gender]
            if len(candidates) > 1:
                candidates = [one for one in candidates if self._since[id(one)] < name.start]
            if len(candidates) > 1:
                return None
            entity = candidates[0] if candidates else self._single(name, title)
        if title and title.gender:
            entity.gender = title.gender
        return entity

    def _by_first_name(self, word: str) -> list[Entity]:
        people = [one for some in self._by_surname.values() for one in some]
        return [one for one in people if fold(word) in map(fold, one.name.split()[:-1])]

    def _single(self, name: Name, title: Title | None) -> Entity:
        key = sounds(name.text)
        if key not in self._singles:
            self._singles[key] = Entity(name=name.text, type="person", reason=name.reason, score=name.score)
            _take_listed(self._singles[key], name)
        entity = self._singles[key]
        if entity.name.isupper() and not name.text.isupper():
            entity.name = name.text
        if entity.listed is None and title and title.office:
            self._take_office_holder(entity, name, title)
        return entity

    def _take_office_holder(self, entity: Entity, name: Name, title: Title) -> None:
        """The office holder of the list that "President Putin" means, where the article names the state too."""
        office = title.text.split()[-1].lower()
        holders = [
            one
            for one in self._actors.surnames.get(sounds(name.text), ())
            if one.country in self._countries and any(office in held.title.split() for held in one.offices)
        ]
        if len(holders) == 1:
            reason = f"{title.text!r} and the surname of {holders[0].name!r} of the actor list, whose state is named"
            _take_listed(entity, replace(name, listed=holders[0], reason=reason, score=0.75))


def _same_first(first: str, other: str) -> bool:
    short, long = sorted((first.rstrip("."), other.rstrip(".")), key=len)
    return sounds(short) == sounds(long) or (len(short) == 1 and long.startswith(short))


def _longer(written: str, name: str) -> bool:
    return len(written.split()) > len(name.split()) or (len(written) > len(name) and "." in name)


def _take_listed(entity: Entity, name: Name) -> None:
    if name.listed and entity.listed is None:
        entity.listed, entity.country = name.listed, name.listed.country
        entity.gender = entity.gender or name.listed.gender
        entity.reason, entity.score = name.reason, name.score
