"""Reports of invented incidents, any number of them, with what is true known: for measuring how they are put together.

    python benchmarks/synthetic.py 1000 10000 100000      measure, and draw docs/merging.svg
    python benchmarks/synthetic.py --keep FOLDER 1000000  the same; records filled are kept there, and used again
    python benchmarks/synthetic.py --draw                 draw what was measured before

Each incident has a kind, a town, a day, a target and a suspect; its reports know some of them, some vaguely, some
not at all, call the kind of act by a neighbour's name now and then, and come days or, from the courts, months later.
One report in eight is a copy of another's text. One incident in twelve has a twin: the same kind, the same town, a
week or more later. Names are made of syllables; a bigger record covers more years and towns, as it would.
"""

import json
import random
import resource
import shutil
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log10
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from overt.incidents import rebuild, update
from overt.record import Record, open_record
from overt.record.schema import articles, pages, readings, report_evidence, report_suspects, report_targets, reports

COUNTRIES = ("LTU", "LVA", "EST", "POL", "DEU", "FRA", "GBR", "NOR", "SWE", "FIN", "DNK", "CZE", "ROU", "ESP", "ITA")
KINDS = {
    "arson": ("sabotage", "bombing"), "sabotage": ("vandalism", "arson"), "vandalism": ("sabotage",),
    "bombing": ("arson",), "cable-cut": ("sabotage",), "drone-incursion": ("airspace-incursion",), "cyber": ("cyber",),
    "espionage": ("recruitment",), "assassination": ("armed-attack",), "parcel-device": ("arson",),
}  # fmt: skip
SITES = ("depot", "warehouse", "substation", "bakery", "shipyard", "archive", "market", "barracks", "pier", "foundry")
VERBS = ("was struck", "was hit", "came to harm", "was the target", "suffered")
SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "al", "en", "or", "is"))
FIRST = date(2019, 1, 1)
# So many reports are added again, one by one.
ADDED = 21


