"""Incidents as rows: what is kept of each, what it is looked for by, and where it stands in the queue."""

from typing import Any

import msgspec

from overt.record.incidents import Incident
from overt.record.queue import rank


def content_of(incident: Incident) -> str:
    """An incident as JSON, without what differs between two records that say the same."""
    return msgspec.json.encode(msgspec.structs.replace(incident, changed=0)).decode()


def said(title: str, place: str | None, target: str | None, sponsor: str | None) -> str:
    """The words by which an incident is looked for.

    >>> said("Fire in Łąka", "Łąka", None, None)
    'fire in łąka łąka  '
    """
    return " ".join((title, place or "", target or "", sponsor or "")).lower()


def incident_row(incident: Incident, content: str, changed: int) -> dict[str, Any]:
    """An incident as a row."""
    same = (
        "id", "state", "type", "stage", "title", "sector", "target", "sponsor", "sponsor_certainty", "legal_stage",
        "killed", "injured", "independent", "score",
    )  # fmt: skip
    return {
        **{name: getattr(incident, name) for name in same},
        "founder": incident.reports[0],
        "place_name": incident.place,
        **{f"place_{name}": getattr(incident, name) for name in ("country", "precision", "lat", "lon")},
        "time_edtf": incident.time,
        "time_earliest": incident.earliest,
        "time_latest": incident.latest,
        "reports": len(incident.reports),
        "outlets": len(incident.outlets),
        "content": content,
        "changed": changed,
        "said": said(incident.title, incident.place, incident.target, incident.sponsor),
        "rank": rank(
            killed=incident.killed,
            injured=incident.injured,
            sponsor=incident.sponsor,
            score=incident.score,
            outlets=len(incident.outlets),
        ),
    }
