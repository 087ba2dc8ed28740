"""Measure the memory of reading many pages with two workers: python benchmarks/memory.py PAGES COUNT [COUNT ...].

PAGES is a file of JSON lines with ``name``, ``url`` and ``html``, read from again and again until so many are done. Run
it by itself: what another measurement left behind in a process is not what reading needs. Printed is a JSON list, an
entry for each count.

Resident memory is what Linux counts for each process, added up over this process, its workers and every other process
below it: pages of a library that three of them share count three times. The share of each (PSS) counts such a page
once, and is what the machine is short of while they run.
"""

import json
import os
import resource
import sys
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from overt.engines import read_many
from overt.pages.page import Page

WORKERS = 2
MEBIBYTE = 2**20


class Used(NamedTuple):
    """Memory after so many pages, in MiB: resident, the share of it, and the most that was resident after any page."""

    pages: int
    resident: float
    share: float
    most: float


def pages_of(file: Path) -> Iterator[Page]:
    """The pages of a file, one at a time."""
    with file.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Page(name=row["name"], content=row["html"].encode(), url=row["url"])


def endless(file: Path) -> Iterator[Page]:
    """The pages of a file again and again, none of them kept."""
    return (page for one in cycle([file]) for page in pages_of(one))


def measure(pages: Iterable[Page], counts: list[int]) -> Iterator[Used]:
    """The memory of this process and all below it after so many pages."""
    most = 0.0
    for done, _ in enumerate(read_many(islice(pages, max(counts)), workers=WORKERS), start=1):
        now = resident()
        most = max(most, now)
        if done in counts:
            yield Used(done, now, share(), most)


def processes(of: int) -> list[int]:
    """A process and all below it."""
    threads = Path(f"/proc/{of}/task").glob("*/children")
    children = [child for one in threads for child in one.read_text().split()]
    return [of, *(one for child in children for one in processes(int(child)))]


def resident() -> float:
    """The resident memory of this process and all below it now, in MiB."""
    page = resource.getpagesize()
    each = (int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in processes(os.getpid()))
    return sum(each) * page / MEBIBYTE


def share() -> float:
    """The same, with each page counted once among those that share it."""
    return sum(_kibibytes(one) for one in processes(os.getpid())) / 1024


def _kibibytes(process: int) -> int:
    told = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("Pss:"))


if __name__ == "__main__":
    found = measure(endless(Path(sys.argv[1])), [int(one) for one in sys.argv[2:]])
    print(json.dumps([one._asdict() for one in found]))
