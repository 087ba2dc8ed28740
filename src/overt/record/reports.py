"""Ask for reports: what kind of act, where, when it was told and when it happened."""

from typing import Any, TypedDict, Unpack

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select

from overt.reading import Certainty, IncidentType, LegalStage, Sector, Stage
from overt.record.countries import country_code
from overt.record.filters import (
    WHERE,
    Some,
    between,
    chosen,
    count,
    holds,
    one_of,
    unknown_days,
    where_of,
)
from overt.record.found import Found, Where
from overt.record.listing import current, part, plain
from overt.record.schema import articles, readings, report_evidence, report_suspects, report_targets, reports

# What says which part of an answer is wanted, and nothing of the question.
_PARTS = frozenset({"limit", "cursor", "count_to"})


class ReportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One article's account of one incident, as it is listed; what the article does not say is ``None``."""

    id: str
    where: Where
    type: str
    stage: str
    place: str | None
    country: str | None
    time: str | None
    targets: tuple[str, ...]
    instrument: str | None
    suspects: tuple[str, ...]
    sector: str | None
    sponsor: str | None
    sponsor_certainty: str | None
    killed: int | None
    injured: int | None
    excluded: str | None
    evidence: str | None
    score: float


class Asked(TypedDict, total=False):
    """What a question about reports may ask; every condition must hold, and of several values of one field any.

    ``place``, ``target``, ``instrument``, ``suspect`` and ``sponsor`` are words that the field holds, capitals or not.
    ``killed`` and ``injured`` are the least number. ``since`` and ``until`` ask when the article was published,
    ``happened_since`` and ``happened_until`` when the incident took place. Reports that are no countable incident come
    only with ``excluded``. ``page`` is the SHA-256 of one page. ``cursor`` is the ``next`` of an answer to the same
    question; ``count_to`` bounds what is counted.
    """

    type: Some
    stage: Some
    country: str | None
    place: str | None
    target: str | None
    sector: Some
    instrument: str | None
    suspect: str | None
    legal_stage: Some
    sponsor: str | None
    certainty: Some
    killed: int | None
    injured: int | None
    since: str | None
    until: str | None
    happened_since: str | None
    happened_until: str | None
    excluded: bool
    page: str | None
    limit: int | None
    cursor: str | None
    count_to: int | None


def ask(connection: Connection, **question: Unpack[Asked]) -> Found[ReportEntry]:
    """The reports for which everything asked holds, those of the newest articles first.

    Raises UnknownValueError for a type, stage, sector, legal stage, certainty, country or date that is none.
    """
    closed = _closed(question)
    page, excluded = question.get("page"), question.get("excluded", False)
    said = [*_of_words(question), *_of_people(question), *([articles.c.page_id == page] if page else [])]
    asked = [readings.c.current, *(one for column, values in closed for one in one_of(column, values)), *said]
    told = between(articles.c.earliest, articles.c.latest, question.get("since"), question.get("until"))
    happened = between(
        reports.c.time_earliest, reports.c.time_latest, question.get("happened_since"), question.get("happened_until")
    )
    countable = [] if excluded else [reports.c.excluded.is_(None)]

    def every(common: bool, *columns: Any) -> Any:  # noqa: FBT001 - as `part` asks
        listed = [one for column, values in closed for one in one_of(plain(column), values)]
        narrowed = [current(common=common), *listed, *said] if common else asked
        counted = [plain(reports.c.excluded).is_(None)] if common and countable else countable
        return _select([*narrowed, *told, *happened, *counted], *columns)

    found = part(
        connection, every, within=(reports.c.id,), number=reports.c.id, question=("reports", _asked(question)),
        cursor=question.get("cursor"), limit=question.get("limit"), count_to=question.get("count_to"),
    )  # fmt: skip
    return Found(
        items=_entries(connection, found.rows),
        total=found.total,
        undated=_undated(connection, [*asked, *countable], told, happened),
        excluded={} if excluded else _excluded(connection, [*asked, *told, *happened]),
        next=found.next,
        at_least=found.at_least,
    )


def _asked(question: Asked) -> tuple[tuple[str, object], ...]:
    """What was asked, without which part of the answer is wanted."""
    return tuple(sorted((name, value) for name, value in question.items() if name not in _PARTS))


