"""What stands round a pasted article's head: standfirst, bylines, publication date, the outlet's name."""

import re
from collections.abc import Sequence

from overt.article.addressed import day_of_address
from overt.article.dates import read_date
from overt.article.pasted.described import Line
from overt.article.pasted.signatures import names_in, signed
from overt.reading import Published

_AFTER_TITLE, _BEFORE_TITLE, _HEAD = 4, 4, 15
_FEWEST_WORDS, _MOST_WORDS = 6, 50
_MOST_STAMP_WORDS = 20
_LEAST_WEIGHT = 0.2
_DATELINE = re.compile(r"^[A-ZÀ-ÞА-Я][\w .,/’'()-]{1,60}\s?(?:—|–|--|-)\s")
_BY = re.compile(
    r"^(?:By|BY|Written by|Story by|Words by|Text by|Posted by|Von|von|Ein Artikel von|Par|par|Por|por|Di|di|Door|door|"
    r"Autor:|Autorka:|Av|av|Af|af|Text:|Автор:)\s?(?P<names>.+)$"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d)?)?)?[\s,]*"
    r"(?P<name>[^\W\d_][^.|,©\d\n]{2,40}?)\s*(?:[.,|]|[Aa]ll [Rr]ights|(?:19|20)\d\d|$)"
)
_NO_OUTLET = frozenset({"copyright", "all", "rights", "reserved", "photo", "getty", "afp", "reuters", "ap", "by"})


def standfirst_of(lines: Sequence[Line], title: int, kept: Sequence[bool], weights: Sequence[float]) -> int | None:
    """Which line is the standfirst: a summary right under the title that the running text does not need.

    It has the length of a sentence or two, no dateline, and either no full stop or a byline or date between it and
    the text. A first paragraph that has none of these stays text.
    """
    if title + 1 >= len(lines):
        return None
    place = title + 1
    line = lines[place]
    following = next((other for other in range(place + 1, len(lines)) if kept[other]), None)
    if following is None or not _FEWEST_WORDS <= line.size <= _MOST_WORDS or _DATELINE.match(line.text):
        return None
    if signed(lines, place, title) or any(hit.where != "within" for hit in line.hits):
        return None
    if not any(kept[following : following + 8]):
        return None
    headed = any(_is_head_line(between) for between in lines[place + 1 : following])
    unstopped = (
        weights[place] >= _LEAST_WEIGHT
        and not line.own("ends_sentence")
        and not line.own("ends_colon")
        and lines[following].own("ends_sentence") > 0
    )
    return place if headed or unstopped else None


def _is_head_line(line: Line) -> bool:
    """Whether a line is a byline or a date, as they stand between a standfirst and the text."""
    groups = {hit.group for hit in line.hits if hit.where != "within"}
    return line.size <= _MOST_STAMP_WORDS and (bool(groups & {"byline", "timestamp"}) or line.own("date") > 0)


def bylines_of(lines: Sequence[Line], title: int | None, kept: Sequence[bool], start: int) -> tuple[str, ...]:
    """Who wrote the article, from "By …" lines about its head and names between title and text; only names count.

    >>> from overt.article.pasted.described import describe
    >>> page = [describe(text) for text in ("Fire at the depot", "By Mira Tolvanen and Arvo Linnas", "It burned.")]
    >>> bylines_of(page, 0, [False, False, True], 2)
    ('Mira Tolvanen', 'Arvo Linnas')
    """
    found: list[str] = []
    for place in _head(lines, title, start):
        if kept[place] or lines[place].size > _MOST_STAMP_WORDS:
            continue
        text = lines[place].text
        if lines[place].words in {("by",), ("von",), ("par",), ("por",), ("di",), ("door",)} and place + 1 < len(lines):
            text = f"{text} {lines[place + 1].text}"
        if match := _BY.match(text):
            found += [name for name in names_in(match["names"]) if name not in found]
        elif title is not None and title < place < start:
            found += [name for name in signed(lines, place, title) if name not in found]
    return tuple(found)


def _head(lines: Sequence[Line], title: int | None, start: int) -> range:
    """The lines about the article's head: round the title, else just before the text."""
    if title is None:
        return range(max(0, start - _BEFORE_TITLE), min(len(lines), start + _AFTER_TITLE))
    return range(max(0, title - _BEFORE_TITLE), min(len(lines), max(start, title) + _HEAD))


def published_of(
    lines: Sequence[Line], title: int | None, kept: Sequence[bool], start: int, *, given: str | None, url: str | None
) -> Published:
    """When the page says it was published: what was given, else a date line at its head, else its address."""
    if given:
        return Published(edtf=given, basis="given")
    dated = [
        (_is_update(lines[place]), place, day)
        for place in _head(lines, title, start)
        if not kept[place]
        and _is_stamp(lines[place], before_text=place < start)
        and (day := read_date(lines[place].text))
    ]
    if dated:
        return Published(edtf=min(dated)[2], basis="page-text")
    if addressed := day_of_address(url):
        return Published(edtf=addressed, basis="url")
    return Published()


def _is_stamp(line: Line, *, before_text: bool) -> bool:
    """Whether a line is made to say a date: it has no sentence, and it stands over the text or says what it dates."""
    if line.size > _MOST_STAMP_WORDS or line.own("ends_sentence") or any(hit.group == "caption" for hit in line.hits):
        return False
    return before_text or any(hit.group == "timestamp" for hit in line.hits)


def _is_update(line: Line) -> bool:
    """Whether the first thing a line says of its date is that the page was changed then."""
    return bool(line.words) and line.words[0] in {
        "updated", "last", "modified", "aktualisiert", "mis", "actualizado", "aggiornato", "bijgewerkt", "atualizado",
        "aktualizacja", "uppdaterad", "oppdatert", "opdateret", "обновлено", "оновлено", "güncelleme",
    }  # fmt: skip


def outlet_of(lines: Sequence[Line], kept: Sequence[bool]) -> str | None:
    """The outlet's name when the page's copyright lines all give the same one, else None."""
    names = set()
    for line, stays in zip(lines, kept, strict=True):
        match = None if stays or line.size > _MOST_WORDS else _COPYRIGHT.search(line.text)
        if match and not _NO_OUTLET & set(match["name"].casefold().split()) and match["name"][0].isupper():
            names.add(match["name"].strip())
    return names.pop() if len(names) == 1 else None
