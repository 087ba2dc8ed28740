import json

import pytest
from html_pages import FURNITURE, PARAGRAPHS, STANDFIRST, STYLES, TITLE, modern

from overt.article.familiar import normalised
from overt.article.html import extract
from overt.vocabulary import identifiers


def body(html: str, **options: str) -> list[str]:
    return [one.text for one in extract(html, **options).pieces if one.in_text]


@pytest.mark.parametrize("style", STYLES)
def test_the_text_is_the_paragraphs_in_every_style(style: str) -> None:
    kept = body(STYLES[style]())
    assert [one for one in kept if one in PARAGRAPHS] == list(PARAGRAPHS)
    assert not [line for line in FURNITURE if any(line in one for one in kept)]


@pytest.mark.parametrize("style", STYLES)
def test_every_block_is_kept_or_has_one_reason_of_the_list(style: str) -> None:
    reasons, kinds = set(identifiers("removal-reasons")), set(identifiers("block-kinds"))
    for piece in extract(STYLES[style]()).pieces:
        assert piece.kind in kinds
        assert (piece.reason is None) == piece.kept
        assert piece.reason is None or piece.reason in reasons


@pytest.mark.parametrize("style", STYLES)
def test_no_visible_word_of_the_page_is_lost(style: str) -> None:
    html = STYLES[style]()
    words = " ".join(one.text for one in extract(html).pieces)
    for seen in (TITLE, "Courts", "All rights reserved", "We use cookies", *PARAGRAPHS):
        if seen in html:
            assert seen in words
    assert "var a" not in words


def test_parts_of_a_modern_page() -> None:
    found = extract(modern(), url="https://www.velmoracourier.co.uk/2031/05/04/fire")
    reasons = {one.text: one.reason for one in found.pieces}
    assert (found.title, found.standfirst, found.bylines) == (TITLE, STANDFIRST, ("Mira Tolvanen",))
    assert (found.outlet, found.language) == ("velmoracourier.co.uk", "en")
    assert (found.published.edtf, found.published.basis) == ("2031-05-04", "page-text")
    assert reasons["Advertisement"] == "advert-label"
    assert reasons["By Mira Tolvanen"] == "byline"
    assert reasons["4 May 2031"] == "timestamp"
    assert reasons["Copy link"] == "share-bar"
    assert reasons["Storm closes ferry line for third day"] == "other-stories"
    assert reasons["We use cookies to make this site work and to count its readers."] == "cookie-notice"
    assert [one.kind for one in found.pieces if one.kept][:2] == ["title", "standfirst"]


def test_lines_of_other_pages_go_but_not_an_article_seen_before() -> None:
    known = frozenset({normalised(PARAGRAPHS[4])})
    found = extract(modern(), familiar=known)
    assert {one.text: one.reason for one in found.pieces}[PARAGRAPHS[4]] == "repeated-line"
    again = extract(modern(), familiar=frozenset(map(normalised, PARAGRAPHS)))
    assert [one.text for one in again.pieces if one.in_text] == list(PARAGRAPHS)


@pytest.mark.parametrize("count", [1, 2])
def test_a_bare_page_of_few_paragraphs(count: int) -> None:
    notice = "<p>We use cookies to make this site work and to count its readers every day.</p>"
    html = f"<html><body>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS[:count])}{notice}</body></html>"
    assert body(html) == list(PARAGRAPHS[:count])


def test_hidden_words_are_kept_apart() -> None:
    html = modern().replace(
        "<main>", "<div style='display: none'><p>Press to open the menu of the page.</p></div><main>"
    )
    assert {one.text: one.reason for one in extract(html).pieces}["Press to open the menu of the page."] == "hidden"


def test_an_article_that_only_the_metadata_hold() -> None:
    told = "\\n".join(PARAGRAPHS).replace('"', "'")
    html = (
        '<html><body><div id="root"></div><script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
        f'{TITLE}", "articleBody": "{told}"}}</script></body></html>'
    )
    found = extract(html)
    assert [one.text for one in found.pieces if one.in_text] == list(PARAGRAPHS)
    assert [one.code for one in found.problems] == ["text-from-metadata"]
    assert found.title == TITLE


def test_an_article_that_only_the_scripts_hold() -> None:
    markup = json.dumps("".join(f'<p class="text">{one}</p>' for one in PARAGRAPHS)).replace("<", "\\u003c")
    state = json.dumps('{"article": {"contentHtml": ' + markup + ', "a": 1, "b": 2, "c": 3, "d": 4, "e": [5]}}')
    html = f"<html><body><div id='app'></div><script>self.push([1,{state}])</script></body></html>"
    found = extract(html)
    assert [one.text for one in found.pieces if one.in_text] == list(PARAGRAPHS)
    assert [one.code for one in found.problems] == ["text-from-scripts"]


def test_the_article_said_again_in_one_block_counts_once() -> None:
    again = f"<div class='copy'>{' '.join(PARAGRAPHS)}</div>"
    kept = body(modern().replace("</main>", f"{again}</main>"))
    assert kept == list(PARAGRAPHS)


def test_the_article_with_the_title_is_the_article() -> None:
    other = "The council of Ostby voted on Tuesday to build a second bridge over the river after ten years. "
    beside = f"<article><h2>Ostby will have its bridge</h2><p>{other}</p><p>{other * 2}</p></article>"
    kept = body(modern().replace("</main>", f"{beside}</main>"))
    assert kept == list(PARAGRAPHS)


def test_the_same_page_gives_the_same_pieces() -> None:
    assert extract(modern()) == extract(modern())
