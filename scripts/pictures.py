"""Draw the pictures of the README from what overt really prints: python scripts/pictures.py."""

import io
from pathlib import Path

from rich.console import Console

from overt import read
from overt.cli.display import show_reading, show_removed
from overt.demo import pages

WIDTH = 100
PICTURES = {
    "read": ("fjordpost-cable-accident.html", show_reading),
    "removed": ("harbour-depot-fire.txt", show_removed),
}


def draw(folder: Path, out: Path) -> None:
    """Draw each picture into ``out``."""
    for name, (page, show) in PICTURES.items():
        console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False, emoji=False, markup=False)
        show(console, read(folder / page))
        title = f"overt read {page}" + " --removed" * (name == "removed")
        # A fixed name inside the picture: the same words give the same file.
        console.save_svg(str(out / f"{name}.svg"), title=title, unique_id=f"overt-{name}")


if __name__ == "__main__":
    with pages() as (folder, _):
        draw(folder, Path("docs"))
