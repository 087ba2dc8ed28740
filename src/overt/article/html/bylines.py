"""Who wrote the article, by the metadata or by the line that says so."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from overt.article.html.metadata import Metadata
from overt.article.html.segments import Segment

_NAMES = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "cxenseparse:author", "citation_author", "og:article:author", "twitter:creator:name",
)  # fmt: skip
_BY = re.compile(
    r"^(?:(?:written|reported|story|text|words|von|by|par|por|di|door|av|af|autor|autorin|autore|auteur|texto)\b[\s:]*)+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|·|\band\b|&|\bund\b|\bet\b|\by\b(?=\s[A-ZÀ-Þ]))\s*")
_NOT_NAMES = re.compile(r"https?:|www\.|@|\.com\b|[\d<>{}\[\]]")
_MOST_NAMES, _MOST_WORDS, _MOST_CHARACTERS = 12, 6, 60
_NOBODY = frozenset(
    [
        "admin",
        "administrator",
        "redaktion",
        "redaction",
        "staff",
        "editor",
        "editors",
        "webmaster",
        "null",
        "none",
        "unknown",
        "anonymous",
    ]
)


def find_bylines(meta: Metadata, segments: Sequence[Segment], *, first: int) -> tuple[str, ...]:
    """The authors' names, each once, in the order of the page; none where the page names none.

    ``first`` is the place of the first block of the article.
    """
    for names in (_from_objects(meta), _from_properties(meta), _from_lines(segments, first)):
        found = tuple(dict.fromkeys(names))[:_MOST_NAMES]
        if found:
            return found
    return ()


def _from_objects(meta: Metadata) -> Iterator[str]:
    for article in meta.articles:
        found = list(_named(article.get("author") or article.get("creator")))
        if found:
            yield from found
            return


def _named(author: Any) -> Iterator[str]:
    if isinstance(author, str):
        yield from names_in(author)
    elif isinstance(author, list):
        for one in author[:_MOST_NAMES]:
            yield from _named(one)
    elif isinstance(author, dict) and author.get("@type") != "Organization":
        yield from _named(author.get("name"))


def _from_properties(meta: Metadata) -> Iterator[str]:
    for name in _NAMES:
        found = [one for content in meta.properties.get(name, ()) for one in names_in(content)]
        if found:
            yield from found
            return


def _from_lines(segments: Sequence[Segment], first: int) -> Iterator[str]:
    for one in segments[max(0, first - 20) : first + 3]:
        marked = (
            "byline" in one.marks
            or "byline" in one.box.marks
            or (one.box.parent is not None and "byline" in one.box.parent.marks)
        )
        if one.words <= 15 and not one.box.hidden and (marked or re.match(r"By [A-ZÀ-Þ]", one.text)):
            yield from names_in(one.text)


def names_in(text: str) -> Iterator[str]:
    """The names in the words of a byline.

    >>> list(names_in("By Mira Tolvanen and Arvo Linnas"))
    ['Mira Tolvanen', 'Arvo Linnas']
    """
    bare = _BY.sub("", " ".join(unescape(text).split()))
    for part in _BETWEEN.split(bare):
        name = part.strip(" .:-–—•|")
        fits = 0 < len(name) <= _MOST_CHARACTERS and len(name.split()) <= _MOST_WORDS
        if fits and not _NOT_NAMES.search(name) and name.lower() not in _NOBODY:
            yield name
