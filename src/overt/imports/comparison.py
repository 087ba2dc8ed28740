"""A list of others beside the record: which of its lines are there, why, and which are not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp
from pathlib import Path
from typing import Final, Literal

import msgspec

from overt.errors import ImportFileError
from overt.imports.lists import Line, lines_of
from overt.imports.sheets import read_sheet
from overt.incidents.clustering import ASKS, JOINS
from overt.incidents.comparison import PRIOR, compare
from overt.incidents.comparison import Comparison as Pair
from overt.incidents.profile import Profile, profile
from overt.record import Record
from overt.record.accounts import Account, Words
from overt.record.incidents import Incident

Verdict = Literal["matched", "perhaps", "not-in-record"]
# An interval over more months than this finds incidents by country alone.
_MONTHS: Final = 24
_UNDATED: Final = "undated"


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list and the incident of the record that is most like it, with what speaks for and against that."""

    line: int
    verdict: Verdict
    title: str
    type: str | None
    time: str | None
    place: str | None
    incident: str | None = None
    score: float = 0.0
    incident_title: str | None = None
    incident_time: str | None = None
    incident_place: str | None = None
    reasons: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All lines of a list, compared; ``only_in_record`` counts the record's incidents that no line is like."""

    rows: tuple[Compared, ...]
    incidents: int
    only_in_record: int
    version: str
    problems: tuple[str, ...] = ()

    def summary(self) -> str:
        """The result in one sentence."""
        counts = Counter(one.verdict for one in self.rows)
        return (
            f"{len(self.rows):,} lines: {counts['matched']:,} matched, {counts['perhaps']:,} perhaps, "
            f"{counts['not-in-record']:,} not in the record; {self.only_in_record:,} of the record's "
            f"{self.incidents:,} incidents are in no line (record version {self.version})."
        )


def compare_list(
    record: Record,
    file: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    headings: Mapping[str, str] | None = None,
    most: int | None = None,
) -> Comparison:
    """The lines of a table (CSV, XLSX, XLS, ODS) beside the record's incidents.

    A line is ``matched`` when it is as like an incident as two reports that are put together without a person, and
    ``perhaps`` when it is as like as two that a person is asked about; a line that does not say what kind of act it was
    is never more. Nothing is written. Raises ImportFileError when the file is no table or has more than ``most`` lines,
    and UnknownValueError for headings that say neither when nor where.
    """
    table = read_sheet(file, sheet=sheet, encoding=encoding)
    if most is not None and len(table.rows) > most:
        what = f"it has {len(table.rows):,} lines, and {most:,} are taken here"
        raise ImportFileError(str(file), what, "Longer lists are read on the command line: overt import")
    beside = _Beside(lines_of(table, headings))
    with record.snapshot() as snapshot:
        for incident in snapshot.incidents():
            beside.compare(incident)
        return beside.comparison(snapshot.version)


class _Beside:
    """The lines of a list, each with the incident that is most like it among those that were compared so far."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._best = {line.number: _missing(line) for line in lines}
        self._mine = {line.number: _profile(line.account) for line in lines}
        self._finder = _Finder(lines)
        self._incidents = 0
        self._alike: set[str] = set()

    def compare(self, incident: Incident) -> None:
        self._incidents += 1
        account = account_of(incident)
        theirs = _profile(account)
        for line in self._finder.near(account):
            found = _compared(line, incident, _of_type(self._mine[line.number], line, incident), theirs)
            alike = found.verdict != "not-in-record"
            if alike:
                self._alike.add(incident.id)
            if (found.score, alike) > (self._best[line.number].score, False):
                self._best[line.number] = found

    def comparison(self, version: str) -> Comparison:
        return Comparison(
            rows=tuple(self._best.values()),
            incidents=self._incidents,
            only_in_record=self._incidents - len(self._alike),
            version=version,
            problems=() if self._incidents else ("the record holds no incidents yet, so nothing can match",),
        )


class _Finder:
    """The lines by month and by country, so that an incident is compared only with those that it may be."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            for key in _keys(line.account):
                self._by[key].append(line)

    def near(self, account: Account) -> Iterator[Line]:
        found = {line.number: line for key in _keys(account) for line in self._by.get(key, ())}
        yield from (found[number] for number in sorted(found))


def _keys(account: Account) -> list[str]:
    months = _months(account.earliest, account.latest)
    by_country = [f"{account.country} {_UNDATED}"] if account.country else []
    return [*months, *by_country] if months else by_country


def _months(earliest: str | None, latest: str | None) -> list[str]:
    if not earliest or not latest:
        return []
    year, month = int(earliest[:4]), int(earliest[5:7])
    months: list[str] = []
    while f"{year:04d}-{month:02d}" <= latest[:7] and len(months) < _MONTHS:
        months.append(f"{year:04d}-{month:02d}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months


def account_of(one: Incident) -> Account:
    """What an incident says, as an account."""
    return Account(
        id=one.id,
        reading="",
        page="",
        title=one.title,
        type=one.type,
        stage=one.stage,
        place=_words(one.place),
        country=one.country,
        lat=one.lat,
        lon=one.lon,
        precision=one.precision,
        edtf=one.time,
        earliest=one.earliest,
        latest=one.latest,
        sector=one.sector,
        targets=tuple(word for word in (_words(one.target),) if word),
        sponsor_name=one.sponsor,
        sponsor_certainty=one.sponsor_certainty,
        killed=one.killed,
        injured=one.injured,
    )


def _words(text: str | None) -> Words | None:
    return Words(start=0, end=len(text), quote=text, name=text) if text else None


def _missing(line: Line) -> Compared:
    return Compared(
        line=line.number,
        verdict="not-in-record",
        title=line.title,
        type=line.account.type if line.typed else None,
        time=line.account.edtf,
        place=_joined((line.account.place.quote if line.account.place else None, line.account.country)),
        reasons=("no incident of the record is near it in time or country",),
        problems=line.problems,
    )


def _compared(line: Line, incident: Incident, mine: Profile, theirs: Profile) -> Compared:
    found = compare(mine, theirs)
    said = [one for one in (*found.speaks_for, *found.speaks_against) if line.typed or one.name != "type"]
    reasons = [one.reason for one in said]
    score = found.score if line.typed else _score(found)
    verdict: Verdict = "matched" if score >= JOINS else "perhaps" if score >= ASKS else "not-in-record"
    if not line.typed:
        reasons.append("the list does not say what kind of act it was")
        verdict = "perhaps" if verdict == "matched" else verdict
    return msgspec.structs.replace(
        _missing(line),
        verdict=verdict,
        score=score,
        incident=incident.id,
        incident_title=incident.title,
        incident_time=incident.time,
        incident_place=_joined((incident.place, incident.country)),
        reasons=tuple(reasons),
    )


def _profile(account: Account) -> Profile:
    """What is compared of it; without its text, for two lines without text are no copies of each other."""
    return msgspec.structs.replace(profile(account), shingles=frozenset())


def _of_type(mine: Profile, line: Line, incident: Incident) -> Profile:
    return mine if line.typed else msgspec.structs.replace(mine, type=incident.type)


def _score(found: Pair) -> float:
    """How likely without the kind of act: what a list does not say speaks for nothing."""
    total = PRIOR + sum(one.weight for one in found.features if one.name != "type")
    return 0.0 if found.barred else round(1 / (1 + exp(-total)), 4)


def _joined(parts: Iterable[str | None]) -> str | None:
    return ", ".join(part for part in parts if part) or None
