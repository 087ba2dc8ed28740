"""A few sentences pasted alone are an article; what only looks like a menu or an appeal is none."""

import pytest

from overt.pages.page import Page
from overt.reader import read_page


def text_of(pasted: str) -> str:
    return read_page(Page(name="brief.txt", content=pasted.encode(), published="2025-11-17")).article.text


@pytest.mark.parametrize(
    "brief",
    [
        "A depot near Riga burned down on Monday.",
        "The Kremlin denied it.",
        "A man was shot in Porto last month. Nobody was held.\n\nIt is said to have happened on 13 October 2025.",
        "Two drones were seen over Billund airport last night. It was closed for an hour.",
    ],
)
def test_a_brief_stays_whole(brief: str) -> None:
    assert text_of(brief) == brief


@pytest.mark.parametrize(
    "menu", ["Home\n\nNews\n\nSport\n\nSign in", "Subscribe now to read more.", "You may also like\n\nTen small lamps"]
)
def test_a_menu_or_an_appeal_stays_out(menu: str) -> None:
    assert text_of(menu) == ""
