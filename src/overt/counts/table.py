"""Count incidents by a rule: a table whose every cell opens."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import msgspec

from overt.counts.rule import Rule, why_not
from overt.errors import UnknownValueError
from overt.record.dates import days
from overt.record.incidents import Incident
from overt.record.versions import Version

if TYPE_CHECKING:
    from overt.record import Record

By = Literal[
    "year", "month", "country", "type", "sector", "sponsor", "certainty", "stage", "state", "legal-stage", "outlets"
]
UNCERTAIN: Final = "uncertain date"
UNDATED: Final = "no date"
UNKNOWN: Final = "unknown"


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell: what it counts, how many, and the ids of the incidents, which open to the sentence."""

    cell: str
    number: int
    incidents: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """How many incidents a rule counts, in cells. ``rule`` and ``version`` (of the record) sign every number.

    An incident whose date may lie in several years or months is in the cell ``uncertain date``, one without a date
    in ``no date``: neither is forced into a year. ``left_out`` says for each incident that is not counted why.
    ``maybe`` are those whose date may lie outside the time asked for; they are not in ``total``.
    """

    rule: str
    rule_title: str
    definition: str
    version: str
    by: str
    since: str | None
    until: str | None
    cells: tuple[Cell, ...]
    total: int
    maybe: tuple[str, ...] = ()
    left_out: dict[str, str] = {}


def count(
    record: "Record",
    rule: Rule,
    *,
    by: str = "year",
    since: str | None = None,
    until: str | None = None,
    version: Version | None = None,
) -> Table:
    """How many incidents a rule counts, now or in an earlier version of the record.

    ``since`` and ``until`` (EDTF) narrow the rule's own time. Raises UnknownValueError for what is no date or cell.
    """
    asked = version or record.version()
    return tabulate(record.incidents_at(asked), rule, by=by, since=since, until=until, version=asked.name)


def tabulate(
    incidents: Mapping[str, Incident],
    rule: Rule,
    *,
    by: str = "year",
    since: str | None = None,
    until: str | None = None,
    version: str = "",
) -> Table:
    """The same over incidents that are given."""
    if by not in get_args(By):
        raise UnknownValueError("cell to count by", by, get_args(By))
    counted, maybe, left_out = sort_out(incidents.values(), rule, since=since, until=until)
    cells: dict[str, list[str]] = defaultdict(list)
    for one in counted:
        cells[_CELLS[by](one)].append(one.id)
    return Table(
        rule=rule.signature,
        rule_title=rule.title,
        definition=rule.definition,
        version=version,
        by=by,
        since=since or rule.since,
        until=until or rule.until,
        cells=tuple(
            Cell(cell=name, number=len(its), incidents=tuple(sorted(its))) for name, its in _ordered(by, cells)
        ),
        total=len(counted),
        maybe=tuple(sorted(one.id for one in maybe)),
        left_out=dict(sorted(left_out.items())),
    )


def sort_out(
    incidents: Iterable[Incident], rule: Rule, *, since: str | None = None, until: str | None = None
) -> tuple[list[Incident], list[Incident], dict[str, str]]:
    """The incidents that count, those that may by their date, and why each of the others does not."""
    bounds = [_bounds(rule.since, rule.until), _bounds(since, until)]
    counted, maybe, left_out = [], [], {}
    for one in incidents:
        reason = why_not(rule, one)
        inside = min(_inside(one, *bound) for bound in bounds)
        if reason or inside < 0:
            left_out[one.id] = reason or "it took place outside the time that is counted"
        elif inside == 0:
            maybe.append(one)
        else:
            counted.append(one)
    return counted, maybe, left_out


def _bounds(since: str | None, until: str | None) -> tuple[str, str]:
    return (days(since)[0] if since else None) or "", (days(until)[1] if until else None) or "9999"


def _inside(one: Incident, first: str, last: str) -> int:
    """1 when it took place between the days for sure, 0 when it may have, -1 when it did not."""
    if (first, last) == ("", "9999"):
        return 1
    earliest, latest = one.earliest or "", one.latest or "9999"
    if latest < first or earliest > last:
        return -1
    return 1 if first <= earliest and latest <= last else 0


def _dated(length: int) -> Callable[[Incident], str]:
    def cell(one: Incident) -> str:
        if not one.earliest and not one.latest:
            return UNDATED
        if not one.earliest or not one.latest or one.earliest[:length] != one.latest[:length]:
            return UNCERTAIN
        return one.earliest[:length]

    return cell


def _value(name: str) -> Callable[[Incident], str]:
    def cell(one: Incident) -> str:
        value: Any = getattr(one, name)
        return UNKNOWN if value is None else str(value)

    return cell


_CELLS: Final[dict[str, Callable[[Incident], str]]] = {
    "year": _dated(4),
    "month": _dated(7),
    "certainty": _value("sponsor_certainty"),
    "legal-stage": _value("legal_stage"),
    "outlets": lambda one: str(one.independent),
    **{name: _value(name) for name in ("country", "type", "sector", "sponsor", "stage", "state")},
}
_LAST: Final = (UNCERTAIN, UNDATED, UNKNOWN)


def _ordered(by: str, cells: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Years and months in order, all else the most frequent first; what is not known comes last."""
    known = sorted(
        cells, key=(lambda name: name) if by in ("year", "month") else (lambda name: (-len(cells[name]), name))
    )
    return [
        (name, cells[name]) for name in sorted(known, key=lambda name: _LAST.index(name) + 1 if name in _LAST else 0)
    ]
