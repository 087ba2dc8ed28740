"""Which report of a newer reading tells what a report of an older one told, so that decisions go on to hold."""

from typing import Final

from sqlalchemy import Connection, delete, insert, select

from overt.record.incident_tables import successors
from overt.record.parts import rows_of, values_of
from overt.record.schema import report_evidence, reports

# One kind of act told in the same sentence is enough, and so are three weaker signs; one of these alone is not.
_ENOUGH: Final = 3
_SIGNS: Final[dict[str, int]] = {
    "the same sentence": 2,
    "the same kind of act": 1,
    "the same place": 1,
    "the same day": 1,
}

_Signs = dict[str, object]


def hand_over(connection: Connection, older: str, newer: str) -> None:
    """Note for each report of an older reading which report of the newer one succeeds it, where one clearly does.

    The newer reading may be one that was asked before and is asked again: then nothing succeeds it any longer, so that
    the ways from older to newer never lead in a circle.
    """
    before, after = _told(connection, older), _told(connection, newer)
    connection.execute(delete(successors).where(successors.c.older.in_(list(after))))
    rows = []
    for old, said in before.items():
        ranked = sorted(
            ((_alike(said, told), one) for one, told in after.items()), key=lambda it: (-sum_of(it[0]), it[1])
        )
        if ranked and sum_of(ranked[0][0]) >= _ENOUGH:
            rows.append({"older": old, "newer": ranked[0][1], "reason": ", ".join(ranked[0][0])})
    known = set(
        connection.scalars(select(successors.c.older).where(successors.c.older.in_([row["older"] for row in rows])))
    )
    fresh = [row for row in rows if row["older"] not in known]
    if fresh:
        connection.execute(insert(successors), fresh)


def sum_of(signs: list[str]) -> int:
    """How much some signs weigh together."""
    return sum(_SIGNS[one] for one in signs)


def _told(connection: Connection, reading: str) -> dict[str, _Signs]:
    wanted = select(reports.c.id, reports.c.type, reports.c.place_name, reports.c.time_edtf)
    found: dict[str, _Signs] = {
        one: {"the same kind of act": kind, "the same place": place, "the same day": day, "the same sentence": set()}
        for one, kind, place, day in connection.execute(wanted.where(reports.c.reading_id == reading))
    }
    quoted = select(report_evidence.c.report_id, report_evidence.c.quote)
    for one, quote in connection.execute(quoted.where(report_evidence.c.report_id.in_(list(found)))):
        sentences = found[one]["the same sentence"]
        if isinstance(sentences, set):
            sentences.add(quote)
    return found


def _alike(said: _Signs, told: _Signs) -> list[str]:
    return [
        sign
        for sign, value in said.items()
        if (bool(value & told[sign]) if isinstance(value, set) else value is not None and value == told[sign])  # type: ignore[operator]
    ]


def with_older(connection: Connection, reports: set[str]) -> set[str]:
    """The reports with all those of older readings that they succeed."""
    whole, new = set(reports), set(reports)
    while new:
        new = set(values_of(connection, select(successors.c.older), successors.c.newer, new)) - whole
        whole |= new
    return whole


def newest(connection: Connection, reports: set[str]) -> dict[str, str]:
    """The report that succeeds each one last, which may be itself."""
    found: dict[str, str] = {}
    looked, wanted = set(reports), select(successors.c.older, successors.c.newer)
    while looked:
        step = {row[0]: row[1] for row in rows_of(connection, wanted, successors.c.older, looked)}
        found.update(step)
        looked = set(step.values()) - found.keys()
    return {one: _end_of(one, found) for one in reports}


def _end_of(one: str, newer: dict[str, str]) -> str:
    while one in newer:
        one = newer[one]
    return one
