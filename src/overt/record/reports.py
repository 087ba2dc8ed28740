"""Ask for reports: what kind of act, where, when it was told and when it happened."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select

from overt.reading import IncidentType, Stage
from overt.record.countries import country_code
from overt.record.filters import WHERE, Some, between, chosen, count, one_of, unknown_days, where_of
from overt.record.found import Found, Where
from overt.record.listing import current, part, plain
from overt.record.schema import articles, readings, report_evidence, report_targets, reports


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
    sector: str | None
    sponsor: str | None
    sponsor_certainty: str | None
    killed: int | None
    injured: int | None
    excluded: str | None
    evidence: str | None
    score: float


def ask(
    connection: Connection,
    *,
    type: Some = None,  # noqa: A002 - the field's own name
    stage: Some = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    happened_since: str | None = None,
    happened_until: str | None = None,
    excluded: bool = False,
    page: str | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count_to: int | None = None,
) -> Found[ReportEntry]:
    """The reports for which everything asked holds, those of the newest articles first.

    ``since`` and ``until`` ask when the article was published, ``happened_since`` and ``happened_until`` when the
    incident took place. Reports that are no countable incident come only with ``excluded``. ``page`` is the SHA-256 of
    one page. ``cursor`` is the ``next`` of an answer to the same question; ``count_to`` bounds what is counted.

    Raises UnknownValueError for a type, stage, country or date that is none.
    """
    closed = [
        (reports.c.type, chosen("type of incident", type, IncidentType)),
        (reports.c.stage, chosen("stage", stage, Stage)),
        (reports.c.place_country, (country_code(country),) if country else ()),
    ]
    told = between(articles.c.earliest, articles.c.latest, since, until)
    happened = between(reports.c.time_earliest, reports.c.time_latest, happened_since, happened_until)
    countable = [] if excluded else [reports.c.excluded.is_(None)]
    asked = [
        readings.c.current,
        *(one for column, values in closed for one in one_of(column, values)),
        *([articles.c.page_id == page] if page else []),
    ]

    def every(common: bool, *columns: Any) -> Any:  # noqa: FBT001 - as `part` asks
        listed = [one for column, values in closed for one in one_of(plain(column), values)]
        narrowed = [current(common=common), *listed, *asked[1 + len(listed) :]] if common else asked
        return _select([*narrowed, *told, *happened, *countable], *columns)

    found = part(
        connection, every, within=(reports.c.id,), number=reports.c.id,
        question=("reports", type, stage, country, since, until, happened_since, happened_until, excluded, page),
        cursor=cursor, limit=limit, count_to=count_to,
    )  # fmt: skip
    return Found(
        items=_entries(connection, found.rows),
        total=found.total,
        undated=_undated(connection, [*asked, *countable], told, happened),
        excluded={} if excluded else _excluded(connection, [*asked, *told, *happened]),
        next=found.next,
        at_least=found.at_least,
    )


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
    chosen_ = _select([*asked, reports.c.excluded.is_not(None)], reports.c.excluded, func.count())
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
    evidence = select(report_evidence.c.quote).where(report_evidence.c.report_id == row["id"])
    same = ("id", "type", "stage", "sector", "sponsor_certainty", "killed", "injured", "excluded", "score")
    return ReportEntry(
        where=where_of(row),
        place=row["place_name"] or row["place_quote"],
        country=row["place_country"],
        time=row["time_edtf"],
        targets=tuple(name or quote for name, quote in connection.execute(targets.order_by(report_targets.c.position))),
        sponsor=row["sponsor_name"],
        evidence=connection.scalar(evidence.order_by(report_evidence.c.position).limit(1)),
        **{name: row[name] for name in same},
    )
