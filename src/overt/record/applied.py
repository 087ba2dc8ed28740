"""A reading with what reviewers set right in it: a new reading, while the one that was read stays as it is."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

import msgspec

from overt.reading import Actor, Claim, Event, Match, Mention, Place, Reading, Report, Source, Sponsor, Time
from overt.record.corrections import Correction
from overt.record.dates import days_or_unknown
from overt.record.ids import CLAIM, REPORT, entry_id
from overt.spans import Span, overlap

BY_REVIEWER: Final = "a reviewer said so"
_PLAIN_OF_CLAIM: Final = ("act", "factuality", "evidence")
_PLAIN_OF_REPORT: Final = ("type", "stage", "sector", "killed", "injured", "excluded")
_SPANS_OF_CLAIM: Final = ("content", "cue")
_replace = msgspec.structs.replace
Entry = TypeVar("Entry", Claim, Report)


def applied(reading: Reading, corrections: Iterable[Correction], *, reading_id: str) -> Reading:
    """The reading with every correction that stands, in the order made.

    What a correction is of is named by the record's id or by the reading's own. A report that a reviewer deleted stays,
    ``excluded`` as theirs, so that nothing vanishes; a deleted claim is gone, and nothing stands on it any longer.
    Blocks are not turned here: they are facts given about the page, and it is read again with them.
    """
    for one in corrections:
        if one.undone is None and one.kind in _BY_KIND:
            reading = _BY_KIND[one.kind](reading, one, reading_id)
    return reading


def _means(kind: str, reading_id: str, local: str, subject: str | None) -> bool:
    return subject is not None and subject in {local, entry_id(kind, reading_id, local)}


# Claims


def _claim(reading: Reading, one: Correction, reading_id: str) -> Reading:
    if one.action == "add":
        content = msgspec.convert(one.value["content"], Span)
        new = Claim(id=one.id, cue=content, content=content, score=1.0)
        return _replace(reading, claims=(*reading.claims, _changed_claim(new, one, reading)))
    named = [it for it in reading.claims if _means(CLAIM, reading_id, it.id, one.subject)]
    if one.action == "delete":
        return without_claims(reading, {it.id for it in named})
    changed = {it.id: _changed_claim(it, one, reading) for it in named}
    return _replace(reading, claims=tuple(changed.get(it.id, it) for it in reading.claims))


def _changed_claim(claim: Claim, one: Correction, reading: Reading) -> Claim:
    values: dict[str, Any] = {name: one.value[name] for name in _PLAIN_OF_CLAIM if name in one.value}
    values |= {name: msgspec.convert(one.value[name], Span) for name in _SPANS_OF_CLAIM if name in one.value}
    for name in ("source", "addressee"):
        if name in one.value or f"{name}_span" in one.value:
            values[name] = _speaker(getattr(claim, name), values.get("cue", claim.cue), one, name, reading)
    return _replace(claim, **values)


def _speaker(old: Source | None, cue: Span, one: Correction, name: str, reading: Reading) -> Source | None:
    """Who speaks, or is spoken to: by the name that was typed, the words that were selected, or both."""
    typed, words = one.value.get(name), one.value.get(f"{name}_span")
    if typed == "" and not words:
        return None
    at = msgspec.convert(words, Span) if words else old or cue
    actor = _called(reading, typed) if typed else _mentioned(reading, at)
    called = typed or (actor.name if actor else at.quote)
    return Source(start=at.start, end=at.end, quote=at.quote, name=called, actor=actor.id if actor else None,
                  reason=BY_REVIEWER)  # fmt: skip


def _called(reading: Reading, name: str) -> Actor | None:
    folded = name.casefold()
    return next(
        (it for it in reading.actors if folded in {it.name.casefold(), it.ids.get("wikidata", "").lower()}), None
    )


def _mentioned(reading: Reading, at: Span) -> Actor | None:
    known = {it.id: it for it in reading.actors}
    inside = [it for it in reading.mentions if it.actor in known and overlap(it, at)]
    return known[max(inside, key=lambda it: overlap(it, at)).actor or ""] if inside else None


def without_claims(reading: Reading, gone: set[str]) -> Reading:
    """The reading without some claims; what only they asserted is asserted by nobody, not by the author."""

    def kept(event: Event) -> Event:
        return _replace(event, asserted_by=tuple(it for it in event.asserted_by if it.claim not in gone))

    def founded(report: Report) -> Report:
        sponsor = report.sponsor
        if sponsor is None or not gone.intersection(sponsor.said_by):
            return report
        return _replace(
            report, sponsor=_replace(sponsor, said_by=tuple(it for it in sponsor.said_by if it not in gone))
        )

    claims = (
        _replace(it, within=None if it.within in gone else it.within, denies=None if it.denies in gone else it.denies)
        for it in reading.claims
        if it.id not in gone
    )
    return _replace(
        reading,
        claims=tuple(claims),
        events=tuple(map(kept, reading.events)),
        reports=tuple(map(founded, reading.reports)),
        figures=tuple(_replace(it, claim=None) if it.claim in gone else it for it in reading.figures),
    )


# Reports


def _report(reading: Reading, one: Correction, reading_id: str) -> Reading:
    if one.action == "add":
        evidence = (msgspec.convert(one.value["content"], Span),)
        new = Report(id=one.id, type=one.value.get("type", "other"), evidence=evidence, score=1.0)
        return _replace(reading, reports=(*reading.reports, _changed_report(new, one, reading)))
    changed = tuple(
        _turned_report(it, one, reading) if _means(REPORT, reading_id, it.id, one.subject) else it
        for it in reading.reports
    )
    return _replace(reading, reports=changed)


def _turned_report(report: Report, one: Correction, reading: Reading) -> Report:
    return _replace(report, excluded="reviewer") if one.action == "delete" else _changed_report(report, one, reading)


def _changed_report(report: Report, one: Correction, reading: Reading) -> Report:
    values: dict[str, Any] = {name: one.value[name] for name in _PLAIN_OF_REPORT if name in one.value}
    evidence = report.evidence
    if "content" in one.value and one.action != "add":
        values["evidence"] = evidence = (msgspec.convert(one.value["content"], Span), *evidence[1:])
    words = evidence[0] if evidence else Span(start=0, end=0, quote="")
    for name, made in (("place", _place), ("time", _time), ("sponsor", _sponsor)):
        if name in one.value:
            told = one.value[name]
            values[name] = made(told, getattr(report, name), words) if told else None
    if values.get("sponsor"):
        behind = _called(reading, values["sponsor"].name)
        values["sponsor"] = _replace(values["sponsor"], actor=behind.id if behind else None)
    return _replace(report, **values)


def _place(told: Mapping[str, Any], old: Place | None, words: Span) -> Place:
    at = old if old and old.name == told.get("name") else words
    known = {name: told[name] for name in ("name", "country", "lat", "lon", "precision", "geonames") if name in told}
    return Place(start=at.start, end=at.end, quote=at.quote, reason=BY_REVIEWER, score=1.0, **known)


def _time(told: str, old: Time | None, words: Span) -> Time:
    at = old or words
    earliest, latest = days_or_unknown(told)
    return Time(start=at.start, end=at.end, quote=at.quote, edtf=told, earliest=earliest, latest=latest,
                rule="reviewer")  # fmt: skip


def _sponsor(told: Mapping[str, Any], old: Sponsor | None, words: Span) -> Sponsor:
    name, certainty = told["name"], told["certainty"]
    if old is None:
        return Sponsor(name=name, certainty=certainty, span=words if words.quote else None)
    return _replace(old, name=name, certainty=certainty)


# Actors and mentions


def _actor(reading: Reading, one: Correction, _: str) -> Reading:
    old = next((it for it in reading.actors if it.id == one.subject), None)
    if old is None:  # said of an actor over the whole record, not of this article's entry
        return reading
    if one.action == "not-an-actor":
        mentions = tuple(_replace(it, actor=None) if it.actor == old.id else it for it in reading.mentions)
        return _replace(reading, actors=tuple(it for it in reading.actors if it is not old), mentions=mentions)
    if not one.value.get("name"):
        return reading
    if wanted := set(one.value.get("mentions") or ()):
        new = _identified(Actor(id=one.id, name=old.name, type=old.type), one.value)
        moved = [it for it in reading.mentions if it.id in wanted and it.actor == old.id]
        return moved_to(_replace(reading, actors=(*reading.actors, new)), moved, old.id, new)
    new = _identified(old, one.value)
    named = _replace(reading, actors=tuple(new if it is old else it for it in reading.actors))
    return _renamed(named, lambda _, actor: actor == old.id, old.name, new)


def _identified(actor: Actor, value: Mapping[str, Any]) -> Actor:
    wikidata, same_name = value.get("wikidata"), value["name"] == actor.name
    known = {**actor.ids} if same_name else {}
    ids = {**known, "wikidata": wikidata} if wikidata else known
    return _replace(actor, name=value["name"], ids=ids, match=Match(reason=BY_REVIEWER, score=1.0),
                    **{name: value[name] for name in ("type", "country") if value.get(name)})  # fmt: skip


def _mention(reading: Reading, one: Correction, _: str) -> Reading:
    """Words that mean somebody else than was read, or whom nobody read there."""
    name = one.value.get("actor") or ""
    new = next((it for it in reading.actors if it.id == name), None) or _called(reading, name)
    if new is None and name:
        new = _identified(
            Actor(id=one.id, name=name, type=one.value.get("type", "organisation")), {**one.value, "name": name}
        )
        reading = _replace(reading, actors=(*reading.actors, new))
    old = next((it for it in reading.mentions if it.id == one.subject), None)
    if old is None and "content" in one.value:
        span = msgspec.convert(one.value["content"], Span)
        old = next((it for it in reading.mentions if (it.start, it.end) == (span.start, span.end)), None)
        if old is None and new:
            old = Mention(
                id=f"m-{one.id}", start=span.start, end=span.end, quote=span.quote, type=new.type, form="name"
            )
            reading = _replace(reading, mentions=(*reading.mentions, old))
    if old is None:
        return reading
    if new is None:
        return _replace(
            reading, mentions=tuple(_replace(it, actor=None) if it is old else it for it in reading.mentions)
        )
    return moved_to(reading, [old], old.actor, new)


def moved_to(reading: Reading, moved: Iterable[Mention], old: str | None, new: Actor) -> Reading:
    """The reading in which some mentions mean another actor, and with them all that stands on these words."""
    spans = list(moved)
    ids = {it.id for it in spans}
    turned = tuple(_replace(it, actor=new.id) if it.id in ids else it for it in reading.mentions)

    def meant(span: Span | None, actor: str | None) -> bool:
        return actor in {old, None} and span is not None and any(overlap(span, it) for it in spans)

    return _renamed(_replace(reading, mentions=turned), meant, None, new)


_Meant = Callable[[Span | None, str | None], bool]


def _renamed(reading: Reading, meant: _Meant, old_name: str | None, new: Actor) -> Reading:
    """Speakers, targets, suspects and sponsors who are the new actor now, by its name."""

    def source(one: Source | None) -> Source | None:
        return _replace(one, actor=new.id, name=new.name) if one and meant(one, one.actor) else one

    def person(one: Any) -> Any:
        if not meant(one, one.actor):
            return one
        return _replace(
            one, actor=new.id, name=new.name if one.name in {old_name, None} or old_name is None else one.name
        )

    def behind(one: Sponsor | None) -> Sponsor | None:
        return _replace(one, actor=new.id, name=new.name) if one and meant(one.span, one.actor) else one

    return _replace(
        reading,
        claims=tuple(
            _replace(it, source=source(it.source), addressee=source(it.addressee), also=tuple(map(source, it.also)))
            for it in reading.claims
        ),
        reports=tuple(
            _replace(it, targets=tuple(map(person, it.targets)), suspects=tuple(map(person, it.suspects)),
                     sponsor=behind(it.sponsor))
            for it in reading.reports
        ),
    )  # fmt: skip


_BY_KIND: Final[dict[str, Callable[[Reading, Correction, str], Reading]]] = {
    "claim": _claim, "report": _report, "actor": _actor, "mention": _mention,
}  # fmt: skip
