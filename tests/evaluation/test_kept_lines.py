"""From a page's lines to the indexes of those kept."""

from overt.article.blocks import Piece
from overt.evaluation.lines import kept_lines, predict

STORY = "Two men were held on Monday after a fire at a fuel depot in the harbour of Velmora, the police said. "


def test_pieces_lead_back_to_lines_in_order() -> None:
    pieces = (
        Piece(text="Share", kind="share", kept=False, reason="share-bar"),
        Piece(text="One two", kind="paragraph", kept=True),
        Piece(text="Share", kind="paragraph", kept=True),
    )
    assert kept_lines(["Share", "", "One", "two", "\u200b", "Share"], pieces) == [2, 3, 5]


def test_labels_are_not_needed_and_copies_are_told_apart() -> None:
    lines = ["Log in", "Fire at the Velmora depot", "Advertisement", STORY + "It burned long.", "Advertisement"]
    lines += [STORY + f"It was the fire number {count} of the year." for count in ("two", "three", "four")]
    found = predict({"id": "page-1", "url": None, "lines": [{"text": line} for line in [*lines, "Log in"]]})
    assert found["id"] == "page-1"
    assert {3, 5, 6, 7} <= set(found["kept"])
    assert not {0, 2, 4, 8} & set(found["kept"])


def test_odd_lines_do_no_harm() -> None:
    assert (
        predict({"id": "x", "url": None, "lines": [{"text": "\ud800"}, {"text": "\x00"}, {"text": ""}]})["kept"] == []
    )
