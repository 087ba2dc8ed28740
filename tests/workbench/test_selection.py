"""One selection as list, map and time: what is chosen in one is chosen in all, by the mouse and by keys."""

import json
import re

import httpx
from playwright.sync_api import expect

from overt.record import open_record
from overt.record.selection import area


def titles(page):
    return page.locator("main .rows a.title").all_inner_texts()


def chosen(page):
    return area(page.locator("[name=area]").input_value())


def ready(page, address):
    page.goto(address)
    page.wait_for_selector("[data-ready]")


def test_an_area_dragged_on_the_map_is_the_selection_everywhere(workbench, browser):
    ready(browser, f"{workbench}/incidents?view=map")
    before = titles(browser)
    box = browser.locator("[data-map]").bounding_box()
    browser.keyboard.down("Shift")
    browser.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.2)
    browser.mouse.down()
    browser.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.5, steps=4)
    browser.mouse.up()
    browser.keyboard.up("Shift")
    browser.wait_for_url("**area=*")
    browser.wait_for_selector("[data-ready]")
    west, south, east, north = chosen(browser)
    query = re.sub(r"&?view=map", "", browser.url.partition("?")[2])
    listed = httpx.get(f"{workbench}/api/v1/incidents", params={"area": f"{west},{south},{east},{north}"}).json()
    assert all(south <= one["lat"] <= north and west <= one["lon"] <= east for one in listed["items"])
    assert 0 < listed["total"] < len(before)
    expect(browser.locator(".lead").first).to_contain_text(f"{listed['total']} incident")
    points = httpx.get(f"{workbench}/incidents/map.json?{query}&zoom=11").json()["points"]
    assert sum(one["incidents"] for one in points) == listed["total"]
    exported = json.loads(httpx.get(f"{workbench}/export/geojson?{query}").content)
    assert len(exported["features"]) == listed["total"]
    browser.locator("[data-chosen] a").click()
    browser.wait_for_url(lambda address: "area=" not in address)
    assert titles(browser) == before


def test_the_same_by_keys_alone(workbench, browser):
    ready(browser, f"{workbench}/incidents?view=map")
    browser.locator("[data-map]").focus()
    browser.keyboard.press("+")
    browser.wait_for_timeout(600)
    browser.get_by_role("button", name="Only what the map shows").focus()
    browser.keyboard.press("Enter")
    browser.wait_for_url("**area=*")
    west, south, east, north = chosen(browser)
    assert south < north
    assert west < east


def test_a_span_of_time_by_keys_narrows_list_and_map(workbench, browser):
    ready(browser, f"{workbench}/incidents?view=map")
    bars = browser.locator("svg[data-brush] a[data-since]")
    first = bars.first.get_attribute("data-since")
    bars.first.focus()
    for _ in range(3):
        browser.keyboard.press("Shift+ArrowRight")
    browser.keyboard.press("Enter")
    browser.wait_for_url(f"**since={first}*")
    browser.wait_for_selector("[data-ready]")
    until = browser.locator("[name=until]").input_value()
    assert until > browser.locator("[name=since]").input_value()
    query = browser.url.partition("?")[2]
    points = httpx.get(f"{workbench}/incidents/map.json?{query}&zoom=2").json()["points"]
    listed = httpx.get(f"{workbench}/api/v1/incidents", params={"since": first, "until": until}).json()
    assert 0 < sum(one["incidents"] for one in points) <= listed["total"]
    expect(browser.locator("[data-chosen]")).to_contain_text("–")


def test_an_area_that_is_none_is_told(workbench):
    for typed in ("1,2,3", "a,b,c,d", "0,50,10,40", "0,0,400,10", "0,-95,10,10"):
        assert httpx.get(f"{workbench}/incidents", params={"area": typed}).status_code == 400
        assert httpx.get(f"{workbench}/api/v1/incidents", params={"area": typed}).status_code == 400


def test_an_area_may_cross_the_date_line(copy):
    with open_record(copy) as record:
        everywhere = {one.id for one in record.incidents(area=(-180, -90, 180, 90)).items}
        west = {one.id for one in record.incidents(area=(-180, -90, 20, 90)).items}
        east = {one.id for one in record.incidents(area=(20, -90, 180, 90)).items}
        across = {one.id for one in record.incidents(area=(20, -90, -180, 90)).items}
    assert west | east == everywhere
    assert across == east


def test_the_timeline_over_the_interface(workbench, copy):
    with open_record(copy) as record:
        incident = next(one for one in record.incidents().items if one.sponsor and one.place)
    found = httpx.get(f"{workbench}/api/v1/timeline", params={"actor": incident.sponsor}).json()["items"]
    assert incident.id in {one["id"] for one in found}
    assert {"claim", "incident"} == {one["kind"] for one in found}
    days = [one["earliest"] or "9999" for one in found]
    assert days == sorted(days)
    there = httpx.get(f"{workbench}/api/v1/timeline", params={"place": incident.place}).json()["items"]
    assert incident.id in {one["id"] for one in there}
    land = httpx.get(f"{workbench}/api/v1/timeline", params={"place": incident.country}).json()["items"]
    assert incident.id in {one["id"] for one in land}
    assert httpx.get(f"{workbench}/api/v1/timeline").status_code == 400
    few = httpx.get(f"{workbench}/api/v1/timeline", params={"actor": incident.sponsor, "limit": 1}).json()
    assert few["at_least"]
    assert len(few["items"]) <= 6
