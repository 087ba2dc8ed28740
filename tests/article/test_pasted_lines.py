"""Lines of a pasted text."""

import pytest

from overt.article.pasted.lines import lines_of

WRAPPED = """From the harbour office of the town there came on Monday the news that
two men had been held after the fire which broke out in the depot during
the night, and that nobody was hurt.
The police said that they would look for a third man, who had been seen
on a bicycle near the gate before the alarm was raised at two o'clock in
the morning."""
HEADLINES = """Storm closes the ferry line to the islands for a third day in a row
Harbour council votes on the new cranes after a long and noisy night
Minister says that the budget for the coast guard will have to grow
Museum of cables opens its doors again after two years of building"""


def texts(text: str) -> list[str]:
    return [row.text for row in lines_of(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_all_line_ends_count(end: str) -> None:
    assert texts(f"One{end}{end}  Two {end}") == ["One", "Two"]


def test_what_is_no_text_goes() -> None:
    assert texts("\ufeffIt\x00 burned\ud800.\u200b") == ["It burned\ufffd."]


def test_blocks_are_counted() -> None:
    assert [row.block for row in lines_of("a\nb\n\nc")] == [0, 0, 1]


def test_wrapped_paragraphs_are_joined() -> None:
    joined = texts(WRAPPED)
    assert len(joined) == 2
    assert "the news that two men" in joined[0]
    assert joined[1].endswith("two o'clock in the morning.")


def test_headlines_of_like_length_are_not_joined() -> None:
    assert texts(HEADLINES) == HEADLINES.split("\n")
