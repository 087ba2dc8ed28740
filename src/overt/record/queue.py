"""What waits for a person: incidents nobody decided about, those first where a look is worth most."""

from typing import Final

from sqlalchemy import Connection, case, func, select

from overt.record.incident_tables import incidents

# What a look is worth: how unsure the machine is, and how much hangs on it. The weights are ours and say the order
# only: a death outweighs a doubtful merge, a named sponsor a missing one, many outlets one.
_DEATH, _INJURY, _SPONSOR, _DOUBT, _OUTLETS = 4.0, 2.0, 2.0, 3.0, 1.0
_MANY_OUTLETS: Final = 5


def _worth() -> object:
    return (
        case((incidents.c.killed > 0, _DEATH), else_=0.0)
        + case((incidents.c.injured > 0, _INJURY), else_=0.0)
        + case((incidents.c.sponsor.is_not(None), _SPONSOR), else_=0.0)
        + (1.0 - incidents.c.score) * _DOUBT
        + case((incidents.c.outlets >= _MANY_OUTLETS, _OUTLETS), else_=incidents.c.outlets * _OUTLETS / _MANY_OUTLETS)
    )


def waiting(connection: Connection, *, offset: int, limit: int) -> tuple[str, ...]:
    """The incidents that wait, the least certain and most consequential first."""
    asked = select(incidents.c.id).where(incidents.c.state == "candidate")
    ordered = asked.order_by(_worth().desc(), incidents.c.id)  # type: ignore[attr-defined]
    return tuple(connection.scalars(ordered.offset(offset).limit(limit)))


def count(connection: Connection) -> int:
    """How many incidents wait."""
    wanted = select(func.count()).select_from(incidents).where(incidents.c.state == "candidate")
    return int(connection.scalar(wanted) or 0)
