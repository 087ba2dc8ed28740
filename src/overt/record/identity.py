"""Who is the same and who is nobody, over all articles: what editors said of actors, laid over each reading."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, and_, or_, select

from overt.reading import Actor, Event, Match, Reading, Source
from overt.record.applied.renaming import with_named
from overt.record.corrections import Correction, of_actors
from overt.record.filters import is_wikidata
from overt.record.schema import actors, readings, runs

OVER_ALL: Final = frozenset({"merge", "not-an-actor"})
_replace = msgspec.structs.replace


class Identities:
    """What stands of what editors said of actors over the whole record."""

    def __init__(self, said: tuple[Correction, ...]) -> None:
        of_all = [one for one in said if one.action in OVER_ALL and one.subject]
        self._nobody = {one.subject for one in of_all if one.action == "not-an-actor" and "pages" in one.value}
        self._same = {one.subject: one.value for one in of_all if one.action == "merge"}

    @classmethod
    def of(cls, connection: Connection) -> "Identities":
        """Those of the record."""
        return cls(of_actors(connection))

    def end_of(self, key: str) -> str:
        """The key of whom a key means in the end."""
        seen = {key}
        while (value := self._same.get(key)) and value.get("same") not in {None, *seen}:
            key = value["same"]
            seen.add(key)
        return key

    def asked(self, name: str | None) -> str | None:
        """What to look for where somebody asks for a name: the one that it goes by since an editor merged it."""
        plain = (name or "").strip().strip('"').casefold()
        key = next((one for one in self._same if one and one.casefold() == plain), None)
        if key is None:
            return name
        known = self._identity(key)
        return str(known["wikidata"] or f'"{known["name"] or known["key"]}"')

    def merged_into(self, key: str) -> tuple[str, ...]:
        """The keys that mean the same as this one by now."""
        return tuple(one for one in self._same if one and one != key and self.end_of(one) == self.end_of(key))

    def is_nobody(self, key: str) -> bool:
        """Whether an editor said that it is no actor."""
        return key in self._nobody

    def touches(self, reading: Reading) -> bool:
        """Whether anything was said of an actor of this reading."""
        said = {*self._nobody, *self._same}
        return bool(said) and any(key_of(one) in said for one in reading.actors)

    def applied(self, reading: Reading) -> Reading:
        """The reading with all that was said of its actors."""
        if not self.touches(reading):
            return reading
        for one in reading.actors:
            key = key_of(one)
            if key in self._nobody:
                reading = _without(reading, one.id)
            elif key in self._same:
                reading = _as(reading, one, self._identity(key))
        return reading

    def _identity(self, key: str) -> Mapping[str, Any]:
        """The name and ids of whom a key means in the end."""
        end, value = self.end_of(key), self._same[key]
        for one in self._same.values():
            if one.get("same") == end and one.get("name"):
                value = one
        known = value.get("wikidata") or (end if is_wikidata(end) else None)
        return {"name": value.get("name"), "wikidata": known, "key": end}


def key_of(actor: Actor) -> str:
    """What an actor is called over all articles: the Wikidata id, else the full name.

    >>> key_of(Actor(id="a1", name="Velmark", type="country"))
    'Velmark'
    """
    return actor.ids.get("wikidata") or actor.name


def _as(reading: Reading, old: Actor, identity: Mapping[str, Any]) -> Reading:
    """The reading in which an actor is another, who may be in it already."""
    other = next((it for it in reading.actors if it.id != old.id and key_of(it) == identity["key"]), None)
    if other:
        return _without(reading, old.id, to=other)
    ids = {"wikidata": identity["wikidata"]} if identity["wikidata"] else {}
    new = _replace(old, name=identity["name"] or old.name, ids=ids,
                   match=Match(reason=f"an editor said that {key_of(old)} is the same", score=1.0))  # fmt: skip
    known = _replace(reading, actors=tuple(new if it.id == old.id else it for it in reading.actors))
    return _linked(known, old.id, new)


def _without(reading: Reading, gone: str, *, to: Actor | None = None) -> Reading:
    """The reading without an actor, or with another in its place."""
    left = _replace(reading, actors=tuple(it for it in reading.actors if it.id != gone))
    return _linked(left, gone, to)


def _linked(reading: Reading, old: str, new: Actor | None) -> Reading:
    """All that pointed at an actor points at another, by its name, or at nobody."""
    to = new.id if new else None

    def source(one: Source) -> Source:
        return _replace(one, actor=to, name=new.name if new else one.name) if one.actor == old else one

    def person(one: Any) -> Any:
        return _replace(one, actor=to, name=new.name if new and one.name else one.name) if one.actor == old else one

    told = with_named(reading, source=source, person=person, sponsor=person)
    return _replace(
        told,
        mentions=tuple(_replace(it, actor=to) if it.actor == old else it for it in reading.mentions),
        actors=tuple(_holding(it, old, to) for it in reading.actors),
        events=tuple(_done_by(it, old, to) for it in reading.events),
    )


def _holding(actor: Actor, old: str, new: str | None) -> Actor:
    """The actor with its offices of one actor as those of another."""
    return _replace(actor, roles=tuple(_replace(it, of=new) if it.of == old else it for it in actor.roles))


def _done_by(event: Event, old: str, new: str | None) -> Event:
    """The event with one of its parties as another, once."""

    def parties(ids: tuple[str, ...]) -> tuple[str, ...]:
        named = (new if it == old else it for it in ids)
        return tuple(dict.fromkeys(it for it in named if it))

    return _replace(event, actors=parties(event.actors), recipients=parties(event.recipients))


def pages_naming(connection: Connection, key: str) -> tuple[str, ...]:
    """The pages whose rows name the actor with this key."""
    called = or_(actors.c.wikidata == key, and_(actors.c.wikidata.is_(None), actors.c.name == key))
    joined = actors.join(readings, readings.c.id == actors.c.reading_id)
    wanted = select(readings.c.page_id).select_from(joined).where(readings.c.current, called).distinct()
    return tuple(connection.scalars(wanted.order_by(readings.c.page_id)))


def pages_read_since(connection: Connection, moment: str) -> tuple[str, ...]:
    """The pages that were read by runs that ended after a moment, or have not ended."""
    joined = readings.join(runs, runs.c.id == readings.c.run_id)
    late = or_(runs.c.ended.is_(None), runs.c.ended >= moment[:19])
    wanted = select(readings.c.page_id).select_from(joined).where(readings.c.current, late).distinct()
    return tuple(connection.scalars(wanted.order_by(readings.c.page_id)))
