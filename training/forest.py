"""Write a LightGBM binary model as the plain arrays that overt.models.forest reads."""

from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from overt.models.forest import MISSING

_MOST_LEAVES = 64
# What every forest is trained with, so that the same data give the same trees on any machine.
PLAIN: dict[str, Any] = {
    "objective": "binary", "bagging_freq": 1, "verbosity": -1, "num_threads": 1, "deterministic": True,
}  # fmt: skip


def arrays_of(booster: lightgbm.Booster) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a trained binary booster: one entry a split, and the values of each tree's leaves.

    ``goes_left`` has a bit for each leaf under the split's left child, counted from the leftmost leaf of the tree.
    Raises ValueError for other objectives, categorical splits and trees of more than 64 leaves.
    """
    model = booster.dump_model()
    if not str(model.get("objective", "")).startswith("binary sigmoid:1") or model.get("average_output"):
        raise ValueError(f"only the plain binary objective can be exported, this is {model.get('objective')!r}")
    splits: list[tuple[int, int, float, int, int, bool]] = []
    leaves = [_tree(info["tree_structure"], number, splits) for number, info in enumerate(model["tree_info"])]
    width = max(len(values) for values in leaves)
    if width > _MOST_LEAVES:
        raise ValueError(f"a tree has {width} leaves, {_MOST_LEAVES} are supported")
    tree, feature, threshold, goes_left, missing, default_left = zip(*splits, strict=True)
    return {
        "names": np.array(model["feature_names"]),
        "tree": np.array(tree, dtype=np.int32),
        "feature": np.array(feature, dtype=np.int32),
        "threshold": np.array(threshold, dtype=np.float64),
        "goes_left": np.array(goes_left, dtype=np.uint64),
        "missing": np.array(missing, dtype=np.int8),
        "default_left": np.array(default_left, dtype=np.bool_),
        "leaves": np.array([values + [0.0] * (width - len(values)) for values in leaves]),
    }


def _tree(root: dict[str, Any], number: int, splits: list[tuple[int, int, float, int, int, bool]]) -> list[float]:
    """The leaf values of a tree from left to right; its splits are added to ``splits``."""
    values: list[float] = []

    def descend(node: dict[str, Any]) -> None:
        if "split_feature" not in node:
            values.append(float(node["leaf_value"]))
            return
        if node["decision_type"] != "<=":
            raise ValueError(f"only numerical splits can be exported, this is {node['decision_type']!r}")
        first = len(values)
        descend(node["left_child"])
        under = sum(1 << leaf for leaf in range(first, len(values)))
        split = (int(node["split_feature"]), float(node["threshold"]), under)
        splits.append((number, *split, MISSING.index(node["missing_type"]), bool(node["default_left"])))
        descend(node["right_child"])

    descend(root)
    return values


def export(booster: lightgbm.Booster, path: Path) -> None:
    """Write the booster's arrays to ``path``, an .npz that overt loads without pickles."""
    np.savez_compressed(path, **arrays_of(booster))  # type: ignore[arg-type]
