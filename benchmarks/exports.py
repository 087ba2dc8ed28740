"""Measure how long it takes to hand on 100,000 incidents, and in which memory: python benchmarks/exports.py."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "exports"))

from overt.exports import FORMATS, export
from overt.record import open_record

SIZE = 100_000


def measure(file: str, name: str) -> None:
    """Print one line of the table, out of a process of its own."""
    started, size = time.perf_counter(), 0
    with open_record(file) as record:
        for piece in export(record, name).pieces:
            size += len(piece)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"| {name} | {time.perf_counter() - started:.0f} s | {size / 1e6:.0f} MB | {memory:.0f} MB |", flush=True)


def main(size: int) -> None:
    """Make the record and measure every format."""
    from large import fill  # type: ignore[import-not-found]  # of the tests

    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/large.overt"
        with open_record(file) as record:
            fill(record, size)
        print("| format | takes | gives | memory of the process |\n|---|---|---|---|", flush=True)
        for name in FORMATS:
            subprocess.run([sys.executable, __file__, file, name], check=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(*sys.argv[1:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
