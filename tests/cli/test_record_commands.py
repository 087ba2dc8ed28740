"""The commands of the record as a user calls them, on a record of hand-made readings and on really read pages."""

import csv
import io
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "record"))

from invented import READER, article_pages

from overt.cli import main
from overt.language.actor_list import load_actors
from overt.record import open_record
from overt.this_reader import reader

STORY = """Shed fire was set, police say

A fire destroyed a net shed in the harbour of Narvik on Monday night, Norwegian police said on Tuesday.

“Somebody poured petrol under the door,” police chief Nils Aune said. He declined to name a suspect.
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "news.overt"
    with open_record(file) as record, record.run("add", READER) as run:
        for page, reading in article_pages():
            record.add(page, reading, run)
    return file


@pytest.fixture
def overt(capsys, monkeypatch, filled, tmp_path):
    """Call the command line in this process: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OVERT_RECORD", str(filled))

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["overt", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main.run()
        printed = capsys.readouterr()
        return stopped.value.code or 0, printed.out, printed.err

    return call


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_find_prints_hits_a_program_can_read(overt):
    code, out, err = overt("find", "grain")
    assert (code, err) == (0, "")
    (hit,) = table(out)
    assert (hit["kind"], hit["outlet"], hit["published"]) == ("article", "harbourpost.example", "2024-05-14")
    assert "grain store" in hit["words"]


def test_find_prints_json_with_the_offsets_of_the_hits(overt):
    _, out, _ = overt("find", "sabotage", "--json")
    hits = [json.loads(line) for line in out.splitlines()]
    assert {hit["kind"] for hit in hits} == {"article", "claim"}
    for hit in hits:
        words = [hit["snippet"]["text"][start:end] for start, end in hit["snippet"]["marks"]]
        assert words == ["sabotage"]


def test_nothing_found_is_said_on_standard_error(overt):
    for arguments in (["find", "zeppelin"], ["claims", "--by", "nobody"], ["reports", "--country", "France"]):
        code, out, err = overt(*arguments)
        assert (code, out) == (1, "")
        assert err.startswith("overt: No ")


def test_claims_as_csv_and_json_say_the_same(overt):
    _, as_csv, _ = overt("claims", "--csv")
    _, as_json, _ = overt("claims", "--json")
    rows, entries = list(csv.DictReader(io.StringIO(as_csv))), [json.loads(line) for line in as_json.splitlines()]
    assert len(rows) == 5
    assert [row["id"] for row in rows] == [entry["id"] for entry in entries]
    assert [row["content"] for row in rows] == [entry["content"] for entry in entries]


def test_claims_are_filtered(overt):
    code, out, _ = overt("claims", "--by", "brandt", "--act", "deny", "--act", "accuse", "--since", "2024-05")
    assert code == 0
    assert [row["content"] for row in table(out)] == ["We know who paid for this"]


def test_a_limit_says_how_many_there_are(overt):
    _, out, err = overt("claims", "--limit", "2")
    assert len(table(out)) == 2
    assert err == "2 of 5 claims; --limit shows more.\n"


def test_reports_are_filtered_and_the_rest_is_counted(overt):
    code, out, err = overt("reports", "--type", "arson", "--type", "sabotage")
    assert code == 0
    (row,) = table(out)
    assert (row["type"], row["place"], row["targets"], row["killed"], row["injured"]) == (
        "arson", "Nordhaven", "grain store", "0", "",
    )  # fmt: skip
    assert err == "No countable incidents: 1 generic; --excluded lists them.\n"
    _, out, err = overt("reports", "--excluded")
    assert [row["excluded"] for row in table(out)].count("generic") == 1
    assert err == ""


def test_reports_of_unknown_time_are_counted(overt):
    _, _, err = overt("reports", "--happened-since", "2024")
    assert "1 more reports left out: a date that was asked for is unknown." in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "--act", "shout"],
        ["claims", "--factuality", "sure"],
        ["claims", "--evidence", "hearsay"],
        ["claims", "--since", "yesterday"],
        ["claims", "--json", "--csv"],
        ["reports", "--type", "fire"],
        ["reports", "--country", "Atlantis"],
        ["find"],
        ["show"],
        ["claims", "--limit", "0"],
        ["add"],
        ["add", "x", "--published", "yesterday"],
    ],
)
def test_a_wrong_call_is_a_wrong_call(overt, arguments):
    code, out, err = overt(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_unknown_values_name_the_known_ones(overt):
    assert "Known values: accuse, admit, assess" in overt("claims", "--act", "shout")[2]


def test_show_marks_the_words_in_their_sentence(overt):
    _, out, _ = overt("claims", "--about", "sabotage")
    (claim,) = table(out)
    code, out, _ = overt("show", claim["id"][:8])
    assert code == 0
    assert "“[Nothing points to sabotage],” said Brandt." in out
    assert "CT- (certainly not)" in out
    assert "Ilse Brandt" in out


def test_show_opens_everything_that_it_leads_to(overt):
    _, out, _ = overt("reports", "--type", "arson")
    seen, waiting = set(), [table(out)[0]["id"], table(out)[0]["page"]]
    while waiting:
        one = waiting.pop()
        code, out, err = overt("show", one, "--json")
        assert (code, err) == (0, "")
        assert overt("show", one)[0] == 0
        seen.add(one)
        waiting += [link["id"] for link in json.loads(out)["links"] if link["id"] not in seen]
    assert {one.partition("-")[0] for one in seen} == {"r", "e", "a", "c", "p", "rd", "run"}


def test_show_of_a_page_can_show_what_was_removed(overt):
    page = table(overt("find", "grain")[1])[0]["id"]
    assert "Subscribe today" in overt("show", page, "--removed")[1]


def test_an_unknown_id_is_explained(overt):
    code, out, err = overt("show", "c-zzzzzzzz")
    assert (code, out) == (1, "")
    assert "No claim has the id" in err


def test_status_says_what_there_is(overt, filled):
    code, out, _ = overt("status")
    assert code == 0
    assert str(filled) in out
    assert "islandgazette.example 1" in out
    assert "waiting" in out
    assert json.loads(overt("status", "--json")[1])["claims"] == 5
    assert "odd-quotation-mark" in overt("status", "--problems")[1]
    assert len(overt("status", "--fingerprint")[1].strip()) == 64


@pytest.mark.parametrize("command", [["find", "x"], ["claims"], ["reports"], ["show", "c-1"], ["status"], ["reread"]])
def test_without_a_record_no_command_makes_one(overt, tmp_path, command):
    code, out, err = overt(*command, "--record", tmp_path / "none.overt")
    assert (code, out) == (1, "")
    assert "overt add" in err
    assert not (tmp_path / "none.overt").exists()


def test_a_file_that_is_no_record_is_explained(overt, tmp_path):
    (tmp_path / "story.txt").write_text(STORY)
    code, _, err = overt("status", "--record", tmp_path / "story.txt")
    assert code == 1
    assert "no record of overt" in err


def test_every_command_has_examples(overt):
    for command in ("add", "find", "claims", "reports", "show", "status", "reread"):
        code, out, _ = overt(command, "--help")
        assert code == 0
        assert "Examples:" in out
        assert f"overt {command}" in out


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What a process prints when its output is a terminal."""
    here, there = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **variables}
    process = subprocess.Popen([sys.executable, "-m", "overt", *arguments], stdout=there, env=environment)
    os.close(there)
    printed = b""
    while True:
        try:
            piece = os.read(here, 65536)
        except OSError:
            break
        if not piece:
            break
        printed += piece
    os.close(here)
    assert process.wait(timeout=60) == 0
    return printed.decode()


def test_a_terminal_gets_a_table_and_no_colour_where_none_is_wanted(filled):
    shown = on_a_terminal("claims", "--record", str(filled))
    assert "Says what" in shown
    assert "\x1b[36m" in shown
    plain = on_a_terminal("claims", "--record", str(filled), NO_COLOR="1")
    assert "Says what" in plain
    assert "\x1b[36m" not in plain


# From here on pages are really read.


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pages")
    (made / "fire.txt").write_text(STORY, encoding="utf-8")
    (made / "empty.html").write_bytes(b"")
    return made


@pytest.fixture
def dates(tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("file,published,outlet\nfire.txt,2024-11-19,northpost.example\n")
    return file


def test_pages_are_added_once_and_problems_explained(overt, folder, dates, tmp_path):
    news = tmp_path / "new.overt"
    code, out, err = overt("add", folder, "--record", news, "--dates", dates)
    assert code == 1
    assert "1 page added, with " in out
    assert "1 page not read." in out
    assert "empty.html" in err
    code, out, _ = overt("add", folder / "fire.txt", "--record", news)
    assert code == 0
    assert out.startswith(f"{news}: nothing new.\n1 page there already.\n1 incident in the record now, version 1-")
    _, out, _ = overt("find", "petrol", "--record", news)
    assert table(out)[0]["published"] == "2024-11-19"
    assert "empty.html" in overt("status", "--problems", "--record", news)[1]


def test_a_date_given_later_reads_the_page_again_and_another_is_refused(overt, folder, tmp_path):
    news, page = tmp_path / "new.overt", folder / "fire.txt"
    overt("add", page, "--record", news)
    code, out, _ = overt("add", page, "--record", news, "--published", "2024-11-19")
    assert (code, "1 page read again." in out) == (0, True)
    code, out, err = overt("add", page, "--record", news, "--published", "2024-11-20")
    assert (code, "1 page there already." in out) == (0, True)
    assert "published stays 2024-11-19" in err
    overt("add", page, "--record", news, "--published", "2024-11-20", "--correct")
    _, out, _ = overt("find", "petrol", "--record", news)
    assert table(out)[0]["published"] == "2024-11-20"
    code, out, _ = overt("reread", "--record", news)
    assert (code, "every page has been read" in out) == (0, True)


OTHER_STORIES = (
    """Ferry to the islands stops for a week

The ferry between Bodø and the islands will not sail until next Friday, its owner said on Monday.

The Northpost walks every pier with you

A propeller was damaged when the ship left the harbour last week, and a new one must come from Bergen by road.
""",
    """Town council wants more lamps

The council of Narvik voted on Thursday to put forty more lamps along the road to the school.

Parents had asked for them since a cyclist was hurt there in the dark two winters ago, the mayor said.

The Northpost walks every pier with you
""",
)
LINE = "The Northpost walks every pier with you"


def test_a_line_of_other_pages_in_the_record_is_furniture(overt, tmp_path):
    stories = (*OTHER_STORIES, f"{STORY}\n{LINE}\n")
    for number, text in enumerate(stories):
        page = tmp_path / f"{number}.txt"
        page.write_text(text, encoding="utf-8")
        assert overt("add", page, "--record", tmp_path / "new.overt", "--outlet", "northpost.example")[0] == 0
    with open_record(tmp_path / "new.overt") as record:
        last = next(one for one in record.readings() if "net shed" in one.article.text)
    assert LINE not in last.article.text
    assert [block.reason for block in last.article.blocks if block.text == LINE] == ["repeated-line"]


def test_an_older_reading_waits_to_be_read_again(overt, tmp_path):
    from invented import harbour, harbour_page

    page = harbour_page()
    with open_record(tmp_path / "old.overt") as record, record.run("add", READER) as run:
        record.add(page, harbour(page), run)
    code, out, _ = overt("reread", "--record", tmp_path / "old.overt")
    assert (code, "1 page read again." in out) == (0, True)
    with open_record(tmp_path / "old.overt") as record:
        assert sorted(one.current for one in record.status().readers) == [0, 1]
        assert record.count_to_reread(reader()) == 0


def test_another_actor_file_makes_another_reading(overt, folder, tmp_path):
    news, own = tmp_path / "own.overt", tmp_path / "own.yaml"
    own.write_text("actors:\n- {id: aune, name: Nils Aune, type: person, country: NOR, wikidata: Q1}\n")
    page, with_own = folder / "fire.txt", ("--record", news, "--actors", own)
    assert overt("add", page, *with_own)[0] == 0
    with open_record(news) as record:
        assert record.claims(by="Q1").total == 1
        assert json.loads(record.status().readers[0].parts)["actors"] == load_actors(extra=(own,)).own
    assert "waiting" not in overt("status", "--record", news)[1]
    assert "1 page there already." in overt("add", page, *with_own)[1]
    assert "every page has been read" in overt("reread", *with_own)[1]

    code, out, err = overt("reread", "--record", news)
    assert (code, "1 page read again." in out) == (0, True)
    assert "1 readings were made with an actor file of your own" in err
    with open_record(news) as record:
        assert record.claims(by="Q1").total == 0
    assert "1 page read again." in overt("reread", *with_own)[1]
    with open_record(news) as record:
        assert record.claims(by="Q1").total == 1

    own.write_text(own.read_text().replace("Q1", "Q2"))
    assert "1 page read again." in overt("add", page, *with_own)[1]
    with open_record(news) as record:
        assert (record.claims(by="Q1").total, record.claims(by="Q2").total) == (0, 1)


@pytest.mark.parametrize("command", ["read", "add", "reread"])
def test_a_bad_actor_file_stops_before_anything_is_read(overt, folder, tmp_path, command):
    own, news = tmp_path / "own.yaml", tmp_path / "new.overt"
    own.write_text("actors:\n- id: a\n  name: A\n  colour: red\n")
    named = [] if command == "reread" else [folder]
    code, out, err = overt(command, *named, "--actors", own, *([] if command == "read" else ["--record", news]))
    assert (code, out) == (1, "")
    assert "own.yaml, line 4" in err
    assert "colour" in err
    assert not news.exists()


def test_a_folder_without_pages_is_said(overt, tmp_path):
    (tmp_path / "nothing").mkdir()
    code, _, err = overt("add", tmp_path / "nothing", "--record", tmp_path / "new.overt")
    assert code == 1
    assert "no pages" in err


@pytest.mark.slow
def test_adding_killed_half_way_ends_as_if_undisturbed(overt, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(STORY.replace("shed", f"shed number {number}"), encoding="utf-8")
    assert overt("add", folder, "--record", tmp_path / "whole.overt")[0] == 0
    killed = tmp_path / "killed.overt"
    command = [sys.executable, "-m", "overt", "add", str(folder), "--record", str(killed)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not pages_in(killed):
        time.sleep(0.02)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert 1 <= pages_in(killed) < 6
    assert overt("add", folder, "--record", killed)[0] == 0
    expected = overt("status", "--fingerprint", "--record", tmp_path / "whole.overt")[1]
    assert overt("status", "--fingerprint", "--record", killed)[1] == expected


def pages_in(file: Path) -> int:
    """How many pages are in a record, looked at from outside while somebody writes; none while it is being made."""
    try:
        connection = sqlite3.connect(file.as_uri() + "?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return 0
    try:
        return connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


NAMED_TWICE = """Depot fire was paid for from abroad, court told

A man admitted an arson attack on a fuel depot in Narvik on behalf of Moscow, a Norwegian court heard on Friday.

The Kremlin is also said to be responsible for a second fire. Russia did not comment.
"""


@pytest.fixture
def told(overt, monkeypatch, tmp_path):
    """A record of one article that calls Russia by its capital and by its palace."""
    monkeypatch.setenv("OVERT_RECORD", str(tmp_path / "told.overt"))
    (tmp_path / "page.txt").write_text(NAMED_TWICE, encoding="utf-8")
    overt("add", tmp_path / "page.txt", "--published", "2024-05-04")
    return overt


@pytest.mark.parametrize("name", ["Moscow", "Russia", "russia", "Kremlin", "Q159"])
def test_who_is_behind_it_is_found_by_any_of_its_names(told, name):
    code, out, _ = told("reports", "--sponsor", name)
    assert code == 0
    assert [row["sponsor"] for row in table(out)] == ["Moscow"]


def test_others_are_not_behind_it(told):
    assert told("reports", "--sponsor", "Norway")[0] == 1


def test_a_subject_stands_before_what_is_said_of_it(told):
    listed = [row["content"] for row in table(told("claims")[1]) if "responsible" in row["content"]]
    found = [row["words"] for row in table(told("find", "responsible")[1]) if row["kind"] == "claim"]
    assert listed == found == ["The Kremlin … to be responsible for a second fire"]


def test_values_may_be_written_in_capitals(overt):
    assert overt("claims", "--act", "Deny", "--factuality", "ct-") == overt(
        "claims", "--act", "deny", "--factuality", "CT-"
    )


@pytest.mark.parametrize("words", ["-", "*", '"', " ", ""])
def test_looking_for_nothing_is_a_wrong_call(overt, words):
    code, _, err = overt("find", words)
    assert code == 2
    assert "at least one word" in err


READ_ONLY = """
mount --bind shelf shelf && mount -o remount,bind,ro shelf || exit 77
"$0" -m overt find grain --record shelf/news.overt && "$0" -m overt status --record shelf/news.overt
"""


def test_a_record_on_a_shelf_that_cannot_be_written_can_be_asked(filled, tmp_path):
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "news.overt").write_bytes(filled.read_bytes())
    apart = ["unshare", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, sys.executable]
    done = subprocess.run(apart, cwd=tmp_path, capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no read-only folder can be made here")
    assert done.returncode == 0, done.stderr
    assert "grain store" in done.stdout
    assert "pages" in done.stdout
