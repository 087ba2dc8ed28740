"""Each format by its standard's own validator or library."""

import json
from collections import Counter
from typing import get_args

import pytest
from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import Statement, StatementEntity
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator
from pyld import jsonld
from stix2validator import ValidationOptions, validate_instance
from test_export import made

from overt.errors import UnknownValueError
from overt.exports import Selection
from overt.exports.plover import QUAD_CODES
from overt.exports.stix_markings import TLP
from overt.exports.stix_objects import CONFIDENCES
from overt.reading import Certainty, IncidentType, LegalStage, Sector, Stage
from overt.record.decisions import State, Withdrawal
from overt.vocabulary import identifiers

# GeoJSON


def test_geojson_is_valid_and_leaves_no_incident_out(record, fire):
    content = made(record, "geojson")
    found = FeatureCollection.model_validate_json(content)
    assert len(found.features) == record.incidents().total
    raw = json.loads(content)
    assert raw["overt"]["record_version"] == record.version().name
    assert "crs" not in raw
    (burned,) = (one for one in raw["features"] if one["id"] == fire.id)
    assert burned["geometry"] == {"type": "Point", "coordinates": [21.1, 55.7]}  # longitude first
    assert burned["properties"]["precision"] == "city"
    (cut,) = (one for one in raw["features"] if one["id"] != fire.id)
    assert cut["geometry"] is None  # no point is known, and none is made up


# STIX


def bundle(record, **options):
    return json.loads(made(record, "stix", **options))


def validated(content):
    return validate_instance(content, ValidationOptions(version="2.1", enforce_refs=True, strict_types=False))


def test_stix_passes_the_validator(record):
    found = validated(bundle(record))
    assert found.is_valid, found.errors
    kinds = Counter(one["type"] for one in bundle(record)["objects"])
    assert kinds["incident"] == kinds["grouping"] + 1 == 2
    assert kinds["report"] == 4
    assert kinds["note"] >= 1
    assert kinds["opinion"] >= 2
    assert kinds["sighting"] >= 3


@pytest.mark.parametrize("level", TLP)
def test_stix_is_marked_and_passes_the_validator(record, level):
    content = made(record, "stix", tlp=f"TLP:{level.upper()}")
    result = validated(json.loads(content))
    assert result.is_valid, result.errors
    objects = json.loads(content)["objects"]
    (marking,) = [one for one in objects if one["type"] == "marking-definition"]
    assert (marking["id"], marking["name"]) == (TLP[level], f"TLP:{level.upper()}")
    kinds = {one["type"] for one in objects if one.get("object_marking_refs") == [marking["id"]]}
    assert {"incident", "relationship", "note", "report", "grouping", "sighting"} <= kinds
    assert not [one for one in objects if one["type"] in {"identity", "location"} and "object_marking_refs" in one]


def test_a_marking_is_for_stix_and_of_the_protocol(record):
    with pytest.raises(UnknownValueError, match=r"amber\+strict"):
        made(record, "stix", tlp="white")
    with pytest.raises(UnknownValueError, match="stix"):
        made(record, "geojson", tlp="red")


def test_our_extension_keeps_to_its_own_schema(record):
    objects = json.loads(made(record, "stix"))["objects"]
    (definition,) = [one for one in objects if one["type"] == "extension-definition"]
    schema = json.loads(definition["schema"])
    Draft202012Validator.check_schema(schema)
    ours = [one["extensions"][definition["id"]] for one in objects if one["type"] == "incident"]
    assert ours
    for one in ours:
        assert list(Draft202012Validator(schema).iter_errors(one)) == []
    broken = {**ours[0], "stage": "finished", "colour": "red"}
    assert len(list(Draft202012Validator(schema).iter_errors(broken))) == 2
    lists = {"incident_type": IncidentType, "stage": Stage, "state": State, "sector": Sector, "legal_stage": LegalStage}
    for name, values in lists.items():
        assert schema["properties"][name]["enum"] == list(get_args(values))
    assert schema["properties"]["sponsor"]["properties"]["certainty"]["enum"] == list(get_args(Certainty))
    assert schema["properties"]["withdrawn"]["enum"] == list(get_args(Withdrawal))


def test_stix_of_an_empty_record_passes_the_validator(empty_record):
    assert validated(bundle(empty_record)).is_valid


def test_stix_ids_are_unique_and_the_same_in_every_selection(record, fire):
    whole = bundle(record)["objects"]
    ids = Counter(one["id"] for one in whole)
    assert max(ids.values()) == 1
    part = bundle(record, selection=Selection(ids=(fire.id,)))["objects"]
    shared = [one for one in part if one["type"] != "grouping"]
    assert {one["id"] for one in shared} <= set(ids)


def test_the_attribution_has_the_confidence_of_its_word(record):
    (attributed,) = (one for one in bundle(record)["objects"] if one.get("relationship_type") == "attributed-to")
    assert attributed["description"] == "suspected-or-accused-by-authorities"
    assert attributed["confidence"] == CONFIDENCES["suspected-or-accused-by-authorities"] == 50


def test_every_certainty_has_a_confidence_or_is_no_attribution():
    assert set(CONFIDENCES) | {"acquitted"} == set(identifiers("certainties"))


def test_a_denial_is_an_opinion_about_the_attribution(record):
    objects = bundle(record)["objects"]
    attributed = next(one for one in objects if one.get("relationship_type") == "attributed-to")
    denied = [one for one in objects if one["type"] == "opinion" and attributed["id"] in one["object_refs"]]
    assert {one["opinion"] for one in denied} == {"strongly-disagree"}


