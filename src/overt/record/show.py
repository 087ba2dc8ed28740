"""Open any entry by its id."""

from collections.abc import Callable
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, and_, func, select

from overt.errors import NotInRecordError
from overt.reading import Actor, Claim, Reading
from overt.record.answers import labelled, met
from overt.record.dialect import dialect_of
from overt.record.entry import Entry, Link, Quotation, known
from overt.record.filters import WHERE, actor_called, where_of
from overt.record.ids import ACTOR, CLAIM, EVENT, KINDS, PAGE, READING, REPORT, RUN, page_entry_id
from overt.record.local_ids import with_ids
from overt.record.lookup import full_id
from overt.record.schema import (
    actors,
    articles,
    claims,
    events,
    givens,
    pages,
    readers,
    readings,
    reports,
    runs,
)
from overt.record.show_report import event_entry, report_entry
from overt.record.source import Source, local_of

# Where else an actor is named; more is what `overt claims --by` is for.
_ELSEWHERE: Final = 20
_LOOKED_AT: Final = 400


def show(connection: Connection, asked: str) -> Entry:
    """The entry with that id, or with the only id that begins so.

    Raises NotInRecordError when there is none, or more than one.
    """
    kind, whole = full_id(connection, asked)
    return _OPENERS[kind](connection, whole)


def _page(connection: Connection, page_id: str) -> Entry:
    current = select(readings.c.id).where(readings.c.page_id == page_id, readings.c.current)
    entry = _reading(connection, str(connection.scalar(current)))
    row = connection.execute(select(pages).where(pages.c.id == page_id)).mappings().one()
    told = select(givens.c.field, givens.c.value).where(givens.c.page_id == page_id).order_by(givens.c.number)
    facts = {
        "sha-256": page_id,
        "name": row["name"],
        "address": row["url"],
        "captured": row["captured"],
        "size": f"{row['size']:,} bytes",
        "given": "; ".join(f"{field} {value}" for field, value in connection.execute(told)),
    }
    beside = select(readings.c.id, readers.c.version, readings.c.current).join(
        readers, readers.c.id == readings.c.reader_id
    )
    links = tuple(
        Link(label="reading" if current else "older reading", id=one, text=f"reader {version}")
        for one, version, current in connection.execute(beside.where(readings.c.page_id == page_id))
    )
    return msgspec.structs.replace(entry, id=page_entry_id(page_id), kind=KINDS[PAGE], facts=known(facts), links=links)


def _reading(connection: Connection, reading_id: str) -> Entry:
    source = Source.of(connection, reading_id)
    run = connection.scalar(select(readings.c.run_id).where(readings.c.id == reading_id))
    page = Link(label="page", id=source.where.page, text=source.where.title or "(no title)")
    made = Link(label="run", id=str(run), text="the run that made it")
    entry = source.entry(reading_id, READING, source.where.title or "(no title)", {}, (), (page, made))
    return msgspec.structs.replace(entry, reading=with_ids(source.reading, source.ids))


def as_read(connection: Connection, reading_id: str) -> Reading:
    """The reading as it was read, whatever reviewers set right since, with the record's ids in it."""
    source = Source.of(connection, reading_id, as_read=True)
    return with_ids(source.reading, source.ids)


def _claim(connection: Connection, claim_id: str) -> Entry:
    source, local = _source(connection, claims, claim_id)
    claim = next(one for one in source.reading.claims if one.id == local)
    who = (claim.source.name or claim.source.quote) if claim.source else None
    speaker = next((one for one in source.reading.actors if claim.source and one.id == claim.source.actor), None)
    facts = {
        "who": who,
        "because": claim.source and claim.source.reason,
        "roles": "; ".join(_roles(source, speaker)) if speaker else None,
        "to whom": claim.addressee and (claim.addressee.name or claim.addressee.quote),
        **{name: getattr(claim, name) for name in ("act", "form", "factuality", "evidence", "score")},
    }
    answers = tuple(
        Link(label=label, id=one.id, text=f"{one.content} ({one.where.outlet or one.where.title or one.where.page})")
        for label, one in labelled(met(connection, claim_id))
    )
    links = (*_claim_links(source, claim), *answers[:_ELSEWHERE])
    return source.entry(claim_id, CLAIM, claim.content.quote, facts, _claim_words(source, claim), links)


def _claim_words(source: Source, claim: Claim) -> tuple[Quotation, ...]:
    more = [words for piece in claim.more for words in source.quoted("content", piece)]
    return (
        *source.quoted("content", claim.content),
        *more,
        *source.quoted("source", claim.source),
        *source.quoted("cue", claim.cue),
        *source.quoted("to whom", claim.addressee),
        *source.quoted("factuality", claim.factuality_span),
        *source.quoted("evidence", claim.evidence_span),
    )


