"""What each report says, plainly, as it is compared with others."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from overt.record.leading import beside, leading, told_of_acts
from overt.record.parts import in_parts
from overt.record.reports import parts_of
from overt.record.schema import (
    articles,
    readings,
    report_evidence,
    report_sponsor_claims,
    report_suspects,
    report_targets,
    reports,
)


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
        table.name: parts_of(connection, table, there)
        for table in (report_targets, report_suspects, report_evidence, report_sponsor_claims)
    }
    texts = {row["reading_id"]: row["text"] for row in rows}
    leads, told = leading(connection, texts), told_of_acts(connection, texts)
    return {
        row["id"]: _account(row, parts, leads=row["id"] in leads, beside=beside(told[row["reading_id"]], row["id"]))
        for row in rows
    }


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
