"""``overt export`` and ``overt import`` as a user calls them."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "record"))

from invented import READER, article_pages

from overt.cli import main
from overt.exports import FORMATS
from overt.incidents import update
from overt.record import open_record


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "news.overt"
    with open_record(file) as record:
        with record.run("add", READER) as run:
            for page, reading in article_pages():
                record.add(page, reading, run)
        update(record)
    return file


@pytest.fixture
def overt(capfdbinary, monkeypatch, filled, tmp_path):
    """Call the command line in this process: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OVERT_RECORD", str(filled))

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["overt", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main.run()
        printed = capfdbinary.readouterr()
        return stopped.value.code or 0, printed.out, printed.err.decode()

    return call


def test_without_a_format_the_formats_are_listed(overt):
    code, out, _ = overt("export")
    assert code == 0
    for name in FORMATS:
        assert name in out.decode()


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_writes_a_file_under_a_name_of_its_own(overt, tmp_path, name):
    code, out, err = overt("export", name)
    assert (code, err) == (0, "")
    (file,) = tmp_path.iterdir()
    assert file.name in out.decode()
    assert "2 incidents" in out.decode()


def test_a_dash_prints_to_standard_output(overt, tmp_path):
    code, out, err = overt("export", "csv", "--table", "incidents", "--type", "arson", "--out", "-")
    assert (code, err) == (0, "")
    (row,) = csv.DictReader(io.StringIO(out.decode("utf-8-sig")))
    assert row["type"] == "arson"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_gets_the_file_under_its_name(overt, tmp_path):
    overt("export", "geojson", "--out", tmp_path)
    assert [file.suffix for file in tmp_path.iterdir()] == [".geojson"]


def test_nothing_selected_is_said_and_the_file_is_valid(overt):
    code, out, err = overt("export", "geojson", "--type", "espionage", "-o", "-")
    assert (code, json.loads(out)["features"]) == (0, [])
    assert "No incident is like that" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["export", "shapefile"], 2, "geojson"),
        (["export", "csv", "--table", "cells"], 2, "incidents"),
        (["export", "stix", "--country", "Narnia"], 2, "Lithuania"),
        (["export", "dossier", "i-000000000000"], 1, "No incident has the id"),
        (["export", "csv", "--out", "/no/such/place/x.zip"], 1, "cannot be written"),
        (["export", "csv", "--record", "nowhere.overt"], 1, "there is no record yet"),
        (["import", "incidents", "gone.csv"], 1, "gone.csv"),
        (["import", "actors", "gone.csv"], 1, "gone.csv"),
        (["import", "incidents", "gone.csv", "--column", "place"], 2, "FIELD=HEADING"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(overt, tmp_path, arguments, code, said):
    got, out, err = overt(*arguments)
    assert (got, out) == (code, b"")
    assert said in " ".join(err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_reader_of_the_pipe_may_leave(filled):
    command = f"{sys.executable} -m overt export plover --record {filled} --out - | head -c 1"
    done = subprocess.run(["sh", "-c", command], check=True, capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_import_compares_a_list_with_the_record(overt, tmp_path):
    (tmp_path / "list.csv").write_text(
        "Datum;Ort;Country;Type\n13.05.2024;Nordhaven;Lithuania;=Arson\n;;Norway;cyber\n"
    )
    code, out, err = overt("import", "incidents", "list.csv", "--csv")
    assert code == 0
    first, second = csv.DictReader(io.StringIO(out.decode()))
    assert first["verdict"] in ("matched", "perhaps")
    assert "both arson" in first["reasons"]
    assert second["verdict"] == "not-in-record"
    assert "2 lines:" in err
    assert "1 not in the record" in err
    lines = [json.loads(line) for line in overt("import", "incidents", "list.csv", "--json")[1].splitlines()]
    assert lines[0]["incident"] == first["incident"]


def test_import_writes_an_actor_file(overt, tmp_path):
    (tmp_path / "agencies.csv").write_text("Name,Country\nHarbour Watch,Estonia\n")
    code, out, _ = overt("import", "actors", "agencies.csv")
    assert (code, (tmp_path / "agencies.actors.yaml").exists()) == (0, True)
    assert b"1 actor." in out
