"""What holds for every format."""

import pytest
from invented import READER, numbered

from overt.errors import ExportError, NotInRecordError, UnknownValueError
from overt.exports import FORMATS, Selection, export
from overt.exports.tables import TABLES
from overt.exports.written import write_whole
from overt.record import open_record


def made(record, name, **options) -> bytes:
    return b"".join(export(record, name, **options).pieces)


@pytest.mark.parametrize("name", FORMATS)
def test_two_exports_of_one_record_are_the_same_bytes(record, name):
    assert made(record, name) == made(record, name) != b""


@pytest.mark.parametrize("name", ["csv", "parquet"])
@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_two_exports_of_one_table_are_the_same_bytes(record, name, table):
    assert made(record, name, table=table) == made(record, name, table=table) != b""


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_record_is_handed_on_in_every_format(empty_record, name):
    done = export(empty_record, name)
    assert done.incidents == 0
    assert isinstance(b"".join(done.pieces), bytes)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("csv", "parquet")])
def test_every_format_carries_the_records_version(record, name):
    version = record.version().name
    done = export(record, name)
    assert done.version == version
    assert version in done.file_name
    assert version.encode() in b"".join(done.pieces) or name in ("followthemoney", "plover")


def test_each_format_is_described_in_one_sentence():
    for one in FORMATS.values():
        assert one.description.endswith(".")
        assert one.description.count(". ") == 0
        assert callable(one.write)


def test_an_unknown_format_table_or_value_is_named_with_what_would_be_right(record):
    with pytest.raises(UnknownValueError, match="geojson"):
        export(record, "shapefile")
    with pytest.raises(UnknownValueError, match="incidents"):
        export(record, "csv", table="cells")
    with pytest.raises(UnknownValueError, match="csv"):
        export(record, "stix", table="incidents")
    with pytest.raises(UnknownValueError, match="arson"):
        export(record, "stix", selection=Selection(type="earthquake"))
    with pytest.raises(UnknownValueError, match="Lithuania"):
        export(record, "stix", selection=Selection(country="Narnia"))


def test_an_unknown_id_is_refused_before_anything_is_made(record):
    with pytest.raises(NotInRecordError):
        export(record, "dossier", selection=Selection(ids=("i-000000000000",)))
    with pytest.raises(NotInRecordError):
        export(record, "dossier", selection=Selection(ids=("gibberish",)))
    claim = record.claims().items[0].id
    with pytest.raises(NotInRecordError, match="claim"):
        export(record, "dossier", selection=Selection(ids=(claim,)))


def ids(record, selection) -> dict[str, int]:
    with record.snapshot(selection) as snapshot:
        return {
            "incidents": len(list(snapshot.incidents())),
            "reports": len(list(snapshot.reports())),
            "claims": len(list(snapshot.claims())),
            "events": len(list(snapshot.events())),
            "articles": len(list(snapshot.origins())),
        }


def test_all_is_handed_on_where_nothing_is_selected(record):
    # Three pages with a fire and a generic report each; excluded reports are handed on, incidents are made of the rest.
    assert ids(record, Selection()) == {"incidents": 2, "reports": 7, "claims": 11, "events": 3, "articles": 4}


def test_an_incident_brings_its_reports_and_their_articles(record, fire):
    assert ids(record, Selection(ids=(fire.id,))) == {
        "incidents": 1, "reports": 3, "claims": 9, "events": 3, "articles": 3
    }  # fmt: skip


def test_a_filter_is_the_incidents_own(record, fire):
    wanted = ids(record, Selection(ids=(fire.id,)))
    for selection in (
        Selection(type="arson"),
        Selection(country="Lithuania"),
        Selection(since="2024-05", until="2024-05"),
    ):
        assert ids(record, selection) == wanted
    assert ids(record, Selection(state="confirmed", type="cable-cut"))["incidents"] == 0


def test_a_page_brings_what_it_tells(record):
    page = record.claims(by="Brandt", act="accuse").items[0].where.page
    found = ids(record, Selection(ids=(page,)))
    assert found["incidents"] == 1
    assert found["reports"] >= 2  # also the excluded one


def test_nothing_changes_within_a_snapshot(empty_record):
    record = empty_record
    with record.snapshot() as snapshot:
        before = len(list(snapshot.claims()))
        with open_record(record.location) as other, other.run("overt add", READER) as run:
            other.add(*numbered(77), run)
        assert len(list(snapshot.claims())) == before
    with record.snapshot() as snapshot:
        assert len(list(snapshot.claims())) > before


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    file = tmp_path / "out.csv"
    file.write_bytes(b"old")

    def breaking():
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(file, breaking())
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
    assert write_whole(file, [b"new", b"er"]) == 5
    assert file.read_bytes() == b"newer"


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    def full():
        yield b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left on device"):
        write_whole(tmp_path / "out.csv", full())
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ExportError, match="no/such/place"):
        write_whole(tmp_path / "no/such/place", [b""])
