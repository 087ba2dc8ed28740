"""Ask for pairs of incidents that may be one and that nobody has decided about."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, or_, select

from overt.record.decisions import sides
from overt.record.incident_ids import current_id, incident_of_report, incidents_of
from overt.record.incident_tables import memberships, pairs
from overt.record.succession import with_older

# So many pairs of reports are fetched at a time: they come in their order, and only the first of them are wanted.
_AT_ONCE: Final = 500


class OpenPairs(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs of incidents that may be one and that nobody has decided about, the likeliest first.

    ``total`` counts all of them unless ``at_least``: then so many were counted and there are more.
    """

    items: tuple["OpenPair", ...]
    total: int
    at_least: bool = False


class OpenPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two incidents whose best pair of reports has this score, for these reasons (as JSON)."""

    left: str
    right: str
    score: float
    reasons: str


def open_pairs(
    connection: Connection, *, about: str | None, limit: int | None, count_to: int | None = None
) -> OpenPairs:
    """Pairs of incidents with alike reports, about which there is no decision; counted no further than ``count_to``."""
    own = None if about is None else _reports_of(connection, current_id(connection, about))
    decided = _decided(connection, own)
    # Reasons are long, and only those of the pairs that are shown are read.
    best: dict[tuple[str, str], tuple[str, str, float]] = {}
    most = None if count_to is None else max(count_to, limit or 0)
    at_least = False
    for mine, theirs, *pair in _alike(connection, own):
        both = (mine, theirs) if mine < theirs else (theirs, mine)
        if both in best or both in decided:
            continue
        if at_least := len(best) == most:
            break
        best[both] = (pair[0], pair[1], pair[2])
    items = tuple(
        OpenPair(left=one, right=other, score=score, reasons=_reasons(connection, left, right))
        for (one, other), (left, right, score) in islice(best.items(), limit)
    )
    return OpenPairs(items=items, total=len(best), at_least=at_least)


def _reports_of(connection: Connection, incident: str) -> set[str]:
    return set(connection.scalars(select(memberships.c.report_id).where(memberships.c.incident_id == incident)))


def _alike(connection: Connection, own: set[str] | None) -> Iterator[Any]:
    """Pairs of reports of different incidents, the likeliest first; those of some reports, or all."""
    mine, theirs = memberships.alias(), memberships.alias()
    joined = pairs.join(mine, mine.c.report_id == pairs.c.left).join(theirs, theirs.c.report_id == pairs.c.right)
    columns = (mine.c.incident_id, theirs.c.incident_id, pairs.c.left, pairs.c.right, pairs.c.score)
    wanted = select(*columns).select_from(joined).where(mine.c.incident_id != theirs.c.incident_id)
    if own is not None:
        wanted = wanted.where(or_(pairs.c.left.in_(own), pairs.c.right.in_(own)))
    ordered = wanted.order_by(pairs.c.score.desc(), pairs.c.left.desc(), pairs.c.right.desc())
    yield from connection.execute(ordered, execution_options={"yield_per": _AT_ONCE})


def _reasons(connection: Connection, left: str, right: str) -> str:
    return str(connection.scalar(select(pairs.c.reasons).where(pairs.c.left == left, pairs.c.right == right)))


def _decided(connection: Connection, own: set[str] | None) -> set[tuple[str, str]]:
    """The pairs of incidents, by their ids now, between which a decision stands; those of some reports, or all."""
    standing = sides(connection, None if own is None else with_older(connection, own))
    now = _incidents_of(connection, {report for pair in standing for report in pair})
    pairs_ = [(now[left], now[right]) for left, right in standing]
    return {(min(left, right), max(left, right)) for left, right in pairs_ if left and right}


def _incidents_of(connection: Connection, wanted: set[str]) -> dict[str, str | None]:
    """The incident of each report, asked for at once; only those of older readings are followed one by one."""
    found = incidents_of(connection, wanted)
    return {one: found.get(one) or incident_of_report(connection, one) for one in wanted}
