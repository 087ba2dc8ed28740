"""What a page says about itself to machines: meta tags, links and JSON-LD."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from overt.article.html.tree import Element

ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "TechArticle",
        "ScholarlyArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "SocialMediaPosting",
        "Review",
        "Recipe",
        "CreativeWork",
        "MedicalWebPage",
    ]
)
_PAGE_TYPES = frozenset({"WebPage", "ItemPage"})
_MOST_OBJECTS = 2_000
_DEEPEST = 12
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """A page's own words about itself.

    ``properties`` has the contents of meta tags by their lower-case name or property; ``articles`` the JSON-LD objects
    that describe an article, the likeliest first; ``pages`` those that describe the page around it.
    """

    properties: dict[str, tuple[str, ...]] = {}
    articles: tuple[dict[str, Any], ...] = ()
    pages: tuple[dict[str, Any], ...] = ()
    canonical: str | None = None
    page_title: str | None = None
    language: str | None = None

    def first(self, *names: str) -> str | None:
        """The first content of the first of these meta tags that has any."""
        for name in names:
            for content in self.properties.get(name, ()):
                if content:
                    return content
        return None

    def values(self, key: str) -> Iterator[Any]:
        """What the JSON-LD objects of the article, then of the page, have under ``key``."""
        for one in (*self.articles, *self.pages):
            if one.get(key):
                yield one[key]


def metadata(root: Element) -> Metadata:
    """All that the page says about itself in its tree.

    Broken JSON is read where only its line breaks break it, and passed over otherwise.
    """
    properties: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content and content.strip():
            properties.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    objects = list(_objects(root))
    title = root.find(".//title")
    return Metadata(
        properties={name: tuple(contents) for name, contents in properties.items()},
        articles=tuple(sorted((one for one in objects if types(one) & ARTICLE_TYPES), key=_unlikely)),
        pages=tuple(one for one in objects if types(one) & _PAGE_TYPES),
        canonical=next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None),
        page_title=" ".join("".join(title.itertext()).split()) or None if title is not None else None,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def types(thing: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object, without their address."""
    found = thing.get("@type")
    named = found if isinstance(found, list) else [found]
    return {one.rsplit("/", 1)[-1] for one in named if isinstance(one, str)}


def _unlikely(article: dict[str, Any]) -> int:
    """Smaller for an object that says more of what an article says; creative works of other kinds come last."""
    says = sum(bool(article.get(key)) for key in ("headline", "datePublished", "author", "articleBody"))
    return -says + (6 if types(article) <= {"CreativeWork", "Review", "Recipe", "SocialMediaPosting"} else 0)


def _objects(root: Element) -> Iterator[dict[str, Any]]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for one in _inside(_decoded(script.text or ""), 0):
            yield one
            count += 1
            if count >= _MOST_OBJECTS:
                return


def _decoded(text: str) -> Any:
    text = _WRAPPING.sub("", text.strip())
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        pass
    try:  # line breaks and tabs inside strings are the commonest mistake
        return msgspec.json.decode(_CONTROL.sub(" ", text).rstrip("; ").encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def _inside(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every typed object in decoded JSON, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _inside(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key, one in value.items():
            if isinstance(one, dict | list) and key not in {
                "review",
                "comment",
                "isPartOf",
                "hasPart",
                "itemListElement",
            }:
                yield from _inside(one, depth + 1)
