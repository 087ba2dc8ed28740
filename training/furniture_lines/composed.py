"""Pages that we compose for the network: articles with lists in them, and articles between the furniture of others.

Few of the pages hold a list, but those hold most lines of all. And what stands round an article is best told from it
when the same menus and links stand round many articles.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from training.furniture_lines.lists import KINDS, Block, Row, Words
from training.furniture_lines.pages import ARTICLE, FURNITURE, LabelledPage

_SHARE_LISTED, _SHARE_GLUED = 0.3, 0.5
_MOST_LISTED, _MOST_GLUED = 900, 600
_BLOCKS = (3, 6, 12, 25)
_SHARE_IN_ONE_PLACE = 0.4
_FEWEST_PARAGRAPHS, _FEWEST_LINES, _PARAGRAPH = 5, 4, 12
_LINKED = (0, 0, 1, 2, 4)
_LINKS = (1, 1, 2, 3, 6)
_SHORTEST_LINK, _LONGEST_LINK = 4, 20


def composed(pages: Sequence[LabelledPage], fold_of: Mapping[str, int], seed: int) -> Iterator[LabelledPage]:
    """Pages with lists and glued pages; all parts of a page come from outlets of one fold."""
    rng = random.Random(seed)
    for page in pages:
        beside = [other for other in pages if fold_of[other.site] == fold_of[page.site]]
        if rng.random() < _SHARE_LISTED and (copy := listed(page, rng)) and len(copy.lines) < _MOST_LISTED:
            yield copy
        if rng.random() < _SHARE_GLUED and (copy := glued(page, beside, rng)) and len(copy.lines) < _MOST_GLUED:
            yield copy


def listed(page: LabelledPage, rng: random.Random) -> LabelledPage | None:
    """The page with a list put in, at one place or a block before each paragraph; None when it has too little text."""
    rows = _rows(page)
    long = [place for place, row in enumerate(rows) if row[1] == ARTICLE and len(row[0].split()) > _PARAGRAPH]
    if len(long) < _FEWEST_PARAGRAPHS:
        return None
    blocks = rng.choice(KINDS)(Words(page, rng), rng.choice(_BLOCKS))
    if rng.random() < _SHARE_IN_ONE_PLACE:
        place = rng.choice(long[1:])
        rows[place:place] = [row for block in blocks for row in block]
    else:
        _spread(rows, blocks, long, rng)
    return _page(page, rows)


def _spread(rows: list[Row], blocks: Sequence[Block], long: Sequence[int], rng: random.Random) -> None:
    """Put a block before each paragraph from one on; paragraphs come again where there are more blocks than these."""
    places = long[rng.randrange(1, len(long) - 2) :]
    again = [row for block in blocks[len(places) :] for row in (*block, rows[rng.choice(long)])]
    rows[long[-1] + 1 : long[-1] + 1] = again
    for block, place in reversed(list(zip(blocks, places, strict=False))):
        rows[place:place] = block


def glued(page: LabelledPage, others: Sequence[LabelledPage], rng: random.Random) -> LabelledPage | None:
    """The article of a page below the head of another and above the tail of a third, whose links stand between lines.

    None when one of the three has too little text, or text in more than one place.
    """
    parts, head, tail = _parted(page), _parted(rng.choice(others)), _parted(rng.choice(others))
    if parts is None or head is None or tail is None:
        return None
    body = list(parts[1])
    links = [row for row in tail[2] if _SHORTEST_LINK <= len(row[0].split()) <= _LONGEST_LINK]
    for _ in range(rng.choice(_LINKED) if links else 0):
        place, first = rng.randrange(1, len(body)), rng.randrange(len(links))
        body[place:place] = links[first : first + rng.choice(_LINKS)]
    return _page(page, [*head[0], *body, *tail[2]])


def _parted(page: LabelledPage) -> tuple[list[Row], list[Row], list[Row]] | None:
    """The furniture before the article, the article with its title, and the furniture after it."""
    article = [place for place, label in enumerate(page.labels) if label == ARTICLE]
    if len(article) < _FEWEST_LINES:
        return None
    rows = _rows(page)
    start = next((place for place in range(article[0], -1, -1) if page.titles[place]), article[0])
    return _furniture(rows[:start]), rows[start : article[-1] + 1], _furniture(rows[article[-1] + 1 :])


def _furniture(rows: Sequence[Row]) -> list[Row]:
    return [(text, FURNITURE, False) for text, label, _ in rows if label == FURNITURE]


def _rows(page: LabelledPage) -> list[Row]:
    return list(zip(page.lines, page.labels, page.titles, strict=True))


def _page(page: LabelledPage, rows: Sequence[Row]) -> LabelledPage:
    lines, labels, titles = zip(*rows, strict=True)
    return LabelledPage(page.site, lines, labels, titles, page.titled)
