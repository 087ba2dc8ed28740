"""A selection of incidents as a table: one field against time, each cell the incidents that it counts."""

from collections import defaultdict
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from overt.errors import UnknownValueError
from overt.record.incident_tables import incidents
from overt.record.selection import Selection, conditions

By = Literal["type", "country", "sector", "sponsor", "certainty", "stage", "state"]
BY: Final[dict[str, Any]] = {
    "type": incidents.c.type, "country": incidents.c.place_country, "sector": incidents.c.sector,
    "sponsor": incidents.c.sponsor, "certainty": incidents.c.sponsor_certainty, "stage": incidents.c.stage,
    "state": incidents.c.state,
}  # fmt: skip
OVER: Final = ("year", "quarter", "month")
# The step of an incident whose interval does not lie in one.
UNCERTAIN: Final = "uncertain"
UNKNOWN: Final = "unknown"
_LENGTH: Final = {"year": 4, "month": 7}


def _step(over: str) -> ColumnElement[Any]:
    """In which step of time an incident took place: only where both ends of its interval lie in the same."""
    first, last = (_named(column, over) for column in (incidents.c.time_earliest, incidents.c.time_latest))
    return case((first == last, first), else_=UNCERTAIN)


def _named(day: ColumnElement[Any], over: str) -> ColumnElement[Any]:
    if over in _LENGTH:
        return func.substr(day, 1, _LENGTH[over])
    month = func.substr(day, 6, 2)
    quarter = case((month <= "03", "-Q1"), (month <= "06", "-Q2"), (month <= "09", "-Q3"), else_="-Q4")
    return func.substr(day, 1, 4).concat(quarter)


def _within(step: str) -> list[ColumnElement[bool]]:
    """What is so of all in a step of time, said so that an index over days leads there; nothing of an uncertain one."""
    begin, _, _ = step.partition("-Q")
    return [] if step == UNCERTAIN else [incidents.c.time_latest >= begin, incidents.c.time_latest <= f"{begin}~"]


def _checked(by: str, over: str) -> None:
    if by not in BY:
        raise UnknownValueError("field to count by", by, BY)
    if over not in OVER:
        raise UnknownValueError("step of time", over, OVER)


def table(connection: Connection, selection: Selection, *, by: str, over: str) -> dict[str, dict[str, int]]:
    """How many incidents of the selection each value of a field has in each step of time.

    An incident counts once. One whose interval does not lie in one step is ``uncertain``; one whose value nobody
    says is ``unknown``. Raises UnknownValueError for a field or step that is none.
    """
    _checked(by, over)
    value, step = func.coalesce(BY[by], UNKNOWN), _step(over)
    asked = select(value, step, func.count()).where(and_(True, *conditions(selection)))  # noqa: FBT003
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row, column, number in connection.execute(asked.group_by(value, step)):
        found[row][column] = number
    return dict(sorted(found.items(), key=lambda one: (one[0] == UNKNOWN, -sum(one[1].values()), one[0])))


def cell(
    connection: Connection, selection: Selection, *, by: str, over: str, row: str | None, step: str | None, limit: int
) -> tuple[tuple[str, ...], int]:
    """The incidents that a cell, row or column counts, and how many they are."""
    _checked(by, over)
    asked = list(conditions(selection))
    if row is not None:
        asked.append(or_(BY[by].is_(None), BY[by] == UNKNOWN) if row == UNKNOWN else BY[by] == row)
    if step is not None:
        asked += [_step(over) == step, *_within(step)]
    wanted = select(incidents.c.id).where(and_(True, *asked))  # noqa: FBT003
    total = int(connection.scalar(select(func.count()).select_from(wanted.subquery())) or 0)
    ordered = wanted.order_by(incidents.c.time_latest.desc().nulls_last(), incidents.c.id).limit(limit)
    return tuple(connection.scalars(ordered)), total
