"""Conditions that several questions share: closed lists, names, days."""

from collections.abc import Collection
from typing import Any, Final, get_args

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Float,
    Integer,
    Select,
    and_,
    bindparam,
    column,
    exists,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.sql.selectable import Subquery

from overt.errors import UnknownValueError
from overt.record.dates import days
from overt.record.dialect import Dialect, dialect_of
from overt.record.found import Where
from overt.record.ids import page_entry_id
from overt.record.query import Part, Query, parse
from overt.record.schema import actor_names, actors, articles
from overt.record.searched import Field

Some = str | Collection[str] | None


def chosen(what: str, values: Some, known: Any) -> tuple[str, ...]:
    """The values asked for, capitals or not.

    Raises UnknownValueError for one outside the closed list, naming those that are in it.
    """
    asked = (values,) if isinstance(values, str) else tuple(values or ())
    spelled = {one.casefold(): one for one in get_args(known)}
    for one in asked:
        if one.casefold() not in spelled:
            raise UnknownValueError(what, one, get_args(known))
    return tuple(spelled[one.casefold()] for one in asked)


def one_of(of: ColumnElement[Any], values: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """The column has one of the values; no condition where none was asked for."""
    return [of.in_(values)] if values else []


def is_wikidata(name: str) -> bool:
    """Whether that is the id of a Wikidata entry.

    >>> is_wikidata("Q159"), is_wikidata("Q Branch"), is_wikidata("")
    (True, False, False)
    """
    return name[:1] in {"Q", "q"} and name[1:].isdecimal()


def holds(words: str, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    """Any of the columns holds these words, capitals or not."""
    return or_(*(one.icontains(words, autoescape=True) for one in columns))


def actor_called(dialect: Dialect, name: str) -> Select[Any] | CompoundSelect[Any]:
    """The ids of actors with that name in any form an article uses, or with that Wikidata id.

    Who is called so in one article is found in all, where the actor list knows who that is.
    """
    if is_wikidata(name):
        return select(actors.c.id).where(actors.c.wikidata == name.upper())
    hits = matching(dialect, "actor_names", parse(name), ("folded",))
    # Asked for once: the ids are wanted twice, and the search is what takes long.
    called = select(actor_names.c.actor_id).where(actor_names.c.number.in_(select(hits.c.number))).cte()
    ids = select(called.c.actor_id)
    known = select(actors.c.wikidata).where(actors.c.id.in_(ids), actors.c.wikidata.is_not(None))
    return ids.union(select(actors.c.id).where(actors.c.wikidata.in_(known)))


def wikidata_called(dialect: Dialect, name: str) -> Select[Any]:
    """The Wikidata ids of those who have that name in any form an article uses, or that id itself."""
    if is_wikidata(name):
        return select(literal(name.upper()))
    hits = matching(dialect, "actor_names", parse(name), ("folded",))
    return select(actor_names.c.wikidata).where(
        actor_names.c.number.in_(select(hits.c.number)), actor_names.c.wikidata.is_not(None)
    )


def unlisted_called(dialect: Dialect, name: str) -> Select[Any]:
    """The ids of actors with that name whom the actor list does not know."""
    hits = matching(dialect, "actor_names", parse(name), ("folded",))
    return select(actor_names.c.actor_id).where(
        actor_names.c.number.in_(select(hits.c.number)), actor_names.c.wikidata.is_(None)
    )


def matching(dialect: Dialect, table: str, query: Query, fields: tuple[Field, ...]) -> Subquery:
    """The numbers and scores of the rows whose text matches the query."""
    statement, words = dialect.matches(table, query, fields)
    # Unique, because one question may look for words in several places.
    bound = text(statement).bindparams(bindparam("words", words, unique=True))
    return bound.columns(column("number", Integer), column("score", Float)).subquery()


def among(
    dialect: Dialect,
    table: str,
    query: Query,
    fields: tuple[Field, ...],
    number: ColumnElement[Any],
    *,
    one_by_one: bool,
) -> ColumnElement[bool]:
    """The row with this number matches: looked up in all that match, or, where these are many, row by row."""
    hits = matching(dialect, table, query, fields)
    if one_by_one:
        return exists().where(hits.c.number == number)
    return number.in_(select(hits.c.number))


def named(folded: ColumnElement[Any], query: Query) -> ColumnElement[bool]:
    """A folded name holds all that is wanted and nothing that is not: what the search index says, without asking it."""

    def there(part: Part) -> ColumnElement[bool]:
        return folded.contains(f" {' '.join(part.words)}{'' if part.prefix else ' '}")

    return and_(*map(there, query.wanted), *(~there(part) for part in query.unwanted))


def many(
    dialect: Dialect, connection: Connection, table: str, query: Query, fields: tuple[Field, ...], most: int
) -> bool:
    """Whether more rows than that match; no further row is looked at."""
    hits = matching(dialect, table, query, fields)
    some = select(hits.c.number).limit(most + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) > most


# So many of those called by a name are looked at to find out who they are.
_LOOKED_AT: Final = 200


def known_as(connection: Connection, name: str) -> tuple[str, ...]:
    """The Wikidata ids of those who are called so; a name that thousands of articles use means few people."""
    if is_wikidata(name):
        return (name.upper(),)
    hits = matching(dialect_of(connection), "actor_names", parse(name), ("folded",))
    some = select(hits.c.number).limit(_LOOKED_AT)
    called = select(actor_names.c.actor_id).where(actor_names.c.number.in_(some))
    known = select(actors.c.wikidata).where(actors.c.id.in_(called), actors.c.wikidata.is_not(None)).distinct()
    return tuple(connection.scalars(known))


def between(
    earliest: ColumnElement[Any], latest: ColumnElement[Any], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    """The interval may lie between two EDTF dates; one that is not known at all does not.

    Raises UnknownValueError when either is no EDTF date.
    """
    if not since and not until:
        return []
    conditions = [or_(earliest.is_not(None), latest.is_not(None))]
    if since and (first := days(since)[0]):
        conditions.append(or_(latest >= first, latest.is_(None)))
    if until and (last := days(until)[1]):
        conditions.append(or_(earliest <= last, earliest.is_(None)))
    return conditions


def unknown_days(earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> ColumnElement[bool]:
    """Neither end of the interval is known."""
    return and_(earliest.is_(None), latest.is_(None))


WHERE = (articles.c.page_id, articles.c.title, articles.c.outlet, articles.c.published)


def where_of(row: Any) -> Where:
    """The article of a row that selects `WHERE`."""
    return Where(
        page=page_entry_id(row["page_id"]), title=row["title"], outlet=row["outlet"], published=row["published"]
    )


def count(of: Select[Any]) -> Select[Any]:
    """How many rows a query has."""
    return select(func.count()).select_from(of.order_by(None).subquery())
