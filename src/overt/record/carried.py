"""Corrections of an older reading in the terms of a newer one: what a reviewer set right stays right."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, Final

import msgspec

from overt.reading import Article, Claim, Reading, Report
from overt.record.corrections import Correction
from overt.record.ids import CLAIM, REPORT, entry_id
from overt.spans import Span, overlap

_replace = msgspec.structs.replace
SPANS: Final = ("content", "cue", "source_span", "addressee_span")


def carried(one: Correction, old: Reading, new: Reading, *, reading_id: str, added: Iterable[str]) -> Correction | None:
    """The correction as one of the newer reading; ``None`` where its words or its entry are no longer there.

    ``added`` are the ids of corrections that added an entry: these are called the same in every reading.
    """
    value = _value(one.value, old.article, new.article)
    if value is None:
        return None
    if one.subject is None or one.kind == "block":
        return _replace(one, value=value, reading=reading_id)
    own = next(
        (it for it in added if one.subject in {it, *(entry_id(kind, one.reading, it) for kind in (CLAIM, REPORT))}),
        None,
    )
    subject = own or _SAME[one.kind](one, old, new)
    return _replace(one, value=value, subject=subject, reading=reading_id) if subject else None


def _value(value: Mapping[str, Any], old: Article, new: Article) -> dict[str, Any] | None:
    moved = dict(value)
    for name in SPANS:
        if name in moved:
            span = moved_span(msgspec.convert(moved[name], Span), old, new)
            if span is None:
                return None
            moved[name] = msgspec.structs.asdict(span)
    return moved


def moved_span(span: Span, old: Article, new: Article) -> Span | None:
    """The same words in the newer article: at the same place of the same block, or the only ones like them."""
    if old.text == new.text:
        return span
    for (text, nth), (start, end) in _blocks(old).items():
        if start <= span.start and span.end <= end:
            there = _blocks(new).get((text, nth))
            if there:
                at = there[0] + span.start - start
                return Span.of(new.text, at, at + span.end - span.start)
    if span.quote and new.text.count(span.quote) == 1:
        at = new.text.index(span.quote)
        return Span.of(new.text, at, at + len(span.quote))
    return None


def _blocks(article: Article) -> dict[tuple[str, int], tuple[int, int]]:
    """Where each kept block stands, by its words and which of several with the same words it is."""
    numbers: dict[str, Any] = {}
    found = {}
    for one in article.blocks:
        if one.kept and one.start is not None and one.end is not None:
            text = article.text[one.start : one.end]
            found[text, next(numbers.setdefault(text, count()))] = (one.start, one.end)
    return found


def _same_claim(one: Correction, old: Reading, new: Reading) -> str | None:
    was = next((it for it in old.claims if one.subject in {it.id, entry_id(CLAIM, one.reading, it.id)}), None)
    return _like(was.content, new.claims, old, new, cue=was.cue) if was else None


def _same_report(one: Correction, old: Reading, new: Reading) -> str | None:
    was = next((it for it in old.reports if one.subject in {it.id, entry_id(REPORT, one.reading, it.id)}), None)
    if was is None or not was.evidence:
        return None
    like = [it for it in new.reports if it.type == was.type] or list(new.reports)
    return _like(was.evidence[0], like, old, new)


def _like(
    words: Span, among: Iterable[Claim | Report], old: Reading, new: Reading, *, cue: Span | None = None
) -> str | None:
    """The entry that stands on the same words, most of them at least."""
    there = moved_span(words, old.article, new.article)
    cue_there = moved_span(cue, old.article, new.article) if cue else None
    if there is None:
        return None
    found = []
    for one in among:
        its = one.content if isinstance(one, Claim) else one.evidence[0] if one.evidence else None
        shared = overlap(its, there) if its else 0
        if its and 2 * shared >= max(its.end - its.start, there.end - there.start):
            found.append((isinstance(one, Claim) and one.cue == cue_there, shared, one.id))
    return max(found, key=lambda it: it[:2])[2] if found else None


def _same_actor(one: Correction, old: Reading, new: Reading) -> str | None:
    was = next((it for it in old.actors if it.id == one.subject), None)
    if was is None:
        return one.subject  # said over the whole record: a key, the same in every reading
    known = was.ids.get("wikidata")
    return next(
        (it.id for it in new.actors if (known and it.ids.get("wikidata") == known) or it.name == was.name), None
    )


def _same_mention(one: Correction, old: Reading, new: Reading) -> str | None:
    was = next((it for it in old.mentions if it.id == one.subject), None)
    there = moved_span(was, old.article, new.article) if was else None
    return next((it.id for it in new.mentions if there and (it.start, it.end) == (there.start, there.end)), None)


_SAME: Final = {"claim": _same_claim, "report": _same_report, "actor": _same_actor, "mention": _same_mention}
