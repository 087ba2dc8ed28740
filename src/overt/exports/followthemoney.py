"""Incidents, articles and actors as FollowTheMoney statements, for investigation tools."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from unicodedata import normalize

from normality.cleaning import remove_unsafe_chars, squash_spaces, strip_quotes
from rigour.urls import clean_url

from overt.exports.addresses import web_address
from overt.exports.country_codes import two_letters
from overt.exports.lines import json_lines
from overt.exports.stix_cases import who, words
from overt.record.cases import Case, Said
from overt.record.ids import page_entry_id
from overt.record.snapshot import Snapshot
from overt.record.told import Origin

DATASET: Final = "overt"
_COMMAS: Final = re.compile(r"\s*[,;](?:[\s,;.])*")
Properties = Mapping[str, Iterable[str | None]]


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """The selection as statements, one a line: "entity X has property P with the value V".

    An incident is an ``Event`` with the articles as its proof; who is said to be behind it, a ``LegalEntity``, is
    joined to it by an ``UnknownLink`` whose role says how sure that is; claims are ``Note``. FollowTheMoney knows no
    intervals: ``startDate`` and ``endDate`` are the first and last day, the EDTF is among the keywords.
    """
    return json_lines(_statements(snapshot))


def _statements(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    version = snapshot.version
    for origin in snapshot.origins():
        yield from _article(origin)
    bodies: set[str] = set()
    for case in snapshot.cases():
        yield from _event(case, version)
        yield from _attributed(case, bodies)
        for said in case.said:
            yield from _note(case, said)


def statements(entity: str, schema: str, properties: Properties) -> Iterator[dict[str, Any]]:
    """Every value of an entity as a statement, in the form and with the id that the library gives it."""
    for prop, values in properties.items():
        for value in dict.fromkeys(one for one in values if one):
            key = hashlib.sha1(f"{DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False)
            yield {
                "canonical_id": entity,
                "entity_id": entity,
                "prop": prop,
                "schema": schema,
                "value": value,
                "dataset": DATASET,
                "lang": None,
                "original_value": None,
                "first_seen": None,
                "last_seen": None,
                "external": False,
                "origin": None,
                "id": key.hexdigest(),
            }


def _id(entry: str) -> str:
    return f"overt-{entry}"


def _article(origin: Origin) -> Iterator[dict[str, Any]]:
    return statements(
        _id(page_entry_id(origin.page)),
        "Article",
        {
            "title": [_line(origin.title)],
            "sourceUrl": [_address(origin.url)],
            "publisher": [_line(origin.outlet)],
            "publishedAt": [prefix(origin.earliest, origin.latest)],
            "language": [three_letters(origin.language)],
            "keywords": [f"sha256:{origin.page}"],
        },
    )


def _event(case: Case, version: str) -> Iterator[dict[str, Any]]:
    one = case.incident
    facts = [
        one.type,
        one.stage,
        one.state,
        one.withdrawn,
        one.sector,
        one.legal_stage,
        one.time and f"edtf:{one.time}",
    ]
    country = two_letters(one.country)
    return statements(
        _id(one.id),
        "Event",
        {
            "name": [_name(one.title)],
            "startDate": [one.earliest],
            "endDate": [one.latest],
            "date": [prefix(one.earliest, one.latest)],
            "country": [country.lower() if country else None],
            "location": [_place(one.place)],
            "keywords": [*facts, f"overt record {version}"],
            "summary": [_sentence(case)],
            "recordId": [one.id],
            "sourceUrl": [_address(told.origin.url) for told in case.reports],
            "proof": [_id(page_entry_id(told.origin.page)) for told in case.reports],
        },
    )


def _sentence(case: Case) -> str | None:
    """The words that carry the incident, of the report that named it."""
    quotes = [_line(told.entry.evidence[0].quote) for told in case.reports if told.entry.evidence]
    return quotes[0] if quotes else None


def _attributed(case: Case, bodies: set[str]) -> Iterator[dict[str, Any]]:
    one = case.incident
    if not one.sponsor:
        return
    name = _name(one.sponsor)
    if not name:
        return
    body = _id(f"sponsor-{hashlib.sha256(name.encode()).hexdigest()[:16]}")
    if body not in bodies:
        bodies.add(body)
        yield from statements(body, "LegalEntity", {"name": [name]})
    yield from statements(
        _id(f"{one.id}-sponsor"),
        "UnknownLink",
        {
            "subject": [body],
            "object": [_id(one.id)],
            "role": [f"said to be behind it: {one.sponsor_certainty}"],
            "proof": [_id(page_entry_id(told.origin.page)) for told in case.reports if told.entry.sponsor],
        },
    )


def _note(case: Case, said: Said) -> Iterator[dict[str, Any]]:
    claim, origin = said.claim.entry, said.claim.origin
    speaker = who(claim) or "somebody who is not named"
    return statements(
        _id(f"{case.incident.id}-{claim.id}"),
        "Note",
        {
            "name": [_name(f"{speaker} ({claim.act}, {claim.factuality})")],
            "description": [_line(words(claim))],
            "entity": [_id(case.incident.id)],
            "publisher": [_line(origin.outlet)],
            "sourceUrl": [_address(origin.url)],
            "proof": [_id(page_entry_id(origin.page))],
            "keywords": [said.stance, claim.act, claim.factuality, claim.evidence],
        },
    )


def prefix(earliest: str | None, latest: str | None) -> str | None:
    """The longest date of FollowTheMoney, the beginning of an ISO day, that holds both days.

    >>> prefix("2024-05-01", "2024-05-31"), prefix("2024-05-30", "2024-06-02"), prefix("2023-12-31", "2024-01-01")
    ('2024-05', '2024', None)
    """
    if not earliest or not latest:
        return None
    lengths = [length for length in (10, 7, 4) if earliest[:length] == latest[:length]]
    return earliest[: lengths[0]] if lengths else None


def three_letters(language: str | None) -> str | None:
    """ISO 639-3 of a language's two letters.

    >>> three_letters("en"), three_letters("xx")
    ('eng', None)
    """
    import pycountry

    found = pycountry.languages.get(alpha_2=language[:2].lower()) if language else None
    return str(found.alpha_3) if found else None


def _line(text: str | None) -> str | None:
    """The text on one line, cleaned as the library cleans every value."""
    return squash_spaces(remove_unsafe_chars(normalize("NFC", text))).strip() or None if text else None


def _name(text: str | None) -> str | None:
    """A name, without quotation marks around the whole of it."""
    line = _line(text)
    while line and (bare := (strip_quotes(line) or "").strip()) != line:
        line = bare
    return line or None


def _place(text: str | None) -> str | None:
    """A place's name with single commas, as the library writes addresses."""
    line = _line(text)
    return _name(_COMMAS.sub(", ", line).strip(" ,;")) if line else None


def _address(url: str | None) -> str | None:
    """An address of the web, in the library's form."""
    known = web_address(url)
    return clean_url(known) if known else None
