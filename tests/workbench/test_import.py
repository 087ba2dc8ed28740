"""Lists of others, brought in by the browser: compared, made an actor file, or told why not."""

import csv
import gzip
import io
import json
import re
import zipfile

import httpx
import pytest
from playwright.sync_api import expect
from serving import Visitor, served

from overt.exports.csv_cells import BYTE_ORDER_MARK
from overt.imports.uploaded import MOST_LINES
from overt.language.actor_list import load_actors
from overt.record import open_record

FTM = [
    {"id": "ab-1", "schema": "PublicBody", "properties": {"name": ["Coastal Office"], "country": ["lt"]}},
    {"id": "ab-2", "schema": "Person", "properties": {"name": ["Ilse Brandt"], "alias": ["I. Brandt"]}},
    {"id": "ab-3", "schema": "Vessel", "properties": {"name": ["Sea Mule"]}},
]


@pytest.fixture
def incidents_list(copy):
    """A table that holds an incident of the record, and one that it does not."""
    with open_record(copy) as record:
        one = next(it for it in record.incidents(type="arson").items if it.country and it.earliest == it.latest)
    text = "Datum;Ort;Land;Art;Titel\n"
    text += f"{one.earliest};{one.place or ''};{one.country};arson;{one.title}\n"
    text += "1999-01-02;Nowhere;Norway;bombing;=HYPERLINK(1)\n"
    return one, text.encode("cp1250", "replace")


def send(browser, workbench, kind, name, content, **fields):
    browser.goto(f"{workbench}/import")
    form = browser.locator(f'form[action="/import/{kind}"]')
    form.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    if fields:
        form.get_by_text("Where it cannot tell").click()
        for field, heading in fields.items():
            form.locator(f"[name={field}]").fill(heading)
    form.locator("button").click()


def test_a_list_of_incidents_is_matched_with_reasons(workbench, browser, incidents_list):
    one, content = incidents_list
    send(browser, workbench, "incidents", "think tank.csv", content, column_place="Ort", column_type="Art")
    expect(browser.locator("h1")).to_have_text("think tank.csv")
    rows = browser.locator("main .rows > li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("matched")
    assert rows.first.locator("a.title").get_attribute("href") == f"/incidents/{one.id}"
    expect(rows.nth(1)).to_contain_text("not in record")
    browser.get_by_role("link", name="Matched 1").click()
    expect(rows).to_have_count(1)
    with browser.expect_download() as waiting:
        browser.get_by_role("link", name="As a table (CSV)").click()
    table = list(csv.DictReader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))
    assert [it["verdict"] for it in table] == ["matched", "not-in-record"]
    assert table[0]["incident"] == one.id
    assert table[1]["title"].startswith("'=")


def test_actors_of_follow_the_money_become_an_actor_file(workbench, browser, tmp_path):
    content = "\n".join(map(json.dumps, FTM)).encode()
    send(browser, workbench, "actors", "entities.ftm.json", content)
    expect(browser.locator("main")).to_contain_text("2 actors")
    expect(browser.locator("main")).to_contain_text("Vessel is nobody who says or does something")
    with browser.expect_download() as waiting:
        browser.get_by_role("link", name="The actor file").click()
    (tmp_path / "own.yaml").write_bytes(waiting.value.path().read_bytes())
    assert load_actors(extra=(tmp_path / "own.yaml",)).own


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 210_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("empty.csv", lambda: b" \n", "there is nothing in it"),
        ("picture.xlsx", lambda: b"PK\x03\x04 no archive", "it is no spreadsheet that can be read"),
        ("old.xls", lambda: b"\xd0\xcf\x11\xe0 nothing", "it is no spreadsheet that can be read"),
        ("packed.csv", lambda: gzip.compress(b"date,place\n"), "it is packed with gzip"),
        ("large.csv", lambda: b"date,place\n" * 2_000_000, "20 MB are taken here"),
        ("bomb.xlsx", bomb, "unpacked it has more than 200 MB"),
        ("long.csv", lambda: b"date,place\n" + b"2024-01-01,Oslo\n" * (MOST_LINES + 1), "and 5,000 are taken here"),
        ("headings.csv", lambda: b"colour,shape\nred,round\n", "is not a known set of headings"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_by_its_own_name(workbench, name, make, told):
    with Visitor(workbench) as visitor:
        files = {"file": (f"../../{name}", make(), "text/csv")}
        answer = visitor.post("/import/incidents", data={"csrf": visitor.csrf("/import")}, files=files)
    assert answer.status_code in {400, 422}
    assert told in answer.text
    main = re.search(r"<main.*</main>", answer.text, re.DOTALL)[0]
    assert "overt-" not in main
    assert "/tmp" not in main
    assert "Traceback" not in answer.text


def test_a_list_is_for_who_brought_it_and_not_for_readers(newsroom, incidents_list):
    with Visitor(newsroom) as mine, Visitor(newsroom) as theirs, Visitor(newsroom) as reader:
        mine.sign_in("Reviewer")
        theirs.sign_in("Editor")
        reader.sign_in("Reader")
        files = {"file": ("list.csv", incidents_list[1], "text/csv")}
        form = {"csrf": mine.csrf("/import"), "column_place": "Ort"}
        made = mine.post("/import/incidents", data=form, files=files)
        assert made.status_code == 200
        place = made.url.path
        assert theirs.get(place).status_code == 404
        assert theirs.get(f"{place}/compared.csv").status_code == 404
        assert reader.get("/import").status_code == 403
        assert mine.get("/import/nothing").status_code == 404
        assert mine.get(f"{place}/actors.yaml").status_code == 404


def test_nothing_is_written(workbench, copy, incidents_list):
    with open_record(copy) as record:
        before = record.fingerprint()
    with Visitor(workbench) as visitor:
        form = {"csrf": visitor.csrf("/import"), "column_place": "Ort"}
        visitor.post("/import/incidents", data=form, files={"file": ("list.csv", incidents_list[1], "text/csv")})
    with open_record(copy) as record:
        assert record.fingerprint() == before


def test_the_same_over_the_interface(demo, incidents_list):
    with served(demo) as address:
        one, content = incidents_list
        sent = {"content-type": "application/octet-stream"}
        answer = httpx.post(f"{address}/api/v1/imports/incidents?name=list.csv&column=place=Ort", content=content,
                            headers=sent)  # fmt: skip
        assert answer.status_code == 200, answer.text
        assert [it["verdict"] for it in answer.json()["rows"]] == ["matched", "not-in-record"]
        assert answer.json()["rows"][0]["incident"] == one.id
        lines = "\n".join(map(json.dumps, FTM)).encode()
        answer = httpx.post(f"{address}/api/v1/imports/actors?name=e.json", content=lines, headers=sent)
        assert answer.json()["actors"] == 2
        assert "Ilse Brandt" in answer.json()["file"]
        wrong = httpx.post(f"{address}/api/v1/imports/incidents", content=b"PK\x03\x04x", headers=sent)
        assert wrong.status_code == 422
        assert wrong.json()["type"].endswith("#list-not-read")
        selected = httpx.get(f"{address}/api/v1/exports/csv?table=incidents&sponsor=Russia").text
        listed = httpx.get(f"{address}/api/v1/incidents?sponsor=Russia&limit=200").json()["items"]
        table = csv.DictReader(io.StringIO(selected.removeprefix(BYTE_ORDER_MARK)))
        assert {it["id"] for it in table} == {it["id"] for it in listed}
        assert len(listed) > 0
        whole = httpx.get(f"{address}/api/v1/exports/csv?table=incidents&words=nothing-is-called-so").text
        assert len(whole.splitlines()) == 1
