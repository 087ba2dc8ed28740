"""Actors as reviewers set them right: by another name, as somebody else, or as none."""

from collections.abc import Mapping
from typing import Any

import msgspec

from overt.reading import Actor, Match, Reading
from overt.record.applied.named import BY_REVIEWER
from overt.record.applied.renaming import moved_to, renamed
from overt.record.corrections import Correction

_replace = msgspec.structs.replace


def corrected(reading: Reading, one: Correction, _: str) -> Reading:
    """The reading with an actor of its article set right; what is said of one over the whole record changes nothing."""
    old = next((it for it in reading.actors if it.id == one.subject), None)
    if old is None:
        return reading
    if one.action == "not-an-actor":
        mentions = tuple(_replace(it, actor=None) if it.actor == old.id else it for it in reading.mentions)
        return _replace(reading, actors=tuple(it for it in reading.actors if it is not old), mentions=mentions)
    if not one.value.get("name"):
        return reading
    if wanted := set(one.value.get("mentions") or ()):
        new = identified(Actor(id=one.id, name=old.name, type=old.type), one.value)
        moved = [it for it in reading.mentions if it.id in wanted and it.actor == old.id]
        return moved_to(_replace(reading, actors=(*reading.actors, new)), moved, old.id, new)
    new = identified(old, one.value)
    named = _replace(reading, actors=tuple(new if it is old else it for it in reading.actors))
    return renamed(named, lambda _, actor: actor == old.id, old.name, new)


def identified(actor: Actor, value: Mapping[str, Any]) -> Actor:
    """The actor as a reviewer says who it is."""
    wikidata, same_name = value.get("wikidata"), value["name"] == actor.name
    known = {**actor.ids} if same_name else {}
    ids = {**known, "wikidata": wikidata} if wikidata else known
    return _replace(actor, name=value["name"], ids=ids, match=Match(reason=BY_REVIEWER, score=1.0),
                    **{name: value[name] for name in ("type", "country") if value.get(name)})  # fmt: skip
