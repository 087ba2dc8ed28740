"""A reading with what reviewers set right: shown as corrected, while the reading itself stays as it was read."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from overt.reading import Block, Claim, Reading, Report, Source
from overt.record.corrections import Correction
from overt.spans import Span

# The fields that a form may set, by kind.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "claim": ("act", "factuality", "evidence", "source"),
    "report": ("type",),
    "block": ("kept", "reason_code"),
    "actor": ("name", "wikidata", "same"),
    "mention": ("actor",),
}


def applied(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading with every correction that stands, in the order made."""
    for one in corrections:
        if one.undone is None:
            reading = _BY_KIND.get(one.kind, _as_it_is)(reading, one)
    return reading


def changed(corrections: Iterable[Correction]) -> dict[str, int]:
    """How many corrections that stand each entry has."""
    found: dict[str, int] = {}
    for one in corrections:
        if one.undone is None and one.subject:
            found[one.subject] = found.get(one.subject, 0) + 1
    return found


def _as_it_is(reading: Reading, _: Correction) -> Reading:
    return reading


def _block(reading: Reading, one: Correction) -> Reading:
    article = reading.article
    if not (one.subject or "").isdecimal() or int(one.subject or 0) >= len(article.blocks):
        return reading
    blocks = list(article.blocks)
    blocks[int(one.subject or 0)] = _flipped(blocks[int(one.subject or 0)], article.text)
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(article, blocks=tuple(blocks)))


def _flipped(block: Block, text: str) -> Block:
    """The block the other way round. The text and its offsets stay: they are what was read."""
    if block.kept:
        words = block.text if block.start is None else text[block.start : block.end]
        return msgspec.structs.replace(block, kept=False, reason="reviewer", text=words, start=None, end=None)
    return msgspec.structs.replace(block, kept=True, reason=None)


def _claim(reading: Reading, one: Correction) -> Reading:
    if one.action == "add":
        return msgspec.structs.replace(reading, claims=(*reading.claims, _new_claim(one)))
    claims = [_changed_claim(claim, one) for claim in reading.claims if not _gone(claim, one)]
    return msgspec.structs.replace(reading, claims=tuple(claims))


def _new_claim(one: Correction) -> Claim:
    content = msgspec.convert(one.value["content"], Span)
    return _changed_claim(Claim(id=one.id, cue=content, content=content, score=1.0), one, always=True)


def _changed_claim(claim: Claim, one: Correction, *, always: bool = False) -> Claim:
    if not always and claim.id != one.subject:
        return claim
    values: dict[str, Any] = {name: one.value[name] for name in ("act", "factuality", "evidence") if name in one.value}
    if "content" in one.value:
        values["content"] = msgspec.convert(one.value["content"], Span)
    if "source" in one.value:
        at = claim.source or Source(start=claim.cue.start, end=claim.cue.end, quote=claim.cue.quote)
        values["source"] = msgspec.structs.replace(at, name=one.value["source"], actor=None)
    return msgspec.structs.replace(claim, **values)


def _report(reading: Reading, one: Correction) -> Reading:
    if one.action == "add":
        evidence = (msgspec.convert(one.value["content"], Span),)
        new = Report(id=one.id, type=one.value.get("type", "other"), evidence=evidence, score=1.0)
        return msgspec.structs.replace(reading, reports=(*reading.reports, new))
    reports = [_changed_report(report, one) for report in reading.reports if not _gone(report, one)]
    return msgspec.structs.replace(reading, reports=tuple(reports))


def _changed_report(report: Report, one: Correction) -> Report:
    if report.id != one.subject:
        return report
    values: dict[str, Any] = {"type": one.value["type"]} if "type" in one.value else {}
    if "content" in one.value:
        values["evidence"] = (msgspec.convert(one.value["content"], Span), *report.evidence[1:])
    return msgspec.structs.replace(report, **values)


def _gone(entry: Claim | Report, one: Correction) -> bool:
    return one.action == "delete" and entry.id == one.subject


def _actor(reading: Reading, one: Correction) -> Reading:
    if one.action == "not-an-actor":
        mentions = tuple(it for it in reading.mentions if it.actor != one.subject)
        actors = tuple(it for it in reading.actors if it.id != one.subject)
        return msgspec.structs.replace(reading, actors=actors, mentions=mentions)
    if "name" not in one.value:
        return reading
    named = [
        msgspec.structs.replace(it, name=one.value["name"]) if it.id == one.subject else it for it in reading.actors
    ]
    return msgspec.structs.replace(reading, actors=tuple(named))


_BY_KIND: Final = {"block": _block, "claim": _claim, "report": _report, "actor": _actor}
