"""Answer a whole gold file, and have its own scorer judge the answers."""

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path

import msgspec

from overt.errors import EvaluationError
from overt.evaluation import gold, merging, outlets, record
from overt.evaluation.tasks import MERGING, OUTLETS, RECORD, Document, task

SCORER = "score.py"


def predictions(name: str, documents: Sequence[Document], *, workers: int = 1) -> Iterator[Document]:
    """What the stage answers to each document, in order, seeing nothing of the labels."""
    one = task(name)
    visible = [gold.without_labels(one.visible(document)) for document in documents]
    if workers <= 1:
        yield from map(one.predict, visible)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(_answer, name), visible, chunksize=4)


def _answer(name: str, document: Document) -> Document:
    return task(name).predict(document)


def predict_all(name: str, source: Path, out: Path, *, workers: int = 1) -> None:
    """Write the predictions for a gold file to ``out``; for the record task both are folders."""
    if name == RECORD:
        out.mkdir(parents=True, exist_ok=True)
        for document, reading in record.readings(source):
            (out / f"{document}.json").write_bytes(msgspec.json.encode(reading))
        return
    if name == OUTLETS:
        gold.write(out, outlets.predict(source))
        return
    if name == MERGING:
        gold.write(out, merging.predict_all(source))
        return
    gold.write(out, predictions(name, list(gold.documents(source)), workers=workers))


def score(name: str, source: Path, out: Path, *, show: bool = False, scorer: Path | None = None) -> str:
    """What the gold's own scorer says of the predictions.

    The scorer is ``scorer``, else the ``score.py`` of the gold's folder, or ours where the gold has none. Raises
    EvaluationError when there is none or when it fails.
    """
    if name == MERGING:
        return merging.score(source, out)  # this gold comes without a scorer
    if name not in (RECORD, OUTLETS) and (home := task(name).scorer):
        return str(import_module(home).score(gold.documents(source), gold.documents(out)))
    folder = source if name in (RECORD, OUTLETS) else source.parent
    scorer = scorer or folder / SCORER
    if not scorer.is_file():
        raise EvaluationError(f"{folder}: there is no {SCORER} beside the gold. The predictions are in {out}.")
    if name == OUTLETS:
        return f"{_asked(scorer, [folder / outlets.GOLD, out])}\n{outlets.fields(folder, out)}\n"
    arguments = [folder / "gold", folder / "pages", out] if name == RECORD else [source, out]
    extra = ["--show"] if show and "--show" in scorer.read_text(encoding="utf-8") else []
    return _asked(scorer, [*arguments, *extra])


def _asked(scorer: Path, arguments: Sequence[object]) -> str:
    done = subprocess.run(  # noqa: S603 - the scorer that the user named
        [sys.executable, str(scorer), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise EvaluationError(f"{scorer}: the scorer failed: {done.stderr.strip()[-500:]}")
    return done.stdout
