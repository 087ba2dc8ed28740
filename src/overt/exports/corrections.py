"""What reviewers decided, with the words it was decided on, as training data."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from overt.exports.lines import json_lines
from overt.reading import Report
from overt.record.decisions import Decision
from overt.record.ids import page_entry_id
from overt.record.snapshot import Snapshot, batches
from overt.record.told import Told

_TASKS: Final = {
    "same": "merging",
    "different": "merging",
    "unsure": "merging",
    "split": "merging",
    "edit": "field",
    "state": "incident",
    "withdraw": "incident",
    "grade": "grade",
}


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """Every decision that stands as one line: the task, the label, and what each report on either side says.

    ``merging`` is whether two sides are one incident, ``field`` what a field should be, ``incident`` whether it is
    one, ``grade`` how far a source is trusted. What was taken back or set aside is left out.
    """
    version = snapshot.version

    def lines() -> Iterator[dict[str, Any]]:
        standing = (one for one in snapshot.decisions() if one.stands and one.kind in _TASKS)
        for batch in batches(standing, 50):
            told = snapshot.reports_called([each for one in batch for each in (*one.left, *one.right)])
            yield from (correction(one, told, version) for one in batch)

    return json_lines(lines())


def correction(decision: Decision, told: dict[str, Told[Report]], version: str) -> dict[str, Any]:
    """One decision as a training example."""
    return {
        "id": decision.id,
        "task": _TASKS[decision.kind],
        "label": "different" if decision.kind == "split" else _label(decision),
        "field": decision.field if decision.kind == "edit" else None,
        "outlet": decision.outlet,
        "claim": decision.claim,
        "reason": decision.reason,
        "left": _side(decision.left, told),
        "right": _side(decision.right, told),
        "by": decision.by,
        "moment": decision.moment,
        "record_version": version,
    }


def _label(decision: Decision) -> Any:
    if decision.kind == "withdraw":
        return f"withdrawn:{decision.value}"
    return decision.kind if decision.kind in ("same", "different", "unsure") else decision.value


def _side(reports: Sequence[str], told: dict[str, Told[Report]]) -> list[dict[str, Any]]:
    return [_words(told[one]) for one in reports if one in told]


def _words(told: Told[Report]) -> dict[str, Any]:
    """What one report says, with the words it stands on and where they are."""
    return {
        "article": page_entry_id(told.origin.page),
        "reading": told.origin.reading,
        "outlet": told.origin.outlet,
        "title": told.origin.title,
        "published": told.origin.published,
        "report": told.entry,
    }
