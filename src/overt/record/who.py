"""An actor over the whole record: who is meant by it in all articles, and where else it plays a part."""

from collections import Counter
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, and_, func, select

from overt.errors import NotInRecordError
from overt.record.identity import Identities
from overt.record.ids import page_entry_id
from overt.record.incident_tables import incidents, memberships
from overt.record.lookup import full_id
from overt.record.schema import (
    actor_roles,
    actors,
    articles,
    mentions,
    readings,
    report_suspects,
    report_targets,
    reports,
)

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


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An article that names an actor: the entry's id there, and the words most like a name."""

    id: str
    page: str
    title: str | None
    outlet: str | None
    published: str | None
    called: str


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

    said = Identities.of(connection)
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
    return tuple(one for one in found if not said.is_nobody(one.key))


def known(connection: Connection, asked: str) -> Known:
    """The actor with that key, or that an entry of an article means. Raises NotInRecordError when there is none."""
    said = Identities.of(connection)
    key = said.end_of(_key(connection, asked))
    keys = [key, *said.merged_into(key)]
    rows = _rows(connection, keys)
    if not rows and said.is_nobody(key):
        return Known(key=key, name=key, type="nobody", country=None, ids=(), articles=0, merged=tuple(keys[1:]))
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


def named_in(connection: Connection, ids: tuple[str, ...], *, limit: int) -> tuple[Named, ...]:
    """Where these entries of an actor are, the newest article first."""
    joined = actors.join(articles, articles.c.reading_id == actors.c.reading_id)
    columns = (actors.c.id, articles.c.page_id, articles.c.title, articles.c.outlet, articles.c.published)
    wanted = select(*columns, actors.c.reading_id).select_from(joined).where(actors.c.id.in_(ids[:_MOST]))
    found = []
    for row in connection.execute(wanted.order_by(articles.c.latest.desc().nulls_last()).limit(limit)):
        quoted = select(mentions.c.quote).where(mentions.c.reading_id == row[5], mentions.c.actor_id == row[0])
        words = connection.scalar(quoted.order_by(mentions.c.form, mentions.c.position).limit(1))
        found.append(Named(id=row[0], page=page_entry_id(row[1]), title=row[2], outlet=row[3], published=row[4],
                           called=words or ""))  # fmt: skip
    return tuple(found)


def _key(connection: Connection, asked: str) -> str:
    if not asked.startswith("a-"):
        return asked if _rows(connection, [asked], most=1) else _known_by(connection, asked)
    _, entry = full_id(connection, asked)
    row = connection.execute(select(actors.c.wikidata, actors.c.name).where(actors.c.id == entry)).one()
    return str(row[0] or row[1])


def _known_by(connection: Connection, name: str) -> str:
    """The key of whom articles call by that full name, where the actor list knows who that is; else the name itself."""
    joined = actors.join(readings, readings.c.id == actors.c.reading_id)
    wanted = select(actors.c.wikidata).select_from(joined).where(readings.c.current, actors.c.name == name)
    return str(connection.scalar(wanted.where(actors.c.wikidata.is_not(None)).limit(1)) or name)


def _rows(connection: Connection, keys: list[str], *, most: int = _MOST) -> list[Any]:
    """The actors with these keys, those of the newest articles first; of each key in the order of an index."""
    found: list[Any] = []
    for key in keys:
        for called in ([actors.c.wikidata == key], [actors.c.name == key, actors.c.wikidata.is_(None)]):
            wanted = select(actors).where(actors.c.listed > "", *called).order_by(actors.c.listed.desc(), actors.c.id)
            found += connection.execute(wanted.limit(most)).mappings()
    return sorted(found, key=lambda row: row["listed"], reverse=True)[:most]


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
        # What orders them is selected too: PostgreSQL asks for it where rows are distinct.
        told = select(*columns, incidents.c.time_latest).select_from(joined)
        asked = told.where(memberships.c.report_id.in_(wanted)).distinct()
        for row in connection.execute(asked.order_by(incidents.c.time_latest.desc(), incidents.c.id).limit(_MOST)):
            certainty = row[3] if as_what.startswith("said") else None
            found.setdefault(row[0], Part(id=row[0], title=row[1], time=row[2], as_what=as_what, certainty=certainty))
    return tuple(found.values())
