"""Ask for actors: called what, of which type, from which country."""

from typing import Any

import msgspec
from sqlalchemy import Connection, and_, exists, or_, select

from overt.reading import ActorType
from overt.record.countries import country_code
from overt.record.dialect import dialect_of
from overt.record.filters import WHERE, Some, actor_called, among, chosen, known_as, many, one_of, where_of
from overt.record.found import Found, Where
from overt.record.listing import EVERYWHERE, current, part, plain
from overt.record.query import parse
from overt.record.schema import actor_names, actors, articles, readings


class ActorEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody as one article names them; ``wikidata`` is there where the actor list knows who that is."""

    id: str
    where: Where
    name: str
    type: str
    country: str | None
    wikidata: str | None
    match_reason: str | None
    match_score: float | None


def ask(
    connection: Connection,
    *,
    called: str | None = None,
    type: Some = None,  # noqa: A002 - the field's own name
    country: str | None = None,
    page: str | None = None,
    limit: int | None = None,
    cursor: str | None = None,
    count_to: int | None = None,
) -> Found[ActorEntry]:
    """The actors for which everything asked holds, article by article, those of the newest first.

    ``called`` is any name that an article uses, or a Wikidata id. Raises UnknownValueError for values that are none.
    """
    closed = [
        (actors.c.type, chosen("type of actor", type, ActorType)),
        (actors.c.country, (country_code(country),) if country else ()),
    ]
    named = [articles.c.page_id == page] if page else []

    def asked(common: bool, *columns: Any) -> Any:  # noqa: FBT001 - as `part` asks
        listed = [one for column, values in closed for one in one_of(plain(column) if common else column, values)]
        by_name = _called(connection, called, common=common)
        return _select([current(common=common), *listed, *named, *by_name], *columns)

    found = part(
        connection, asked, within=(actors.c.id,), number=actors.c.id,
        question=("actors", called, type, country, page), cursor=cursor, limit=limit, count_to=count_to,
        common=_everywhere(connection, called),
    )  # fmt: skip
    return Found(
        items=tuple(_entry(row) for row in found.rows), total=found.total, next=found.next, at_least=found.at_least
    )


def _everywhere(connection: Connection, called: str | None) -> bool | None:
    """Whether the name alone is that of very many; unknown where no name is asked for."""
    query = parse(called or "")
    if not query.wanted:
        return None
    return many(dialect_of(connection), connection, "actor_names", query, ("folded",), EVERYWHERE)


def _called(connection: Connection, name: str | None, *, common: bool) -> list[Any]:
    if not parse(name or "").wanted:
        return []
    if not common:
        return [actors.c.id.in_(actor_called(dialect_of(connection), name or ""))]
    words = among(
        dialect_of(connection), "actor_names", parse(name or ""), ("folded",), actor_names.c.number, common=True
    )
    by_name = exists().where(actor_names.c.actor_id == actors.c.id, words)
    return [or_(actors.c.wikidata.in_(known_as(connection, name or "")), by_name)]


def _select(conditions: list[Any], *columns: Any) -> Any:
    joined = actors.join(readings, readings.c.id == actors.c.reading_id).join(
        articles, articles.c.reading_id == actors.c.reading_id
    )
    return select(*(columns or (*WHERE, actors))).select_from(joined).where(and_(*conditions))


def _entry(row: Any) -> ActorEntry:
    same = [name for name in ActorEntry.__struct_fields__ if name != "where"]
    return ActorEntry(where=where_of(row), **{name: row[name] for name in same})
