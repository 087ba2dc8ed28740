"""Progress on a terminal, and what a question to a record loads."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from overt.cli import console
from overt.cli.display.table import fixed, shared, table
from overt.record import open_record


@pytest.fixture
def shown(monkeypatch) -> io.StringIO:
    """What a terminal gets on standard error."""
    screen = io.StringIO()
    monkeypatch.setattr(console, "err", lambda: Console(file=screen, force_terminal=True, width=80, color_system=None))
    return screen


@pytest.mark.parametrize("printing", [True, False])
@pytest.mark.parametrize(("total", "expected"), [(3, "3/3"), (None, "reading 3"), (1, "reading")])
def test_the_items_come_through_and_are_counted(shown, printing, total, expected):
    assert list(console.progress("abc", label="reading", total=total, printing=printing)) == ["a", "b", "c"]
    assert expected in shown.getvalue()
    assert "/?" not in shown.getvalue()


def test_one_page_has_no_bar(shown):
    list(console.progress("a", label="reading", total=1))
    assert "━" not in shown.getvalue()
    assert "/1" not in shown.getvalue()


def test_no_terminal_no_progress(capfd):
    assert list(console.progress("abc", label="reading", total=3)) == ["a", "b", "c"]
    assert capfd.readouterr() == ("", "")


HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "alembic", "rich", "sqlalchemy.dialects.postgresql", "overt.reader")


def test_a_question_loads_no_reader(tmp_path):
    with open_record(tmp_path / "empty.overt"):
        pass
    for command in (["claims"], ["status", "--json"], ["find", "fire"]):
        program = (
            f"import sys; sys.argv = ['overt', *{command!r}, '--record', 'empty.overt']\n"
            "from overt.cli.main import run\n"
            "try:\n    run()\nexcept SystemExit:\n    pass\n"
            f"print(*[one for one in {HEAVY!r} if one in sys.modules], file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stderr.splitlines()[-1] == "", command


def overt(*words: str, folder: Path, stdout: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    """The command line as a process of a group of its own, as a shell starts it."""
    program = [sys.executable, "-m", "overt", *words]
    return subprocess.Popen(
        program, cwd=folder, stdout=stdout, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def page(folder: Path, number: int) -> None:
    """A pasted page of an invented outlet."""
    words = "A depot burned in Riga on Thursday, police said. Nobody was hurt, the mayor told reporters at noon."
    (folder / f"page-{number}.txt").write_text(f"Depot {number} burns\n\n{words}\n\n{words}\n", encoding="utf-8")


def test_a_reader_that_leaves_is_no_failure(tmp_path):
    for number in range(3):
        page(tmp_path, number)
    reading, writing = os.pipe()
    started = overt("read", ".", folder=tmp_path, stdout=writing)
    os.close(writing)
    os.close(reading)
    _, errors = started.communicate(timeout=120)
    assert (started.returncode, errors) == (0, "")


@pytest.mark.parametrize("command", [("add", ".", "--workers", "2"), ("read", ".", "--workers", "2"), ("read", ".")])
def test_stopped_means_stopped(tmp_path, command):
    for number in range(300):
        page(tmp_path, number)
    started = overt(*command, folder=tmp_path, stdout=subprocess.DEVNULL)
    time.sleep(4)
    began = time.monotonic()
    os.killpg(started.pid, signal.SIGINT)
    _, errors = started.communicate(timeout=120)
    assert (started.returncode, errors) == (130, "overt: stopped.\n")
    assert time.monotonic() - began < 10


def test_a_terminated_run_ends_its_workers(tmp_path):
    for number in range(300):
        page(tmp_path, number)
    started = overt("add", ".", "--workers", "2", folder=tmp_path)
    time.sleep(4)
    started.send_signal(signal.SIGTERM)
    _, errors = started.communicate(timeout=120)
    assert (started.returncode, errors) == (143, "")
    until = time.monotonic() + 20
    while runs(started.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not runs(started.pid)


def runs(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_no_line_of_a_pipe_ends_in_spaces(tmp_path):
    page(tmp_path, 1)
    told, _ = overt("read", ".", folder=tmp_path).communicate(timeout=120)
    assert "Says what" in told
    assert [line for line in told.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [40, 60, 90, 100])
def test_no_word_of_a_table_is_cut_short(width):
    shown = Console(file=io.StringIO(), width=width, color_system=None)
    of = table("Claims")
    fixed(of, "What", len("assassination,"))
    shared(of, "Who", 3)
    shared(of, "Words", 8)
    of.add_row("assassination, attempted", "Bartholomew Featherstonehaugh", "an incomprehensible counteraccusation")
    shown.print(of)
    assert "…" not in shown.file.getvalue()  # type: ignore[attr-defined]
