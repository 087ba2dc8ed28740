"""An actor over the whole record: who is meant by it in all articles, and where else it plays a part."""

from collections import Counter
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, and_, func, select

from overt.errors import NotInRecordError
from overt.record.corrections import of_actors
from overt.record.incident_tables import incidents, memberships
from overt.record.lookup import full_id
from overt.record.schema import actor_roles, actors, articles, readings, report_suspects, report_targets, reports

_MOST: Final = 400


class HeldRole(msgspec.Struct, frozen=True, kw_only=True):
    """An office that an article gives the actor, and when that article was published."""

    title: str
    of: str | None
    published: str | None
    page: str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """An incident, and what the actor is to it: said to be behind it, its target, or a suspect."""

    id: str
    title: str
    time: str | None
    as_what: str
    certainty: str | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One actor as the whole record knows it.

    ``key`` opens it anywhere: a Wikidata id, or the full name. ``ids`` are its entries in single articles, ``merged``
    the keys that a reviewer said are the same.
    """

    key: str
    name: str
    type: str
    country: str | None
    ids: tuple[str, ...]
    articles: int
    names: tuple[tuple[str, int], ...] = ()
    roles: tuple[HeldRole, ...] = ()
    parts: tuple[Part, ...] = ()
    merged: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One actor in a list of them."""

    key: str
    name: str
    type: str
    country: str | None
    articles: int


def listed(
    connection: Connection, *, words: str | None, kind: str | None, offset: int, limit: int
) -> tuple[Listed, ...]:
    """The actors that most articles name, those that reviewers say are none left out."""
    from overt.record.dialect import dialect_of
    from overt.record.filters import actor_called

    gone = {one.subject for one in of_actors(connection) if one.action == "not-an-actor"}
    key = func.coalesce(actors.c.wikidata, actors.c.name)
    asked = [readings.c.current, *([actors.c.type == kind] if kind else [])]
    if words:
        asked.append(actors.c.id.in_(actor_called(dialect_of(connection), words)))
    joined = actors.join(readings, readings.c.id == actors.c.reading_id)
    number = func.count(actors.c.reading_id.distinct())
    wanted = (
        select(key, func.max(actors.c.name), func.max(actors.c.type), func.max(actors.c.country), number)
        .select_from(joined).where(and_(*asked)).group_by(key).order_by(number.desc(), key).offset(offset).limit(limit)
    )  # fmt: skip
    found = [
        Listed(key=row[0], name=row[1], type=row[2], country=row[3], articles=row[4])
        for row in connection.execute(wanted)
    ]
    return tuple(one for one in found if one.key not in gone)


def known(connection: Connection, asked: str) -> Known:
    """The actor with that key, or that an entry of an article means. Raises NotInRecordError when there is none."""
    key = _key(connection, asked)
    keys = _same(connection, key)
    rows = _rows(connection, keys)
    if not rows:
        raise NotInRecordError(f"No actor is called {asked}. Look for one under Actors.")
    ids = tuple(row["id"] for row in rows)
    names = Counter(row["name"] for row in rows)
    return Known(
        key=key,
        name=names.most_common(1)[0][0],
        type=rows[0]["type"],
        country=next((row["country"] for row in rows if row["country"]), None),
        ids=ids,
        articles=len({row["reading_id"] for row in rows}),
        names=tuple(names.most_common()),
        roles=_roles(connection, ids),
        parts=_parts(connection, ids),
        merged=tuple(one for one in keys if one != key),
        reasons=tuple(dict.fromkeys(row["match_reason"] for row in rows if row["match_reason"])),
    )


def _key(connection: Connection, asked: str) -> str:
    if not asked.startswith("a-"):
        return asked
    _, entry = full_id(connection, asked)
    row = connection.execute(select(actors.c.wikidata, actors.c.name).where(actors.c.id == entry)).one()
    return str(row[0] or row[1])


def _same(connection: Connection, key: str) -> list[str]:
    """The key with those that reviewers joined to it, but for those taken apart again."""
    joined, found = {key}, [key]
    merges = [
        (one.subject or "", str(one.value.get("same", ""))) for one in of_actors(connection) if one.action == "merge"
    ]
    for _ in merges:
        for left, right in merges:
            for one, other in ((left, right), (right, left)):
                if one in joined and other and other not in joined:
                    joined.add(other)
                    found.append(other)
    return found


def _rows(connection: Connection, keys: list[str]) -> list[Any]:
    """The actors with these keys, those of the newest articles first; of each key in the order of an index."""
    found: list[Any] = []
    for key in keys:
        for called in ([actors.c.wikidata == key], [actors.c.name == key, actors.c.wikidata.is_(None)]):
            wanted = select(actors).where(actors.c.listed > "", *called).order_by(actors.c.listed.desc(), actors.c.id)
            found += connection.execute(wanted.limit(_MOST)).mappings()
    return sorted(found, key=lambda row: row["listed"], reverse=True)[:_MOST]


def _roles(connection: Connection, ids: tuple[str, ...]) -> tuple[HeldRole, ...]:
    of = actors.alias()
    joined = (
        actor_roles.join(actors, actors.c.id == actor_roles.c.actor_id)
        .join(articles, articles.c.reading_id == actors.c.reading_id)
        .outerjoin(of, of.c.id == actor_roles.c.of_actor)
    )
    wanted = select(actor_roles.c.title, of.c.name, articles.c.published, articles.c.page_id).select_from(joined)
    rows = connection.execute(
        wanted.where(actor_roles.c.actor_id.in_(ids)).order_by(articles.c.latest, articles.c.page_id)
    )
    first: dict[tuple[str, str | None], HeldRole] = {}
    for title, body, published, page in rows:
        first.setdefault((title, body), HeldRole(title=title, of=body, published=published, page=f"p-{page[:12]}"))
    return tuple(first.values())


def _parts(connection: Connection, ids: tuple[str, ...]) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    plays = {
        "said to be behind it": select(reports.c.id).where(reports.c.sponsor_actor.in_(ids)),
        "target": select(report_targets.c.report_id).where(report_targets.c.actor_id.in_(ids)),
        "suspect": select(report_suspects.c.report_id).where(report_suspects.c.actor_id.in_(ids)),
    }
    for as_what, wanted in plays.items():
        joined = incidents.join(memberships, memberships.c.incident_id == incidents.c.id)
        columns = (incidents.c.id, incidents.c.title, incidents.c.time_edtf, incidents.c.sponsor_certainty)
        asked = select(*columns).select_from(joined).where(memberships.c.report_id.in_(wanted)).distinct()
        for row in connection.execute(asked.order_by(incidents.c.time_latest.desc(), incidents.c.id).limit(_MOST)):
            certainty = row[3] if as_what.startswith("said") else None
            found.setdefault(row[0], Part(id=row[0], title=row[1], time=row[2], as_what=as_what, certainty=certainty))
    return tuple(found.values())