def name(chance: random.Random, *, parts: int = 3) -> str:
    """An invented name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


class Incident:
    """What is true of one incident."""

    def __init__(
        self, chance: random.Random, number: int, towns: list[tuple[str, str, float, float]], days: int
    ) -> None:
        self.number = number
        self.kind = chance.choice(tuple(KINDS))
        self.town_number = chance.randrange(len(towns))
        self.town = towns[self.town_number]
        self.day = FIRST + timedelta(days=chance.randrange(days))
        self.site, self.owner, self.suspect = (
            chance.choice(SITES),
            name(chance),
            f"{name(chance, parts=2)} {name(chance)}",
        )

    def twin(self, chance: random.Random, number: int) -> "Incident":
        """Another of the same kind, in the same town, a week or more later, at another target."""
        other = object.__new__(Incident)
        other.__dict__.update(self.__dict__)
        other.number, other.day = number, self.day + timedelta(days=7 + chance.randrange(20))
        other.site, other.owner, other.suspect = (
            chance.choice(SITES),
            name(chance),
            f"{name(chance, parts=2)} {name(chance)}",
        )
        return other


def incidents(chance: random.Random, count: int) -> Iterator[Incident]:
    """So many incidents, twins among them."""
    size = max(40, count // 12)
    towns = [
        (name(chance), COUNTRIES[at % len(COUNTRIES)], 40 + chance.random() * 28, -5 + chance.random() * 33)
        for at in range(size)
    ]
    days = max(700, count // 4)
    made = 0
    while made < count:
        one = Incident(chance, made, towns, days)
        made += 1
        yield one
        if chance.random() < 1 / 12 and made < count:
            made += 1
            yield one.twin(chance, made - 1)


def sentence(chance: random.Random, one: Incident, *, placed: bool) -> str:
    """One sentence about an incident."""
    where = f" in {one.town[0]}" if placed else ""
    said_by = f"{name(chance, parts=2)} of the {one.owner} works"
    return f"The {one.site} of {one.owner}{where} {chance.choice(VERBS)}, {said_by} said."


def report(chance: random.Random, one: Incident, number: int, copied: dict[str, Any] | None) -> dict[str, Any]:
    """One report with its article, as the rows of the record hold it."""
    late = chance.random() < 0.1
    told = one.day + timedelta(days=chance.randrange(60, 500) if late else chance.choice((0, 0, 1, 1, 2, 3)))
    placed = chance.random() < 0.82
    what = chance.choice(KINDS[one.kind]) if chance.random() < 0.1 else one.kind
    text = copied["text"] if copied else " ".join(sentence(chance, one, placed=placed) for _ in range(4))
    known = chance.random()
    first, last = one.day, one.day
    if known < 0.15:
        first, last = (
            one.day.replace(day=1),
            (one.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1),
        )
    dated = known < 0.78
    return {
        "number": number,
        "truth": one.number,
        "told": told.isoformat(),
        "type": what,
        "text": text,
        "placed": placed,
        "town": one.town,
        "town_number": one.town_number,
        "dated": dated,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "target": f"{one.site} of {one.owner}" if chance.random() < 0.8 else None,
        "suspect": one.suspect if late or chance.random() < 0.15 else None,
        "outlet": f"paper{chance.randrange(400)}.example",
    }


def generate(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """So many reports, in no particular order of time."""
    chance = random.Random(seed)
    made = 0
    for one in incidents(chance, count):
        last: dict[str, Any] | None = None
        for _ in range(min(40, 1 + int(chance.expovariate(1 / 3.0)))):
            copied = last if last and chance.random() < 1 / 8 else None
            last = report(chance, one, made, copied)
            yield last
            made += 1
            if made == count:
                return


def fill(record: Record, found: Iterator[dict[str, Any]]) -> dict[str, int]:
    """Put reports into a record the quick way; which incident each is of in truth."""
    from overt.reading import Reader

    truth: dict[str, int] = {}
    with record.run("benchmark", Reader(version="synthetic")) as run:
        batch: list[dict[str, Any]] = []
        for one in found:
            truth[f"r-{one['number']:012d}"] = one["truth"]
            batch.append(one)
            if len(batch) == 5_000:
                _insert(record, batch, run)
                batch = []
        _insert(record, batch, run)
    return truth


def _insert(record: Record, batch: list[dict[str, Any]], run: Any) -> None:
    from overt.record.provenance import reader_id

    tables: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (pages, readings, articles, reports, report_targets, report_suspects, report_evidence)
    }
    for one in batch:
        number = f"{one['number']:012d}"
        ids = {"page": f"p{number}", "reading": f"rd-{number}", "report": f"r-{number}"}
        text = one["text"]
        tables[pages].append(
            {"id": ids["page"], "name": number, "given": "x", "size": 0, "content": b"", "run_id": run.id}
        )
        tables[readings].append(
            {
                "id": ids["reading"],
                "page_id": ids["page"],
                "reader_id": reader_id(run.reader),
                "given": "x",
                "run_id": run.id,
                "current": True,
                "content": b"",
            }
        )
        tables[articles].append(
            {
                "reading_id": ids["reading"],
                "page_id": ids["page"],
                "outlet": one["outlet"],
                "title": None,
                "published": one["told"],
                "earliest": one["told"],
                "latest": one["told"],
                "text": text,
                "bylines": "[]",
            }
        )
        tables[reports].append(
            {
                "id": ids["report"],
                "reading_id": ids["reading"],
                "local": "r1",
                "type": one["type"],
                "stage": "accomplished",
                "place_quote": one["town"][0] if one["placed"] else None,
                "place_name": one["town"][0] if one["placed"] else None,
                "place_start": 0 if one["placed"] else None,
                "place_end": 1 if one["placed"] else None,
                "place_country": one["town"][1] if one["placed"] else None,
                "place_geonames": one["town_number"] if one["placed"] else None,
                "place_lat": one["town"][2] if one["placed"] else None,
                "place_lon": one["town"][3] if one["placed"] else None,
                "place_precision": "city" if one["placed"] else None,
                "time_edtf": (one["first"] if one["first"] == one["last"] else one["first"][:7])
                if one["dated"]
                else None,
                "time_earliest": one["first"] if one["dated"] else None,
                "time_latest": one["last"] if one["dated"] else None,
            }
        )
        span = {"report_id": ids["report"], "position": 0, "start": 0, "end": 1}
        tables[report_evidence].append({**span, "quote": text.partition(". ")[0]})
        if one["target"]:
            tables[report_targets].append({**span, "quote": one["target"], "name": one["target"]})
        if one["suspect"]:
            tables[report_suspects].append(
                {**span, "quote": one["suspect"], "name": one["suspect"], "legal_stage": "charged"}
            )
    with record.merging() as step:
        for table, rows in tables.items():
            if rows:
                step._connection.execute(insert(table), rows)


def b_cubed(truth: dict[str, int], found: dict[str, str]) -> tuple[float, float]:
    """Precision and recall over the reports; one that is in no incident stands alone."""
    from overt.evaluation.chains import b_cubed as measured

    def groups(labels: dict[str, Any]) -> list[frozenset[Any]]:
        out: dict[Any, set[str]] = {}
        for one, label in labels.items():
            out.setdefault(label, set()).add(one)
        return [frozenset(its) for its in out.values()]

    return measured(groups(truth), groups({one: found.get(one, one) for one in truth}))


def filled(count: int, folder: Path) -> Path:
    """A record with so many reports, nothing put together yet; beside it, which incident each is of in truth."""
    file = folder / f"synthetic-{count}.overt"
    if not file.with_suffix(".json").exists():
        with open_record(file) as record:
            truth = fill(record, generate(count))
        file.with_suffix(".json").write_text(json.dumps(truth))
    return file


class Stopwatch:
    """Seconds by the clock and of this process, since it was made: others may want the processor as well."""

    def __init__(self) -> None:
        self._clock, self._own = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """By the clock, of this process."""
        return time.perf_counter() - self._clock, time.process_time() - self._own


def measure(file: Path) -> dict[str, Any]:
    """Time, memory and quality of putting all reports of a record together, and of adding one more."""
    truth = json.loads(file.with_suffix(".json").read_text())
    with TemporaryDirectory(dir=file.parent) as folder:
        copy = shutil.copy(file, folder)
        with open_record(copy) as record:
            watch = Stopwatch()
            made = rebuild(record)
            seconds, own_seconds = watch.read()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            with record.merging() as step:
                found = step.incidents_of(truth)
            added = [add_again(record, one) for one in random.Random(1).sample(sorted(truth), ADDED)]
            # One by one they gave what the rebuild gave.
            assert record.version() == made
    precision, recall = b_cubed(truth, found)
    return {
        "reports": len(truth),
        "seconds": round(seconds, 1),
        "own_seconds": round(own_seconds, 1),
        "mebibytes": round(memory),
        "one_more_seconds": round(median(clock for clock, _ in added), 3),
        "one_more_own_seconds": round(median(own for _, own in added), 3),
        "one_more_worst_own_seconds": round(max(own for _, own in added), 3),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


def add_again(record: Record, report_id: str) -> tuple[float, float]:
    """How long it takes to let go of one report and put it together with all others as if it had just come."""
    with record.merging() as step:
        step.wait([report_id])
    watch = Stopwatch()
    update(record)
    return watch.read()


FIGURES = Path(__file__).parents[1] / "docs" / "merging.json"


def main(counts: list[int], folder: Path) -> None:
    """Measure each size in a process of its own, keep the figures and draw them."""
    for count in counts:
        with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            made = pool.apply(measure, (pool.apply(filled, (count, folder)),))
        print(made, flush=True)
        known = {one["reports"]: one for one in json.loads(FIGURES.read_text())} | {count: made}
        FIGURES.write_text("[\n" + ",\n".join(json.dumps(known[one]) for one in sorted(known)) + "\n]\n")
    FIGURES.with_suffix(".svg").write_text(draw(json.loads(FIGURES.read_text())))


# What is drawn: its name in the figures, how its values are written, how far above the point, and its colour.
CURVES = (
    ("seconds", "{:,} s", 16, "#7b7"),
    ("own_seconds", "{:,} s", 18, "#080"),
    ("mebibytes", "{:,} MiB", -8, "#36c"),
    ("one_more_own_seconds", "{} s", -8, "#c60"),
)
WIDTH, HEIGHT, LEFT, BOTTOM = 760, 440, 60, 370


def draw(found: list[dict[str, Any]]) -> str:
    """Time and memory against the number of reports, both on scales of tens; dashed: n log n from the second size."""
    base = found[min(1, len(found) - 1)]
    ideal = [
        (10**e, base["own_seconds"] * 10**e * e / (base["reports"] * log10(base["reports"]))) for e in (3, 4, 5, 6)
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        polyline(ideal, 'stroke="#999" stroke-dasharray="5 4"'),
        f'<text x="{LEFT}" y="20">Putting reports together: seconds of processor time (dark green) and by the clock of a busy machine (light green),</text>',
        f'<text x="{LEFT}" y="36">MiB (blue), seconds of processor time for one report more (orange). Dashed: n log n.</text>',
    ]
    for name, form, above, colour in CURVES:
        points = [(one["reports"], one[name]) for one in found if name in one]
        parts.append(polyline(points, f'stroke="{colour}" stroke-width="2"'))
        for count, value in points:
            parts.append(f'<circle cx="{x_of(count):.0f}" cy="{y_of(value):.0f}" r="3" fill="{colour}"/>')
            parts.append(
                f'<text x="{x_of(count) + 6:.0f}" y="{y_of(value) + above:.0f}" fill="{colour}">{form.format(value)}</text>'
            )
    parts += [
        f'<text x="{x_of(one["reports"]):.0f}" y="{BOTTOM + 24}" text-anchor="middle">{one["reports"]:,}</text>'
        for one in found
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def x_of(count: float) -> float:
    """Where a number of reports stands."""
    return LEFT + (log10(count) - 3) / 3 * (WIDTH - LEFT - 100)


def y_of(value: float) -> float:
    """Where a value stands: a hundredth at the bottom."""
    return BOTTOM - (log10(max(value, 0.01)) + 2) / 6 * (BOTTOM - 60)


def polyline(points: Sequence[tuple[float, float]], style: str) -> str:
    """A line through points."""
    return f'<polyline fill="none" {style} points="{" ".join(f"{x_of(a):.0f},{y_of(b):.0f}" for a, b in points)}"/>'


def options() -> ArgumentParser:
    """What may be asked on the command line."""
    parser = ArgumentParser(description="Measure how invented reports are put together.")
    parser.add_argument("counts", nargs="*", type=int, metavar="REPORTS")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the filled records, and use those kept")
    parser.add_argument("--draw", action="store_true", help="only draw the figures there are")
    return parser


if __name__ == "__main__":
    given = options().parse_args()
    sizes = [] if given.draw else given.counts or [1_000, 10_000, 100_000]
    with TemporaryDirectory() as passing:
        main(sizes, given.keep or Path(passing))
