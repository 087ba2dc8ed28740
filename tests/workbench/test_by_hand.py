"""The workbench as somebody uses it who has never seen it: with the mouse, and with the keys."""

import html
import re

import httpx
from places import one_of_each
from playwright.sync_api import expect
from selecting import SELECT

from overt.record import audit, corrections, open_record


def test_a_newcomer_confirms_merges_wrongly_undoes_and_opens_a_count(workbench, browser, copy):
    browser.goto(workbench)
    browser.get_by_role("link", name="Incidents", exact=True).first.click()
    browser.locator("main .rows a.title").first.click()
    browser.get_by_role("button", name="Confirm").click()
    expect(browser.get_by_role("status")).to_contain_text("Done: confirmed")
    expect(browser.locator("main .chip").first).to_have_text("confirmed")

    browser.get_by_role("link", name="Review").first.click()
    before = int(re.search(r"\d+", browser.locator(".tabs a").first.inner_text())[0])
    browser.get_by_role("button", name="Yes, one incident").click()
    expect(browser.get_by_role("status")).to_contain_text("Done: merged into one incident")
    browser.get_by_role("button", name="Undo").click()
    expect(browser.locator(".tabs a").first).to_contain_text(str(before))

    browser.get_by_role("link", name="Counts", exact=True).first.click()
    browser.locator("tbody a").first.click()
    browser.locator("a.quote").first.click()
    expect(browser.locator("[data-text]")).to_be_visible()
    assert "#at-r-" in browser.url

    browser.get_by_role("link", name="Incidents", exact=True).first.click()
    browser.locator("main .rows a.title").first.click()
    title = browser.locator("h1").inner_text()
    with browser.expect_download() as waiting:
        browser.get_by_role("link", name="Dossier to print").click()
    assert re.fullmatch(r"i-\w+-overt-[\w.-]+\.html", waiting.value.suggested_filename)
    dossier = waiting.value.path().read_text(encoding="utf-8")
    assert html.escape(title, quote=False) in html.unescape(dossier)
    assert "<script" not in dossier
    with open_record(copy) as record, record.reading() as connection:
        assert audit.verify(connection).broken == ()
        assert [one.action for one in audit.lines(connection)] == ["decided-undo", "decided-same", "decided-state"]


def test_the_queue_by_keys(workbench, browser):
    browser.goto(f"{workbench}/review?of=candidates")
    first = browser.locator("[data-review] a.title").first.inner_text()
    browser.keyboard.press("j")
    expect(browser.locator("[data-review] a.title").first).not_to_have_text(first)
    browser.keyboard.press("k")
    expect(browser.locator("[data-review] a.title").first).to_have_text(first)
    browser.keyboard.press("y")
    expect(browser.get_by_role("status")).to_contain_text("confirmed")
    expect(browser.locator("[data-review] a.title").first).not_to_have_text(first)
    browser.keyboard.press("u")
    expect(browser.locator("[data-review] a.title").first).to_have_text(first)
    browser.keyboard.press("n")
    expect(browser.get_by_role("status")).to_contain_text("disputed")
    browser.keyboard.press("e")
    browser.wait_for_url("**/incidents/i-*")


def test_keys_on_every_page(workbench, browser):
    browser.goto(workbench)
    browser.keyboard.press("?")
    expect(browser.locator("#keys-help")).to_be_visible()
    browser.keyboard.press("Escape")
    expect(browser.locator("#keys-help")).to_be_hidden()
    for key, place in {
        "i": "incidents",
        "a": "articles",
        "c": "claims",
        "p": "actors",
        "n": "counts",
        "r": "review",
        "d": "add",
    }.items():
        browser.keyboard.press("g")
        browser.keyboard.press(key)
        browser.wait_for_url(f"**/{place}")
    browser.keyboard.press("g")
    browser.keyboard.press("c")
    browser.wait_for_url("**/claims")
    browser.keyboard.press("j")
    assert browser.evaluate("document.activeElement.closest('[data-step]') !== null")
    browser.keyboard.press("/")
    browser.keyboard.type("depot")
    browser.keyboard.press("Enter")
    browser.wait_for_url("**/search?q=depot")
    expect(browser.locator("mark").first).to_have_text(re.compile("depot", re.IGNORECASE))


