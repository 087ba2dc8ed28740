"""The forest gives what the library that grew it gives."""

import time
from typing import Any

import numpy as np
import pytest

from overt.errors import ModelError
from overt.models.forest import Forest, load_forest


def one_split(**changed: Any) -> dict[str, np.ndarray[Any, Any]]:
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "names": np.array(["width"]),
        "tree": np.array([0]),
        "feature": np.array([0]),
        "threshold": np.array([2.0]),
        "goes_left": np.array([1], dtype=np.uint64),
        "missing": np.array([2], dtype=np.int8),
        "default_left": np.array([True]),
        "leaves": np.array([[-1.0, 1.0]]),
    }
    return arrays | changed


def answers(forest: Forest, *values: float) -> list[bool]:
    return [bool(p > 0.5) for p in forest.predict(np.array([[value] for value in values]))]


def test_a_value_at_the_threshold_goes_left() -> None:
    assert answers(Forest(one_split()), 1.9, 2.0, 2.1) == [False, False, True]


@pytest.mark.parametrize(
    ("missing", "default_left", "expected"),
    [
        (0, False, [False, False]),  # missing counts as nought, and nought is below the threshold
        (1, False, [True, True]),  # nought and missing both go the default way
        (1, True, [False, False]),
        (2, False, [False, True]),  # nought is a number like others, missing goes the default way
        (2, True, [False, False]),
    ],
)
def test_nought_and_missing(missing: int, default_left: bool, expected: list[bool]) -> None:
    forest = Forest(one_split(missing=np.array([missing]), default_left=np.array([default_left])))
    assert answers(forest, 0.0, float("nan")) == expected


def test_lacking_arrays_and_columns_are_said_plainly() -> None:
    arrays = one_split()
    del arrays["leaves"]
    with pytest.raises(ModelError, match="lacks leaves"):
        Forest(arrays)
    with pytest.raises(ModelError, match="does not fit a forest of 1 columns"):
        Forest(one_split()).predict(np.zeros((3, 2)))
    with pytest.raises(ModelError, match="no model nowhere"):
        load_forest("nowhere")
    with pytest.raises(ModelError, match="65 leaves"):
        Forest(one_split(leaves=np.zeros((1, 65))))


def test_no_rows_give_no_answers() -> None:
    assert Forest(one_split()).predict(np.zeros((0, 1))).shape == (0,)


@pytest.fixture(scope="module")
def grown() -> tuple[Any, np.ndarray[Any, Any]]:
    lightgbm = pytest.importorskip("lightgbm", reason="the training dependencies are not installed")
    rng = np.random.default_rng(7)
    matrix = rng.normal(size=(2000, 40)).round(2)
    matrix[rng.random(matrix.shape) < 0.1] = np.nan
    matrix[rng.random(matrix.shape) < 0.1] = 0.0
    label = (np.nan_to_num(matrix[:, 0]) * np.nan_to_num(matrix[:, 1]) + np.isnan(matrix[:, 2]) > 0.3).astype(int)
    settings = {"objective": "binary", "num_leaves": 16, "verbosity": -1, "seed": 7, "num_threads": 1}
    return lightgbm.train(settings, lightgbm.Dataset(matrix, label), num_boost_round=300), matrix


def exported(booster: Any) -> Forest:
    from training.forest import arrays_of

    return Forest(arrays_of(booster))


def test_forest_and_library_agree(grown: tuple[Any, np.ndarray[Any, Any]]) -> None:
    booster, matrix = grown
    np.testing.assert_allclose(exported(booster).predict(matrix), booster.predict(matrix), rtol=1e-9)


def test_five_hundred_rows_are_quick(grown: tuple[Any, np.ndarray[Any, Any]]) -> None:
    booster, matrix = grown
    forest, rows = exported(booster), matrix[:500]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        forest.predict(rows)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05, f"500 rows took {min(times):.3f} s"
