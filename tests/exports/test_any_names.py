"""Whatever pages call things: every format stays what it is."""

import csv
import io
import json
import shutil

import msgspec
import pytest
from followthemoney import model
from geojson_pydantic import FeatureCollection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import READER, harbour, harbour_page
from test_dossier import Page
from test_export import made
from test_standards import entities, statements, validated

from overt.exports.csv_cells import unguarded
from overt.incidents import Desk, update
from overt.record import open_record

# Also what no file can hold as it is: halves of surrogate pairs, zero characters, marks that turn text around.
ANY = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["\u202ereversed", "<b>&amp;</b>", "]]>", "=1+1", "'''", "\x1b[31m", "\u2028\u2029", "   "]
)


def renamed(reading, names):
    """The reading with every name that a page may choose replaced."""
    title, speaker, target, sponsor, place, reason = names
    replace = msgspec.structs.replace
    claims = tuple(replace(one, source=replace(one.source, name=speaker)) for one in reading.claims)
    report = reading.reports[0]
    report = replace(
        report,
        targets=tuple(replace(one, name=target) for one in report.targets),
        sponsor=replace(report.sponsor, name=sponsor),
        place=replace(report.place, name=place, reason=reason),
    )
    actors = tuple(replace(one, name=speaker) for one in reading.actors)
    article = replace(reading.article, title=title)
    return replace(reading, article=article, claims=claims, actors=actors, reports=(report, *reading.reports[1:]))


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    file = tmp_path_factory.mktemp("blank") / "blank.overt"
    open_record(file).close()
    return file


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(ANY, min_size=6, max_size=6), outlet=ANY, url=ANY, reason=ANY)
def test_every_format_stays_valid(blank, tmp_path_factory, names, outlet, url, reason):
    file = tmp_path_factory.mktemp("any") / "any.overt"
    shutil.copy(blank, file)
    with open_record(file) as record:
        page = harbour_page(outlet=outlet, url=url)
        with record.run("overt add", READER) as run:
            record.add(page, renamed(harbour(page), names), run)
        update(record)
        (incident,) = record.incidents().items
        Desk(record, by="ilse").mark(incident.id, "disputed", reason=reason.encode("utf-8", "replace").decode())
        check(record, incident.id)


def check(record, incident: str) -> None:
    table = list(csv.DictReader(io.StringIO(made(record, "csv", table="incidents").decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in table] == [incident]
    shown = record.incident(incident)
    assert unguarded(table[0]["title"]) == shown.title.replace("\x00", "\ufffd")
    made(record, "parquet")
    FeatureCollection.model_validate_json(made(record, "geojson"))
    found = validated(json.loads(made(record, "stix")))
    assert found.is_valid, found.errors
    for one in statements(record):
        prop = model.get(one.schema).get(one.prop)
        assert prop.type.clean(one.value) == one.value, (one.prop, one.value)
    for entity in entities(statements(record)).values():
        entity.schema.validate(entity.to_dict())
    for name in ("plover", "corrections"):
        for line in made(record, name).split(b"\n")[:-1]:
            json.loads(line)
    json.loads(made(record, "annotations"))
    page = Page(made(record, "dossier"))
    assert page.open == []
    assert not {"script", "img", "b"} & set(page.elements) - {"b"}
    assert all(value.startswith(("#", "http")) for _, name, value in page.attributes if name == "href")
