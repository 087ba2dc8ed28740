"""Mentions as reviewers set them right: words that mean somebody else than was read, or whom nobody read there."""

import msgspec

from overt.reading import Actor, Mention, Reading
from overt.record.applied.actors import identified
from overt.record.applied.named import called
from overt.record.applied.renaming import moved_to
from overt.record.corrections import Correction
from overt.spans import Span

_replace = msgspec.structs.replace


def corrected(reading: Reading, one: Correction, _: str) -> Reading:
    """The reading in which some words mean another actor, a new one, or nobody."""
    reading, new = _with_actor(reading, one)
    reading, old = _with_mention(reading, one, new)
    if old is None:
        return reading
    if new is None:
        mentions = tuple(_replace(it, actor=None) if it is old else it for it in reading.mentions)
        return _replace(reading, mentions=mentions)
    return moved_to(reading, [old], old.actor, new)


def _with_actor(reading: Reading, one: Correction) -> tuple[Reading, Actor | None]:
    """Whom the words mean: an actor of the article, or one that is added to it; nobody where none is named."""
    name = one.value.get("actor") or ""
    known = next((it for it in reading.actors if it.id == name), None) or called(reading, name)
    if known or not name:
        return reading, known
    unknown = Actor(id=one.id, name=name, type=one.value.get("type", "organisation"))
    new = identified(unknown, {**one.value, "name": name})
    return _replace(reading, actors=(*reading.actors, new)), new


def _with_mention(reading: Reading, one: Correction, new: Actor | None) -> tuple[Reading, Mention | None]:
    """The mention that is meant: named by its id, standing at the words, or, of an actor, added there."""
    old = next((it for it in reading.mentions if it.id == one.subject), None)
    if old or "content" not in one.value:
        return reading, old
    span = msgspec.convert(one.value["content"], Span)
    old = next((it for it in reading.mentions if (it.start, it.end) == (span.start, span.end)), None)
    if old or new is None:
        return reading, old
    added = Mention(id=f"m-{one.id}", start=span.start, end=span.end, quote=span.quote, type=new.type, form="name")
    return _replace(reading, mentions=(*reading.mentions, added)), added
