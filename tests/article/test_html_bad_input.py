import time

import pytest
from html_pages import PARAGRAPHS, modern

from overt.article.html import extract

_MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "Courts", "Harbour", "Weather"))


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("", "no-text"),
        ("   \n", "no-text"),
        ("\x00\x01<\x03", None),
        ("<html><head><title>Velmora</title></head></html>", "no-text"),
        ("<html><body><div id='app'></div><script>start()</script></body></html>", "no-text"),
        ("<html><body><noscript>Please turn on scripts.</noscript></body></html>", "no-text"),
        (f"<html><body><nav><ul>{_MENU}</ul></nav></body></html>", "no-article-text"),
    ],
)
def test_pages_without_an_article_say_so(html: str, code: str | None) -> None:
    found = extract(html)
    assert not any(one.in_text for one in found.pieces)
    assert code is None or code in {one.code for one in found.problems}


def test_nesting_without_end() -> None:
    found = extract("<div>" * 5000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 5000)
    assert PARAGRAPHS[0] in {one.text for one in found.pieces}
    assert "nested-too-deep" in {one.code for one in found.problems}


def test_a_line_of_ten_million_characters() -> None:
    start = time.process_time()
    found = extract("<p>" + "The depot burned again. " * 420_000)
    assert len(found.pieces[0].text) > 10_000_000 - 100
    assert time.process_time() - start < 20


def test_a_page_of_a_million_blocks_is_read_up_to_a_bound() -> None:
    start = time.process_time()
    found = extract("<p>The depot burned again on Monday.</p>" * 1_000_000)
    assert "page-too-long" in {one.code for one in found.problems}
    assert time.process_time() - start < 30


def test_lone_surrogates_and_nuls() -> None:
    found = extract(modern().replace("Monday", "Mon\x00day \ud800"))
    assert any("Monday" in one.text for one in found.pieces if one.in_text)
    for one in found.pieces:
        one.text.encode("utf-8")


def test_html_without_a_body_or_closing_tags() -> None:
    html = "<title>Fire in Velmora</title>" + "".join(f"<p>{one}" for one in PARAGRAPHS)
    assert [one.text for one in extract(html).pieces if one.in_text] == list(PARAGRAPHS)
