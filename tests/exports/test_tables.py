"""CSV and Parquet: read by others, and the same when they come back."""

import csv
import io
import json
import zipfile

import frictionless
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_export import made

from overt.counts import count, rule, rules
from overt.exports.csv_cells import guarded, lines, unguarded
from overt.exports.tables import TABLES

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(record, table) -> list[dict[str, str]]:
    text = made(record, "csv", table=table).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_column_of_every_table_is_explained_and_has_one_name():
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert table.columns[0].name == "id"
        for column in table.columns:
            assert column.meaning.endswith("."), (table.name, column.name)


def test_an_incident_is_one_row_with_its_facts(record, fire):
    (row,) = (one for one in rows(record, "incidents") if one["id"] == fire.id)
    assert row["type"] == "arson"
    assert (row["country"], row["latitude"], row["time"], row["earliest"]) == (
        "LTU",
        "55.7",
        "2024-05-13",
        "2024-05-13",
    )
    assert (row["state"], row["injured"], row["edited"], row["killed"]) == ("confirmed", "2", "injured", "0")
    assert row["reports"] == "3"
    assert row["record_version"] == record.version().name


def test_a_report_has_every_toll_with_whose_it_is_and_what_the_tagger_filled(record):
    claims = {one["id"] for one in rows(record, "claims")}
    (row,) = (one for one in rows(record, "reports") if one["tolls"])
    injured, killed = row["tolls"].split("; ")
    assert injured.rpartition(" ")[0] == "injured 6.."
    assert injured.rpartition(" ")[2] in claims
    assert killed == "killed 2 attackers author"
    assert row["fillers"] == "target (0.93, filled targets): A"


def test_what_is_not_known_is_an_empty_cell(record):
    (cable,) = (one for one in rows(record, "reports") if one["type"] == "cable-cut")
    assert cable["time"] == cable["latitude"] == cable["sponsor"] == cable["killed"] == ""


def test_no_cell_can_be_taken_for_a_formula(record):
    numbers = {column.name for table in TABLES for column in table.columns if column.kind in ("number", "whole")}
    seen = 0
    for table in TABLES:
        for row in rows(record, table.name):
            for name, cell in row.items():
                if name not in numbers:
                    assert not cell.lstrip().startswith(DANGEROUS), (table.name, name, cell)
                    seen += cell.startswith("'")
    assert seen >= 4  # the hostile page's names are there, and guarded


@given(st.text())
def test_guarding_a_cell_can_be_taken_back(cell):
    assert unguarded(guarded(cell)) == cell


@given(st.sampled_from(DANGEROUS), st.text(), st.text(alphabet=" \t\n'"))
def test_a_guarded_cell_begins_with_an_apostrophe(first, rest, before):
    assert guarded(before + first + rest).startswith("'")


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3)))
def test_csv_brings_back_every_text(table):
    text = b"".join(lines(["a", "b", "c"], table)).decode("utf-8-sig")
    header, *found = csv.reader(io.StringIO(text, newline=""))
    assert header == ["a", "b", "c"]
    assert [[unguarded(cell) for cell in row] for row in found] == [
        [cell.replace("\0", "\ufffd") for cell in row] for row in table
    ]


def test_the_csv_package_is_valid_by_its_own_description(record, tmp_path):
    with zipfile.ZipFile(io.BytesIO(made(record, "csv"))) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text())
    assert described["version"] == record.version().name
    assert [one["name"] for one in described["resources"]] == [table.name for table in TABLES]
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_holds_the_same_values_with_their_types(record, table):
    content = made(record, "parquet", table=table.name)
    found = pyarrow.parquet.read_table(io.BytesIO(content))
    assert json.loads(found.schema.metadata[b"overt"])["record_version"] == record.version().name
    for column in table.columns:
        assert found.schema.field(column.name).metadata[b"description"].decode() == column.meaning
    with record.snapshot() as snapshot:
        expected = list(table.values(snapshot))
    assert len(expected) == found.num_rows > 0
    for column, values in zip(table.columns, zip(*expected, strict=True), strict=True):
        got = found.column(column.name).to_pylist()
        if column.kind == "day":
            got = [one and one.isoformat() for one in got]
        assert got == list(values), column.name


def test_the_parquet_package_holds_every_table(record):
    with zipfile.ZipFile(io.BytesIO(made(record, "parquet"))) as archive:
        assert archive.namelist() == ["datapackage.json", *(f"{table.name}.parquet" for table in TABLES)]
        for name in archive.namelist()[1:]:
            pyarrow.parquet.read_table(io.BytesIO(archive.read(name)))


def test_an_undone_decision_stays_in_the_table(record):
    decisions = rows(record, "decisions")
    assert {one["kind"] for one in decisions} == {"state", "edit", "undo", "different", "grade"}
    (undo,) = (one for one in decisions if one["kind"] == "undo")
    (undone,) = (one for one in decisions if one["undone_by"])
    assert undo["undoes"] == undone["id"]


def test_counts_are_signed_and_open_to_their_incidents(record):
    found = list(csv.DictReader(io.StringIO(made(record, "counts").decode("utf-8-sig"), newline="")))
    assert {one["rule"] for one in found} <= {rule.signature for rule in rules()}
    for row in found:
        assert row["record_version"] == record.version().name
        ids = row["incidents"].split("; ")
        assert len(ids) == int(row["number"])
        assert all(record.incident(one).id == one for one in ids)
    same = count(record, rule(found[0]["rule"].split()[0]), by="year")
    assert {cell.cell: str(cell.number) for cell in same.cells}[found[0]["cell"]] == found[0]["number"]
