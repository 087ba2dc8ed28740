"""Kinds of error of reports: how often acts are missed or made up, and how often each field is wrong."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from overt.evaluation.record import readings
from overt.reading import Reading, Report

Incident = dict[str, Any]
LEAST = 2.0  # points of four: type, place, target, words
SHARE = 0.5
QUOTED = 0.3
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Kinds:
    """How often each kind of error was made, out of how many chances."""

    wrong: Counter[str] = field(default_factory=Counter)
    chances: Counter[str] = field(default_factory=Counter)

    def tell(self, kind: str, *, wrong: bool) -> None:
        """Count one chance, and whether it went wrong."""
        self.chances[kind] += 1
        self.wrong[kind] += wrong

    def rows(self) -> list[tuple[str, int, int]]:
        """Each kind with how often it went wrong and of how many, in the order in which they were first told."""
        return [(kind, self.wrong[kind], chances) for kind, chances in self.chances.items()]


def kinds_of(folder: Path) -> Kinds:
    """The kinds of error on a folder of the record gold's form, by our own pairing of acts.

    An act is found when two of four agree: type, place, a target, the words. Raises EvaluationError where the folder
    is no record gold.
    """
    found = Kinds()
    for name, reading in readings(folder):
        gold = msgspec.json.decode((folder / "gold" / f"{name}.json").read_bytes())
        compare(found, gold["incidents"], reading)
    return found


def compare(found: Kinds, wanted: Sequence[Incident], reading: Reading) -> None:
    """Count the errors of one page."""
    reports = [one for one in reading.reports if not one.excluded]
    pairs = paired(wanted, reports)
    for act in wanted:
        found.tell("acts missed", wrong=not any(act is one for one, _ in pairs))
    for report in reports:
        found.tell("acts made up", wrong=not any(report is one for _, one in pairs))
    for act, report in pairs:
        fields_of(found, act, report)


def paired(wanted: Sequence[Incident], reports: Sequence[Report]) -> list[tuple[Incident, Report]]:
    """One report for each act that it is about, best first."""
    ranked = sorted(
        ((points(act, report), at, to) for at, act in enumerate(wanted) for to, report in enumerate(reports)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    acts: set[int] = set()
    told: set[int] = set()
    out = []
    for score, at, to in ranked:
        if score >= LEAST and at not in acts and to not in told:
            acts.add(at)
            told.add(to)
            out.append((wanted[at], reports[to]))
    return out


def points(act: Incident, report: Report) -> float:
    """How much an act and a report agree, of four."""
    name = report.place.name if report.place else None
    place = 0.5 if not act["place"] and not name else float(same_name(act["place"], name))
    hit = any(overlap(one, other.quote) >= SHARE for one in act["targets"] for other in report.targets)
    told = any(overlap(act["quote"], one.quote) >= QUOTED for one in report.evidence)
    return float(bool(act["type"] == report.type) + place + hit + told)


def fields_of(found: Kinds, act: Incident, report: Report) -> None:
    """Count the errors in the fields of an act that was found."""
    country = report.place.country if report.place else None
    day = report.time.edtf if report.time else None
    found.tell("type", wrong=act["type"] != report.type)
    found.tell("stage", wrong=act["stage"] != report.stage)
    tell_field(found, "country", act["country"], country)
    tell_field(found, "date", act["date"], day)
    sponsor = report.sponsor.name if report.sponsor else None
    tell_field(found, "sponsor", act["sponsor"], sponsor, same=same_name)
    if act["sponsor"] and report.sponsor and same_name(act["sponsor"], sponsor):
        found.tell("certainty of a sponsor found", wrong=act["sponsor_certainty"] != report.sponsor.certainty)
    tell_field(found, "killed", act["killed"], report.killed)
    tell_field(found, "injured", act["injured"], report.injured)
    people(found, act, report)


def tell_field(
    found: Kinds,
    name: str,
    wanted: object,
    given: object,
    same: Callable[[Any, Any], bool] = lambda one, other: one == other,
) -> None:
    """Count a field apart by what can go wrong: unknown though told, another value, or made up."""
    if wanted is None:
        found.tell(f"{name} made up", wrong=given is not None)
        return
    found.tell(f"{name} unknown though told", wrong=given is None)
    if given is not None:
        found.tell(f"{name} wrong", wrong=not same(wanted, given))


def people(found: Kinds, act: Incident, report: Report) -> None:
    """Count suspects missed and made up, and the legal stage of those found."""
    left = list(report.suspects)
    for one in act["suspects"]:
        match = next((who for who in left if same_person(one["name"], (who.quote, who.name))), None)
        found.tell("suspects missed", wrong=match is None)
        if match is not None:
            left.remove(match)
            found.tell("legal stage of a suspect found", wrong=match.legal_stage != one["legal_stage"])
    for who in report.suspects:
        found.tell("suspects made up", wrong=who in left)


def same_person(name: str, told: Iterable[str | None]) -> bool:
    """Whether some words for a person are mostly the same as a name."""
    return any(overlap(name, one) >= SHARE for one in told if one)


def words(text: str | None) -> Counter[str]:
    """The words of a text in small letters, counted."""
    return Counter(_WORD.findall((text or "").lower()))


def overlap(one: str | None, other: str | None) -> float:
    """How much two phrases share, between 0 and 1.

    >>> round(overlap("a paint store", "the paint store"), 2)
    0.67
    """
    left, right = words(one), words(other)
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def same_name(one: str | None, other: str | None) -> bool:
    """Whether all words of the shorter name stand in the longer.

    >>> same_name("the GRU", "GRU"), same_name("Russia", "Iran")
    (True, False)
    """
    left, right = words(one), words(other)
    return bool(left and right) and (left & right).total() >= min(left.total(), right.total())


def table(columns: Sequence[tuple[str, Kinds]]) -> Iterator[str]:
    """The rows of a Markdown table: each kind, and in each column how often of how many."""
    yield "| kind | " + " | ".join(name for name, _ in columns) + " |"
    yield "|---" * (len(columns) + 1) + "|"
    told = dict.fromkeys(kind for _, one in columns for kind, *_ in one.rows())
    for kind in told:
        counts = (f"{one.wrong[kind]} of {one.chances[kind]}" if one.chances[kind] else "–" for _, one in columns)
        yield f"| {kind} | " + " | ".join(counts) + " |"