def _closed(question: Asked) -> list[tuple[Any, tuple[str, ...]]]:
    """The fields with a closed list of values, each with what is asked of it."""
    country = question.get("country")
    return [
        (reports.c.type, chosen("type of incident", question.get("type"), IncidentType)),
        (reports.c.stage, chosen("stage", question.get("stage"), Stage)),
        (reports.c.sector, chosen("sector", question.get("sector"), Sector)),
        (reports.c.sponsor_certainty, chosen("certainty", question.get("certainty"), Certainty)),
        (reports.c.place_country, (country_code(country),) if country else ()),
    ]


def _of_words(question: Asked) -> list[ColumnElement[bool]]:
    """Conditions on fields that hold words of the page, and on numbers."""
    place, instrument, sponsor = question.get("place"), question.get("instrument"), question.get("sponsor")
    killed, injured = question.get("killed"), question.get("injured")
    return [
        *([holds(place, reports.c.place_name, reports.c.place_quote)] if place else []),
        *([holds(instrument, reports.c.instrument_quote)] if instrument else []),
        *([holds(sponsor, reports.c.sponsor_name, reports.c.sponsor_quote)] if sponsor else []),
        *([reports.c.killed >= killed] if killed is not None else []),
        *([reports.c.injured >= injured] if injured is not None else []),
    ]


def _of_people(question: Asked) -> list[ColumnElement[bool]]:
    """Conditions on the targets and suspects, of whom a report may have several; one suspect must fit them all."""
    target, suspect = question.get("target"), question.get("suspect")
    stages = chosen("legal stage", question.get("legal_stage"), LegalStage)
    hit = select(report_targets.c.report_id).where(holds(target or "", report_targets.c.name, report_targets.c.quote))
    conditions: list[ColumnElement[bool]] = [reports.c.id.in_(hit)] if target else []
    if suspect or stages:
        held = select(report_suspects.c.report_id).where(and_(
            *([holds(suspect, report_suspects.c.name, report_suspects.c.quote)] if suspect else []),
            *one_of(report_suspects.c.legal_stage, stages),
        ))  # fmt: skip
        conditions.append(reports.c.id.in_(held))
    return conditions


def _undated(
    connection: Connection,
    asked: list[ColumnElement[bool]],
    told: list[ColumnElement[bool]],
    happened: list[ColumnElement[bool]],
) -> int:
    """How many only a date that is not known keeps out."""
    missing = []
    if told:
        missing.append([unknown_days(articles.c.earliest, articles.c.latest), *happened])
    if happened:
        missing.append([unknown_days(reports.c.time_earliest, reports.c.time_latest), *told])
    return sum(connection.scalar(count(_select([*asked, *one], reports.c.id))) or 0 for one in missing)


def _excluded(connection: Connection, asked: list[ColumnElement[bool]]) -> dict[str, int]:
    # Said so, it is a range of the index, and the few reports that are not counted are all that is read.
    chosen_ = _select([*asked, reports.c.excluded > ""], reports.c.excluded, func.count())
    rows = connection.execute(chosen_.group_by(reports.c.excluded).order_by(reports.c.excluded))
    return {row[0]: row[1] for row in rows}


def _select(conditions: list[ColumnElement[bool]], *columns: Any) -> Any:
    joined = reports.join(readings, readings.c.id == reports.c.reading_id).join(
        articles, articles.c.reading_id == reports.c.reading_id
    )
    return select(*(columns or (*WHERE, reports))).select_from(joined).where(and_(*conditions))


def _entries(connection: Connection, rows: Any) -> tuple[ReportEntry, ...]:
    return tuple(_entry(connection, row) for row in rows)


def _entry(connection: Connection, row: Any) -> ReportEntry:
    targets = select(report_targets.c.name, report_targets.c.quote).where(report_targets.c.report_id == row["id"])
    people = select(report_suspects.c.name, report_suspects.c.quote, report_suspects.c.legal_stage)
    suspects = people.where(report_suspects.c.report_id == row["id"]).order_by(report_suspects.c.position)
    evidence = select(report_evidence.c.quote).where(report_evidence.c.report_id == row["id"])
    same = ("id", "type", "stage", "sector", "sponsor_certainty", "killed", "injured", "excluded", "score")
    return ReportEntry(
        where=where_of(row),
        place=row["place_name"] or row["place_quote"],
        country=row["place_country"],
        time=row["time_edtf"],
        targets=tuple(name or quote for name, quote in connection.execute(targets.order_by(report_targets.c.position))),
        instrument=row["instrument_quote"],
        suspects=tuple(f"{name or quote} ({stage})" for name, quote, stage in connection.execute(suspects)),
        sponsor=row["sponsor_name"],
        evidence=connection.scalar(evidence.order_by(report_evidence.c.position).limit(1)),
        **{name: row[name] for name in same},
    )
