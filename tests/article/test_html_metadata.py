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


def test_the_day_of_a_change_is_not_where_the_page_is() -> None:
    told = described('{"@type": "NewsArticle", "datePublished": "2031-05-04T20:30:00Z"}')
    line = "<p class='date'>{}</p><h1>"
    for shown in (
        "Updated 5 May 2031 / Published 4 May 2031",
        "Published 4 May 2031, updated 5 May 2031",
        "Updated 5 May 2031",
    ):
        assert published(told.replace("<h1>", line.format(shown))) == ("2031-05-04", "metadata")
    assert published(told.replace("<h1>", line.format("Published 5 May 2031"))) == ("2031-05-05", "metadata")


def test_a_day_that_only_the_scripts_hold() -> None:
    script = '<script>var page = {{"id": 7, "publishDate": "2031-05-04T10:00:00Z"{}}}</script>'
    page = described() + script.format("")
    assert published(page) == ("2031-05-04", "metadata")
    assert published(page, url="https://velmora.example/2031/05/03/fire") == ("2031-05-03", "url")
    others = script.format(', "more": [{"publishDate": "2031-04-30T10:00:00Z"}]')
    assert published(described() + others) == (None, "none")
    assert (
        published(described() + "<div data-page='{&quot;datePublished&quot;:&quot;2031-05-04&quot;}'></div>")[0]
        == "2031-05-04"
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Nobody slept while the old depot burned"], "Nobody slept while the old depot burned"),
        (["Nobody slept while the old depot burned", "Readers also looked at these stories"], TITLE),
        (["The Velmora Courier"], TITLE),
        (["City news"], TITLE),
    ],
)
def test_a_lone_headline_is_the_title_whatever_the_metadata_say(headings: list[str], expected: str) -> None:
    page = "".join(f"<h1>{one}</h1>" for one in headings)
    html = f"<head><title>{TITLE}</title></head><body>{page}<p>It burned for nine hours in the night.</p></body>"
    assert extract(html).title == expected


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
