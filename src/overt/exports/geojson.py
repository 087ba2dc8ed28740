"""Incidents as points on a map, with how exact each place is."""

from collections.abc import Iterator
from typing import Any

from overt.exports.addresses import web_address
from overt.exports.lines import json_bytes, json_list
from overt.record.cases import Case
from overt.record.snapshot import Snapshot


def write(snapshot: Snapshot) -> Iterator[bytes]:
    """Every incident of the selection as a feature (RFC 7946).

    An incident whose place is not known is a feature without geometry: nothing is left out for want of a point.
    ``precision`` says what the point stands for; ``radius_km`` is the uncertainty of a place without edges, as a sea
    or a strait, where the record knows it.
    """
    about = {"type": "FeatureCollection", "overt": {"record_version": snapshot.version}}
    features = (feature(case) for case in snapshot.cases())
    return json_list(json_bytes(about)[:-1] + b',"features":[', features, b"]}\n")


def feature(case: Case) -> dict[str, Any]:
    """One incident as a feature."""
    one = case.incident
    geometry = None
    if one.lat is not None and one.lon is not None:
        geometry = {"type": "Point", "coordinates": [one.lon, one.lat]}
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": geometry,
        "properties": {
            "title": one.title,
            "state": one.state,
            "withdrawn": one.withdrawn,
            "type": one.type,
            "stage": one.stage,
            "place": one.place,
            "country": one.country,
            "precision": one.precision,
            "radius_km": radius(case),
            "time": one.time,
            "earliest": one.earliest,
            "latest": one.latest,
            "sector": one.sector,
            "target": one.target,
            "sponsor": one.sponsor,
            "sponsor_certainty": one.sponsor_certainty,
            "legal_stage": one.legal_stage,
            "killed": one.killed,
            "injured": one.injured,
            "reports": len(one.reports),
            "outlets": list(one.outlets),
            "independent_outlets": one.independent,
            "addresses": sorted({url for told in case.reports if (url := web_address(told.origin.url))}),
        },
    }


def radius(case: Case) -> float | None:
    """The uncertainty of the incident's place, as the report that gave the place knows it."""
    places = (told.entry.place for told in case.reports)
    return next((one.radius_km for one in places if one and one.name == case.incident.place and one.radius_km), None)
