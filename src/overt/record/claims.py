"""Ask for claims: by whom, about what, of what act, how sure, on what, when."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, and_, exists, false, or_, select

from overt.reading import Act, Evidence, Factuality
from overt.record import answers
from overt.record.claim_words import FIRST_PIECE, claim_words
from overt.record.dialect import Dialect, Field, dialect_of
from overt.record.filters import (
    WHERE,
    Some,
    among,
    chosen,
    is_wikidata,
    known_as,
    many,
    named,
    unlisted_called,
    where_of,
    wikidata_called,
)  # fmt: skip
from overt.record.found import Found, Where
from overt.record.listing import (
    EVERYWHERE,
    WELL_KNOWN,
    Conditions,
    Question,
    Way,
    bounded,
    of_page,
    one_of,
    part,
    plain,
)  # fmt: skip
from overt.record.publication import Days, ranges
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
    named_ = [*of_page(claims, page), *([claims.c.id.in_(answers.denied(connection))] if denied else [])]
    days = Days.between(since, until)

    everywhere = _everywhere(connection, by, about)
    rare = not named_ and (not (by or about) or (everywhere and _rare(connection, closed, days)))

    def conditions(way: Way) -> Conditions:
        # Where a closed list leaves fewer than a page or the words do, its rows are each held against these.
        held: Way = "in order" if rare and way == "sorted" else way
        of_lists = [one for column, values in closed for one in one_of(column, values, way, rare=rare)]
        acts = closed[0][1]
        return [*of_lists, *named_, *_by(connection, by, held, acts), *_about(connection, about, held)]

    alone = bool(by) != bool(about) and days.any_day and not named_ and not any(values for _, values in closed)
    found = part(
        connection,
        Question(
            table=claims, shown=(*WHERE, claims, FIRST_PIECE), within=(claims.c.content_start, claims.c.id),
            conditions=conditions,
            days=days, asked=("claims", by, about, act, factuality, evidence, since, until, denied, page),
        ),
        cursor=cursor, limit=limit, count_to=count_to, everywhere=everywhere,
        many=alone and count_to is not None and _many(connection, by, about, count_to),
    )  # fmt: skip
    return Found(items=tuple(_entry(row) for row in found.rows), total=found.total, undated=found.undated,
                 next=found.next, at_least=found.at_least)  # fmt: skip


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
    return select(*(columns or (*WHERE, claims, FIRST_PIECE))).select_from(joined).where(and_(*conditions))


def _everywhere(connection: Connection, by: str | None, about: str | None) -> bool:
    """Whether all words that are asked for are in very many claims; not so where no words are."""
    if is_wikidata(by or "") and not about:
        called = select(actors.c.id).where(actors.c.wikidata == (by or "").upper())
        return bounded(connection, called, WELL_KNOWN)[1]
    words = ((by, None, WELL_KNOWN), (None, about, EVERYWHERE))
    return bool(by or about) and all(_many(connection, name, content, most) for name, content, most in words)


def _many(connection: Connection, by: str | None, about: str | None, most: int) -> bool:
    """Whether more claims than that have the words as their source's name, and the words in what they say."""
    asked = [(fields, parse(typed)) for fields, typed in ((_SOURCE, by), (_CONTENT, about)) if typed]
    dialect = dialect_of(connection)
    return all(many(dialect, connection, "claims", query, fields, most) for fields, query in asked if query.wanted)


def _rare(connection: Connection, closed: list[tuple[Any, tuple[str, ...]]], days: Days) -> bool:
    """Whether not very many claims have the values that are asked for of any closed list, on the days asked for."""
    asked = [[column.in_(values)] for column, values in closed if values] or [[]]
    spans = [] if days.any_day and asked == [[]] else list(ranges(connection, claims.c.listed, days))[:1]
    several = [select(claims.c.listed).where(*one, *span.conditions) for span in spans for one in asked]
    return any(not span.articles for span in spans) and any(
        not bounded(connection, one, EVERYWHERE)[1] for one in several
    )


def _by(connection: Connection, name: str | None, way: Way, acts: tuple[str, ...]) -> Conditions:
    query = parse(name or "")
    if not query.wanted:
        return []
    dialect = dialect_of(connection)
    if way == "one by one":
        known = known_as(connection, name or "")
        who = plain(claims.c.source_wikidata).in_(known) if known else false()
        by_name = exists().where(actor_names.c.actor_id == claims.c.source_actor, named(actor_names.c.folded, query))
        return [or_(named(claims.c.source_folded, query), who, by_name)]
    # In order, each row is held against all that are called so, and none is looked up.
    number = claims.c.number + 0 if way == "in order" else claims.c.number
    called = number.in_(_by_called(dialect, name or "", acts))
    return [or_(among(dialect, "claims", query, _SOURCE, number, one_by_one=False), called)]


def _by_called(dialect: Dialect, name: str, acts: tuple[str, ...]) -> CompoundSelect[Any] | Select[Any]:
    """The numbers of claims whose source somebody is who is called so, perhaps in another article.

    Those of well-known people are found by their Wikidata id and the acts asked for, in one index.
    """
    own = claims.alias("said")
    by_known = select(own.c.number).where(own.c.source_wikidata.in_(wikidata_called(dialect, name)))
    if acts:
        by_known = by_known.where(own.c.act.in_(acts))
    if is_wikidata(name):
        return by_known
    return by_known.union_all(select(own.c.number).where(own.c.source_actor.in_(unlisted_called(dialect, name))))


def _about(connection: Connection, typed: str | None, way: Way) -> Conditions:
    query = parse(typed or "")
    if not query.wanted:
        return []
    number = claims.c.number + 0 if way == "in order" else claims.c.number
    return [among(dialect_of(connection), "claims", query, _CONTENT, number, one_by_one=way == "one by one")]


def _entry(row: Any) -> ClaimEntry:
    same = ("id", "source_actor", "act", "form", "factuality", "evidence", "score")
    return ClaimEntry(
        where=where_of(row),
        source=row["source_name"] or row["source_quote"],
        source_words=row["source_quote"],
        addressee=row["addressee_name"] or row["addressee_quote"],
        cue=row["cue_quote"],
        content=claim_words(row),
        evidence_words=row["evidence_quote"],
        within=row["within_claim"],
        about=tuple(one for one in row["about"].split("; ") if one),
        **{name: row[name] for name in same},
    )
