"""From a page's bytes to its article."""

import re

from overt.article.blocks import assemble
from overt.article.datelines import day_of_dateline
from overt.article.extracted import Extracted
from overt.article.headings import with_days
from overt.article.reviewed import reviewed
from overt.pages.decode import decode
from overt.pages.page import Page
from overt.reading import Article, Problem

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--|<!doctype\s+html|<(?:html|head|body|meta|link|script|style|title|div|p|article|section|main|header|table|h[1-6])\b)",
    re.I,
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|article|section|table|tr|td|ul|li|a|meta|script|h[1-6])\b[^<>]{0,2000}>", re.I
)
_SAMPLE = 100_000
_FEWEST_TAGS = 6


def read_article(page: Page, *, familiar: frozenset[str] = frozenset()) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a page, and whatever could not be read of it.

    HTML and pasted text are told apart by the text itself, not by the page's name. ``familiar`` holds lines that
    stand on other pages of the same outlet. Nothing raises: a page without an article gives one without text.

    >>> page = Page(name="-", content=b"<title>Fire in Velmora was no accident</title><p>A fire broke out on Monday.")
    >>> read_article(page)[0].title
    'Fire in Velmora was no accident'
    """
    text, mended = decode(page.content, declared=page.encoding)
    found = _extracted(text, page, familiar)
    body, blocks = assemble(reviewed(with_days(found.pieces), page.blocks))
    article = Article(
        id=page.id,
        url=page.url,
        outlet=page.outlet or found.outlet,
        captured=page.captured,
        title=found.title,
        standfirst=found.standfirst,
        bylines=found.bylines,
        language=found.language,
        published=day_of_dateline(found.pieces, found.published),
        text=body,
        blocks=blocks,
    )
    return article, (*mended, *found.problems)


def is_html(text: str) -> bool:
    """Whether a text is the source of an HTML page.

    >>> is_html("<!doctype html><p>It burned."), is_html("Losses are < 5% and > 2%.")
    (True, False)
    """
    if _OPENING.match(text[:2000]):
        return True
    return sum(1 for _, _ in zip(_TAG.finditer(text[:_SAMPLE]), range(_FEWEST_TAGS), strict=False)) == _FEWEST_TAGS


def _extracted(text: str, page: Page, familiar: frozenset[str]) -> Extracted:
    # Imported here, because a page of one form should not pay for what reads the other.
    if is_html(text):
        from overt.article import html

        return html.extract(text, url=page.url, given=page.published, familiar=familiar)
    from overt.article import pasted

    found = pasted.extract(text, url=page.url, given=page.published, familiar=familiar)
    if page.url and not found.outlet:
        from overt.article.html.metadata import Metadata
        from overt.article.html.outlets import find_outlet

        return Extracted(**{**_fields(found), "outlet": find_outlet(Metadata(), page.url)})
    return found


def _fields(found: Extracted) -> dict:  # type: ignore[type-arg]
    return {name: getattr(found, name) for name in found.__struct_fields__}
