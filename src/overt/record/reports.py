"""Ask for reports: what kind of act, where, when it was told and when it happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict, Unpack

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select

from overt.reading import Certainty, IncidentType, LegalStage, Sector, Stage
from overt.record.countries import country_code
from overt.record.filters import WHERE, Some, between, chosen, holds, unknown_days, where_of
from overt.record.found import Found, Where
from overt.record.listing import Conditions, Question, Way, bounded, of_page, one_of, part, plain
from overt.record.parts import in_parts
from overt.record.publication import Days, ranges
from overt.record.schema import report_evidence, report_suspects, report_targets, reports

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
    said = [*_of_words(question), *_of_people(question), *of_page(reports, question.get("page"))]
    happened = between(
        reports.c.time_earliest, reports.c.time_latest, question.get("happened_since"), question.get("happened_until")
    )
    countable = [] if question.get("excluded", False) else [reports.c.excluded.is_(None)]

    def conditions(way: Way) -> Conditions:
        of_lists = [
            one for column, values in closed for one in one_of(column, values, way, rare=not question.get("page"))
        ]
        # Most reports are countable: what is not would only lead away from the order.
        counted = [plain(reports.c.excluded).is_(None)] if countable else []
        return [*of_lists, *said, *happened, *counted]

    asked = Question(
        table=reports, shown=(*WHERE, reports), within=(reports.c.id,), conditions=conditions,
        days=Days.between(question.get("since"), question.get("until")), asked=("reports", _asked(question)),
    )  # fmt: skip
    found = part(
        connection, asked, cursor=question.get("cursor"), limit=question.get("limit"),
        count_to=question.get("count_to"),
    )  # fmt: skip
    every = [*(one for column, values in closed for one in one_of(column, values, "sorted")), *said]
    return Found(
        items=_entries(connection, found.rows),
        total=found.total,
        undated=found.undated + (_undated(connection, asked, [*every, *countable]) if happened else 0),
        excluded=_excluded(connection, asked, [*every, *happened]) if countable else {},
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
            *one_of(report_suspects.c.legal_stage, stages, "sorted"),
        ))  # fmt: skip
        conditions.append(reports.c.id.in_(held))
    return conditions


def _undated(connection: Connection, asked: Question, conditions: Conditions) -> int:
    """How many only the unknown day of what happened keeps out."""
    unknown = [*conditions, unknown_days(reports.c.time_earliest, reports.c.time_latest)]
    return sum(bounded(connection, one, None)[0] for one in _told(connection, asked, [reports.c.id], unknown))


def _excluded(connection: Connection, asked: Question, conditions: Conditions) -> dict[str, int]:
    """How many of those that are no countable incident there are for each reason."""
    found: Counter[str] = Counter()
    # Said so, it is a range of the index, and the few reports that are not counted are all that is read.
    for wanted in _told(connection, asked, [reports.c.excluded, func.count()], [*conditions, reports.c.excluded > ""]):
        found.update({row[0]: row[1] for row in connection.execute(wanted.group_by(reports.c.excluded))})
    return dict(sorted(found.items()))


def _told(connection: Connection, asked: Question, columns: list[Any], conditions: Conditions) -> Iterator[Select[Any]]:
    """What fits the conditions in each piece of the order that was asked for."""
    for span in ranges(connection, reports.c.listed, asked.days):
        yield asked.select(columns, [*conditions, *span.conditions], articles_too=span.articles)


def _entries(connection: Connection, rows: Sequence[Any]) -> tuple[ReportEntry, ...]:
    ids = [row["id"] for row in rows]
    parts = [parts_of(connection, table, ids) for table in (report_targets, report_suspects, report_evidence)]
    return tuple(_entry(row, *(one[row["id"]] for one in parts)) for row in rows)


def parts_of(connection: Connection, table: Table, ids: list[str]) -> dict[str, list[Any]]:
    """The rows of a table that belong to these reports, by report and in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for some in in_parts(ids):
        wanted = select(table).where(table.c.report_id.in_(some)).order_by(table.c.report_id, table.c.position)
        for row in connection.execute(wanted).mappings():
            found[row["report_id"]].append(row)
    return found


def _entry(row: Any, targets: list[Any], suspects: list[Any], evidence: list[Any]) -> ReportEntry:
    same = ("id", "type", "stage", "sector", "sponsor_certainty", "killed", "injured", "excluded", "score")
    return ReportEntry(
        where=where_of(row),
        place=row["place_name"] or row["place_quote"],
        country=row["place_country"],
        time=row["time_edtf"],
        targets=tuple(one["name"] or one["quote"] for one in targets),
        instrument=row["instrument_quote"],
        suspects=tuple(f"{one['name'] or one['quote']} ({one['legal_stage']})" for one in suspects),
        sponsor=row["sponsor_name"],
        evidence=evidence[0]["quote"] if evidence else None,
        **{name: row[name] for name in same},
    )