def test_a_reviewers_decision_is_an_opinion_while_it_stands(record, fire):
    opinions = [one for one in bundle(record)["objects"] if one["type"] == "opinion" and one["authors"] == ["ilse <b>"]]
    assert [one["opinion"] for one in opinions] == ["strongly-agree"]


def test_an_address_that_is_none_is_no_reference(record):
    # It is quoted as text nowhere: a platform might make a link of it.
    assert b"javascript:" not in made(record, "stix")


# FollowTheMoney


def statements(record, **options):
    lines = made(record, "followthemoney", **options).splitlines()
    return [Statement.from_dict(json.loads(line)) for line in lines]


def test_every_statement_has_the_id_that_the_library_gives_it(record):
    for one in statements(record):
        assert one.id == one.generate_key()


def test_every_value_is_as_the_library_would_clean_it(record):
    for one in statements(record):
        prop = model.get(one.schema).get(one.prop)
        assert prop is not None, (one.schema, one.prop)
        assert prop.type.clean(one.value) == one.value, (one.prop, one.value)


def entities(found):
    dataset = Dataset.make({"name": "overt", "title": "overt"})
    by_entity = {}
    for one in found:
        by_entity.setdefault(one.entity_id, []).append(one)
    return {key: StatementEntity.from_statements(dataset, its) for key, its in by_entity.items()}


def test_statements_go_through_the_library_and_come_back(record, fire):
    found = statements(record)
    made_of_them = entities(found)
    for entity in made_of_them.values():
        entity.schema.validate(entity.to_dict())
    back = {one.id for entity in made_of_them.values() for one in entity.statements if one.prop != "id"}
    assert back == {one.id for one in found}
    event = made_of_them[f"overt-{fire.id}"]
    assert event.schema.name == "Event"
    assert event.first("startDate") == event.first("endDate") == "2024-05-13"
    assert event.get("country") == ["lt"]
    assert len(event.get("proof")) == 3
    assert all(proof in made_of_them for proof in event.get("proof"))
    (link,) = (one for one in made_of_them.values() if one.schema.name == "UnknownLink")
    assert link.first("object") == event.id
    assert made_of_them[link.first("subject")].caption == "Velmark"


# PLOVER


def test_plover_lines_have_the_manuals_fields(record):
    lines = [json.loads(line) for line in made(record, "plover").splitlines()]
    assert len(lines) == 3
    for one in lines:
        assert {"id", "date", "actor", "event"} <= set(one)
        assert one["event"] == ["ASSAULT"]
        assert one["quad_code"] == 4
        assert one["mode"] == ["arson", "destroy"]  # ours, and the one that others know
        assert one["event_loc"]["resolution"] == 4
        assert one["recipient"][0]["entity_text"] == "Coastal Security Office"
        assert isinstance(one["recipient"], list)


def test_every_category_has_its_quad_class():
    assert set(QUAD_CODES) == set(identifiers("plover-categories"))


# Web Annotation

ANNOTATION = "http://www.w3.org/ns/oa#"
CONTEXT = {
    "@vocab": ANNOTATION,
    "id": "@id",
    "type": "@type",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "target": {"@id": f"{ANNOTATION}hasTarget", "@type": "@id"},
    "source": {"@id": f"{ANNOTATION}hasSource", "@type": "@id"},
    "selector": {"@id": f"{ANNOTATION}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{ANNOTATION}motivatedBy", "@type": "@vocab"},
}


def test_each_annotation_finds_its_words_by_position_and_by_quotation(record):
    page = json.loads(made(record, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    texts = {}
    with record.snapshot() as snapshot:
        for origin in snapshot.origins():
            texts[f"urn:overt:{origin.reading}"] = snapshot.text(origin.reading)
    targets = [
        target
        for one in page["items"]
        for target in (one["target"] if isinstance(one["target"], list) else [one["target"]])
    ]
    assert len(targets) >= len(page["items"]) == 18
    for target in targets:
        text = texts[target["source"]["id"]]
        position, quote = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(whole) == 1
        assert text.index(whole) + len(quote["prefix"]) == position["start"]


def test_annotations_expand_as_linked_data(record):
    page = json.loads(made(record, "annotations"))
    page["@context"] = CONTEXT  # the published context lies on the network; these are the terms of it that are used
    (expanded,) = jsonld.expand(page)
    items = expanded["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == 18
    for one in items:
        assert one["@type"] == [f"{ANNOTATION}Annotation"]
        assert one[f"{ANNOTATION}motivatedBy"] == [{"@id": f"{ANNOTATION}classifying"}]
        assert one[f"{ANNOTATION}hasTarget"]


# Corrections


def test_corrections_are_the_decisions_that_stand_with_the_words_they_were_made_on(record, fire):
    lines = [json.loads(line) for line in made(record, "corrections").splitlines()]
    assert Counter(one["task"] for one in lines) == {"incident": 1, "field": 1, "merging": 1, "grade": 1}
    merging = next(one for one in lines if one["task"] == "merging")
    assert merging["label"] == "different"
    assert {one["report"]["type"] for one in merging["left"]} == {"arson"}
    assert {one["report"]["type"] for one in merging["right"]} == {"cable-cut"}
    evidence = merging["right"][0]["report"]["evidence"][0]
    with record.snapshot() as snapshot:
        text = snapshot.text(merging["right"][0]["reading"])
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    field = next(one for one in lines if one["task"] == "field")
    assert (field["field"], field["label"]) == ("injured", 2)


@pytest.mark.parametrize("name", ["stix", "geojson", "annotations"])
def test_json_is_json_whatever_is_selected(record, name):
    json.loads(made(record, name, selection=Selection(type="espionage")))
