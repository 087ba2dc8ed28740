"""Another actor in the place of one, in all that names it: mentions, speakers, targets, suspects and sponsors."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from overt.reading import Actor, Mention, Reading, Source, Sponsor
from overt.spans import Span, overlap

_replace = msgspec.structs.replace


def moved_to(reading: Reading, moved: Iterable[Mention], old: str | None, new: Actor) -> Reading:
    """The reading in which some mentions mean another actor, and with them all that stands on these words."""
    spans = list(moved)
    ids = {it.id for it in spans}
    turned = tuple(_replace(it, actor=new.id) if it.id in ids else it for it in reading.mentions)

    def meant(span: Span | None, actor: str | None) -> bool:
        return actor in {old, None} and span is not None and any(overlap(span, it) for it in spans)

    return renamed(_replace(reading, mentions=turned), meant, None, new)


_Meant = Callable[[Span | None, str | None], bool]


def renamed(reading: Reading, meant: _Meant, old_name: str | None, new: Actor) -> Reading:
    """Speakers, targets, suspects and sponsors who are the new actor now, by its name."""

    def source(one: Source) -> Source:
        return _replace(one, actor=new.id, name=new.name) if meant(one, one.actor) else one

    def person(one: Any) -> Any:
        if not meant(one, one.actor):
            return one
        # Words that call somebody otherwise than by the old name stay what they are called.
        own = old_name is not None and one.name not in {old_name, None}
        return _replace(one, actor=new.id, name=one.name if own else new.name)

    def sponsor(one: Sponsor) -> Sponsor:
        return _replace(one, actor=new.id, name=new.name) if meant(one.span, one.actor) else one

    return with_named(reading, source=source, person=person, sponsor=sponsor)


def with_named(
    reading: Reading,
    *,
    source: Callable[[Source], Source],
    person: Callable[[Any], Any],
    sponsor: Callable[[Sponsor], Sponsor],
) -> Reading:
    """The reading with each speaker and addressee, each target and suspect, and each sponsor replaced."""
    return _replace(
        reading,
        claims=tuple(
            _replace(it, source=it.source and source(it.source), addressee=it.addressee and source(it.addressee),
                     also=tuple(map(source, it.also)))
            for it in reading.claims
        ),
        reports=tuple(
            _replace(it, targets=tuple(map(person, it.targets)), suspects=tuple(map(person, it.suspects)),
                     sponsor=it.sponsor and sponsor(it.sponsor))
            for it in reading.reports
        ),
    )  # fmt: skip
