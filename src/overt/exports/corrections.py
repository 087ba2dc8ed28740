"""What reviewers decided and set right, with the words it was about, as training data."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from overt.exports.lines import json_lines
from overt.reading import Reading, Report
from overt.record.corrections import Correction
from overt.record.decisions import Decision
from overt.record.ids import page_entry_id
from overt.record.parts import in_parts
from overt.record.snapshot import Snapshot
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
    # What is set right in an article, by the kind of entry.
    "block": "removal",
    "claim": "claim",
    "report": "report",
    "actor": "actor",
    "mention": "mention",
}
_READINGS: Final = 32  # kept at hand: reviewers mostly set several things of one article right


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """Every decision that stands as one line, then everything that was set right in articles and still stands.

    ``merging`` is whether two sides are one incident, ``field`` what a field should be, ``incident`` whether it is
    one, ``grade`` how far a source is trusted; each comes with what the reports on either side say. ``removal`` is
    whether a block belongs to its article, ``claim``, ``report``, ``actor`` and ``mention`` what should have been read
    there; each comes with what was read. What was taken back or set aside is left out.
    """
    return json_lines(chain(_decided(snapshot), _set_right(snapshot)))


def _decided(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    version = snapshot.version
    standing = (one for one in snapshot.decisions() if one.stands and one.kind in _TASKS)
    for batch in in_parts(standing, 50):
        told = snapshot.reports_called([each for one in batch for each in (*one.left, *one.right)])
        yield from (correction(one, told, version) for one in batch)


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


def _set_right(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    version, reading_of = snapshot.version, lru_cache(maxsize=_READINGS)(snapshot.reading)
    flips: Counter[tuple[str, str | None]] = Counter()
    for one in snapshot.corrections():
        flips[one.reading, one.subject] += one.kind == "block"
        yield set_right(one, reading_of(one.reading), flips=flips[one.reading, one.subject], version=version)


def set_right(one: Correction, reading: Reading, *, flips: int, version: str) -> dict[str, Any]:
    """One correction of an article as a training example; ``flips`` is how often its block was flipped, this time too.

    ``was`` is what the reader read, null for what was added or is known under another name now. ``value`` holds the
    fields as they should be, spans in code points of the article's text.
    """
    was = _READ[one.kind](reading, one.subject) if one.subject else None
    return {
        "id": one.id,
        "task": _TASKS[one.kind],
        "label": _label_of(one, was, flips),
        "subject": one.subject,
        "was": was,
        "value": {name: value for name, value in one.value.items() if name != "pages"},
        "reason": one.reason,
        "article": page_entry_id(one.page),
        "reading": one.reading,
        "outlet": reading.article.outlet,
        "title": reading.article.title,
        "published": reading.article.published.edtf,
        "by": one.by,
        "moment": one.moment,
        "record_version": version,
    }


def _label_of(one: Correction, was: Any, flips: int) -> str:
    if one.kind != "block" or was is None:
        return one.action
    return ("kept" if one.value["kept"] else "removed") if "kept" in one.value else _side_of_the_line(was, flips)


def _side_of_the_line(block: dict[str, Any], flips: int) -> str:
    """Which a block should be: flipped twice it is as it was read."""
    return "kept" if block["kept"] != bool(flips % 2) else "removed"


def _block(reading: Reading, position: str) -> dict[str, Any] | None:
    blocks = reading.article.blocks
    if not position.isdecimal() or int(position) >= len(blocks):
        return None
    one = blocks[int(position)]
    words = one.text if one.start is None else reading.article.text[one.start : one.end]
    return {
        "kind": one.kind,
        "kept": one.kept,
        "removal_reason": one.reason,
        "score": one.score,
        "start": one.start,
        "end": one.end,
        "text": words,
    }


def _called(entries: Sequence[Any], name: str) -> Any:
    return next((one for one in entries if one.id == name), None)


_READ: Final[dict[str, Callable[[Reading, str], Any]]] = {
    "block": _block,
    "claim": lambda reading, name: _called(reading.claims, name),
    "report": lambda reading, name: _called(reading.reports, name),
    "actor": lambda reading, name: _called(reading.actors, name),
    "mention": lambda reading, name: _called(reading.mentions, name),
}
