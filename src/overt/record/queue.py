"""What waits for a person: incidents nobody decided about, those first where a look is worth most."""

from typing import Final

from sqlalchemy import Connection, func, select

from overt.record.incident_tables import incidents

# What a look is worth: how unsure the machine is, and how much hangs on it. The weights are ours and say the order
# only: a death outweighs a doubtful merge, a named sponsor a missing one, many outlets one.
_DEATH, _INJURY, _SPONSOR, _DOUBT, _OUTLETS = 4.0, 2.0, 2.0, 3.0, 1.0
_MANY_OUTLETS: Final = 5
_DIGITS: Final = 6


def rank(*, killed: int | None, injured: int | None, sponsor: str | None, score: float, outlets: int) -> float:
    """Where an incident stands in the queue, the first lowest. It is kept beside it, so that the queue is an index.

    >>> rank(killed=None, injured=None, sponsor=None, score=1.0, outlets=1)
    -0.2
    """
    worth = (
        (_DEATH if killed else 0.0)
        + (_INJURY if injured else 0.0)
        + (_SPONSOR if sponsor is not None else 0.0)
        + (1.0 - score) * _DOUBT
        + min(outlets, _MANY_OUTLETS) * _OUTLETS / _MANY_OUTLETS
    )
    return -round(worth, _DIGITS)


def waiting(connection: Connection, *, offset: int, limit: int) -> tuple[str, ...]:
    """The incidents that wait, the least certain and most consequential first."""
    asked = select(incidents.c.id).where(incidents.c.state == "candidate").order_by(incidents.c.rank, incidents.c.id)
    return tuple(connection.scalars(asked.offset(offset).limit(limit)))


def count(connection: Connection) -> int:
    """How many incidents wait."""
    wanted = select(func.count()).select_from(incidents).where(incidents.c.state == "candidate")
    return int(connection.scalar(wanted) or 0)
