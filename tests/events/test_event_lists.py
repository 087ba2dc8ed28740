"""The lists and the code stay in step."""

from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest

from overt import reading
from overt.events.exclusions import pattern
from overt.events.find import Found
from overt.events.targets import sector_by_words
from overt.events.triggers import lexicon
from overt.vocabulary.lists import Entry, entries, identifiers, raw


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("incident-types", reading.IncidentType),
        ("stages", reading.Stage),
        ("sectors", reading.Sector),
        ("legal-stages", reading.LegalStage),
        ("certainties", reading.Certainty),
        ("aspects", reading.Aspect),
        ("exclusions", reading.Excluded),
    ],
)
def test_list_holds_exactly_the_values_of_the_type(name: str, values: object) -> None:
    assert identifiers(name) == get_args(values)


def test_plover_has_sixteen_categories() -> None:
    assert len(identifiers("plover-categories")) == 16


def test_plover_has_37_contexts_each_with_cues() -> None:
    assert len(identifiers("plover-contexts")) == 37
    assert set(raw("context-cues")) == set(identifiers("plover-contexts"))


def test_every_mode_names_its_category_and_ours_name_their_plover_parent() -> None:
    modes = {one.id: one for one in entries("plover-modes")}
    for mode in modes.values():
        category = mode.id.split("-")[0]
        assert category in identifiers("plover-categories")
        assert mode.label == mode.id.removeprefix(f"{category}-")
        if mode.source == "overt extension":
            assert mode.parent in modes
            assert modes[mode.parent].source != "overt extension"
        else:
            assert mode.parent == category


def test_triggers_use_known_categories_modes_and_types() -> None:
    modes = set(identifiers("plover-modes"))
    for line in raw("event-triggers"):
        assert line["category"] in identifiers("plover-categories")
        assert "mode" not in line or f"{line['category']}-{line['mode']}" in modes
        assert line.get("type", "other") in identifiers("incident-types")


def test_every_category_and_every_mode_has_a_trigger() -> None:
    rules = {rule for listed in lexicon().values() for rule in listed}
    assert {rule.category for rule in rules} == set(identifiers("plover-categories"))
    assert {f"{rule.category}-{rule.mode}" for rule in rules if rule.mode} == set(identifiers("plover-modes"))


def test_every_incident_type_has_a_trigger() -> None:
    assert {rule.type for listed in lexicon().values() for rule in listed if rule.type} == set(
        identifiers("incident-types")
    )


def test_sector_words_are_known_sectors() -> None:
    assert set(raw("target-sectors")) == set(identifiers("sectors"))


def test_every_legal_stage_but_none_has_a_cue() -> None:
    assert {line["stage"] for line in raw("legal-cues")} == set(identifiers("legal-stages")) - {"none"}


def test_aspect_cues_are_aspects() -> None:
    assert set(raw("aspect-cues")) <= set(identifiers("aspects"))


@pytest.mark.parametrize("reason", ["accident", "historical", "denied"])
def test_exclusion_cues_compile(reason: str) -> None:
    assert pattern(reason).search(str(raw("exclusion-cues")[reason]["phrases"][0]))


@pytest.mark.parametrize("sector", entries("sectors"), ids=lambda entry: entry.id)
def test_the_example_of_each_sector_is_put_in_it(sector: Entry) -> None:
    assert sector_by_words(sector.example) == sector.id


@pytest.mark.parametrize("category", entries("plover-categories"), ids=lambda entry: entry.id)
def test_the_example_of_each_category_is_an_event_of_it(category: Entry, find: Callable[..., Found]) -> None:
    assert category.id in {event.category for event in find(category.example).events}


@pytest.mark.parametrize("aspect", entries("aspects"), ids=lambda entry: entry.id)
def test_the_example_of_each_aspect_has_it(aspect: Entry, find: Callable[..., Found]) -> None:
    assert aspect.id in {event.aspect for event in find(aspect.example).events}


@pytest.mark.parametrize("kind", entries("incident-types"), ids=lambda entry: entry.id)
def test_the_example_of_each_type_is_a_report_of_it(kind: Entry, find: Callable[..., Found]) -> None:
    assert kind.id in {report.type for report in find(kind.example).reports}


@pytest.mark.parametrize("mode", entries("plover-modes"), ids=lambda entry: entry.id)
def test_the_example_of_each_mode_is_an_event_of_its_category(mode: Entry, find: Callable[..., Found]) -> None:
    assert mode.id.split("-")[0] in {event.category for event in find(mode.example).events}


@pytest.mark.parametrize(
    "name",
    [
        "event-triggers", "aspect-cues", "legal-cues", "sponsor-cues", "origin-cues", "target-sectors", "instruments",
        "exclusion-cues", "unreal-cues", "person-words", "context-cues", "site-words", "hostile-words", "land-words",
    ],
)  # fmt: skip
def test_every_word_is_a_word_and_no_yaml_truth_value(name: str) -> None:
    def words(content: Any) -> Iterator[Any]:
        if isinstance(content, dict):
            for value in content.values():
                yield from words(value) if isinstance(value, list | dict) else ()
        elif isinstance(content, list):
            for one in content:
                yield from words(one) if isinstance(one, list | dict) else (one,)

    assert [word for word in words(raw(name)) if not isinstance(word, str)] == []
