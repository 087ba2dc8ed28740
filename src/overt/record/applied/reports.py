"""Reports as reviewers set them right."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from overt.reading import Place, Reading, Report, Sponsor, Time
from overt.record.applied.named import BY_REVIEWER, called, means
from overt.record.corrections import Correction
from overt.record.dates import days_or_unknown
from overt.record.ids import REPORT
from overt.spans import Span

_PLAIN: Final = ("type", "stage", "sector", "killed", "injured", "excluded")
_replace = msgspec.structs.replace


def corrected(reading: Reading, one: Correction, reading_id: str) -> Reading:
    """The reading with a report set right or added; one that is deleted stays, excluded as a reviewer's."""
    if one.action == "add":
        evidence = (msgspec.convert(one.value["content"], Span),)
        new = Report(id=one.id, type=one.value.get("type", "other"), evidence=evidence, score=1.0)
        return _replace(reading, reports=(*reading.reports, _changed(new, one, reading)))
    changed = tuple(
        _turned(it, one, reading) if means(REPORT, reading_id, it.id, one.subject) else it for it in reading.reports
    )
    return _replace(reading, reports=changed)


def _turned(report: Report, one: Correction, reading: Reading) -> Report:
    return _replace(report, excluded="reviewer") if one.action == "delete" else _changed(report, one, reading)


def _changed(report: Report, one: Correction, reading: Reading) -> Report:
    values: dict[str, Any] = {name: one.value[name] for name in _PLAIN if name in one.value}
    evidence = report.evidence
    if "content" in one.value and one.action != "add":
        values["evidence"] = evidence = (msgspec.convert(one.value["content"], Span), *evidence[1:])
    words = evidence[0] if evidence else Span(start=0, end=0, quote="")
    for name, made in (("place", _place), ("time", _time), ("sponsor", _sponsor)):
        if name in one.value:
            told = one.value[name]
            values[name] = made(told, getattr(report, name), words) if told else None
    if values.get("sponsor"):
        behind = called(reading, values["sponsor"].name)
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
