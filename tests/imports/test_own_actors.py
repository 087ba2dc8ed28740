"""Actors of others as an actor file of one's own."""

import json

import pytest
from followthemoney import model
from hypothesis import given
from hypothesis import strategies as st

from overt.errors import UnknownValueError
from overt.imports.actors import actor_file, listed, read_actors
from overt.language.actor_list import load_actors
from overt.language.listed import Listed


def loaded(tmp_path, found):
    file = tmp_path / "own.yaml"
    file.write_bytes(actor_file(found.actors, source="a test"))
    return load_actors(extra=(file,))


def entity(schema, id_, **properties):
    made = model.make_entity(schema)
    made.id = id_
    for name, values in properties.items():
        made.add(name, values)
    return made.to_dict()


def test_entities_of_the_library_become_actors_that_are_found(tmp_path):
    file = tmp_path / "entities.ftm.json"
    entities = [
        entity(
            "PublicBody",
            "x-1",
            name=["Harbour Watch", "Hafenwacht"],
            alias=["HaWa", "HW"],
            country="ee",
            wikidataId="Q99",
        ),
        entity("Person", "x-2", name="Ilse Brandt", nationality="lt"),
        entity("Vessel", "x-3", name="Sea Star"),
    ]
    file.write_text("\n".join(map(json.dumps, entities)) + "\nnot json\n")
    found = read_actors(file)
    assert {one.id: (one.type, one.country) for one in found.actors} == {
        "x-1": ("organisation", "EST"), "x-2": ("person", "LTU"),
    }  # fmt: skip
    assert len(found.problems) == 2
    assert "Vessel" in " ".join(found.problems)
    actors = loaded(tmp_path, found)
    (hit,) = actors.find("The Hafenwacht said so.")
    assert hit.phrases[0].listed.id == "x-1"
    assert actors.entries["x-1"].weak == ("HW",)  # two letters mean nobody without the country beside them


def test_statements_are_put_together(tmp_path):
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    dataset = Dataset.make({"name": "test", "title": "test"})
    whole = StatementEntity.from_data(
        dataset, entity("Company", "c-1", name="Norvik Logistics", alias="Norvik", country="lt")
    )
    file = tmp_path / "statements.json"
    file.write_text("\n".join(json.dumps(one.to_dict()) for one in whole.statements))
    (one,) = read_actors(file).actors
    assert (one.name, one.aliases, one.country) == ("Norvik Logistics", ("Norvik",), "LTU")


def test_a_table_of_actors(tmp_path):
    file = tmp_path / "agencies.csv"
    file.write_text(
        "Name;Also known as;Country;QID;Type\nHarbour Watch;HaWa|Hafenwacht;Estonia;Q99;\n;x;;;\n"
        "Coast Office;;ru;nope;organisation\nSea Star;;;;vessel\nHarbour Watch;Harbour Guard;;;\n"
    )
    found = read_actors(file)
    assert [(one.id, one.country, one.wikidata) for one in found.actors] == [
        ("harbour-watch", "EST", "Q99"), ("coast-office", "RUS", None),
    ]  # fmt: skip
    assert found.actors[0].aliases == ("HaWa", "Hafenwacht", "Harbour Guard")
    assert found.problems == (
        "line 3: it has no name; it was left out",
        "line 5: 'vessel' is no type of actor (person, organisation, country, group); it was left out",
    )
    assert set(loaded(tmp_path, found).entries) >= {"harbour-watch", "coast-office"}


def test_a_table_without_names_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("colour,size\nred,1\n")
    with pytest.raises(UnknownValueError, match="colour"):
        read_actors(tmp_path / "x.csv")


@given(st.text(min_size=1), st.lists(st.text(), max_size=3), st.text(max_size=4))
def test_any_name_comes_back_out_of_the_file(name, aliases, country):
    import msgspec
    import yaml

    one = listed(id="x", names=[name], aliases=aliases, weak=[], type="person", countries=[country], wikidata=None)
    if isinstance(one, Listed):
        found = yaml.safe_load(actor_file([one], source="x"))["actors"]
        assert msgspec.convert(found, type=tuple[Listed, ...]) == (one,)
