"""Every page: quick to paint, light, still, usable without a mouse or eyes, on a telephone too."""

from pathlib import Path

import pytest
from places import PAGES, one_of_each

AXE = Path(__file__).parents[2] / "src/overt/workbench/client/node_modules/axe-core/axe.min.js"
SERIOUS = {"serious", "critical"}
MOST_BYTES = 300_000
# How far things may jump while a page loads, by the measure of Web Vitals, where under 0.1 is good.
MOST_SHIFT = 0.1
OBSERVED = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    done({ shift, paint: paint ? paint.startTime : 0 });
  }, 60);
})"""


@pytest.mark.parametrize("name", PAGES)
def test_page(shared, browser, name):
    address, places = shared
    received = []
    browser.on("response", lambda one: received.append(one))
    browser.goto(address + places[name])
    browser.wait_for_load_state("networkidle")
    assert browser.locator("h1").count() == 1
    assert _serious(browser) == []
    seen = browser.evaluate(OBSERVED)
    assert seen["shift"] < MOST_SHIFT
    assert seen["paint"] < 3_000
    if name != "map":
        assert sum(one.request.sizes()["responseBodySize"] for one in received) < MOST_BYTES
    assert all(one.url.startswith((address, "data:")) for one in received)


@pytest.mark.parametrize("name", PAGES)
def test_page_in_the_dark_and_on_a_telephone(shared, browser, name):
    address, places = shared
    browser.emulate_media(color_scheme="dark")
    browser.set_viewport_size({"width": 360, "height": 740})
    browser.goto(address + places[name])
    browser.wait_for_load_state("networkidle")
    assert browser.evaluate("document.documentElement.scrollWidth") <= 360
    assert _serious(browser) == []


@pytest.mark.parametrize("name", ["article", "actor", "import", "incident"])
def test_what_is_folded_away_is_usable_too(shared, browser, name):
    address, places = shared
    for width in (1280, 360):
        browser.set_viewport_size({"width": width, "height": 900})
        browser.goto(address + places[name])
        browser.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        assert browser.evaluate("document.documentElement.scrollWidth") <= width
        assert _serious(browser) == []


def test_a_compared_list_is_usable(shared, browser):
    address, _ = shared
    table = "date,place,country,type,title\n2023-03-04,Klaipėda,Lithuania,arson,<b>A fire</b>\nsoon,,Narnia,,\n"
    for width in (1280, 360):
        browser.set_viewport_size({"width": width, "height": 900})
        browser.goto(f"{address}/import")
        form = browser.locator('form[action="/import/incidents"]')
        file = {
            "name": "a list with a long name, as people call them.csv",
            "mimeType": "text/csv",
            "buffer": table.encode(),
        }
        form.locator("input[type=file]").set_input_files(file)
        form.locator("button").click()
        browser.wait_for_load_state("networkidle")
        assert browser.locator("main b", has_text="<b>A fire</b>").count() == 1
        assert browser.evaluate("document.documentElement.scrollWidth") <= width
        assert _serious(browser) == []


def _serious(browser):
    browser.evaluate(AXE.read_text(encoding="utf-8"))
    found = browser.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        (one["id"], [node["html"][:160] + " " + str(node.get("failureSummary"))[:200] for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in SERIOUS
    ]


def test_without_any_script_pages_work(shared, chromium):
    address, places = shared
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("overview", "incident", "article", "counts"):
        assert page.goto(address + places[name]).status == 200
        assert page.locator("h1").is_visible()
    context.close()


@pytest.fixture(scope="module")
def shared(demo):
    from serving import served

    with served(demo) as address:
        yield address, one_of_each(address)
