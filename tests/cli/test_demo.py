"""The tour of ``overt demo`` shows what its lessons say."""

import csv
import sys

import pytest

from overt.cli import main
from overt.demo import pages
from overt.record import open_record


def test_a_record_of_ones_own_is_never_replaced(tmp_path, capsys, monkeypatch):
    record = tmp_path / "mine.overt"
    page = tmp_path / "page.txt"
    page.write_text("Depot burns\n\nA depot burned in Riga on Thursday, police said.\n", encoding="utf-8")
    for words in (["add", str(page)], ["demo"]):
        monkeypatch.setattr(sys, "argv", ["overt", *words, "--record", str(record)])
        with pytest.raises(SystemExit):
            main.run()
    assert "is no record of a tour" in capsys.readouterr().err
    with open_record(record, create=False) as opened:
        assert opened.status().pages == 1


@pytest.fixture(scope="module")
def tour(tmp_path_factory) -> list[str]:
    """What each step of the tour prints."""
    record = tmp_path_factory.mktemp("demo") / "demo.overt"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["overt", "demo", "--record", str(record)])
        patch.setattr(sys, "stdout", Kept())
        with pytest.raises(SystemExit) as stopped:
            main.run()
        printed = sys.stdout.text
    assert not stopped.value.code
    return printed.split("\n$ overt ")[1:]


class Kept:
    """A standard output that keeps what is written to it."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""

    def isatty(self) -> bool:
        return False


def test_every_lesson_is_a_command(tour):
    assert [step.split()[0] for step in tour] == [
        "add",
        "read",
        "claims",
        "show",
        "reports",
        "reports",
        "find",
        "reports",
        "incidents",
        "count",
        "count",
    ]


def test_removed_lines_are_shown_with_reasons(tour):
    assert "advert label" in tour[1]
    assert "PROMOTED CONTENT" in tour[1]


def test_the_denials_are_denials(tour):
    lines = [line for line in tour[2].splitlines() if line.startswith("c-")]
    assert lines
    assert all("\tdeny\t" in line for line in lines)


def test_the_denial_by_a_pronoun_opens_to_its_speaker(tour):
    assert "Russian foreign ministry" in tour[3]
    assert "“It”" in tour[3]


def test_the_accident_first_called_sabotage_is_kept_and_not_counted(tour):
    rows = [line.split("\t") for line in tour[4].splitlines() if line.startswith("r-")]
    assert "accident" in [row[12] for row in rows]
    assert len(rows) > 1


def test_the_rumour_is_no_bombing(tour):
    rows = [line.split("\t") for line in tour[5].splitlines() if line.startswith("r-")]
    assert rows
    assert [row[12] for row in rows if "blown up" in row[13]] == ["denied"] * len(rows)


def test_how_many_by_which_rule_and_show_me(tour):
    assert "leiden v1" in tour[9]
    assert "2023\t" in tour[9]
    counted = int(next(line for line in tour[9].splitlines() if line.startswith("2023")).split("\t")[1])
    opened = {line.split("\t")[0] for line in tour[10].splitlines() if line.startswith("i-")}
    assert len(opened) == counted > 0


def test_an_article_in_german_is_found(tour):
    assert "kuestenbote.example" in tour[6]


def test_each_page_has_an_entry_in_the_list():
    with pages() as (folder, dates), dates.open(encoding="utf-8") as lines:
        assert {row["file"] for row in csv.DictReader(lines)} == {one.name for one in folder.iterdir()}
