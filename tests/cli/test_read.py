"""``overt read`` as a user calls it: what it prints and its exit code; most of it in this process, to be quick."""

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from overt.cli import main

STORY = """Harbour fire was set, police say

A fire destroyed a net shed in the harbour of Narvik on Monday night, Norwegian police said on Tuesday.

“Somebody poured petrol under the door,” police chief Nils Aune said.

Advertisement

Norwegian officials suspect that Russia was behind the arson attack. Moscow denied it.
"""


class Done:
    """What a call printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def overt(capsysbinary, monkeypatch):
    """Call the command line in this process."""

    def call(*arguments: object, stdin: str | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["overt", *map(str, arguments)])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main.run()
        printed = capsysbinary.readouterr()
        return Done(int(stopped.value.code or 0), printed.out.decode(), printed.err.decode())

    return call


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "fire.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def process(page: Path) -> subprocess.CompletedProcess[str]:
    """A real process, with a page, the same page packed, and one that is not there."""
    packed = page.with_name("fire.txt.gz")
    packed.write_bytes(gzip.compress(page.read_bytes()))
    return subprocess.run(
        [sys.executable, "-m", "overt", "read", page, packed, "nothing.html", "--json", "--published", "2023-05-09"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "FORCE_COLOR": ""},
    )


@pytest.fixture(scope="module")
def reading(process: subprocess.CompletedProcess[str]) -> dict:
    return json.loads(process.stdout.splitlines()[0])


def spans(value: object):
    """Every span of a reading."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def test_json_is_one_line_an_article(process):
    assert len(process.stdout.splitlines()) == 2


def test_gzip_is_read(process, reading):
    assert json.loads(process.stdout.splitlines()[1])["article"]["text"] == reading["article"]["text"]


def test_a_missing_page_is_said_on_standard_error_and_in_the_exit_code(process):
    assert process.returncode == 1
    assert process.stderr.strip() == "overt: nothing.html: There is no such file or folder. Check the path"


def test_every_span_quotes_the_text(reading: dict):
    text = reading["article"]["text"]
    found = list(spans(reading))
    assert found
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in found)


def test_every_kept_block_stands_where_it_says(reading: dict):
    text = reading["article"]["text"]
    kept = [block for block in reading["article"]["blocks"] if "start" in block]
    assert "\n\n".join(text[block["start"] : block["end"]] for block in kept) == text


def test_the_given_date_is_kept_with_its_basis(reading: dict):
    assert reading["article"]["published"] == {"edtf": "2023-05-09", "basis": "given"}


def test_a_claim_has_its_speaker(reading: dict):
    said = [claim for claim in reading["claims"] if "petrol" in claim["content"]["quote"]]
    assert [claim["source"]["name"] for claim in said] == ["Nils Aune"]


def test_the_fire_is_a_report(reading: dict):
    assert [report["type"] for report in reading["reports"] if not report["excluded"]] == ["arson"]


def test_a_page_for_people_names_date_claims_and_report(overt, page: Path):
    done = overt("read", page, "--published", "2023-05-09")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Harbour fire was set, police say\n9 May 2023 (given)\n")
    assert "How sure" in done.out
    assert "· arson ─" in done.out
    assert "Taken out: 1 block (1 advert label); --removed shows each." in done.out


def test_a_pipe_gets_no_colour(overt, page: Path, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert "\x1b[" not in overt("read", page).out


def test_removed_lines_come_with_their_reason(overt, page: Path):
    done = overt("read", page, "--removed")
    assert "Taken out of “Harbour fire was set, police say”" in done.out
    assert "advert label" in done.out
    assert "Advertisement" in done.out


def test_standard_input_is_read(overt):
    done = overt("read", "-", "--json", stdin=STORY)
    assert json.loads(done.out)["article"]["title"] == "Harbour fire was set, police say"


def test_a_date_that_is_none_is_a_wrong_call(overt, page: Path):
    done = overt("read", page, "--published", "last Tuesday")
    assert (done.code, done.out) == (2, "")
    assert "2025-04-15" in done.err


def test_dates_of_single_files_are_told(overt, page: Path, tmp_path: Path):
    dates = tmp_path / "dates.csv"
    dates.write_text("file,published,outlet\nfire.txt,2023-05-10,example.org\n")
    article = json.loads(overt("read", page, "--json", "--dates", dates).out)["article"]
    assert (article["published"]["edtf"], article["outlet"]) == ("2023-05-10", "example.org")


def test_a_list_of_dates_with_an_unknown_column_names_the_known(overt, page: Path, tmp_path: Path):
    dates = tmp_path / "dates.csv"
    dates.write_text("name,day\nfire.txt,2023-05-10\n")
    done = overt("read", page, "--dates", dates)
    assert done.code == 2
    assert "file, outlet, published, url" in done.err


def test_help_comes_with_examples(overt):
    assert "overt read saved-pages/" in overt("read", "--help").out


def test_an_empty_folder_is_said(overt, tmp_path: Path):
    done = overt("read", tmp_path)
    assert (done.code, done.out, done.err) == (1, "", "overt: There are no pages there.\n")
