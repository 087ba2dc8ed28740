"""What each report says, plainly, as it is compared with others."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, ScalarSelect, Table, func, select

from overt.record.countries import country_words
from overt.record.parts import in_parts, rows_of
from overt.record.schema import (
    articles,
    readings,
    report_evidence,
    report_sponsor_claims,
    report_suspects,
    report_targets,
    reports,
)

# Reports that begin within so many code points, a sentence or two, are told together: the lead of an article.
_TOGETHER: Final = 200
_SENTENCE_ENDS: Final = re.compile(r"[.!?][\"”’)]*\s+[A-Z“\"]|\n")
_KINDS_OF_SITES: Final = frozenset({"airport", "port", "station", "base", "museum", "the"})


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article, with the name they stand for; offsets are half-open code points into the article's text."""

    start: int
    end: int
    quote: str
    name: str | None = None


class Suspected(Words, frozen=True, kw_only=True):
    """Somebody held for the act."""

    legal_stage: str = "none"
    legal: Words | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One report with the facts of its article: all that is compared, shown and counted of it.

    Days are ``YYYY-MM-DD``, the first and the last that are meant, and both included; what is not said is ``None``.
    ``told`` is when the article was published. ``leads``: it is the first that the article tells of, in its first half;
    where several are told together, the first countable one of them. ``beside`` are the words of the article that tell
    of other acts than this one, as first and last + 1 code point.
    """

    id: str
    reading: str
    page: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    text: str = ""
    leads: bool = True
    beside: tuple[tuple[int, int], ...] = ()
    told: str | None = None
    told_earliest: str | None = None
    told_latest: str | None = None
    type: str
    stage: str = "accomplished"
    place: Words | None = None
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    time: Words | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    sector: str | None = None
    instrument: Words | None = None
    targets: tuple[Words, ...] = ()
    suspects: tuple[Suspected, ...] = ()
    sponsor: Words | None = None
    sponsor_name: str | None = None
    sponsor_certainty: str | None = None
    sponsor_claims: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None
    evidence: tuple[Words, ...] = ()
    excluded: str | None = None
    score: float = 0.0


_OF_THE_ARTICLE = (
    articles.c.page_id.label("page"),
    articles.c.outlet,
    articles.c.url,
    articles.c.title,
    articles.c.text,
    articles.c.published.label("told"),
    articles.c.earliest.label("told_earliest"),
    articles.c.latest.label("told_latest"),
)


def accounts(connection: Connection, ids: Iterable[str]) -> dict[str, Account]:
    """The accounts of current readings among the reports asked for, by id."""
    found: dict[str, Account] = {}
    for part in in_parts(sorted(set(ids))):
        found.update(_some(connection, part))
    return found


def _some(connection: Connection, ids: list[str]) -> dict[str, Account]:
    joined = reports.join(readings, readings.c.id == reports.c.reading_id).join(
        articles, articles.c.reading_id == reports.c.reading_id
    )
    wanted = select(reports, *_OF_THE_ARTICLE).select_from(joined).where(readings.c.current, reports.c.id.in_(ids))
    rows = connection.execute(wanted).mappings().all()
    there = [row["id"] for row in rows]
    parts = {
        table.name: _parts(connection, table, there)
        for table in (report_targets, report_suspects, report_evidence, report_sponsor_claims)
    }
    readings_asked = {row["reading_id"] for row in rows}
    texts = {row["reading_id"]: row["text"] for row in rows}
    leading, told = _leading(connection, texts), _told_of_acts(connection, readings_asked)
    return {
        row["id"]: _account(row, parts, leads=row["id"] in leading, beside=_others(told[row["reading_id"]], row["id"]))
        for row in rows
    }


def _told_of_acts(connection: Connection, reading_ids: set[str]) -> dict[str, list[tuple[str, int, int]]]:
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


def _others(told: list[tuple[str, int, int]], mine: str) -> tuple[tuple[int, int], ...]:
    """The evidence of other reports that is not this one's as well."""
    own = [(start, end) for one, start, end in told if one == mine]
    return tuple(
        (start, end)
        for one, start, end in told
        if one != mine and not any(start < last and first < end for first, last in own)
    )


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report as far as it matters which of its article is the first: where it begins, and what else is known."""

    id: str
    at: int
    local: str
    excluded: str | None
    place: str | None
    country: str | None
    score: float


def _leading(connection: Connection, texts: dict[str, str]) -> set[str]:
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


def _parts(connection: Connection, table: Table, ids: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    wanted = select(table).where(table.c.report_id.in_(ids)).order_by(table.c.report_id, table.c.position)
    for row in connection.execute(wanted).mappings():
        found[row["report_id"]].append(row)
    return found


_SAME = (
    "id", "page", "outlet", "url", "title", "text", "told", "told_earliest", "told_latest", "type", "stage", "sector",
    "sponsor_name", "sponsor_certainty", "killed", "injured", "excluded",
)  # fmt: skip


def _account(
    row: Any, parts: dict[str, dict[str, list[Any]]], *, leads: bool, beside: tuple[tuple[int, int], ...]
) -> Account:
    own = {name: its.get(row["id"], []) for name, its in parts.items()}
    return Account(
        **{name: row[name] for name in _SAME},
        reading=row["reading_id"],
        leads=leads,
        beside=beside,
        score=row["score"] or 0.0,
        place=_words(row, "place", row["place_name"]),
        **{name: row[f"place_{name}"] for name in ("country", "geonames", "lat", "lon", "precision")},
        time=_words(row, "time"),
        **{name: row[f"time_{name}"] for name in ("edtf", "earliest", "latest")},
        instrument=_words(row, "instrument"),
        sponsor=_words(row, "sponsor", row["sponsor_name"]),
        sponsor_claims=tuple(one["claim_id"] for one in own["report_sponsor_claims"]),
        targets=tuple(Words(**_span(one), name=one["name"]) for one in own["report_targets"]),
        suspects=tuple(_suspected(one) for one in own["report_suspects"]),
        evidence=tuple(Words(**_span(one)) for one in own["report_evidence"]),
    )


def _span(row: Any) -> dict[str, Any]:
    return {name: row[name] for name in ("start", "end", "quote")}


def _words(row: Any, prefix: str, name: str | None = None) -> Words | None:
    if row[f"{prefix}_quote"] is None:
        return None
    return Words(start=row[f"{prefix}_start"], end=row[f"{prefix}_end"], quote=row[f"{prefix}_quote"], name=name)


def _suspected(row: Any) -> Suspected:
    return Suspected(**_span(row), name=row["name"], legal_stage=row["legal_stage"], legal=_words(row, "legal"))
