"""Progress on a terminal, and what a question to a record loads."""

import io
import subprocess
import sys

import pytest
from rich.console import Console

from overt.cli import console
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
