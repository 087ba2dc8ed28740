"""Incidents for threat-intelligence platforms, as one STIX 2.1 bundle."""

from collections.abc import Iterator
from typing import Any, Final

from overt.exports import stix_objects as make
from overt.exports.lines import json_bytes, json_list
from overt.exports.stix_articles import articles
from overt.exports.stix_cases import case_objects
from overt.exports.stix_ids import stix_id
from overt.exports.stix_markings import TLP, checked, marking
from overt.record.snapshot import Snapshot

# In every export the same, so that one marked and one not would contradict each other.
_THE_SAME: Final = frozenset({"extension-definition", "identity", "location"})


def write(snapshot: Snapshot, *, tlp: str | None = None) -> Iterator[bytes]:
    """The selection as a bundle.

    An incident is an ``incident`` with our extension; who is said to be behind it is ``attributed-to`` with a
    confidence from the word; claims are ``note``, denials and reviewers' decisions ``opinion``; each outlet that told
    of it is a ``sighting``; articles are ``report``; all incidents stand in one ``grouping``. Ids are made from the
    record's own, so that a later export replaces an earlier one. ``tlp`` marks what is of these incidents with a level
    of the Traffic Light Protocol; what is the same in every export (overt itself, outlets, places) is not marked.
    """
    version = snapshot.version
    level = checked(tlp) if tlp else None
    marked = (level,) if level else ()
    start = {"type": "bundle", "id": stix_id("bundle", version, *map(str, snapshot.selection.ids), *marked)}
    objects = _marked(_objects(snapshot, version), level)
    return json_list(json_bytes(start)[:-1] + b',"objects":[', objects, b"]}\n")


def _marked(objects: Iterator[dict[str, Any]], level: str | None) -> Iterator[dict[str, Any]]:
    """The objects, those of the incidents marked."""
    if level is None:
        yield from objects
        return
    yield marking(level)
    for one in objects:
        yield one if one["type"] in _THE_SAME else {**one, "object_marking_refs": [TLP[level]]}


def _objects(snapshot: Snapshot, version: str) -> Iterator[dict[str, Any]]:
    yield make.producer()
    yield make.extension()
    known: set[str] = set()
    incidents: list[str] = []
    newest = ""
    for case in snapshot.cases():
        for one in case_objects(case, version):
            if one["id"] not in known:
                yield one
            if one["type"] in ("identity", "location"):  # what several incidents share comes once
                known.add(one["id"])
        incidents.append(make.incident_id(case.incident.id))
        newest = max(newest, *make.moments(case))
    yield from articles(snapshot)
    if incidents:
        yield make.grouping(incidents, version=version, moment=newest)
