"""One incident as STIX objects: itself, where, who is said to be behind it, who says what, who told of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from overt.exports import stix_objects as make
from overt.exports.stix_ids import moment
from overt.reading import Claim
from overt.record.cases import Case, Said

# How much somebody disagrees who says that it was not so, and what reviewers' decisions mean.
_DENIED: Final = {"CT-": "strongly-disagree", "PR-": "disagree", "PS-": "disagree"}
_DECIDED: Final = {"confirmed": "strongly-agree", "reviewed": "agree", "disputed": "disagree"}


def case_objects(case: Case, version: str) -> Iterator[dict[str, Any]]:
    """Every object that one incident gives; what it shares with others may come again."""
    yield make.incident(case, version)
    yield from _where(case)
    attributed = list(_attributed(case))
    yield from attributed
    about = attributed[-1]["id"] if attributed else make.incident_id(case.incident.id)
    for said in case.said:
        yield _note(case, said) if said.stance == "for" else _opinion(case, said, about)
    yield from _sightings(case)
    yield from _decisions(case)


def _where(case: Case) -> Iterator[dict[str, Any]]:
    place = make.location(case.incident)
    if place:
        yield place
        yield make.relationship(case, "related-to", place["id"], description=f"located at ({case.incident.precision})")


def _attributed(case: Case) -> Iterator[dict[str, Any]]:
    one = case.incident
    confidence = make.CONFIDENCES.get(one.sponsor_certainty or "")
    if one.sponsor and confidence is not None:
        body = make.sponsor(one.sponsor)
        yield body
        yield make.relationship(
            case, "attributed-to", body["id"], confidence=confidence, description=one.sponsor_certainty
        )


def who(claim: Claim) -> str | None:
    """Who says it, by the fullest name known."""
    return (claim.source.name or claim.source.quote) if claim.source else None


def words(claim: Claim) -> str:
    """What is said, in the article's words."""
    return " … ".join(piece.quote for piece in (claim.content, *claim.more))


def _note(case: Case, said: Said) -> dict[str, Any]:
    claim, origin = said.claim.entry, said.claim.origin
    speaker = who(claim)
    return make.sdo(
        "note",
        case.incident.id,
        claim.id,
        created=moment(origin.added),
        abstract=f"{speaker or 'Somebody'}: {claim.act}, {claim.factuality}",
        content=words(claim),
        authors=[speaker] if speaker else None,
        object_refs=[make.incident_id(case.incident.id)],
        external_references=[make.reference(origin.outlet, origin.url, origin.page)],
    )


def _opinion(case: Case, said: Said, about: str) -> dict[str, Any]:
    claim, origin = said.claim.entry, said.claim.origin
    speaker = who(claim)
    return make.sdo(
        "opinion",
        case.incident.id,
        claim.id,
        created=moment(origin.added),
        opinion=_DENIED.get(claim.factuality, "disagree"),
        explanation=words(claim),
        authors=[speaker] if speaker else None,
        object_refs=[about],
        external_references=[make.reference(origin.outlet, origin.url, origin.page)],
    )


def _sightings(case: Case) -> Iterator[dict[str, Any]]:
    """Each outlet that told of the incident, with how often, and from when until when."""
    told = sorted((one for one in case.reports if one.origin.outlet), key=lambda one: one.origin.outlet or "")
    for name, its in groupby(told, key=lambda one: one.origin.outlet or ""):
        reports = list(its)
        outlet = make.outlet(name)
        days = sorted(day for one in reports for day in (one.origin.earliest, one.origin.latest) if day)
        yield outlet
        yield make.sdo(
            "sighting",
            case.incident.id,
            name,
            created=min(moment(one.origin.added) for one in reports),
            modified=max(moment(one.origin.added) for one in reports),
            first_seen=moment(days[0]) if days else None,
            last_seen=moment(days[-1]) if days else None,
            count=len(reports),
            sighting_of_ref=make.incident_id(case.incident.id),
            where_sighted_refs=[outlet["id"]],
        )


def _decisions(case: Case) -> Iterator[dict[str, Any]]:
    """What reviewers think of the incident, where that stands."""
    for one in case.decisions:
        opinion = "strongly-disagree" if one.kind == "withdraw" else _DECIDED.get(str(one.value))
        if one.stands and one.kind in ("state", "withdraw") and opinion:
            yield make.sdo(
                "opinion",
                case.incident.id,
                one.id,
                created=moment(one.moment),
                opinion=opinion,
                explanation=": ".join(part for part in (str(one.value), one.reason) if part),
                authors=[one.by],
                object_refs=[make.incident_id(case.incident.id)],
            )
