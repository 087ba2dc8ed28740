"""Exports in the browser: the selection that is looked at, by everybody who may look, whole and by a safe name."""

import csv
import io
import json
import re
import zipfile

import httpx
import pytest
from playwright.sync_api import expect
from serving import Visitor, served

from overt.exports import FORMATS, Selection, export
from overt.record import open_record


@pytest.fixture(scope="module")
def shared(demo):
    with served(demo) as address:
        yield address


def first_incident(address):
    return re.search(r"/incidents/(i-\w+)", httpx.get(f"{address}/incidents?sort=reports").text)[1]


@pytest.mark.parametrize("name", FORMATS)
def test_a_download_is_what_the_command_line_gives(shared, demo, name):
    answer = httpx.get(f"{shared}/export/{name}?type=arson", timeout=60)
    with open_record(demo) as record:
        made = export(record, name, selection=Selection(type=("arson",)))
        content = b"".join(made.pieces)
    assert answer.content == content
    assert answer.headers["content-type"].replace("; ", ";") == made.media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="{made.file_name}"'


def test_what_is_listed_is_what_is_handed_on(shared):
    for asked in (
        "words=depot",
        "outlet=harbourtimes.example",
        "sponsor=Russia",
        "type=arson&since=2024",
        "state=confirmed",
    ):
        listed = set()
        page = httpx.get(f"{shared}/incidents?{asked}").text
        listed.update(re.findall(r'class="title" href="/incidents/(i-\w+)"', page))
        rows = csv.DictReader(
            io.StringIO(httpx.get(f"{shared}/export/csv?{asked}&table=incidents").text.lstrip("\ufeff"))
        )
        assert {row["id"] for row in rows} == listed, asked


def test_every_format_of_one_incident_by_its_id(shared, browser):
    incident = first_incident(shared)
    browser.goto(f"{shared}/incidents/{incident}")
    title = browser.locator("h1").inner_text()
    browser.get_by_role("link", name="Export", exact=True).first.click()
    expect(browser.locator(".lead")).to_contain_text(title)
    for one in FORMATS.values():
        expect(browser.get_by_text(one.description)).to_be_visible()
    with browser.expect_download() as waiting:
        browser.get_by_role("link", name="Download geojson").click()
    (feature,) = json.loads(waiting.value.path().read_bytes())["features"]
    assert feature["id"] == incident
    browser.locator("summary", has_text="One table alone").first.click()
    with browser.expect_download() as waiting:
        browser.get_by_role("link", name="claims", exact=True).first.click()
    assert waiting.value.suggested_filename.endswith("-claims.csv")


def test_from_incidents_and_from_counts(shared, browser):
    for place, button in (("incidents", "Export these"), ("counts", "Export the incidents")):
        browser.goto(f"{shared}/{place}?type=arson")
        browser.get_by_role("link", name=button).click()
        expect(browser.locator(".lead")).to_contain_text("type arson")
        with browser.expect_download() as waiting:
            browser.get_by_role("link", name="Download csv").click()
        with zipfile.ZipFile(waiting.value.path()) as packed:
            rows = list(csv.DictReader(io.StringIO(packed.read("incidents.csv").decode("utf-8-sig"))))
        assert {row["type"] for row in rows} == {"arson"}


def test_readers_may_download_and_strangers_not(newsroom):
    with Visitor(newsroom) as visitor:
        assert visitor.get("/export/csv").url.path == "/sign-in"
        visitor.sign_in("Reader")
        assert visitor.get("/export").status_code == 200
        assert zipfile.is_zipfile(io.BytesIO(visitor.get("/export/csv").content))


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("/export/word", 400), ("/export/..%2f..%2fetc%2fpasswd", 404), ("/export/csv?table=../x", 400),
        ("/export/dossier?id=i-000000000000", 404), ("/export?id=%22%0d%0ax", 404), ("/export/csv?type=shout", 400),
        ("/export?since=yesterday", 400), ("/export/geojson?table=incidents", 400), ("/export?id=c-0", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_is_said_plainly(shared, place, status):
    answer = httpx.get(shared + place)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "<h1>" in answer.text


def test_a_name_cannot_break_out(shared):
    from overt.workbench.pages.export import file_name

    for name in ('a"; filename="b.exe', "../../x", "a\r\nset-cookie: x", "\u202eexe.html", "..", "/etc/passwd"):
        assert re.fullmatch(r"[A-Za-z0-9_-]?[A-Za-z0-9._-]*", file_name(name))
        assert ".." not in file_name(name)


def test_a_download_that_is_broken_off_gives_its_connection_back(shared):
    for _ in range(20):
        with httpx.stream("GET", f"{shared}/export/stix", timeout=30) as answer:
            next(answer.iter_raw())
    assert httpx.get(f"{shared}/export/geojson", timeout=30).status_code == 200
