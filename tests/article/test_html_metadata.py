import pytest
from html_pages import TITLE, described, modern

from overt.article.html import extract
from overt.article.html.metadata import metadata
from overt.article.html.titles import without_site
from overt.article.html.tree import parse


def published(html: str, **options: str) -> tuple[str | None, str]:
    found = extract(html, **options).published
    return found.edtf, found.basis


def test_a_given_date_beats_the_metadata() -> None:
    html = described('{"@type": "NewsArticle", "datePublished": "2031-05-04T10:00:00+03:00"}')
    assert published(html, given="2031-05") == ("2031-05", "given")
    assert published(html) == ("2031-05-04", "metadata")


def test_the_day_is_the_one_the_page_shows() -> None:
    told = '{"@type": "NewsArticle", "datePublished": "2031-05-05T01:30:00Z"}'
    assert published(described(told)) == ("2031-05-05", "metadata")
    assert published(described(told), url="https://velmora.example/2031/05/04/fire") == ("2031-05-04", "metadata")


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        (modern(), "https://velmora.example/2030/01/01/fire", ("2031-05-04", "page-text")),
        (described(), "https://velmora.example/2031/05/04/fire", ("2031-05-04", "url")),
        (described(), "https://velmora.example/2031/05/fire", ("2031-05", "url")),
        (described(), "https://velmora.example/fire-20311304", (None, "none")),
        (described('{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"}'), None, (None, "none")),
        (described('{"@type": "NewsArticle", "dateModified": "2031-05-04"}'), None, (None, "none")),
        (
            described('{"@type": "NewsArticle", "datePublished": "Sun May 04 19:20:36 CEST 2031"}'),
            None,
            ("2031-05-04", "metadata"),
        ),
    ],
)
def test_the_basis_of_a_date(html: str, url: str | None, expected: tuple[str | None, str]) -> None:
    found = extract(html, url=url).published
    assert (found.edtf, found.basis) == expected


def test_json_that_is_broken_in_part() -> None:
    html = described(
        '{"@type": "NewsArticle", "headline": "Two\nlines", "author": [{"@type": "Person", "name": "Mira Tolvanen"}]}',
        "{broken",
    )
    root, _ = parse(html)
    assert metadata(root).articles[0]["headline"] == "Two lines"
    assert extract(html).bylines == ("Mira Tolvanen",)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{TITLE} | Velmora Courier", TITLE),
        (f"{TITLE} - Velmora Courier", TITLE),
        (f"Velmora Courier: the daily | {TITLE}", TITLE),
        ("Ceasefire - or not", "Ceasefire - or not"),
    ],
)
def test_the_site_goes_from_the_title(title: str, expected: str) -> None:
    assert without_site(title, site=frozenset({"velmoracourier"})) == expected
