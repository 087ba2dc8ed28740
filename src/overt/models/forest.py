"""Decision trees grown elsewhere, read from plain arrays and asked many rows at once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from overt.errors import ModelError

Floats = npt.NDArray[np.float64]

# How LightGBM names what a split does with a missing number; the exporter writes the places in this list.
MISSING = ("None", "Zero", "NaN")
# LightGBM takes a number nearer to nought than this for nought.
_NOUGHT = 1e-35
_ARRAYS = ("names", "tree", "feature", "threshold", "goes_left", "missing", "default_left", "leaves")
_ROWS_AT_ONCE = 512
_WIDTHS = ((8, np.uint8), (16, np.uint16), (32, np.uint32), (64, np.uint64))


class Forest:
    """A sum of decision trees that gives the probability of "yes" for each row.

    ``names`` says which column each number of a row is. Supported are binary objectives with numerical splits and at
    most 64 leaves a tree. No tree is walked: each leaf of a tree is a bit, each split that a row fails clears the
    leaves on its left, and the lowest bit that is left is the row's leaf. What a column's value clears, in all trees,
    is looked up in a table by the value's place among the column's thresholds.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        lacking = [name for name in _ARRAYS if name not in arrays]
        if lacking:
            raise ModelError(f"a forest lacks {', '.join(lacking)}. Export it again with training/forest.py.")
        self.names = tuple(str(name) for name in arrays["names"])
        self._leaves: Floats = arrays["leaves"].astype(np.float64)
        self._bits = _bits(self._leaves.shape[1])
        self._columns = [
            column
            for number in range(len(self.names))
            if (column := _Column.of(arrays, number, self._leaves.shape[0], self._bits)) is not None
        ]

    def predict(self, matrix: npt.NDArray[Any]) -> Floats:
        """The probability of "yes" for each row of ``matrix``, whose columns are ``names`` in their order.

        Raises ModelError when the number of columns is another.
        """
        if matrix.ndim != 2 or matrix.shape[1] != len(self.names):
            raise ModelError(f"a matrix of shape {matrix.shape} does not fit a forest of {len(self.names)} columns.")
        scores = np.empty(len(matrix))
        for start in range(0, len(matrix), _ROWS_AT_ONCE):
            part = slice(start, start + _ROWS_AT_ONCE)
            scores[part] = self._scores(matrix[part])
        return np.asarray(1.0 / (1.0 + np.exp(-scores)))

    def _scores(self, rows: npt.NDArray[Any]) -> Floats:
        trees, width = self._leaves.shape
        left = np.full((len(rows), trees), np.iinfo(self._bits).max, dtype=self._bits)
        for column in self._columns:
            left &= column.remaining(rows[:, column.number])
        lowest = left & (~left + self._bits(1))
        leaf = np.log2(lowest.astype(np.float64)).astype(np.intp)
        leaf += np.arange(0, trees * width, width)
        return np.asarray(self._leaves.ravel().take(leaf).sum(axis=1))


class _Column:
    """One column of the matrix: its thresholds, and which leaves of each tree remain for a value between two."""

    def __init__(self, number: int, thresholds: Floats, table: npt.NDArray[Any]) -> None:
        self.number = number
        self._thresholds = thresholds
        self._table = table

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[Any]], number: int, trees: int, bits: type) -> "_Column | None":
        """The column ``number`` of a forest, or None when no tree asks for it."""
        mine = np.flatnonzero(arrays["feature"] == number)
        if not len(mine):
            return None
        thresholds = np.unique(arrays["threshold"][mine])
        table: npt.NDArray[Any] = np.full((len(thresholds) + 3, trees), np.iinfo(bits).max, dtype=bits)
        nought = int(np.searchsorted(thresholds, 0.0))
        for node in mine:
            tree, keep = arrays["tree"][node], ~arrays["goes_left"][node].astype(bits)
            missing, by_default = MISSING[arrays["missing"][node]], bool(arrays["default_left"][node])
            place = int(np.searchsorted(thresholds, arrays["threshold"][node]))
            table[place + 1 : -2, tree] &= keep
            if not (by_default if missing == "Zero" else nought <= place):
                table[-2, tree] &= keep
            if not (by_default if missing != "None" else nought <= place):
                table[-1, tree] &= keep
        return cls(number, thresholds, table)

    def remaining(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Which leaves of each tree remain for each value; the last two rows of the table are nought and missing."""
        rows = np.searchsorted(self._thresholds, values)
        rows[np.abs(values) <= _NOUGHT] = len(self._table) - 2
        rows[np.isnan(values)] = len(self._table) - 1
        return self._table.take(rows, axis=0)


def _bits(leaves: int) -> Any:
    for most, bits in _WIDTHS:
        if leaves <= most:
            return bits
    raise ModelError(f"a tree has {leaves} leaves, 64 are supported. Train it with num_leaves=64 or fewer.")


@cache
def load_forest(name: str) -> Forest:
    """The forest of that name among overt's own models, ``name``.npz beside this file.

    Raises ModelError when there is none, or when the file does not hold a forest.
    """
    file = files("overt.models") / f"{name}.npz"
    if not file.is_file():
        raise ModelError(f"there is no model {name}. Install overt again: its models come with it.")
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return Forest({key: arrays[key] for key in arrays.files})
    except (ValueError, OSError) as error:
        raise ModelError(f"the model {name} cannot be read: {error}. Install overt again.") from error
