"""Why a block is not article: documented rules, tried in order, the most certain first."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from overt.article import cues
from overt.article.dates import has_date
from overt.article.familiar import normalised
from overt.article.html.forms import CUE_CHARACTERS, met_cues
from overt.article.html.segments import Segment
from overt.article.html.titles import likeness

_SHORT, _LONG = 12, 25  # words of a line that is a label, and of one that is a paragraph
_LINKED = 0.6
_NEAR = 7  # boxes; names further out speak of the whole page

# What a block's names (see html-markers) say about it, in the order in which they are believed.
_BY_MARK = {
    "cookie": "cookie-notice", "comment": "comments", "newsletter": "newsletter-appeal", "donation": "donation-appeal",
    "paywall": "payment-notice", "advert": "advert-label", "credit": "credit", "caption": "caption",
    "share": "share-bar", "byline": "byline", "author-note": "author-note", "tags": "tag-list", "date": "timestamp",
    "related": "other-stories", "navigation": "navigation", "footer": "site-notice", "shop": "advert-label",
    "promo": "other-stories", "sidebar": "other-stories", "teaser": "other-stories", "player": "placeholder-line",
    "note": "author-note", "media": "caption", "header": "navigation",
}  # fmt: skip
_BY_TAG = {
    "figcaption": "caption", "nav": "navigation", "footer": "site-notice", "button": "navigation", "form": "navigation",
    "aside": "other-stories", "header": "navigation", "label": "navigation", "option": "navigation",
}  # fmt: skip
# Reasons that a cue alone does not make certain: names and tags near the block are asked first.
_WEAK_CUES = frozenset({"byline", "caption", "credit", "timestamp", "author-note", "tag-list"})

KIND_OF_REASON = {
    "advert-label": "advertisement", "payment-notice": "paywall", "newsletter-appeal": "newsletter",
    "donation-appeal": "donation", "caption": "caption", "credit": "credit", "byline": "byline",
    "timestamp": "dateline", "author-note": "author-note", "read-more": "related", "related-headline": "related",
    "other-stories": "related", "share-bar": "share", "navigation": "navigation", "comments": "comment",
    "cookie-notice": "cookie", "tag-list": "tags", "site-notice": "footer", "placeholder-line": "placeholder",
    "repeated-line": "repeated", "repeated-title": "title", "hidden": "hidden", "not-article": "other",
}  # fmt: skip


class Surroundings(NamedTuple):
    """What a reason depends on besides the block: the title, where the article stands, and what it says elsewhere."""

    title: str | None
    first: int
    last: int
    kept: frozenset[str]
    bylines: tuple[str, ...]
    familiar: frozenset[str]


def reason(one: Segment, at: int, around: Surroundings) -> str:
    """The id of the vocabulary ``removal-reasons`` that says best why the block at place ``at`` goes.

    In order: it is hidden; it is the title or a kept line again; a phrase of the furniture cues; the names and tags
    of the boxes it stands in; links between or around the paragraphs; else that the model says so.
    """
    for rule in (_certain, _by_cue, _by_names, _weak_cue, _by_links):
        found = rule(one, at, around)
        if found:
            return found
    return "not-article"


def _certain(one: Segment, _: int, around: Surroundings) -> str | None:
    if one.box.hidden:
        return "hidden"
    if one.words == 0:
        return "placeholder-line"
    if around.title and one.words <= 60 and likeness(one.text, around.title) >= 0.8:
        return "repeated-title"
    if one.text in around.kept or (around.familiar and normalised(one.text) in around.familiar):
        return "repeated-line"
    return None


@cache
def _reasons() -> dict[str, str]:
    """The reason for which each group of cues speaks."""
    return {group.id: group.reason for group in cues.groups()}


def _cue(one: Segment) -> Iterable[tuple[str, str]]:
    reasons = _reasons()
    for hit in met_cues(one.text[:CUE_CHARACTERS]):
        yield reasons[hit.group], hit.where


def _by_cue(one: Segment, _: int, around: Surroundings) -> str | None:
    for found, where in _cue(one):
        if found not in _WEAK_CUES and (where == "whole" or one.words <= (_LONG if where == "start" else _SHORT)):
            return found
    if one.words <= _SHORT and any(name in one.text for name in around.bylines):
        return "byline"
    return None


def _by_names(one: Segment, at: int, around: Surroundings) -> str | None:
    marks: set[str] = set(one.marks)
    for distance, box in enumerate(one.box.chain()):
        if distance == _NEAR:
            break
        marks |= box.marks
        for mark, found in _BY_MARK.items():
            if mark in marks and _fits(found, one, distance):
                return found
        if box.tag in _BY_TAG:
            return _BY_TAG[box.tag]
        if box.tag in {"article", "main"} and around.first <= at <= around.last:
            break
    return None


def _fits(found: str, one: Segment, distance: int) -> bool:
    """Whether a block can be what a name near it says: a long paragraph is no date, a caption has no box far out."""
    if found in {"timestamp", "byline", "tag-list", "share-bar", "credit"}:
        return one.words <= _LONG and distance <= 2
    if found in {"caption", "author-note"}:
        return distance <= 3
    if found in {"advert-label", "payment-notice"}:
        return one.words <= 2 * _LONG or distance <= 1
    return True


def _weak_cue(one: Segment, _: int, __: Surroundings) -> str | None:
    if one.words > 2 * _LONG:
        return None
    strong = next((found for found, _ in _cue(one)), None)
    if strong:
        return strong
    return "timestamp" if one.words <= 8 and (one.time or has_date(one.text)) else None


def _by_links(one: Segment, at: int, around: Surroundings) -> str | None:
    linked = one.links > 0 and one.link_words >= _LINKED * one.words
    inside = around.first <= at <= around.last
    if linked and one.words <= 3 and not inside:
        return "navigation"
    if linked or one.box.tag in {"h2", "h3", "h4"}:
        return "related-headline" if inside else "other-stories"
    if not inside and one.words >= _SHORT:
        return "other-stories"
    return None


def extent(kept: Sequence[bool], segments: Sequence[Segment]) -> tuple[int, int]:
    """Where the article begins and ends among the blocks: its first and last kept one of some length."""
    places = [at for at, (yes, one) in enumerate(zip(kept, segments, strict=True)) if yes and one.words >= 8]
    places = places or [at for at, yes in enumerate(kept) if yes]
    return (places[0], places[-1]) if places else (len(segments), -1)
