"""The STIX objects that incidents are made of, one function a kind."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, Final

from overt.exports.addresses import web_address
from overt.exports.stix_ids import moment, stix_id
from overt.record.cases import Case
from overt.record.incidents import Incident

# When these objects were first defined; a fixed day, because they are the same in every export.
_FIRST: Final = "2024-01-01T00:00:00.000Z"
# When the extension got its JSON Schema.
_SCHEMA_FIRST: Final = "2026-11-01T00:00:00.000Z"
PRODUCER: Final = stix_id("identity", "overt")
EXTENSION: Final = stix_id("extension-definition", "overt incident")
# The word is the datum, the number is derived from it: STIX 2.1's scale None, Low, Med, High. Who was acquitted is
# not attributed at all.
CONFIDENCES: Final = {
    "reported-as-fact": 85,
    "claimed-or-admitted": 85,
    "suspected-or-accused-by-authorities": 50,
    "suspected-or-accused": 15,
    "possible": 15,
}


def sdo(kind: str, *about: str, created: str, modified: str | None = None, **fields: Any) -> dict[str, Any]:
    """An object with what every one of them has; fields that are unknown or empty are left out."""
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": stix_id(kind, *about),
        "created_by_ref": PRODUCER,
        "created": created,
        "modified": modified or created,
        **{name: value for name, value in fields.items() if value not in (None, "", [], {})},
    }


def producer() -> dict[str, Any]:
    """Overt itself, which made the bundle."""
    made = sdo(
        "identity",
        "overt",
        created=_FIRST,
        name="overt",
        description="Software that turns news pages into a record that can be checked.",
        identity_class="system",
    )
    del made["created_by_ref"]
    return made


def extension_schema() -> str:
    """The JSON Schema of our extension, as text: a platform needs nothing else to check what we send."""
    file = files("overt.exports") / "stix_extension.schema.json"
    return json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))


def extension() -> dict[str, Any]:
    """The definition of what our incidents carry beyond the name that STIX gives them."""
    return sdo(
        "extension-definition",
        "overt incident",
        created=_FIRST,
        modified=_SCHEMA_FIRST,
        name="overt incident",
        description=(
            "What a record of overt says of an incident: type, stage and state, time as an EDTF interval, place with "
            "its precision, target and sector, sponsor with the certainty of the word, legal stage, casualties, the "
            "reports and outlets it was put together from, and the record's version. docs/exports.md explains each."
        ),
        schema=extension_schema(),
        version="1.1.0",
        extension_types=["property-extension"],
    )


def incident_id(incident: str) -> str:
    """The id of an incident in STIX."""
    return stix_id("incident", incident)


def moments(case: Case) -> tuple[str, str]:
    """When the record first knew of the incident, and when a report or a decision last changed it."""
    added = [moment(told.origin.added) for told in case.reports]
    decided = [moment(one.moment) for one in case.decisions]
    return min(added, default=_FIRST), max([*added, *decided], default=_FIRST)


def incident(case: Case, version: str) -> dict[str, Any]:
    """The incident itself."""
    created, modified = moments(case)
    one = case.incident
    return sdo(
        "incident",
        one.id,
        created=created,
        modified=modified,
        name=one.title or f"{one.type} {one.id}",
        description=described(one),
        labels=[one.type, one.stage, one.state],
        external_references=list(_references(case)),
        extensions={EXTENSION: _extended(case, version)},
    )


def described(one: Incident) -> str:
    """The incident in one line: what, where, when.

    >>> described(Incident(id="i-1", type="cable-cut", stage="attempted", place="Ostby", country="NOR", time="2024"))
    'cable cut (attempted), Ostby, NOR, 2024'
    """
    what = one.type.replace("-", " ") + ("" if one.stage == "accomplished" else f" ({one.stage})")
    return ", ".join(part for part in (what, one.place, one.country, one.time) if part)


def _references(case: Case) -> Iterator[dict[str, Any]]:
    yield {"source_name": "overt", "external_id": case.incident.id}
    for told in case.reports:
        yield reference(told.origin.outlet, told.origin.url, told.origin.page)


def reference(outlet: str | None, url: str | None, page: str) -> dict[str, Any]:
    """Where an article is, with the hash of the page as it was read."""
    found: dict[str, Any] = {"source_name": outlet or "unknown outlet", "external_id": f"p-{page[:12]}"}
    address = web_address(url)
    if address:
        found["url"] = address
        found["hashes"] = {"SHA-256": page}
    return found


def _extended(case: Case, version: str) -> dict[str, Any]:
    one = case.incident
    fields = {
        "incident_type": one.type,
        "stage": one.stage,
        "state": one.state,
        "withdrawn": one.withdrawn,
        "time": _known(edtf=one.time, earliest=one.earliest, latest=one.latest),
        "place": _known(name=one.place, country=one.country, precision=one.precision, lat=one.lat, lon=one.lon),
        "target": one.target,
        "sector": one.sector,
        "instrument": one.instrument,
        "sponsor": _known(name=one.sponsor, certainty=one.sponsor_certainty, attributed_by=list(one.attributed)),
        "legal_stage": one.legal_stage,
        "killed": one.killed,
        "injured": one.injured,
        "reports": list(one.reports),
        "outlets": list(one.outlets),
        "independent_outlets": one.independent,
        "merge_score": one.score,
        "record_version": version,
    }
    return {"extension_type": "property-extension", **_known(**fields)}


def _known(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def location(one: Incident) -> dict[str, Any] | None:
    """Where it happened, when at least the country is known by a code that STIX takes."""
    from overt.exports.country_codes import two_letters

    country = two_letters(one.country)
    point: dict[str, Any] = (
        {"latitude": one.lat, "longitude": one.lon} if one.lat is not None and one.lon is not None else {}
    )
    if not country and not point:
        return None
    about = (one.place or "", one.country or "", f"{one.lat}", f"{one.lon}")
    return sdo("location", *about, created=_FIRST, name=one.place, country=country, **point)


def outlet(name: str) -> dict[str, Any]:
    """An outlet as an identity."""
    return sdo("identity", "outlet", name, created=_FIRST, name=name, identity_class="organization", roles=["outlet"])


def sponsor(name: str) -> dict[str, Any]:
    """Who is said to be behind an incident, as an identity; what kind of body it is, STIX is not told."""
    return sdo("identity", "sponsor", name, created=_FIRST, name=name, identity_class="unknown")


def relationship(
    case: Case, kind: str, target: str, *, confidence: int | None = None, description: str | None = None
) -> dict[str, Any]:
    """How an incident is related to something else."""
    created, modified = moments(case)
    return sdo(
        "relationship",
        case.incident.id,
        kind,
        target,
        created=created,
        modified=modified,
        relationship_type=kind,
        source_ref=incident_id(case.incident.id),
        target_ref=target,
        confidence=confidence,
        description=description,
    )


def grouping(incidents: Sequence[str], *, version: str, moment: str) -> dict[str, Any]:
    """All incidents of the export in one grouping."""
    return sdo(
        "grouping",
        version,
        str(len(incidents)),
        *incidents[:1],
        *incidents[-1:],
        created=moment,
        name=f"Incidents of an overt record, version {version}",
        context="suspicious-activity",
        object_refs=list(incidents),
    )
