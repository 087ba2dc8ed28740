"""What holds for every reading, whatever the page was."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from overt.article.blocks import SEPARATOR
from overt.reading import Place, Reading, Time, from_json, to_json
from overt.spans import Span
from overt.vocabulary.lists import identifiers


def check(reading: Reading) -> None:
    """Assert that a reading keeps its promises, and name each that it breaks."""
    assert not list(broken(reading)), "\n".join(broken(reading))


def broken(reading: Reading) -> Iterator[str]:
    """Every promise that a reading breaks, as one line each."""
    if from_json(to_json(reading)) != reading:
        yield "the reading is another one after JSON"
    for rule in (_problems, _blocks, _published, _spans, _ids, _references, _places, _times, _claims):
        yield from rule(reading)


def inside(value: object) -> Iterator[msgspec.Struct]:
    """Every struct within a value, itself included."""
    if isinstance(value, msgspec.Struct):
        yield value
        for field in value.__struct_fields__:
            yield from inside(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from inside(one)


def _problems(reading: Reading) -> Iterator[str]:
    for problem in reading.problems:
        if problem.code == "stage-failed":
            yield problem.message
        if not problem.code or not problem.message:
            yield f"a problem that says nothing: {problem}"


def _blocks(reading: Reading) -> Iterator[str]:
    text, kinds, reasons = reading.article.text, identifiers("block-kinds"), identifiers("removal-reasons")
    kept = [block for block in reading.article.blocks if block.start is not None and block.end is not None]
    if SEPARATOR.join(text[block.start : block.end] for block in kept) != text:
        yield "the kept blocks do not make up the text"
    for block in reading.article.blocks:
        if block.kind not in kinds:
            yield f"a block of an unknown kind: {block}"
        if not block.kept and (block.reason not in reasons or not block.text or block.start is not None):
            yield f"a removed block without its reason or text: {block}"
        if block.kept and block.reason is not None:
            yield f"a kept block with a reason for its removal: {block}"
        if block.kept and not (block.text if block.start is None else text[block.start : block.end].strip()):
            yield f"a kept block without words: {block}"


def _published(reading: Reading) -> Iterator[str]:
    published = reading.article.published
    if (published.edtf is None) != (published.basis == "none"):
        yield f"a publication date and its basis disagree: {published}"
    if published.edtf is not None and not _is_edtf(published.edtf):
        yield f"a publication date that is no EDTF: {published}"


def _spans(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for span in inside(reading):
        if isinstance(span, Span) and not (span.stands_in(text) and span.quote.strip()):
            yield f"a span that does not quote the text: {span}"


def _ids(reading: Reading) -> Iterator[str]:
    things = (reading.mentions, reading.actors, reading.claims, reading.events, reading.reports)
    ids = Counter(thing.id for one in things for thing in one)
    yield from (f"{count} things have the id {one}" for one, count in ids.items() if count > 1)


def _references(reading: Reading) -> Iterator[str]:
    yield from _unresolved("actor", _named_actors(reading), {actor.id for actor in reading.actors})
    yield from _unresolved("claim", _named_claims(reading), {claim.id for claim in reading.claims})
    named = (event for report in reading.reports for event in report.events)
    yield from _unresolved("event", named, {event.id for event in reading.events})


def _unresolved(what: str, named: Iterable[str | None], known: set[str]) -> Iterator[str]:
    yield from (f"no {what} has the id {one}" for one in named if one is not None and one not in known)


def _named_actors(reading: Reading) -> Iterator[str | None]:
    for thing in inside(reading):
        yield getattr(thing, "actor", None)
    for event in reading.events:
        yield from (*event.actors, *event.recipients)
    yield from (role.of for actor in reading.actors for role in actor.roles)


def _named_claims(reading: Reading) -> Iterator[str | None]:
    yield from (claim.within for claim in reading.claims)
    yield from (figure.claim for figure in reading.figures)
    yield from (asserted.claim for event in reading.events for asserted in event.asserted_by)
    yield from (claim for report in reading.reports if report.sponsor for claim in report.sponsor.said_by)


def _places(reading: Reading) -> Iterator[str]:
    for place in inside(reading):
        if isinstance(place, Place) and not _stands_on_earth(place):
            yield f"a place that is nowhere: {place}"


def _stands_on_earth(place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return place.lat is place.lon
    return -90 <= place.lat <= 90 and -180 <= place.lon <= 180 and bool(place.name)


def _times(reading: Reading) -> Iterator[str]:
    for time in inside(reading):
        if not isinstance(time, Time):
            continue
        if not _is_edtf(time.edtf):
            yield f"a time that is no EDTF: {time}"
        days = [date.fromisoformat(day) for day in (time.earliest, time.latest) if day]
        if days != sorted(days):
            yield f"a time that ends before it begins: {time}"


def _claims(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        for content in (claim.content, *claim.more):
            about = (claim.cue, claim.source) if claim.source else (claim.cue,)
            if all(content.start <= one.start and one.end <= content.end for one in about):
                yield f"a content that holds its own source and cue: {claim}"
        if claim.within == claim.id:
            yield f"a claim within itself: {claim}"


@cache
def _is_edtf(value: str) -> bool:
    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True
