"""Articles as STIX reports: each names the incidents it tells of."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from overt.exports import stix_objects as make
from overt.exports.stix_ids import moment
from overt.record.parts import in_parts
from overt.record.snapshot import Snapshot
from overt.record.told import Origin


def articles(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Every article that tells of a selected incident."""
    for origin, told in groupby(_told(snapshot), key=lambda one: one[0]):
        refs = sorted({make.incident_id(incident) for _, incident in told if incident})
        if refs:
            yield _article(origin, refs)


def _told(snapshot: Snapshot) -> Iterator[tuple[Origin, str | None]]:
    """Each report's article and incident, article by article."""
    for batch in in_parts(snapshot.reports()):
        incidents = snapshot.incidents_of([one.entry.id for one in batch])
        yield from ((one.origin, incidents.get(one.entry.id)) for one in batch)


def _article(origin: Origin, incidents: list[str]) -> dict[str, Any]:
    """One article; where its date is not known, STIX gets the moment it was read, and the description says so."""
    published = origin.published
    return make.sdo(
        "report",
        origin.page,
        created=moment(origin.added),
        name=origin.title or "(no title)",
        description=f"Published {published} (EDTF)." if published else "When it was published is not known.",
        published=moment(origin.earliest or origin.added),
        report_types=["threat-report"],
        object_refs=incidents,
        external_references=[make.reference(origin.outlet, origin.url, origin.page)],
    )
