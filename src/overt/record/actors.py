"""Ask for actors: called what, of which type, from which country."""

from typing import Any

import msgspec
from sqlalchemy import Connection, exists, or_, select

from overt.reading import ActorType
from overt.record.countries import country_code
from overt.record.dialect import dialect_of
from overt.record.filters import WHERE, Some, actor_called, chosen, is_wikidata, known_as, matching, named, where_of
from overt.record.found import Found, Where
from overt.record.listing import WELL_KNOWN, Conditions, Question, Way, bounded, of_page, one_of, part, plain
from overt.record.publication import Days
from overt.record.query import parse
from overt.record.schema import actor_names, actors


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

    def conditions(way: Way) -> Conditions:
        asked = [one for column, values in closed for one in one_of(column, values, way, rare=not page)]
        return [*asked, *of_page(actors, page), *_called(connection, called, way)]

    alone = not page and not any(values for _, values in closed)
    return part(
        connection,
        Question(
            table=actors, shown=(*WHERE, actors), within=(actors.c.id,), conditions=conditions, days=Days(),
            asked=("actors", called, type, country, page),
        ),
        cursor=cursor, limit=limit, count_to=count_to, everywhere=_many(connection, called, WELL_KNOWN),
        many=alone and count_to is not None and _many(connection, called, count_to),
    ).found(_entry)  # fmt: skip


def _many(connection: Connection, called: str | None, most: int) -> bool:
    """Whether more actors than that have a name with the words; only so many names are looked at."""
    query = parse(called or "")
    if not query.wanted or is_wikidata(called or ""):
        return False
    hits = matching(dialect_of(connection), "actor_names", query, ("folded",))
    joined = hits.join(actor_names, actor_names.c.number == hits.c.number)
    return bounded(connection, select(actor_names.c.actor_id).select_from(joined).distinct(), most)[1]


def _called(connection: Connection, name: str | None, way: Way) -> Conditions:
    query = parse(name or "")
    if not query.wanted:
        return []
    if is_wikidata(name or ""):
        return [actors.c.wikidata == (name or "").upper()]
    if way == "one by one":
        by_name = exists().where(actor_names.c.actor_id == actors.c.id, named(actor_names.c.folded, query))
        known = known_as(connection, name or "")
        return [or_(actors.c.wikidata.in_(known), by_name) if known else by_name]
    own = plain(actors.c.id) if way == "in order" else actors.c.id
    return [own.in_(actor_called(dialect_of(connection), name or ""))]


def _entry(row: Any) -> ActorEntry:
    same = [name for name in ActorEntry.__struct_fields__ if name != "where"]
    return ActorEntry(where=where_of(row), **{name: row[name] for name in same})