def test_words_and_fields_light_up_together(workbench, browser):
    browser.goto(workbench + one_of_each(workbench)["article"])
    card = browser.locator(".card[data-entry^='c-']").first
    card.hover()
    entry = card.get_attribute("data-entry")
    expect(browser.locator(f"[data-of~='{entry}']").first).to_have_class(re.compile("lit"))
    browser.locator(f"[data-of~='{entry}']").first.hover()
    expect(card).to_have_class(re.compile("lit"))
    browser.locator("[data-show=claim]").uncheck()
    expect(browser.locator("[data-text]")).not_to_have_class(re.compile("show-claim"))


def test_a_claim_is_added_by_selecting_words_and_everything_can_be_undone(workbench, browser, copy):
    place = one_of_each(workbench)["article"]
    browser.goto(workbench + place)
    text = browser.locator("[data-text] [data-start]").first
    words = text.inner_text().strip()[:12]
    assert browser.evaluate(SELECT, words)
    picker = browser.locator("[data-picker]")
    expect(picker).to_be_visible()
    picker.get_by_label("A claim by").fill("The harbour master")
    picker.get_by_role("button", name="Add the claim").click()
    expect(browser.locator(".card", has_text="The harbour master")).to_contain_text(words.strip())
    with open_record(copy) as record, record.reading() as connection:
        (made,) = corrections.everything(connection)
        reading = record.show(place.rsplit("/", 1)[1]).reading
        span = made.value["content"]
        assert reading.article.text[span["start"] : span["end"]] == span["quote"]
    removed = browser.locator("details.removed").first
    removed.locator("summary").click()
    lines = browser.locator("details.removed li").count()
    removed.get_by_role("button", name="This belongs to the article").first.click()
    expect(browser.locator("details.removed li")).to_have_count(lines - 1)
    for _ in range(2):
        browser.locator("#corrections").get_by_role("button", name="Undo").first.click()
        browser.wait_for_load_state("load")
    expect(browser.locator("details.removed li")).to_have_count(lines)
    expect(browser.locator(".card", has_text="The harbour master")).to_have_count(0)


def test_paste_is_read_while_one_looks(workbench, browser):
    browser.goto(f"{workbench}/add")
    browser.get_by_label("Text or HTML of one article").fill(
        "Fire was set in Ostby\n\nThe fire at the Ostby depot on 3 May 2024 was arson, police chief Nils Aune said."
    )
    browser.get_by_role("button", name="Read it", exact=True).click()
    expect(browser.locator("#job")).to_contain_text("done", timeout=60_000)
    browser.locator("#job a.title").click()
    expect(browser.locator(".found")).to_contain_text("Nils Aune")


def test_the_map_shows_the_selection_and_a_drag_over_time_narrows_it(workbench, browser):
    browser.goto(f"{workbench}/incidents?view=map")
    browser.wait_for_selector("[data-ready]")
    assert browser.locator("path.leaflet-interactive[role]").count() >= 2
    chart = browser.locator("svg[data-brush]")
    box = chart.bounding_box()
    browser.mouse.move(box["x"] + 80, box["y"] + 120)
    browser.mouse.down()
    browser.mouse.move(box["x"] + 90, box["y"] + 120)
    browser.mouse.up()
    browser.wait_for_url("**since=*")
    assert "until=" in browser.url


def test_a_published_chart_comes_as_picture(workbench, browser):
    browser.goto(f"{workbench}/counts?by=country")
    with browser.expect_download() as waiting:
        browser.get_by_role("button", name="Chart (PNG)").click()
    assert waiting.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    svg = httpx.get(f"{workbench}/counts/chart.svg?by=country").text
    assert "Record version" in svg
