"""What is handed on from PostgreSQL is, byte for byte, what is handed on from a file."""

import sys
from pathlib import Path

import pytest
from invented import add, article_pages, numbered

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))

import server

from overt.exports import FORMATS, Selection, export
from overt.exports.tables import TABLES
from overt.incidents import Desk, update
from overt.record import open_record
from overt.record.schema import runs

pytestmark = pytest.mark.skipif(server.missing() is not None, reason=str(server.missing()))


def fill(record):
    add(record, *article_pages(), *(numbered(number) for number in range(12)))
    update(record)
    # When something was added is in the exports, and no two records are filled in the same second.
    with record.writing() as connection:
        connection.execute(runs.update().values(started="2026-01-02T03:04:05+00:00"))


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same pages in a file and in a database, read in the same order."""
    with (
        server.started() as address,
        open_record(tmp_path_factory.mktemp("file") / "news.overt") as one,
        open_record(server.new_database(address, "exported")) as other,
    ):
        fill(one)
        fill(other)
        yield one, other


def made(record, name, **options):
    return b"".join(export(record, name, **options).pieces)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_same(both, name):
    one, other = both
    assert made(one, name) == made(other, name)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_is_the_same(both, table):
    one, other = both
    assert made(one, "csv", table=table) == made(other, "csv", table=table)


@pytest.mark.parametrize(
    "asked",
    [{"type": "arson"}, {"country": "LTU"}, {"outlet": "harbourpost.example"}, {"words": "nordhaven"},
     {"sponsor": "velmark"}, {"since": "2024-05", "until": "2024"}, {"area": (20.0, 50.0, 30.0, 60.0)}],
)  # fmt: skip
def test_a_selection_is_the_same(both, asked):
    one, other = both
    selection = Selection(**asked)
    assert made(one, "geojson", selection=selection) == made(other, "geojson", selection=selection)
    assert made(one, "csv", selection=selection, table="claims") == made(
        other, "csv", selection=selection, table="claims"
    )


def test_what_people_decided_and_set_right_is_handed_on_too(both):
    _, other = both
    incident = next(one for one in other.incidents().items if one.type == "arson")
    Desk(other, by="ilse").mark(incident.id, "confirmed", reason="two outlets")
    claim = other.claims(act="deny").items[0]
    page = other.page_id(claim.where.page)
    corrected = other.correct(page, kind="claim", action="change", subject=claim.id, value={"act": "say"}, by="ilse")
    lines = made(other, "corrections").decode()
    assert corrected.id in lines
    assert incident.id in made(other, "dossier", selection=Selection(ids=(incident.id,))).decode()
    assert '"two outlets"' in lines
