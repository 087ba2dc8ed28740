"""What a claim was later met with, in its own article and in all others: denied, repeated, softened, by whom."""

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from overt.record.dialect import dialect_of
from overt.record.filters import WHERE, matching, where_of
from overt.record.found import Where
from overt.record.query import Part, Query
from overt.record.schema import articles, claims, readings
from overt.record.words import words

Answer = Literal["denied", "denies", "repeated", "softened"]
# So many words of a claim are looked for, the longest first; so many claims are looked at for each.
_WORDS, _LOOKED_AT = 8, 2_000
# So many denials, those published last, are asked what they deny in other articles.
_DENIALS = 500
# The share of them that another claim must hold to speak of the same, and how many at least.
_SHARE, _LEAST = 0.6, 3
_SHORTEST = 4
_COMMON = frozenset({
    "about", "after", "been", "from", "have", "into", "that", "their", "them", "there", "they", "this", "were", "which",
    "will", "with", "would",
})  # fmt: skip
_ORDER = {"CT": 0, "PR": 1, "PS": 2, "Uu": 3}


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """Another claim that speaks of the same: what it does to this one, who makes it, and where."""

    answer: Answer
    id: str
    who: str | None
    content: str
    where: Where


def met(connection: Connection, claim_id: str) -> tuple[Met, ...]:
    """The claims of current readings that deny, repeat or soften the claim, or that it denies; closest first.

    In its own article a denial is linked by the reader. In others two claims speak of the same when three words in
    five of the first stand in the second, which is looked for by its eight longest words.
    """
    own = connection.execute(select(claims).where(claims.c.id == claim_id)).mappings().one()
    linked = [*_rows(connection, claims.c.denies == claim_id)]
    if own["denies"]:
        linked += _rows(connection, claims.c.id == own["denies"])
    numbers = [number for number in _like(connection, own) if number != own["number"]]
    alike = {row["number"]: row for row in _rows(connection, claims.c.number.in_(numbers))}
    rows = {row["id"]: row for row in (*linked, *(alike[number] for number in numbers if number in alike))}
    return tuple(_met(own, row) for row in rows.values() if _answers(own, row))


def denied(connection: Connection) -> frozenset[str]:
    """The ids of all claims that a claim of the record denies.

    What is denied in its own article was linked by the reader and is always given. In other articles what the 500
    denials published last speak of is looked for: each costs eight searches, and a record may hold many thousands.
    """
    joined = claims.join(readings, readings.c.id == claims.c.reading_id)
    linked = select(claims.c.denies).select_from(joined).where(readings.c.current, claims.c.denies.is_not(None))
    dated = joined.join(articles, articles.c.reading_id == claims.c.reading_id)
    latest = (
        select(claims.c.id)
        .select_from(dated)
        .where(claims.c.act == "deny", readings.c.current)
        .order_by(articles.c.latest.is_(None), articles.c.latest.desc(), claims.c.id)
        .limit(_DENIALS)
    )
    found = {one.id for denial in connection.execute(latest).scalars().all() for one in _denied_by(connection, denial)}
    return frozenset(connection.execute(linked).scalars()) | found


def _denied_by(connection: Connection, denial: str) -> Iterator[Met]:
    return (one for one in met(connection, denial) if one.answer == "denies")


def _rows(connection: Connection, condition: Any) -> list[Any]:
    joined = claims.join(readings, readings.c.id == claims.c.reading_id).join(
        articles, articles.c.reading_id == claims.c.reading_id
    )
    query = select(*WHERE, claims).select_from(joined).where(readings.c.current, condition).order_by(claims.c.id)
    return list(connection.execute(query).mappings())


def _like(connection: Connection, own: Any) -> list[int]:
    """The numbers of claims that hold enough of the words, those with most first."""
    wanted = _wanted(own["content_quote"])
    if len(wanted) < _LEAST:
        return []
    dialect, seen = dialect_of(connection), Counter[int]()
    for word in wanted:
        hits = matching(dialect, "claims", Query((Part((word,)),)), ("content_quote", "continued"))
        seen.update(
            connection.execute(select(hits.c.number).order_by(hits.c.number.desc()).limit(_LOOKED_AT)).scalars()
        )
    least = max(_LEAST, ceil(_SHARE * len(wanted)))
    return [number for number, count in seen.most_common() if count >= least][:_LOOKED_AT]


def _wanted(content: str) -> tuple[str, ...]:
    found = {word for _, _, word in words(content) if len(word) >= _SHORTEST and word not in _COMMON}
    return tuple(sorted(found, key=lambda word: (-len(word), word))[:_WORDS])


def _answers(own: Any, row: Any) -> bool:
    """Whether somebody else says it, or the same somewhere else; a source does not deny itself in one breath."""
    if row["id"] == own["id"]:
        return False
    return bool(row["source_folded"] != own["source_folded"] or row["reading_id"] != own["reading_id"])


def _met(own: Any, row: Any) -> Met:
    return Met(
        answer=_answer(own, row), id=row["id"], who=row["source_name"] or row["source_quote"],
        content=row["content_quote"], where=where_of(row),
    )  # fmt: skip


def _answer(own: Any, row: Any) -> Answer:
    mine, theirs = _denying(own), _denying(row)
    if mine != theirs:
        return "denies" if mine else "denied"
    return "softened" if _ORDER[row["factuality"][:2]] > _ORDER[own["factuality"][:2]] else "repeated"


def _denying(row: Any) -> bool:
    return bool(row["act"] == "deny" or row["factuality"].endswith("-"))


def labelled(found: tuple[Met, ...]) -> Iterator[tuple[str, Met]]:
    """Each with the words that tell it: "denied by the foreign ministry"."""
    for one in found:
        who = one.who or "somebody unnamed"
        yield (f"denies what was said by {who}" if one.answer == "denies" else f"{one.answer} by {who}"), one
