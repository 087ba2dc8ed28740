"""Actors merged, split and taken out in the browser, and what the other pages then say."""

import httpx
from playwright.sync_api import expect

from overt.record import open_record


def named_often(copy):
    """Two actors that make claims, without a Wikidata id."""
    with open_record(copy) as record:
        ids = {one.id for one in record.actors(type="person").items if one.wikidata is None}
        said = [one.source for one in record.claims().items if one.source_actor in ids]
    return list(dict.fromkeys(said))[:2]


def test_a_merge_is_followed_by_lists_and_undone(workbench, browser, copy):
    one, other = named_often(copy)
    browser.goto(f"{workbench}/actors/{one}")
    browser.get_by_text("The same as another").click()
    browser.get_by_label("Is the same as").fill(other)
    browser.get_by_role("button", name="Merge").click()
    expect(browser.locator("h1")).to_have_text(other)
    expect(browser.locator("main")).to_contain_text(f"{one} is {other}")
    listed = httpx.get(f"{workbench}/claims", params={"by": f'"{one}"'}).text
    assert f"<b>{one}</b>" not in listed
    assert f"<b>{other}</b>" in listed
    browser.get_by_role("button", name="Undo").click()
    browser.goto(f"{workbench}/actors/{one}")
    expect(browser.locator("h1")).to_have_text(one)


def test_a_split_and_what_is_no_actor(workbench, browser, copy):
    one, _ = named_often(copy)
    browser.goto(f"{workbench}/actors/{one}")
    browser.get_by_text("Another in some articles").click()
    browser.locator("input[name=entries]").first.check()
    browser.get_by_label("it is").fill("Somebody Else Entirely")
    browser.get_by_role("button", name="Split").click()
    expect(browser.locator("h1")).to_have_text("Somebody Else Entirely")
    browser.get_by_text("Not an actor").first.click()
    browser.get_by_role("button", name="Not an actor").click()
    expect(browser.locator("main")).to_contain_text("an editor says that this is no actor")
    assert "Somebody Else Entirely" not in httpx.get(f"{workbench}/actors?q=Entirely").text
    browser.get_by_role("button", name="Undo").first.click()
    expect(browser.locator("main")).to_contain_text("person")
