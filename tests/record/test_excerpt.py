import pytest

from overt.article.blocks import Piece, assemble
from overt.reading import Article
from overt.record.excerpt import excerpt
from overt.spans import Span


def shown(text: str, words: str) -> tuple[str, str, str]:
    start = text.index(words)
    one = excerpt(Article(id="", text=text), Span.of(text, start, start + len(words)))
    assert text[one.start : one.end] == one.quote
    return one.before, one.quote, one.after


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("It rained. Boats sank at night. Nobody came.", "sank", "Boats ", " at night."),
        ("It rained. Gen. Ost of the U.S. Navy came.", "Navy", "Gen. Ost of the U.S. ", " came."),
        ("“It rained.” Boats sank.", "sank", "Boats ", "."),
        ("He (Mr. J. Ost) came. It rained.", "Ost", "He (Mr. J. ", ") came."),
        ("Boats sank", "sank", "Boats ", ""),
        ("It rained. Boats sank. Nobody came.", "rained. Boats", "It ", " sank."),
    ],
)
def test_the_sentence_stands_around_the_words(text, words, before, after):
    assert shown(text, words) == (before, words, after)


def test_a_sentence_ends_with_its_paragraph():
    text, blocks = assemble([Piece(text=one, kind="paragraph", kept=True) for one in ("A heading", "Boats sank")])
    one = excerpt(Article(id="", text=text, blocks=blocks), Span.of(text, text.index("sank"), len(text)))
    assert (one.before, one.after) == ("Boats ", "")


def test_a_page_without_full_stops_is_not_shown_whole():
    text = "boat " * 2_000_000
    one = excerpt(Article(id="", text=text), Span.of(text, 5_000_000, 5_000_004))
    assert len(one.before) == 1000
    assert 990 < len(one.after) <= 1000
