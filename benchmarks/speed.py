"""Measure speed, start-up and memory on real pages, with trafilatura and spaCy alone beside it.

    python benchmarks/speed.py GOLD        writes docs/speed.md

GOLD is a folder that holds ``pages/aeb.jsonl.gz`` and ``pages/aed.jsonl.gz``; without it nothing is measured.
"""

import compileall
import gzip
import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import spacy
from spacy.language import Language as Pipeline

from overt.article.languages import identify
from overt.engines import read_many
from overt.models.shipped import pipeline_package
from overt.pages.page import Page

WORKERS = 2
PAGES = 150
MANY = 1000
REPEATS = 3
FIRST = "src/overt/demo/pages/ledger-depot-fire.html"


def english_pages(gold: Path) -> list[Page]:
    """The first English pages of both benchmarks."""
    found: list[Page] = []
    for name in ("aeb", "aed"):
        with gzip.open(gold / "pages" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [row for row in map(json.loads, lines) if identify(row["body"]) == "en"]
        found.extend(Page(name=row["id"], content=row["html"].encode(), url=row.get("url")) for row in rows)
    return found[:: max(1, len(found) // PAGES)][:PAGES]


def plain(content: bytes) -> int:
    """What everybody can do today: trafilatura's text, parsed by spaCy's small model."""
    import trafilatura

    text = trafilatura.extract(content.decode()) or ""
    return len(_spacy_alone()(text))


@cache
def _spacy_alone() -> Pipeline:
    """The small model as spaCy itself loads it, without what overt does to make it faster."""
    return spacy.load(pipeline_package().partition("@")[0].replace("-", "_"))


def rate_of_plain(pages: list[Page]) -> float:
    """Pages a second of trafilatura and spaCy alone, on the same number of processes."""
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(plain, [pages[0].content] * WORKERS))  # the models are loaded before the clock starts
        started = time.perf_counter()
        list(pool.map(plain, [page.content for page in pages]))
        return len(pages) / (time.perf_counter() - started)


def rate_of_overt(pages: list[Page]) -> float:
    """Pages a second from HTML to the whole reading."""
    outcomes = read_many([*pages[: WORKERS * 4], *pages], workers=WORKERS)
    for _ in range(WORKERS * 4):
        next(outcomes)
    started = time.perf_counter()
    count = sum(1 for _ in outcomes)
    return count / (time.perf_counter() - started)


def seconds(*arguments: str) -> float:
    """The median time that a command takes, from start to end."""

    def once() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started

    return median(once() for _ in range(REPEATS))


def memory_after(pages: list[Page], counts: tuple[int, ...]) -> list[dict[str, float]]:
    """The memory of reading so many pages, measured in processes that do nothing else."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(
                json.dumps({"name": one.name, "url": one.url, "html": one.content.decode()}) + "\n" for one in pages
            )
        told = subprocess.run(
            [sys.executable, "benchmarks/memory.py", str(file), *map(str, counts)],
            check=True, stdout=subprocess.PIPE,
        ).stdout  # fmt: skip
    return list(json.loads(told))


def memory_rows(found: list[dict[str, float]]) -> Iterator[tuple[str, str, str]]:
    """What is told of memory: the sum of all processes, and the same with shared pages counted once."""
    for one in found:
        what = f"memory after {one['pages']} pages, two workers and their parent, MiB"
        yield what, f"{one['resident']:.0f}", "flat, under 1,536"
        yield "… of it, counting once what they share", f"{one['share']:.0f}", "–"
    yield "… the most of any moment, MiB", f"{found[-1]['most']:.0f}", "–"


def best_of(measure: Callable[[list[Page]], float], pages: list[Page]) -> float:
    """The best of a few runs: other work on the machine only ever slows a run down."""
    return max(measure(pages) for _ in range(REPEATS))


def main(gold: Path, out: Path) -> None:
    """Measure everything and write the table."""
    if not gold.is_dir():
        sys.exit(f"SKIPPED: there is no gold at {gold}; nothing was measured.")
    compileall.compile_dir("src", quiet=1)  # as an installed package has it
    pages = english_pages(gold)
    plain_rate, rate = best_of(rate_of_plain, pages), best_of(rate_of_overt, pages)
    memory = memory_after(pages, (MANY // 4, MANY // 2, MANY))
    rows = [
        ("trafilatura and spaCy's small model alone, articles a second, two processes", f"{plain_rate:.2f}", "–"),
        ("overt, HTML page to whole reading, articles a second, two processes", f"{rate:.2f}", "–"),
        ("… share of the rate above", f"{rate / plain_rate:.0%}", "at least 70 %"),
        ("`overt --help`, seconds", f"{seconds('-m', 'overt', '--help'):.2f}", "under 0.3"),
        ("first reading, seconds from start to end", f"{seconds('-m', 'overt', 'read', FIRST):.2f}", "under 3"),
        *memory_rows(memory),
    ]  # fmt: skip
    table = "\n".join(["| what | measured | asked for |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])
    out.write_text(f"# Speed\n\nWritten by `make speed`, on two cores; {len(pages)} English pages.\n\n{table}\n")
    print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path("docs/speed.md"))
