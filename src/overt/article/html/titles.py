"""The title of the article: the headline that stands on the page, checked against what the page says of itself."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice

from overt.article.html.metadata import Metadata
from overt.article.html.segments import Box, Segment

_WORDS = re.compile(r"\w+")
_PARTS = re.compile(r"\s+(?:[|·»›•‹«⋆–—-]+|ㅣ|::)\s+|\s*[|｜]\s*|\s+[-–—](?=\S+\.\w{2,4}$)")
_ALIKE = 0.5
_MOST_WORDS = 50
_MOST_KICKER = 4
_FEWEST_ALONE = 5  # words of a heading that is a headline whatever the metadata say
_MARKUP = re.compile(r"</?\w[^>]{0,80}>")


def find_title(meta: Metadata, segments: Sequence[Segment]) -> str | None:
    """The title as a reader sees it, or as the metadata tell it where no headline on the page agrees with them.

    A page's only first-order heading of five words or more is its headline even where they word it otherwise, as for
    search engines. The name of the site behind or before a title in the metadata is taken off. ``None`` where nothing
    says a title.

    >>> find_title(Metadata(page_title="Fire in Velmora was no accident | Velmora Courier"), [])
    'Fire in Velmora was no accident'
    """
    told = list(_told(meta))
    best: tuple[float, str] | None = None
    for text in _headlines(segments):
        score = max((likeness(text, one) for one in told), default=_ALIKE)
        if score >= _ALIKE and (best is None or score > best[0]):
            best = score, text
    if best:
        return _without_kicker(best[1], told)
    return _lone_headline(segments, _site_names(meta)) or (told[0] if told else None)


def _lone_headline(segments: Sequence[Segment], site: frozenset[str]) -> str | None:
    """The only first-order heading that could be a headline: of some words, and not the site's name."""
    texts = [
        text
        for parts in _headings(segments, "h1")
        if _FEWEST_ALONE <= len(_WORDS.findall(text := " ".join(one.text for one in parts))) <= _MOST_WORDS
        and _squash(text) not in site
    ]
    return texts[0] if len(texts) == 1 else None


def _without_kicker(headline: str, told: Sequence[str]) -> str:
    """The headline without the few words of another line that stand before the title in the same heading."""
    for one in told:
        before = headline.removesuffix(one) if len(one.split()) > 3 else headline
        if before != headline and 0 < len(before.split()) <= _MOST_KICKER:
            return one
    return headline


def likeness(one: str, other: str) -> float:
    """How alike two titles are: their shared words among all their words.

    >>> likeness("Fire in Velmora", "Fire in Velmora!")
    1.0
    """
    mine, theirs = set(_WORDS.findall(one.lower())), set(_WORDS.findall(other.lower()))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _told(meta: Metadata) -> Iterator[str]:
    """The titles of the metadata, without the site's name, the most trustworthy first."""
    site = _site_names(meta)
    headline = next((one for one in meta.values("headline") if isinstance(one, str) and one.strip()), None)
    names = (
        headline,
        meta.first("og:title"),
        meta.first("twitter:title", "parsely-title", "dc.title"),
        meta.page_title,
    )
    for name in names:
        cleaned = _MARKUP.sub("", unescape(unescape(name))).strip() if name else ""
        if cleaned:
            own = without_site(" ".join(cleaned.split()), site=site)
            if _squash(own) not in site:
                yield own


def _site_names(meta: Metadata) -> frozenset[str]:
    names = {meta.first("og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone") or ""}
    for publisher in meta.values("publisher"):
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            names.add(publisher["name"])
    names.add((meta.first("twitter:site") or "").lstrip("@"))
    host = re.search(r"^(?:https?:)?//(?:www\.)?([^/:]+)", meta.canonical or meta.first("og:url") or "")
    if host:
        names.update({host[1], host[1].rsplit(".", 1)[0]})
    return frozenset(squashed for name in names if len(squashed := _squash(name)) > 2)


def _squash(name: str) -> str:
    return "".join(_WORDS.findall(name.lower().removeprefix("the ")))


def without_site(title: str, *, site: frozenset[str]) -> str:
    """The title without the name of the site before or after it, as it stands between bars or dashes.

    >>> without_site("Fire in Velmora - Courts - Velmora Courier", site=frozenset({"velmoracourier"}))
    'Fire in Velmora - Courts'
    """
    marks = list(_PARTS.finditer(title))
    if not marks:
        return title
    last, first = title[marks[-1].end() :], title[: marks[0].start()]
    if _names_site(last, site) or (
        "|" in marks[-1][0] and len(last.split()) <= 4 < len(title.split()) - len(last.split())
    ):
        return without_site(title[: marks[-1].start()], site=site)
    if _names_site(first, site):
        return title[marks[0].end() :]
    return title


def _names_site(part: str, site: frozenset[str]) -> bool:
    squashed = _squash(part)
    return len(squashed) > 2 and any(
        squashed == name or (len(name) > 4 and name in squashed and len(part.split()) < 6) for name in site
    )


def _headlines(segments: Sequence[Segment]) -> Iterator[str]:
    """What stands in first-order headings, whole and block by block, and in second-order ones on a page without."""
    for tag in ("h1", "h2"):
        found = False
        for parts in _headings(segments, tag):
            if len(parts) > 1 and sum(one.words for one in parts) <= _MOST_WORDS:
                found = True
                yield " ".join(one.text for one in parts)
            for one in parts:
                if one.words <= _MOST_WORDS:
                    found = True
                    yield one.text
        if found:
            return


def _headings(segments: Sequence[Segment], tag: str) -> Iterator[Sequence[Segment]]:
    """The blocks of each heading of this order that the page shows."""
    at = 0
    while at < len(segments):
        box = next((box for box in _near(segments[at]) if box.tag == tag), None)
        end = at + 1
        if box is not None and not box.hidden:
            while end < len(segments) and box in set(_near(segments[end])):
                end += 1
            yield segments[at:end]
        at = end


def _near(segment: Segment) -> list[Box]:
    """The box of a block and the four around it."""
    return list(islice(segment.box.chain(), 5))
