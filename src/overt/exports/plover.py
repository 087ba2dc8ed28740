"""Coded events as PLOVER's JSON Lines: one event a line, with the fields of its manual."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from overt.exports.addresses import web_address
from overt.exports.lines import json_lines
from overt.exports.tables.events import EventRow, with_actors
from overt.reading import Place
from overt.record.ids import page_entry_id
from overt.record.snapshot import Snapshot
from overt.record.told import Named, Origin
from overt.vocabulary import entries

# Quad classes by category (PLOVER manual, table of categories; SANCTION as in its own section).
QUAD_CODES: Final = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
# PLOVER's resolution of a place: 5 below a city, 4 city, 3 district, 2 province, 1 country.
_RESOLUTIONS: Final = {"site": 5, "city": 4, "district": 3, "province": 2, "country": 1}


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """Every event of the selection as a line of PLOVER's JSON.

    A mode of ours is followed by the mode of PLOVER it belongs to, so that other readers of PLOVER know it. ``date``
    and ``enddate`` are the first and last day; both are null where the article gives none: PLOVER asks for a date,
    and the publication date, in ``cite_info``, would be a false one. What did not happen is said in ``aspect``,
    which is ours, like ``edtf``.
    """
    version = snapshot.version
    return json_lines(event(row, version) for row in with_actors(snapshot, snapshot.events()))


def event(row: EventRow, version: str) -> dict[str, Any]:
    """One event with PLOVER's fields."""
    one = row.told.entry
    return {
        "id": one.id,
        "has_event": True,
        "date": one.time.earliest if one.time else None,
        "enddate": one.time.latest if one.time else None,
        "actor": [_entity(each) for each in row.actors],
        "recipient": [_entity(each) for each in row.recipients],
        "event": [one.category],
        "quad_code": QUAD_CODES[one.category],
        "mode": list(modes(one.category, one.mode)),
        "context": list(one.contexts),
        "event_loc": _location(one.place) if one.place else None,
        "event_text": [one.trigger.quote],
        "text_info": {"start": one.trigger.start, "end": one.trigger.end},
        "link": web_address(row.told.origin.url),
        "cite_info": _citation(row.told.origin),
        "coder": "overt",
        "comment": f"overt record {version}",
        "aspect": one.aspect,
        "edtf": one.time.edtf if one.time else None,
        "asserted_by": [{"claim": each.claim, "factuality": each.factuality} for each in one.asserted_by],
    }


def modes(category: str, mode: str | None) -> Iterator[str]:
    """A mode and, for one of ours, the mode of PLOVER it belongs to.

    >>> list(modes("ASSAULT", "arson")), list(modes("ASSAULT", "drone"))
    (['arson', 'destroy'], ['drone'])
    """
    if mode is None:
        return
    yield mode
    parent = _parents().get((category, mode))
    if parent is not None:
        yield parent


@cache
def _parents() -> dict[tuple[str, str], str]:
    """The PLOVER mode of each mode of ours that has one, by category and label."""
    known = {entry.id: entry for entry in entries("plover-modes")}
    found = {}
    for entry in known.values():
        category = entry.id.partition("-")[0]
        if entry.parent in known:
            found[category, str(entry.label)] = str(known[entry.parent].label)
    return found


def _entity(actor: Named) -> dict[str, Any]:
    return {
        "entity_text": actor.name,
        "code": actor.country,
        "identifier_id": actor.wikidata,
        "identifier_text": actor.name if actor.wikidata else None,
        "actor": actor.id,
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "extracted_place": place.quote,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country,
        "resolution": _RESOLUTIONS.get(place.precision or ""),
    }


def _citation(origin: Origin) -> dict[str, Any]:
    return {
        "citation": page_entry_id(origin.page),
        "corpus": origin.outlet,
        "url": web_address(origin.url),
        "title": origin.title,
        "language": origin.language,
        "publication": origin.published,
        "codebook": "PLOVER",
    }
