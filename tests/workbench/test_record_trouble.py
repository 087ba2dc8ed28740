"""A record that cannot be written, or not be understood: a page that says what to do, and nothing lost."""

import os
import re
import sqlite3
import subprocess
import sys

import httpx
import pytest
from serving import Visitor, served
from sqlalchemy import event

from overt.record import audit, open_record

LONG = "because " * 40_000  # more than what is free within the pages that the file has


def incident_of(visitor):
    return re.search(r"/incidents/i-\w+", visitor.get("/incidents").text)[0]


@pytest.fixture
def small_disk(monkeypatch):
    """SQLite's own bound on a file's pages stands for the disk's end; the number can be raised."""
    import serving

    bound = {}

    def opened(path, **options):
        record = open_record(path, **options)

        def limit(connection, *_):
            pages = bound.get("pages", 1_000_000)
            connection.execute(f"PRAGMA max_page_count = {pages}")

        event.listen(record._engine, "checkout", limit)
        return record

    monkeypatch.setattr(serving, "open_record", opened)
    return bound


def test_a_full_disk_is_a_page_and_reading_goes_on(copy, small_disk):
    with served(copy) as address, Visitor(address) as visitor:
        incident = incident_of(visitor)
        token = visitor.csrf("/")
        with sqlite3.connect(copy) as connection:
            small_disk["pages"] = connection.execute("PRAGMA page_count").fetchone()[0] + 1
        form = {"csrf": token, "deed": "disputed", "reason": LONG}
        answer = visitor.post(incident, data=form)
        assert answer.status_code == 507
        assert "<h1>The disk is full</h1>" in answer.text
        assert "nothing from before is lost" in answer.text
        assert "Traceback" not in answer.text
        for place in ("/", incident, "/review", "/counts", "/export", "/export/csv"):
            assert visitor.get(place).status_code == 200
        assert ">disputed</span>" not in visitor.get(incident).text
        grade = {"outlet": "a", "reliability": "A", "reason": "because " * 100}
        for _ in range(60):  # until what is free within the file is used up
            told = visitor.post("/api/v1/review/grades", json=grade, headers={"x-csrf": token})
            if told.status_code != 201:
                break
        assert told.status_code == 507
        assert told.json()["type"].endswith("#disk-full")
        assert "The disk is full" in told.json()["detail"]
        small_disk["pages"] = 1_000_000
        assert visitor.post(incident, data=form).status_code == 200
        assert ">disputed</span>" in visitor.get(incident).text
    with open_record(copy) as record, record.reading() as connection:
        assert audit.verify(connection).broken == ()


def newer(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE overt_version SET version_num = '9999'")


def test_a_record_that_a_newer_overt_took_over_is_a_page(copy):
    with served(copy) as address, Visitor(address) as visitor:
        incident, token = incident_of(visitor), visitor.csrf("/")
        newer(copy)
        for answer in (visitor.get("/"), visitor.get("/export/csv"), visitor.post(incident, data={"csrf": token})):
            assert answer.status_code == 503
            assert "<h1>This record needs a newer overt</h1>" in answer.text
            assert "Install the newer overt" in answer.text
            assert "script-src 'self'" in answer.headers["content-security-policy"]
        told = httpx.get(f"{address}/api/v1/status")
        assert told.status_code == 503
        assert "Install the newer overt" in told.json()["detail"]


def test_that_page_looks_like_the_others(copy, browser):
    with served(copy) as address:
        newer(copy)
        browser.goto(address)
        assert browser.locator("h1").inner_text() == "This record needs a newer overt"
        assert browser.locator("main").evaluate("(it) => getComputedStyle(it).maxWidth") != "none"
    browser.complaints.clear()  # the browser itself notes an answer of 503


def test_serving_a_newer_record_says_so_and_ends(copy):
    newer(copy)
    command = [sys.executable, "-m", "overt", "serve", "--record", str(copy)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert result.returncode not in {0, None}
    assert "Install the newer overt" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture
def really_small_disk(tmp_path):
    """A disk of our own that can be made larger."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()

    def sized(kilobytes, *, again=False):
        options = f"{'remount,' if again else ''}size={kilobytes}k"
        return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], capture_output=True)

    yield disk, sized
    subprocess.run(["umount", str(disk)], capture_output=True)


def test_a_really_full_disk_is_507_everywhere_and_reading_goes_on(demo, really_small_disk):
    disk, sized = really_small_disk
    needed = demo.stat().st_size // 1024
    if sized(needed + 1_500).returncode:
        pytest.skip("no small disk can be mounted here")
    copy = disk / "news.overt"
    copy.write_bytes(demo.read_bytes())
    with served(copy) as address, Visitor(address) as visitor:
        incident, token = incident_of(visitor), visitor.csrf("/")
        form = {"csrf": token, "deed": "disputed", "reason": "because " * 20_000}
        grade = {"outlet": "a.example", "reliability": "A", "reason": "because " * 200}
        for number in range(60):
            answer = visitor.post(incident, data={**form, "deed": ("disputed", "reviewed")[number % 2]})
            if answer.status_code != 200:
                break
        assert answer.status_code == 507
        assert "<h1>The disk is full</h1>" in answer.text
        for _ in range(2_000):
            told = visitor.post("/api/v1/review/grades", json=grade, headers={"x-csrf": token})
            if told.status_code != 201:
                break
        assert told.status_code == 507
        assert told.json()["type"].endswith("#disk-full")
        for place in ("/", incident, "/claims", "/counts", "/api/v1/incidents", "/export/geojson"):
            assert visitor.get(place).status_code == 200, place
        assert sized(needed + 40_000, again=True).returncode == 0
        assert visitor.post(incident, data=form).status_code == 200
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with open_record(copy) as record, record.reading() as connection:
        assert audit.verify(connection).broken == ()


def test_a_record_that_another_process_holds_is_a_page_and_reading_goes_on(copy):
    with served(copy) as address, Visitor(address) as visitor:
        incident, token = incident_of(visitor), visitor.csrf("/")
        holder = sqlite3.connect(copy, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        try:
            answer = visitor.post(incident, data={"csrf": token, "deed": "disputed"})
            assert answer.status_code == 503
            assert "Another process is writing to the record" in answer.text
            assert "Traceback" not in answer.text
            told = visitor.post(
                "/api/v1/review/grades", json={"outlet": "a", "reliability": "A"}, headers={"x-csrf": token}
            )
            assert told.status_code == 503
            assert "Another process is writing to it" in told.json()["detail"]
            for place in ("/", incident, "/articles"):
                assert visitor.get(place).status_code == 200
        finally:
            holder.close()
        assert visitor.post(incident, data={"csrf": token, "deed": "disputed"}).status_code == 200
