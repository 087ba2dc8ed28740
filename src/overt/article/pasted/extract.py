"""A pasted text becomes pieces: which lines are the article, which are furniture and why."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from overt.article.blocks import Piece
from overt.article.extracted import Extracted
from overt.article.languages import identify
from overt.article.pasted.described import Line, describe
from overt.article.pasted.features import Floats
from overt.article.pasted.heads import bylines_of, outlet_of, published_of, standfirst_of
from overt.article.pasted.lines import lines_of
from overt.article.pasted.reasons import KINDS, Surroundings, reason_for
from overt.article.pasted.rules import KEPT_FROM, decide
from overt.article.pasted.stages import body_of
from overt.article.pasted.weigh import weigh
from overt.reading import Problem

_BULLET = ("•", "-", "–", "*", "‣", "·", "▪")


def extract(
    text: str,
    *,
    given: str | None = None,
    familiar: frozenset[str] = frozenset(),
    url: str | None = None,
    outlet: str | None = None,
) -> Extracted:
    """What a text pasted from a news page holds: title, standfirst, bylines, date, and every line kept or removed.

    ``given`` is a publication date that somebody gave and that beats the page's own; ``familiar`` are lines known
    from other pages of the outlet, as ``overt.article.familiar`` finds them; ``url`` is only read for a date. Any
    language is taken. A line is one piece; only paragraphs broken at a fixed column are joined. Nothing that is no
    article raises: an empty text has no pieces, a text of furniture only has a problem ``no-article``.

    >>> found = extract("It burned all night, the police said.", given="2031-05-04")
    >>> found.published.edtf, found.published.basis
    ('2031-05-04', 'given')
    """
    rows = lines_of(text)
    lines = _described([row.text for row in rows])
    weights, title = weigh(lines)
    kept, forced = decide(lines, weights, [row.block for row in rows], title, familiar)
    start, end = _edges(kept, weights)
    standfirst = standfirst_of(lines, title, kept, weights.tolist()) if title is not None else None
    pieces = _pieces(lines, weights, kept, title, standfirst, _surroundings(lines, title, start, end, familiar), forced)
    body = "\n".join(piece.text for piece in pieces if piece.in_text)
    return Extracted(
        pieces=pieces,
        title=lines[title].text if title is not None else None,
        standfirst=lines[standfirst].text if standfirst is not None else None,
        bylines=bylines_of(lines, title, kept, start),
        outlet=outlet or outlet_of(lines, kept),
        language=identify(body or text),
        published=published_of(lines, title, kept, start, given=given, url=url),
        problems=() if body else (_no_article(lines),),
    )


def _described(texts: Sequence[str]) -> list[Line]:
    """The lines with their own features; lines that come again are described once."""
    known: dict[str, Line] = {}
    return [known.get(text) or known.setdefault(text, describe(text)) for text in texts]


def _edges(kept: Sequence[bool], weights: Floats) -> tuple[int, int]:
    """Where the article begins and ends (half-open): its kept lines, without strays far from the main text."""
    if not any(kept):
        return len(kept), len(kept)
    start, end = body_of(np.where(kept, np.maximum(weights, KEPT_FROM + 0.1), np.minimum(weights, 0.4)))
    return (start, end) if end > start else (kept.index(True), len(kept) - kept[::-1].index(True))


def _surroundings(
    lines: Sequence[Line], title: int | None, start: int, end: int, familiar: frozenset[str]
) -> Surroundings:
    copies = Counter(line.words for line in lines)
    return Surroundings(lines[title].words if title is not None else (), start, end, familiar, copies)


def _pieces(
    lines: Sequence[Line],
    weights: Floats,
    kept: Sequence[bool],
    title: int | None,
    standfirst: int | None,
    around: Surroundings,
    forced: dict[int, str],
) -> tuple[Piece, ...]:
    pieces = []
    for place, line in enumerate(lines):
        weight = round(float(weights[place]), 3)
        if place in (title, standfirst):
            kind = "title" if place == title else "standfirst"
            pieces.append(Piece(text=line.text, kind=kind, kept=True))
        elif kept[place] and line.words != around.title:
            pieces.append(Piece(text=line.text, kind=_kind(lines, kept, place), kept=True, score=weight))
        else:
            reason = forced.get(place) or reason_for(lines, place, around)
            pieces.append(Piece(text=line.text, kind=KINDS[reason], kept=False, reason=reason, score=1 - weight))
    return tuple(pieces)


def _kind(lines: Sequence[Line], kept: Sequence[bool], place: int) -> str:
    """What a kept line is: a heading is short, without an end, and a paragraph follows it."""
    line = lines[place]
    if line.text.startswith(_BULLET):
        return "list-item"
    ends = line.own("ends_sentence") or line.own("ends_quote") or line.own("ends_colon")
    followed = place + 1 < len(lines) and kept[place + 1]
    if line.own("question") and line.size <= 14 and followed:
        return "question"
    return "heading" if not ends and line.size <= 12 and followed else "paragraph"


def _no_article(lines: Sequence[Line]) -> Problem:
    what = "nothing stands on the page" if not lines else "no line of the page reads like an article"
    return Problem(code="no-article", message=f"{what}. Look at the removed lines, or paste the article's text alone.")
