"""When a page says it was published."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from overt.article.addressed import day_of_address
from overt.article.cues import hits, words_of
from overt.article.dates import read_date
from overt.article.html.metadata import Metadata
from overt.article.html.segments import Segment
from overt.reading import Published

# Names of meta tags that hold the day of publication, by how seldom they hold another; dates of changes are not here.
_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "article_published_time",
    "datepublished", "og:datepublished", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "cxenseparse:recs:published_time", "pubdate", "pub_date", "publishdate",
    "publish-date", "publish_date", "publication_date", "publication-date", "published_at", "published",
    "publisheddate", "date.available", "date.release", "dc.date.issued", "dcterms.issued", "sailthru.date",
    "prism.publicationdate", "citation_publication_date", "citation_date", "dcsext.articlefirstpublished",
    "nastooh:publishdate", "ya:ovs:upload_date", "content:publishdate", "article:publicationdate", "release_date",
    "rnews:datepublished", "article.published", "originalpublicationdate", "displaydate", "iso-8601-publish-date",
    "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "datecreated", "date.created",
    "og:pubdate", "article.created", "date",
)  # fmt: skip
_KEYS = ("datePublished", "dateCreated", "uploadDate")
_DAY = re.compile(r"^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d{3})")
_UNIVERSAL = re.compile(r"(?:Z|[+-]00:?00)\s*$|GMT|UTC|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$")
_NAMED_ZONE = re.compile(r"^(\w{3} \w{3} \d{1,2}) [\d:]+ [A-Z]{2,5} (\d{4})$")
# The day of publication among the data of a page's scripts, or in an attribute that holds such data.
_IN_DATA = re.compile(
    r"""(?<!\w)(?:date_?published|(?:first_?|original_?)?publication_?date|published_?(?:at|on|date|time)|publish_?(?:date|time))
    (?:"|&quot;|\\")?\s*[:=]\s*(?:"|&quot;|\\"|')?((?:19|20)\d\d)[-./]?(\d\d)[-./]?(\d\d)(?!\d{3})""",
    re.IGNORECASE | re.VERBOSE,
)
# Days that programs write where they know none: the first of the year one, and the first that computers count from.
_YEARS, _EPOCH = (1900, 2199), date(1970, 1, 1)
_CHANGED = re.compile(r"updat|modif|aktualis|mis à jour", re.I)
_FIRST = re.compile(r"\b(?:first )?(?:publish|posted)|\b(?:erst)?veröffentlich|\bpubli[ée]", re.I)
_MOST_WORDS = 25
_BEFORE, _AFTER = 25, 12


def find_published(
    meta: Metadata, segments: Sequence[Segment], *, first: int, url: str | None, given: str | None, source: str = ""
) -> Published:
    """The day of publication and what it rests on: given, metadata, the page's text near its title, or its address.

    ``first`` is the place of the first block of the article, ``source`` the page as it came, whose scripts may tell a
    day where nothing else does. Dates of changes are never taken for it. A moment that
    the metadata give in universal time counts for the day that page or address show, when that is the day beside it.
    """
    if given:
        return Published(edtf=given, basis="given")
    shown = list(_shown(segments, first))
    addressed = day_of_address(url or meta.canonical or meta.first("og:url"))
    told = next(_told(meta), None)
    if told:
        day, universal = told
        own = [one for one, changed in shown if not changed]
        return Published(edtf=_local(day, [*own, addressed]) if universal else day, basis="metadata")
    if shown:
        return Published(edtf=shown[0][0], basis="page-text")
    if addressed:
        return Published(edtf=addressed, basis="url")
    scripted = from_data(source)
    return Published(edtf=scripted, basis="metadata") if scripted else Published()


def _told(meta: Metadata) -> Iterator[tuple[str, bool]]:
    """Days of publication by the metadata, and whether their moment is in universal time."""
    for key in _KEYS:
        for article in meta.articles:
            yield from _read(article.get(key))
        for name in _NAMES if key == "datePublished" else ():
            for content in meta.properties.get(name, ()):
                yield from _read(content)
    for page in meta.pages:
        yield from _read(page.get("datePublished"))


def _read(value: object) -> Iterator[tuple[str, bool]]:
    if not isinstance(value, str) or not value.strip():
        return
    day = _calendar_day(value.strip())
    if day:
        yield day, _UNIVERSAL.search(value.strip()) is not None


def _calendar_day(text: str) -> str | None:
    match = _DAY.match(text)
    if match:
        return _valid(*match.groups())
    zoned = _NAMED_ZONE.match(text)
    if zoned:
        return read_date(f"{zoned[1]}, {zoned[2]}")
    day = read_date(text)
    if day:
        return day
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if _YEARS[0] <= found.year <= _YEARS[1] and found != _EPOCH else None


def _local(day: str, others: Sequence[str | None]) -> str:
    """The day that the page itself shows, when it is the one before or after."""
    here = date.fromisoformat(day)
    beside = {(here + timedelta(days=step)).isoformat() for step in (-1, 1)}
    if day in others:
        return day
    return next((one for one in others if one in beside), day)


def from_data(source: str) -> str | None:
    """The one day that the data in a page's source call the day of publication; none where they tell of several.

    >>> from_data('<script>var page = {"publishDate": "2031-05-04T10:00:00Z"}</script>')
    '2031-05-04'
    """
    found = {_valid(*match.groups()) for match in _IN_DATA.finditer(source)}
    return found.pop() if len(found) == 1 else None


def _shown(segments: Sequence[Segment], first: int) -> Iterator[tuple[str, bool]]:
    """Days that the page shows as its own near the beginning of the article, those it calls so before others.

    With each, whether it is the day of a change.
    """
    near = [
        one
        for one in segments[max(0, first - _BEFORE) : first + _AFTER]
        if one.words <= _MOST_WORDS and not one.box.hidden
    ]
    ranked: list[tuple[int, int, str, bool]] = []
    for at, one in enumerate(near):
        own = read_date(_unchanged(one.text))
        day = own or read_date(one.text) or (_calendar_day(one.time) if one.time else None)
        if not day:
            continue
        cues = {hit.group for hit in hits(words_of(one.text), text=one.text)}
        marked = (
            one.time is not None
            or any("date" in box.marks for box, _ in zip(one.box.chain(), range(3), strict=False))
            or "date" in one.marks
        )
        changed = own is None and _CHANGED.search(one.text) is not None
        if marked or "timestamp" in cues or one.words <= 8:
            ranked.append((2 * changed + (not marked and "timestamp" not in cues), at, day, changed))
    for _, _, day, changed in sorted(ranked):
        yield day, changed


def _unchanged(text: str) -> str:
    """The part of a line that does not speak of a change: before it, or from the word for publication on."""
    change = _CHANGED.search(text)
    if change is None:
        return text
    told = _FIRST.search(text, change.end())
    return text[told.start() :] if told else text[: change.start()]
