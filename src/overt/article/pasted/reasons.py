"""Why a line of a pasted page is furniture: the most specific reason that its words or its place give."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from overt.article.credits import is_credit
from overt.article.cues import Where, groups
from overt.article.familiar import normalised
from overt.article.pasted.described import Line

# The kind of block that goes with each reason.
KINDS = {
    "advert-label": "advertisement", "payment-notice": "paywall", "newsletter-appeal": "newsletter",
    "donation-appeal": "donation", "caption": "caption", "credit": "credit", "byline": "byline",
    "timestamp": "dateline", "author-note": "author-note", "read-more": "related", "related-headline": "related",
    "other-stories": "related", "share-bar": "share", "navigation": "navigation", "comments": "comment",
    "cookie-notice": "cookie", "tag-list": "tags", "site-notice": "footer", "placeholder-line": "placeholder",
    "repeated-line": "repeated", "repeated-title": "repeated", "not-article": "other",
}  # fmt: skip
_MOST_MENU_WORDS = 4
_MOST_STAMP_WORDS = 14
_MOST_HEADLINE_WORDS = 25
_MOST_BYLINE_WORDS = 10


class Surroundings(NamedTuple):
    """Where the furniture of a page stands: the title's words, the body's edges, what is known from other pages."""

    title: tuple[str, ...]
    start: int
    end: int
    familiar: frozenset[str]
    copies: dict[tuple[str, ...], int]


def reason_for(lines: Sequence[Line], place: int, around: Surroundings) -> str:
    """The reason for which the line at ``place`` goes; always one of the vocabulary ``removal-reasons``."""
    line = lines[place]
    return (
        _wordless(line, around)
        or _cued(line, "whole")
        or _repeats_title(line, around)
        or _stamped(line)
        or ("credit" if is_credit(line.text) else None)
        or _cued(line, "start")
        or ("repeated-line" if normalised(line.text) in around.familiar else None)
        or _cued(line, "within")
        or _by_place(lines, place, around)
    )


@cache
def _reasons() -> dict[str, str]:
    """The reason that each cue group speaks for."""
    return {group.id: group.reason for group in groups()}


def _wordless(line: Line, _: Surroundings) -> str | None:
    return None if line.words else "placeholder-line"


def _cued(line: Line, where: Where) -> str | None:
    met = [hit.group for hit in line.hits if hit.where == where]
    if where == "start" and line.size > _MOST_BYLINE_WORDS:
        met = [group for group in met if group != "byline"]
    return _reasons()[met[0]] if met else None


def _repeats_title(line: Line, around: Surroundings) -> str | None:
    if not around.title or len(line.words) < 3:
        return None
    shorter, longer = sorted((line.words, around.title), key=len)
    return "repeated-title" if longer[: len(shorter)] == shorter and len(longer) <= 2 * len(shorter) else None


def _stamped(line: Line) -> str | None:
    has_time = line.own("date") or (line.own("time") and line.own("digits") > 0.2)
    return "timestamp" if has_time and line.size <= _MOST_STAMP_WORDS and not line.own("ends_sentence") else None


def _by_place(lines: Sequence[Line], place: int, around: Surroundings) -> str:
    """The reason when nothing in the line's words tells it: copies, pictures nearby, the body's edges."""
    line = lines[place]
    if around.copies.get(line.words, 0) > 1:
        return "repeated-line"
    if line.size > _MOST_MENU_WORDS and _stands_over_credit(lines, place):
        return "caption"
    if around.start <= place < around.end:
        return _within_body(lines, place)
    if line.size <= _MOST_MENU_WORDS:
        return "navigation"
    return "other-stories" if place >= around.end or line.size > _MOST_MENU_WORDS + 2 else "navigation"


def _stands_over_credit(lines: Sequence[Line], place: int) -> bool:
    """Whether a picture's credit stands in one of the next two lines: a caption may come twice."""
    return any(is_credit(line.text) for line in lines[place + 1 : place + 3])


def _within_body(lines: Sequence[Line], place: int) -> str:
    line = lines[place]
    if line.own("ends_sentence") and line.size > _MOST_MENU_WORDS:
        return "caption" if line.size <= 2 * _MOST_HEADLINE_WORDS else "not-article"
    return "related-headline" if _MOST_MENU_WORDS <= line.size <= _MOST_HEADLINE_WORDS else "not-article"