def _claim_links(source: Source, claim: Claim) -> tuple[Link, ...]:
    inside = [
        link for one in source.reading.claims if one.within == claim.id for link in source.claim_link("holds", one.id)
    ]
    return (
        *source.actor_link("source", claim.source.actor if claim.source else None),
        *source.actor_link("to whom", claim.addressee.actor if claim.addressee else None),
        *source.claim_link("within", claim.within),
        *inside,
    )


def _actor(connection: Connection, actor_id: str) -> Entry:
    source, local = _source(connection, actors, actor_id)
    actor = next(one for one in source.reading.actors if one.id == local)
    facts = {
        "type": actor.type,
        "country": actor.country,
        **actor.ids,
        "known by": actor.match and f"{actor.match.reason} ({actor.match.score:.2f})",
        "roles": "; ".join(_roles(source, actor)),
        "called": "; ".join(sorted({one.quote for one in source.ids.mentions if one.actor == local})),
    }
    words = [words for role in actor.roles for words in source.quoted("role", role.span)]
    first = next((one for one in source.ids.mentions if one.actor == local), None)
    claimed = [one for one in source.reading.claims if one.source and one.source.actor == local]
    links = [link for one in claimed for link in source.claim_link("claims", one.id)]
    elsewhere = _elsewhere(connection, actor, actor_id)
    return source.entry(
        actor_id, ACTOR, actor.name, facts, (*words, *source.quoted("named", first)), (*links, *elsewhere)
    )


def _roles(source: Source, actor: Actor) -> list[str]:
    names = source.ids.names
    return [
        " ".join(
            part
            for part in (
                role.title,
                f"of {names[role.of]}" if role.of in names else "",
                f"since {role.since}" if role.since else "",
                f"until {role.until}" if role.until else "",
            )
            if part
        )
        for role in actor.roles
    ]


def _elsewhere(connection: Connection, actor: Actor, actor_id: str) -> tuple[Link, ...]:
    """The same actor in other articles: by Wikidata id where there is one, else by the full name."""
    same = actors.c.wikidata == actor.ids.get("wikidata")
    if "wikidata" not in actor.ids:
        same = and_(
            actors.c.id.in_(actor_called(dialect_of(connection), f'"{actor.name}"')), actors.c.name == actor.name
        )
    # Some of them, before any is ordered: a head of state is named in every other article.
    some = select(actors.c.id).where(same).limit(_LOOKED_AT)
    query = (
        select(actors.c.id, *WHERE)
        .join(readings, readings.c.id == actors.c.reading_id)
        .join(articles, articles.c.reading_id == actors.c.reading_id)
        .where(readings.c.current, actors.c.id.in_(some), actors.c.id != actor_id)
        .order_by(articles.c.page_id)
        .limit(_ELSEWHERE)
    )
    found = connection.execute(query).mappings()
    return tuple(Link(label="also in", id=row["id"], text=where_of(row).title or "(no title)") for row in found)


def _report(connection: Connection, report_id: str) -> Entry:
    source, local = _source(connection, reports, report_id)
    report = next((one for one in source.reading.reports if one.id == local), None)
    if report is None:
        raise NotInRecordError(f"{report_id} was added by a reviewer, and taken back.")
    return report_entry(source, report_id, report)


def _event(connection: Connection, event_id: str) -> Entry:
    source, local = _source(connection, events, event_id)
    event = next(one for one in source.reading.events if one.id == local)
    return event_entry(source, event_id, event)


def _run(connection: Connection, run_id: str) -> Entry:
    row = connection.execute(select(runs).where(runs.c.id == run_id)).mappings().one()
    made = select(func.count()).select_from(readings).where(readings.c.run_id == run_id)
    reader = connection.execute(select(readers).where(readers.c.id == row["reader_id"])).mappings().one()
    facts = {
        "started": row["started"],
        "ended": row["ended"] or "not ended: interrupted, or still going on",
        "readings": connection.scalar(made),
        "reader": reader["version"],
        "parts": reader["parts"],
        "models": reader["models"],
        "configuration": row["configuration"],
    }
    return Entry(id=run_id, kind=KINDS[RUN], title=row["command"], facts=known(facts))


def _source(connection: Connection, table: Table, entry_id: str) -> tuple[Source, str]:
    reading_id, local = local_of(connection, table, entry_id)
    return Source.of(connection, reading_id), local


_OPENERS: Final[dict[str, Callable[[Connection, str], Entry]]] = {
    PAGE: _page, READING: _reading, CLAIM: _claim, ACTOR: _actor, REPORT: _report, EVENT: _event, RUN: _run,
}  # fmt: skip
