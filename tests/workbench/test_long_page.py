"""A page of a hundred thousand words: read, opened in a few seconds, and one can find one's way in it."""

import re
import time

import httpx
import pytest
from playwright.sync_api import expect
from serving import served

from overt.pages.page import Page
from overt.reader import read_page
from overt.record import open_record
from overt.this_reader import reader

WORDS = 100_000
NAMES = ("Nils Aune", "Karin Dahl", "Oto Rask", "Ilse Brandt", "Mira Holm")
PLAIN = (
    "The tide came in over the flat sand as it had done on every other morning of that long and quiet summer, and the "
    "boats lay along the quay, one behind the other, with their nets hung out to dry in the slow wind from the west. "
)


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """A record with that page, really read, and where it is."""
    paragraphs, words, number = [], 0, 0
    while words < WORDS:
        number += 1
        who = NAMES[number % len(NAMES)]
        told = (
            f"Chapter {number} of the harbour book. {who} said that boat number {number} would not sail before Monday. "
        )
        # Claims are read in the first hundred thousand characters; there they stand close together.
        text = told + PLAIN * (0 if number < 400 else 5)
        paragraphs.append(text)
        words += len(text.split())
    content = "<html><body><article><h1>The harbour book</h1>" + "".join(f"<p>{one}</p>" for one in paragraphs)
    page = Page(name="book.html", content=(content + "</article></body></html>").encode())
    file = tmp_path_factory.mktemp("long") / "long.overt"
    with open_record(file) as record:
        with record.run("tests", reader()) as run:
            record.add(page, read_page(page), run)
        reading = record.show(f"p-{page.id[:12]}").reading
    with served(file) as address:
        yield f"{address}/articles/p-{page.id[:12]}", reading


def test_it_is_sent_and_painted_within_seconds(long, browser):
    address, reading = long
    assert len(reading.article.text.split()) > WORDS * 0.9
    begun = time.monotonic()
    answer = httpx.get(address, timeout=30)
    assert answer.status_code == 200
    assert time.monotonic() - begun < 5
    begun = time.monotonic()
    browser.goto(address)
    expect(browser.locator("[data-text] p").last).to_be_attached()
    assert time.monotonic() - begun < 15
    assert browser.locator("[data-text]").inner_text().count("Chapter") > 400


def test_every_claim_can_be_reached(long, browser):
    address, reading = long
    assert len(reading.claims) > 150, "the page must be one of several parts"
    last = reading.claims[-1].id
    browser.goto(f"{address}?at={last}#c-{last}")
    card = browser.locator(f"#c-{last}")
    expect(card).to_be_visible()
    expect(browser.locator(f"[data-of~='{last}']").first).to_be_attached()
    browser.get_by_role("link", name="Previous").click()
    browser.wait_for_url(re.compile(r"part=\d+"))
    expect(browser.locator(".found .card").first).to_be_attached()
    seen = set()
    for part in range(1, 60):
        found = re.findall(r'id="c-(c-\w+)"', httpx.get(f"{address}?part={part}", timeout=30).text)
        if seen.issuperset(found):
            break
        seen.update(found)
    assert seen == {one.id for one in reading.claims}
