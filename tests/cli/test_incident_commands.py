"""The commands about incidents and counts, as a person types them."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from overt.cli.main import app

sys.path.append(str(Path(__file__).parents[1] / "incidents"))


@pytest.fixture
def file(tmp_path):
    from invented import add
    from told import telling

    from overt.record import open_record

    with open_record(tmp_path / "news.overt") as record:
        add(
            record,
            telling("A grain store in Nordhaven burned.", sponsor="Russia"),
            telling("Fire at the Nordhaven grain store.", outlet="gazette.example", told="2024-05-15"),
            telling("A ferry in Brevik burned.", where="Brevik", when="2023-06-01", told="2023-06-02"),
        )
    return tmp_path / "news.overt"


def asked(file, *arguments: str):
    from overt.errors import OvertError

    done = CliRunner().invoke(app, [*arguments, "--record", str(file)], env={"OVERT_NAME": "mk"})
    if done.exception and not isinstance(done.exception, SystemExit):
        assert isinstance(done.exception, OvertError)
        return done.exception
    return done


def ids(file) -> list[str]:
    done = asked(file, "incidents", "--json", "--sort", "oldest")
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_incidents_are_listed_and_open(file):
    _, fire = ids(file)
    shown = asked(file, "show", fire[:8]).stdout
    assert "post.example" in shown
    assert "gazette.example" in shown
    assert "2 independent" in shown
    assert asked(file, "incidents", "--type", "cyber").exit_code == 1


def test_a_decision_and_its_undoing(file):
    ferry, fire = ids(file)
    done = asked(file, "decide", "same", ferry, fire, "--reason", "one gang")
    made = done.stdout.split(":")[0]
    assert len(ids(file)) == 1
    assert "one gang" in asked(file, "show", ids(file)[0]).stdout
    assert asked(file, "decide", "undo", made).exit_code == 0
    assert ids(file) == [ferry, fire]


def test_edits_withdrawals_marks_splits_and_grades(file):
    ferry, fire = ids(file)
    assert asked(file, "decide", "edit", fire, "killed", "2").exit_code == 0
    assert asked(file, "decide", "mark", fire, "confirmed").exit_code == 0
    assert asked(file, "decide", "withdraw", ferry, "accident").exit_code == 0
    assert asked(file, "decide", "grade", "post.example", "b2").exit_code == 0
    rows = [json.loads(line) for line in asked(file, "incidents", "--json", "--sort", "oldest").stdout.splitlines()]
    assert [(one["state"], one["killed"]) for one in rows] == [("withdrawn", None), ("confirmed", 2)]
    assert asked(file, "decide", "split", fire, rows[1]["reports"][1]).exit_code == 0
    assert len(ids(file)) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("decide", "perhaps", "i-1"), "Known values: different"),
        (("count", "--rule", "cia"), "Known values"),
        (("incidents", "--sort", "up"), "Known values"),
        (("diff", "99"), "never in version"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(file, arguments, told):
    ids(file)
    assert told in str(asked(file, *arguments))


def test_a_count_is_signed_and_opens(file):
    version = asked(file, "count", "--json")
    (table,) = [json.loads(line) for line in version.stdout.splitlines()]
    assert (table["rule"], table["total"]) == ("all v1", 2)
    assert table["version"].startswith("1-")
    opened = asked(file, "count", "--open", "2024", "--json").stdout.splitlines()
    assert {json.loads(line)["quote"] for line in opened} == {
        "A grain store in Nordhaven burned.", "Fire at the Nordhaven grain store."
    }  # fmt: skip


def test_rules_side_by_side_and_published_figures(file):
    said = asked(file, "count", "--rule", "all", "--publish", "2024=34", "--source", "CSIS, March 2025")
    assert "34 (-33 here), CSIS, March 2025" in said.stdout
    both = asked(file, "count", "--compare", "--rule", "all", "--rule", "leiden")
    assert "not by leiden: nobody is said to be behind it" in both.stderr
    assert "all v1\tleiden v1" in both.stdout


def test_what_moved_a_number(file):
    ferry, _ = ids(file)
    asked(file, "decide", "withdraw", ferry, "accident")
    said = asked(file, "diff", "1").stdout
    assert "2 in version 1-" in said
    assert f"{ferry} changed (2023 → not counted)" in said
    assert "withdrawn: unknown → accident" in said


def test_a_timeline_is_in_order(file):
    ids(file)
    rows = asked(file, "timeline", "--actor", "Russia").stdout.splitlines()[1:]
    assert [row.split("\t")[1] for row in rows] == ["incident"]
    assert asked(file, "timeline", "--place", "Brevik").stdout.count("incident") == 1
    assert asked(file, "timeline", "--actor", "Nobody").exit_code == 1
