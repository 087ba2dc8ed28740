"""Measure each page of the workbench in Chromium, into docs/workbench-pages.md: python scripts/page_figures.py."""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/workbench"))

from places import PAGES, one_of_each  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from serving import FLAGS, demo_record, served  # noqa: E402
from test_every_page import MOST_BYTES, MOST_SHIFT, OBSERVED  # noqa: E402

TIMES = 3
HEAD = f"""# How light and how still the pages are

Written by `python scripts/page_figures.py`: each page of the demo's record, {TIMES} times in a fresh window of
Chromium at 1280 × 900 with an empty cache, the median of each figure. *Shift* is Cumulative Layout Shift (under 0.1
is good), *first paint* First Contentful Paint, *answer* the time to the first byte, *weight* what travels
(compressed) with all scripts, styles and pictures; the map's shapes count too. The tests hold every page under
{MOST_BYTES // 1000} kB before the map and under {MOST_SHIFT} of shift.

Machine: {{cores}} cores, load {{load:.1f}} over the last minute; server and browser share them, so that times are
upper bounds.

| page | shift | first paint (ms) | answer (ms) | weight (kB) | requests |
|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one visit of a page measured."""

    shift: float
    paint: float
    answer: float
    weight: float
    requests: float


def main() -> None:
    """Measure all pages and write the table."""
    lines = [HEAD.format(cores=os.cpu_count(), load=os.getloadavg()[0])]
    with tempfile.TemporaryDirectory() as folder, served(demo_record(Path(folder) / "demo.overt")) as address:
        places = one_of_each(address)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            for name in PAGES:
                seen = [visit(browser, address + places[name]) for _ in range(TIMES)]
                shift, paint, answer, weight, requests = (
                    median(getattr(one, field) for one in seen) for field in Figures.__slots__
                )
                lines.append(
                    f"| {name} | {shift:.3f} | {paint:.0f} | {answer:.0f} | {weight / 1000:.0f} | {requests:.0f} |"
                )
            browser.close()
    (ROOT / "docs/workbench-pages.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def visit(browser: Browser, address: str) -> Figures:
    """Look at a page once, as somebody who was never there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    received: list[Any] = []
    page.on("response", lambda one: received.append(one))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate(OBSERVED)
    answer = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
    sizes = [one.request.sizes()["responseBodySize"] for one in received if not one.url.startswith("data:")]
    context.close()
    return Figures(shift=seen["shift"], paint=seen["paint"], answer=answer, weight=sum(sizes), requests=len(sizes))


if __name__ == "__main__":
    main()
