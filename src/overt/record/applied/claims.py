"""Claims as reviewers set them right."""

from typing import Any, Final

import msgspec

from overt.reading import Claim, Event, Reading, Report, Source
from overt.record.applied.named import BY_REVIEWER, called, means, mentioned
from overt.record.corrections import Correction
from overt.record.ids import CLAIM
from overt.spans import Span

_PLAIN: Final = ("act", "factuality", "evidence")
_SPANS: Final = ("content", "cue")
_replace = msgspec.structs.replace


def corrected(reading: Reading, one: Correction, reading_id: str) -> Reading:
    """The reading with a claim set right, added or gone."""
    if one.action == "add":
        content = msgspec.convert(one.value["content"], Span)
        new = Claim(id=one.id, cue=content, content=content, score=1.0)
        return _replace(reading, claims=(*reading.claims, _changed(new, one, reading)))
    named = [it for it in reading.claims if means(CLAIM, reading_id, it.id, one.subject)]
    if one.action == "delete":
        return without_claims(reading, {it.id for it in named})
    changed = {it.id: _changed(it, one, reading) for it in named}
    return _replace(reading, claims=tuple(changed.get(it.id, it) for it in reading.claims))


def _changed(claim: Claim, one: Correction, reading: Reading) -> Claim:
    values: dict[str, Any] = {name: one.value[name] for name in _PLAIN if name in one.value}
    values |= {name: msgspec.convert(one.value[name], Span) for name in _SPANS if name in one.value}
    for name in ("source", "addressee"):
        if name in one.value or f"{name}_span" in one.value:
            values[name] = _speaker(getattr(claim, name), values.get("cue", claim.cue), one, name, reading)
    return _replace(claim, **values)


def _speaker(old: Source | None, cue: Span, one: Correction, part: str, reading: Reading) -> Source | None:
    """Who speaks, or is spoken to: by the name that was typed, the words that were selected, or both."""
    typed, words = one.value.get(part), one.value.get(f"{part}_span")
    if typed == "" and not words:
        return None
    at = msgspec.convert(words, Span) if words else old or cue
    actor = called(reading, typed) if typed else mentioned(reading, at)
    name = typed or (actor.name if actor else at.quote)
    return Source(start=at.start, end=at.end, quote=at.quote, name=name, actor=actor.id if actor else None,
                  reason=BY_REVIEWER)  # fmt: skip


def without_claims(reading: Reading, gone: set[str]) -> Reading:
    """The reading without some claims; what only they asserted is asserted by nobody, not by the author."""
    claims = (
        _replace(it, within=None if it.within in gone else it.within, denies=None if it.denies in gone else it.denies)
        for it in reading.claims
        if it.id not in gone
    )
    return _replace(
        reading,
        claims=tuple(claims),
        events=tuple(_unsaid(it, gone) for it in reading.events),
        reports=tuple(_unfounded(it, gone) for it in reading.reports),
        figures=tuple(_replace(it, claim=None) if it.claim in gone else it for it in reading.figures),
    )


def _unsaid(event: Event, gone: set[str]) -> Event:
    return _replace(event, asserted_by=tuple(it for it in event.asserted_by if it.claim not in gone))


def _unfounded(report: Report, gone: set[str]) -> Report:
    tolls = tuple(_replace(it, claim=None) if it.claim in gone else it for it in report.tolls)
    sponsor = report.sponsor
    if sponsor:
        sponsor = _replace(sponsor, said_by=tuple(it for it in sponsor.said_by if it not in gone))
    return _replace(report, tolls=tolls, sponsor=sponsor)
