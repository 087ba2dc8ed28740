"""Ask for claims: by whom, about what, of what act, how sure, on what, when."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from overt.reading import Act, Evidence, Factuality
from overt.record import answers
from overt.record.dialect import Field, dialect_of
from overt.record.filters import (
    WHERE,
    Some,
    actor_called,
    among,
    between,
    chosen,
    is_wikidata,
    known_as,
    many,
    one_of,
    unknown_days,
    where_of,
)  # fmt: skip
from overt.record.found import Found, Where
from overt.record.listing import EVERYWHERE, PLENTY, bounded, current, part, plain
from overt.record.query import parse
from overt.record.schema import (
    actor_names,
    actors,
    articles,
    claims,
    event_assertions,
    readings,
    report_events,
    report_sponsor_claims,
)  # fmt: skip

_SOURCE: Final[tuple[Field, ...]] = ("source_folded",)
_CONTENT: Final[tuple[Field, ...]] = ("content_quote", "continued", "about")


class ClaimEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as it is listed; ``source`` is the fullest name known, ``source_words`` what the article writes."""

    id: str
    where: Where
    source: str | None
    source_words: str | None
    source_actor: str | None
    addressee: str | None
    cue: str
    content: str
    act: str
    form: str
    factuality: str
    evidence: str
    evidence_words: str | None
    about: tuple[str, ...] = ()
    within: str | None
    score: float


def ask(
    connection: Connection,
    *,
    by: str | None = None,
    about: str | None = None,
    act: Some = None,
    factuality: Some = None,
    evidence: Some = None,
    since: str | None = None,
    until: str | None = None,
    denied: bool = False,
    page: str | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count_to: int | None = None,
) -> Found[ClaimEntry]:
    """The claims for which everything asked holds, those of the newest articles first.

    ``page`` is the SHA-256 of one page. ``cursor`` is the ``next`` of an answer to the same question; ``count_to``
    bounds what is counted. Raises UnknownValueError for a value outside its closed list and for a date that is none.
    """
    closed = [
        (claims.c.act, chosen("act", act, Act)),
        (claims.c.factuality, chosen("factuality", factuality, Factuality)),
        (claims.c.evidence, chosen("evidence", evidence, Evidence)),
    ]
    named = [
        *([articles.c.page_id == page] if page else []),
        *([claims.c.id.in_(answers.denied(connection))] if denied else []),
    ]
    dated = between(articles.c.earliest, articles.c.latest, since, until)

    def asked(common: bool, *columns: Any) -> Any:  # noqa: FBT001 - as `part` asks
        listed = [one for column, values in closed for one in one_of(plain(column) if common else column, values)]
        said = [*_by(connection, by, common=common), *_about(connection, about, common=common)]
        return _select([current(common=common), *listed, *named, *said, *dated], *columns)

    alone = bool(by) != bool(about) and not dated and not named and not any(values for _, values in closed)
    found = part(
        connection, asked, within=(claims.c.content_start, claims.c.id), number=claims.c.number,
        question=("claims", by, about, act, factuality, evidence, since, until, denied, page), cursor=cursor,
        limit=limit, count_to=count_to, common=_everywhere(connection, by, about) if alone else None,
    )  # fmt: skip
    # Articles without a date are few and found by an index, which the closed lists would only lead away from.
    listed = [one for column, values in closed for one in one_of(plain(column), values)]
    said = [*_by(connection, by, common=False), *_about(connection, about, common=False)]
    unknown = unknown_days(articles.c.earliest, articles.c.latest)
    undated = _select([readings.c.current, *listed, *named, *said, unknown], claims.c.number)
    return Found(
        items=tuple(_entry(row) for row in found.rows),
        total=found.total,
        undated=bounded(connection, undated, count_to)[0] if dated else 0,
        next=found.next,
        at_least=found.at_least,
    )


def founding(connection: Connection, report_ids: Iterable[str]) -> tuple[ClaimEntry, ...]:
    """The claims that reports stand on: of who was behind it, and of whether it happened; the earliest told first."""
    ids = list(report_ids)
    behind = select(report_sponsor_claims.c.claim_id).where(report_sponsor_claims.c.report_id.in_(ids))
    happened = (
        select(event_assertions.c.claim_id)
        .join(report_events, report_events.c.event_id == event_assertions.c.event_id)
        .where(report_events.c.report_id.in_(ids), event_assertions.c.claim_id.is_not(None))
    )
    chosen_ = _select([or_(claims.c.id.in_(behind), claims.c.id.in_(happened))])
    ordered = chosen_.order_by(articles.c.earliest.nulls_last(), articles.c.page_id, claims.c.content_start)
    return tuple(_entry(row) for row in connection.execute(ordered).mappings())


def _select(conditions: list[ColumnElement[bool]], *columns: Any) -> Any:
    joined = claims.join(readings, readings.c.id == claims.c.reading_id).join(
        articles, articles.c.reading_id == claims.c.reading_id
    )
    return select(*(columns or (*WHERE, claims))).select_from(joined).where(and_(*conditions))


def _everywhere(connection: Connection, by: str | None, about: str | None) -> bool | None:
    """Whether all words that are asked for are in very many claims; unknown where no words are."""
    if is_wikidata(by or "") and not about:
        named = select(actors.c.id).where(actors.c.wikidata == (by or "").upper())
        return bounded(connection, named, PLENTY)[1]
    asked = [(_SOURCE, parse(by or "")), (_CONTENT, parse(about or ""))]
    wanted = [(fields, query) for fields, query in asked if query.wanted]
    if not wanted:
        return None
    dialect = dialect_of(connection)
    return all(many(dialect, connection, "claims", query, fields, EVERYWHERE) for fields, query in wanted)


def _by(connection: Connection, name: str | None, *, common: bool) -> list[ColumnElement[bool]]:
    query = parse(name or "")
    if not query.wanted:
        return []
    dialect = dialect_of(connection)
    named = among(dialect, "claims", query, _SOURCE, claims.c.number, common=common)
    known = known_as(connection, name or "")
    if not common:
        return [or_(named, claims.c.source_actor.in_(actor_called(dialect, name or "")))]
    who = exists().where(actors.c.id == claims.c.source_actor, actors.c.wikidata.in_(known))
    called = among(dialect, "actor_names", query, ("folded",), actor_names.c.number, common=True)
    by_name = exists().where(actor_names.c.actor_id == claims.c.source_actor, called)
    return [or_(named, who, by_name)]


def _about(connection: Connection, typed: str | None, *, common: bool) -> list[ColumnElement[bool]]:
    query = parse(typed or "")
    if not query.wanted:
        return []
    return [among(dialect_of(connection), "claims", query, _CONTENT, claims.c.number, common=common)]


def _entry(row: Any) -> ClaimEntry:
    same = ("id", "source_actor", "act", "form", "factuality", "evidence", "score")
    return ClaimEntry(
        where=where_of(row),
        source=row["source_name"] or row["source_quote"],
        source_words=row["source_quote"],
        addressee=row["addressee_name"] or row["addressee_quote"],
        cue=row["cue_quote"],
        content=" … ".join(one for one in (row["content_quote"], row["continued"]) if one),
        evidence_words=row["evidence_quote"],
        within=row["within_claim"],
        about=tuple(one for one in row["about"].split("; ") if one),
        **{name: row[name] for name in same},
    )
