"""Real processes, killed or crowded: the record stays sound and ends the same."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invented import READER, numbered
from sqlalchemy import event

from overt.errors import RecordError
from overt.record import open_record

WRITER = Path(__file__).parent / "writer.py"
PAGES = 60


def writer(file: Path, first: int = 0, last: int = PAGES, *, paced: bool = False) -> subprocess.Popen:
    command = [sys.executable, str(WRITER), str(file), str(first), str(last), *(["paced"] if paced else [])]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def assert_sound(file: Path) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    # Killed before its tables were made, the file is an empty database, which is sound too.
    made = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    for table in ("articles_search", "claims_search") if made else ():
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
    connection.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What the record says when nobody disturbs the one who fills it."""
    file = tmp_path_factory.mktemp("undisturbed") / "news.overt"
    with open_record(file) as record, record.run("add", READER) as run:
        fill(record, run)
        return record.dump()


def test_killed_again_and_again_the_record_ends_as_if_undisturbed(tmp_path, undisturbed):
    file, chance = tmp_path / "news.overt", random.Random(7)
    for kill in range(6):
        process = writer(file, paced=True)
        # The first is killed while it makes the record, the others while they write the page after a few that are in.
        # It waits for us before each page, so that a fast machine is disturbed as often as a slow one.
        pages = chance.randint(1, 8) if kill else 0
        process.stdin.write(b"next\n" * (pages + 1))
        process.stdin.flush()
        for _ in range(pages):
            assert process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.02) if kill else 0.6)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL
        if file.exists() and file.stat().st_size:
            assert_sound(file)
    last = writer(file)
    _, problems = last.communicate(timeout=120)
    assert (last.returncode, problems) == (0, b"")
    assert_sound(file)
    with open_record(file, create=False) as record:
        assert record.dump() == undisturbed
        assert record.status().unfinished_runs >= 1


def test_two_processes_add_to_one_record_at_once(tmp_path, empty, undisturbed):
    file = tmp_path / "news.overt"
    file.write_bytes(empty.read_bytes())
    # They share the pages in the middle.
    both = [writer(file, 0, 40), writer(file, 20, PAGES)]
    for one in both:
        assert one.communicate(timeout=120)[1] == b""
        assert one.returncode == 0
    assert_sound(file)
    with open_record(file, create=False) as record:
        assert record.dump() == undisturbed


def test_a_full_disk_is_explained_and_the_record_goes_on_once_there_is_space(tmp_path, empty, undisturbed):
    file = tmp_path / "news.overt"
    file.write_bytes(empty.read_bytes())
    largest = page_count(file) + 20

    def limit(connection, *_):
        connection.execute(f"PRAGMA max_page_count = {largest}")

    with open_record(file) as record, record.run("add", READER) as run:
        event.listen(record._engine, "checkout", limit)
        with pytest.raises(RecordError, match="The disk is full"):
            fill(record, run)
        assert 1 <= record.status().pages < PAGES
        assert_sound(file)
        largest = 1_000_000
        fill(record, run)
        assert record.dump() == undisturbed


def fill(record, run) -> None:
    for number in range(PAGES):
        record.add(*numbered(number), run)


def page_count(file: Path) -> int:
    connection = sqlite3.connect(file)
    (count,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    return count


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_really_full_disk_is_explained(tmp_path, empty):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        file = disk / "news.overt"
        file.write_bytes(empty.read_bytes())
        process = writer(file, 0, 400)
        _, problems = process.communicate(timeout=120)
        assert process.returncode == 1
        assert b"The disk is full. Free some space and run the same command again" in problems
        assert_sound(file)
        with open_record(file, create=False) as record:
            assert record.status().pages > 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)
