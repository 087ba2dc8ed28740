"""What each article is about: the report that it leads with, and the words that tell of other acts."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, ScalarSelect, func, select

from overt.record.countries import country_words
from overt.record.parts import rows_of
from overt.record.schema import report_evidence, reports

# Reports that begin within so many code points, a sentence or two, are told together: the lead of an article.
_TOGETHER: Final = 200
_SENTENCE_ENDS: Final = re.compile(r"[.!?][\"”’)]*\s+[A-Z“\"]|\n")
_KINDS_OF_SITES: Final = frozenset({"airport", "port", "station", "base", "museum", "the"})


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report as far as it matters which of its article is the first: where it begins, and what else is known."""

    id: str
    at: int
    local: str
    excluded: str | None
    place: str | None
    country: str | None
    score: float


def leading(connection: Connection, texts: dict[str, str]) -> set[str]:
    """The report of each reading that its article is about: the one told first, of those told together a countable."""
    told = select(
        reports.c.reading_id, reports.c.id, _first_told(), reports.c.local, reports.c.excluded, reports.c.place_name,
        reports.c.place_country, reports.c.score,
    )  # fmt: skip
    among: dict[str, list[_Told]] = defaultdict(list)
    for reading, one, at, local, excluded, place, country, score in rows_of(
        connection, told, reports.c.reading_id, texts
    ):
        # An act of its own that comes up in the second half only is not what an article is about.
        if excluded is not None or (at or 0) <= max(len(texts[reading]) / 2, _TOGETHER):
            among[reading].append(
                _Told(id=one, at=at or 0, local=local, excluded=excluded, place=place, country=country,
                      score=score or 0.0)
            )  # fmt: skip
    return {_leader(its, texts[reading]) for reading, its in among.items()}


def _first_told() -> ScalarSelect[int]:
    begins = select(func.min(report_evidence.c.start)).where(report_evidence.c.report_id == reports.c.id)
    return begins.scalar_subquery()


def _leader(told: list[_Told], text: str) -> str:
    begins = min(one.at for one in told)
    together = [one for one in told if one.at <= begins + _TOGETHER]
    countable = [one for one in together if one.excluded is None] or together
    first = min(countable, key=lambda one: (one.at, len(one.local), one.local))
    # Of acts told in one sentence the article goes on with one: with its place and country, or with more of it.
    beside = [one for one in countable if not _SENTENCE_ENDS.search(text[first.at : one.at])]
    return min(beside, key=lambda one: (-_said(one, text), -one.score, one.at, len(one.local), one.local)).id


def _said(one: _Told, text: str) -> int:
    """How often an article names the place of an act, or its country in any word for it."""
    names = {word for word in (one.place or "").split() if word[:1].isupper() and word.lower() not in _KINDS_OF_SITES}
    words = names | country_words(one.country)
    return sum(len(re.findall(rf"\b{re.escape(word)}\b", text)) for word in words)


def told_of_acts(connection: Connection, reading_ids: Iterable[str]) -> dict[str, list[tuple[str, int, int]]]:
    """The evidence of each reading's reports of single acts: what tells of an act in general is about any of them."""
    wanted = (
        select(reports.c.reading_id, reports.c.id, report_evidence.c.start, report_evidence.c.end)
        .join(report_evidence, report_evidence.c.report_id == reports.c.id)
        .where(reports.c.excluded.is_(None) | reports.c.excluded.in_(("accident", "historical")))
        .order_by(reports.c.reading_id, report_evidence.c.start)
    )
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for reading, one, start, end in rows_of(connection, wanted, reports.c.reading_id, reading_ids):
        found[reading].append((one, start, end))
    return found


def beside(told: list[tuple[str, int, int]], mine: str) -> tuple[tuple[int, int], ...]:
    """The evidence of other reports that is not this one's as well.

    >>> beside([("r-1", 0, 10), ("r-2", 5, 20), ("r-3", 30, 40)], "r-1")
    ((30, 40),)
    """
    own = [(start, end) for one, start, end in told if one == mine]
    return tuple(
        (start, end)
        for one, start, end in told
        if one != mine and not any(start < last and first < end for first, last in own)
    )
