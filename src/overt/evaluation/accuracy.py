"""All figures at once: what each stage reaches now, its floor, and what the best other system reaches."""

import re
import tomllib
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from overt.errors import EvaluationError
from overt.evaluation import gold
from overt.evaluation.run import SCORER, predict_all, score
from overt.evaluation.tasks import OUTLETS, RECORD


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of accuracy.toml.

    ``find`` is a regular expression with one group, the number, in the scorer's words. ``rows`` (``"92:"``) keeps some
    documents of the gold. ``recorded`` names a JSON file in which a training run wrote its cross-validated figure,
    under ``find`` as the key: pages that a model was trained on cannot measure it. ``scorer`` (a path under the gold's
    folder) marks pages of our own, which lie in the project and come without a scorer.
    """

    figure: str
    task: str
    find: str
    floor: float
    gold: str = ""
    rows: str = ":"
    target: float | None = None
    other: str = "–"
    recorded: str | None = None
    scorer: str | None = None


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A figure and what it is now; ``None`` where its gold is absent."""

    figure: Figure
    now: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure, rounded as it is shown, is at or above its floor."""
        return self.now is None or round(self.now, 3) >= self.figure.floor


def figures(file: Path) -> tuple[Figure, ...]:
    """The figures that a file asks for.

    Raises EvaluationError when the file does not hold what it must.
    """
    try:
        return tuple(msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")).get("figures", []), list[Figure]))
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise EvaluationError(f"{file}: {error}. Mend the entry it names.") from error


def measure(asked: tuple[Figure, ...], folder: Path, *, root: Path, workers: int = 1) -> Iterator[Measured]:
    """Each figure as it is now; documents that serve several figures are read once.

    ``folder`` is the gold's, ``root`` the project's, where recorded figures are.
    """
    for one in asked:
        if one.recorded:
            yield Measured(figure=one, now=_recorded(root / one.recorded, one))
    scored = [one for one in asked if not one.recorded]
    for (task, source, rows, scorer), group in groupby(scored, key=attrgetter("task", "gold", "rows", "scorer")):
        ours = folder / scorer if scorer else None
        words = _scored(task, (root if ours else folder) / source, rows, workers, ours)
        for one in group:
            yield Measured(figure=one, now=_found(one, words))


def _recorded(file: Path, figure: Figure) -> float:
    try:
        return float(msgspec.json.decode(file.read_bytes())[figure.find])
    except (OSError, KeyError, msgspec.DecodeError) as error:
        raise EvaluationError(f"{file}: {figure.figure} is not recorded there ({error}). Train again.") from error


def _scored(task: str, source: Path, rows: str, workers: int, scorer: Path | None) -> str | None:
    """The scorer's words; ``None`` where the gold or its scorer is absent."""
    if not source.exists() or (scorer is not None and not scorer.is_file()):
        return None
    with TemporaryDirectory() as scratch:
        part = source if rows == ":" or task in (RECORD, OUTLETS) else _part(source, rows, Path(scratch))
        out = Path(scratch) / "predictions"
        predict_all(task, part, out, workers=workers)
        return score(task, part, out, scorer=scorer)


def _part(source: Path, rows: str, scratch: Path) -> Path:
    """Some documents of a gold file, beside a copy of its scorer."""
    first, _, last = rows.partition(":")
    part = scratch / source.name.removesuffix(".gz")
    gold.write(part, list(gold.documents(source))[int(first or 0) : int(last) if last else None])
    if (source.parent / SCORER).is_file():
        (scratch / SCORER).write_bytes((source.parent / SCORER).read_bytes())
    return part


def _found(figure: Figure, words: str | None) -> float | None:
    if words is None:
        return None
    found = re.search(figure.find, words)
    if not found:
        raise EvaluationError(f"{figure.figure}: the scorer's words hold no {figure.find!r}: {words[:200]}")
    return float(found[1])
