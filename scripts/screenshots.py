"""Take the pictures of docs/ from the demo's record, as the tests serve it: python scripts/screenshots.py."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/workbench"))

PICTURES = {
    "workbench-incident": ("incident", "light"),
    "workbench-article": ("article", "light"),
    "workbench-review": ("review", "dark"),
    "workbench-counts": ("counts", "light"),
}


def main() -> None:
    """Read the demo's pages, serve them, and look at four pages."""
    from places import one_of_each
    from playwright.sync_api import sync_playwright
    from serving import FLAGS, demo_record, served

    with tempfile.TemporaryDirectory() as folder, served(demo_record(Path(folder) / "demo.overt")) as address:
        places = one_of_each(address)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for name, (place, colours) in PICTURES.items():
                page = browser.new_page(viewport={"width": 1200, "height": 720}, color_scheme=colours)
                page.goto(address + places[place])
                page.reload()
                page.wait_for_load_state("networkidle")
                page.screenshot(path=str(ROOT / f"docs/{name}.png"))
            browser.close()


if __name__ == "__main__":
    main()
