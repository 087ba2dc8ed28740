"""Find words in articles and claims."""

from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Table, select

from overt.record.dialect import Field, dialect_of
from overt.record.filters import WHERE, matching, where_of
from overt.record.found import Found, Where
from overt.record.ids import page_entry_id
from overt.record.listing import bounded
from overt.record.parts import in_parts
from overt.record.query import Query, parse
from overt.record.schema import articles, claims
from overt.record.snippet import Snippet, snippet

Kind = Literal["article", "claim"]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article or a claim with the words; ``source`` is who makes the claim; a higher ``score`` is a better hit."""

    kind: Kind
    id: str
    where: Where
    source: str | None = None
    snippet: Snippet
    score: float


def find(
    connection: Connection, typed: str, *, kind: Kind | None, limit: int | None, newest: int | None = None
) -> Found[Hit]:
    """Articles, then claims, that hold all the words, best first; at most ``limit`` of each.

    With ``newest`` only so many of them, those that came into the record last, are weighed and counted.
    """
    query = parse(typed)
    if not query.wanted:
        return Found(items=(), total=0)
    found: list[Hit] = []
    total, at_least = 0, False
    if kind in {None, "article"}:
        rows, number, more = _rows(connection, query, articles, ("title", "text"), [articles.c.text], limit, newest)
        found += [_article(row, query) for row in rows]
        total += number
        at_least |= more
    if kind in {None, "claim"}:
        fields: tuple[Field, ...] = ("content_quote", "continued", "source_folded")
        wanted = [claims.c.id, claims.c.source_name, claims.c.source_quote, claims.c.content_quote, claims.c.continued]
        rows, number, more = _rows(connection, query, claims, fields, wanted, limit, newest)
        found += [_claim(row, query) for row in rows]
        total += number
        at_least |= more
    return Found(items=tuple(found), total=total, at_least=at_least)


def _rows(
    connection: Connection,
    query: Query,
    table: Table,
    fields: tuple[Field, ...],
    wanted: list[Any],
    limit: int | None,
    newest: int | None,
) -> tuple[list[Any], int, bool]:
    hits = matching(dialect_of(connection), table.name, query, fields)
    total, more = bounded(connection, select(hits.c.number), newest)
    joined = hits.join(table, table.c.number == hits.c.number)
    if table is not articles:
        joined = joined.join(articles, articles.c.reading_id == table.c.reading_id)
    # Only what orders them is put in order: a text of each of thousands would be carried along.
    chosen = select(hits.c.number, hits.c.score, articles.c.page_id).select_from(joined)
    if more:
        last = select(hits.c.number).order_by(hits.c.number.desc()).limit(1).offset(newest)
        chosen = chosen.where(hits.c.number > (connection.scalar(last) or 0))
    ordered = chosen.order_by(hits.c.score.desc(), articles.c.page_id, hits.c.number).limit(limit)
    best = connection.execute(ordered).all()
    rows = _whole(connection, table, wanted, [one.number for one in best])
    return [{**rows[one.number], "score": one.score} for one in best if one.number in rows], total, more


def _whole(connection: Connection, table: Table, wanted: list[Any], numbers: list[int]) -> dict[int, Any]:
    """What is shown of each of these rows, by number."""
    of: Any = table
    if table is not articles:
        of = table.join(articles, articles.c.reading_id == table.c.reading_id)
    found: dict[int, Any] = {}
    for some in in_parts(numbers):
        asked = select(table.c.number, *WHERE, *wanted).select_from(of).where(table.c.number.in_(some))
        found.update((row["number"], row) for row in connection.execute(asked).mappings())
    return found


def _article(row: Any, query: Query) -> Hit:
    return Hit(
        kind="article",
        id=page_entry_id(row["page_id"]),
        where=where_of(row),
        snippet=snippet(row["text"], query),
        score=round(row["score"], 4),
    )


def _claim(row: Any, query: Query) -> Hit:
    words = " … ".join(one for one in (row["content_quote"], row["continued"]) if one)
    return Hit(
        kind="claim",
        id=row["id"],
        where=where_of(row),
        source=row["source_name"] or row["source_quote"],
        snippet=snippet(words, query),
        score=round(row["score"], 4),
    )
