"""Files called by any bytes: their pages are read, their errors fit on one line of any terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from overt.errors import PageError, PageNotFoundError
from overt.pages.page import Page
from overt.pages.sources import find_pages

STORY = b"Harbour fire was set\n\nA fire destroyed a net shed in Narvik on Monday, police said on Tuesday.\n"
NAMES = [b"two\nlines.txt", b"no\xff\xfetext.txt", b"red\x1b[31m.txt", b"[bold]brackets[red].txt"]


@pytest.fixture(params=NAMES, ids=ascii)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + request.param)
    try:
        Path(path).write_bytes(STORY)
    except OSError:
        pytest.skip("this file system takes no such names")
    return path


def test_a_page_of_an_odd_name_is_found(odd: str) -> None:
    assert [one.content for one in find_pages([odd]) if isinstance(one, Page)] == [STORY]


def test_an_error_of_an_odd_name_is_one_printable_line(odd: str) -> None:
    (error,) = find_pages([odd + ".gone"])
    assert isinstance(error, PageNotFoundError)
    assert error.page == odd + ".gone"
    assert str(error).isprintable()
    assert str(error).encode()


def test_a_plain_name_stays_as_it_is() -> None:
    assert str(PageError("Żaba/fire [1].html", "It is empty", "Leave it out")) == (
        "Żaba/fire [1].html: It is empty. Leave it out"
    )


@pytest.mark.parametrize("command", [["read", "--json"], ["add", "--record", "record.overt"]], ids=lambda one: one[0])
def test_the_command_line_reads_them_and_tells_their_errors(command: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        path = os.fsencode(folder) + b"/" + name
        Path(os.fsdecode(path)).write_bytes(STORY.replace(b"Narvik", b"district %d of Narvik" % number))
        Path(os.fsdecode(path + b".empty")).write_bytes(b"")
    ran = subprocess.run(
        [sys.executable, "-m", "overt", *command, str(folder)],
        capture_output=True, check=False, cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )  # fmt: skip
    told = ran.stderr.decode().splitlines()
    assert sum("The file is empty" in line for line in told) == len(NAMES)
    assert "Traceback" not in ran.stderr.decode()
    assert ran.stdout.count(b"net shed") >= len(NAMES) or b"4 pages added" in ran.stdout
