"""Train the linear model that says what one party does to another, and write it with its figures.

    python -m training.coding.train GOLD_FOLDER

GOLD_FOLDER holds ``plv-train.jsonl.gz``. The figures are from five-fold cross-validation, a sentence never in two
folds, mean of three foldings. The words of ``event-triggers`` were chosen while reading these sentences, so the same
model is measured without any clue of that list as well.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedGroupKFold

from overt.evaluation.coding import tokens_of
from overt.events.coding import category_between as category_by_list
from overt.events.coding_clues import clues
from overt.events.tree import plant
from overt.language.parse import parse
from training.figures import MODELS, record

STRENGTH, FOLDS, SEEDS = 1.0, 5, (0, 1, 2)
OF_THE_LIST = ("category", "mode", "lemma", "aspect", "turned", "role", "lexicon")


def clues_of(row: dict[str, Any]) -> dict[str, float]:
    """The clues of one sentence of the gold."""
    tree = plant(parse(row["text"]))
    return clues(tree, set(tokens_of(tree, row["source"])), set(tokens_of(tree, row["target"])))


def fitted(x: Any, y: Any) -> LogisticRegression:
    """A model over some rows; seldom categories weigh as much as common ones."""
    return LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced").fit(x, y)


def cross_validated(x: Any, y: Any, groups: Any) -> tuple[float, float]:
    """Macro F1 and accuracy, each sentence judged by a model that has not seen it."""
    macro, right = [], []
    for seed in SEEDS:
        guessed = np.empty(len(y), dtype=object)
        for seen, unseen in StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(x, y, groups):
            guessed[unseen] = fitted(x[seen], y[seen]).predict(x[unseen])
        macro.append(f1_score(y, guessed, average="macro"))
        right.append(float((guessed == y).mean()))
    return float(np.mean(macro)), float(np.mean(right))


def predicted(row: dict[str, Any]) -> str | None:
    """The word list's own category, as the gold names it."""
    tree = plant(parse(row["text"]))
    found = category_by_list(tree, tokens_of(tree, row["source"]), tokens_of(tree, row["target"]))
    if found is None:
        return None
    return "YIELD" if found.category in {"CONCEDE", "RETREAT"} else found.category


def overruling(x: Any, y: Any, groups: Any, listed: list[str]) -> dict[float, tuple[int, int, int]]:
    """How often model and list are right where the model gives another category some chance, cross-validated."""
    counts = {bound: [0, 0, 0] for bound in (0.5, 0.6, 0.7, 0.8, 0.9)}
    for seen, unseen in StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0).split(x, y, groups):
        model = fitted(x[seen], y[seen])
        for at, chances in zip(unseen, model.predict_proba(x[unseen]), strict=True):
            best = model.classes_[chances.argmax()]
            for bound, n in counts.items():
                if chances.max() >= bound and best != listed[at]:
                    n[0] += 1
                    n[1] += best == y[at]
                    n[2] += listed[at] == y[at]
    return {bound: (n[0], n[1], n[2]) for bound, n in counts.items()}


def save(model: LogisticRegression, names: list[str]) -> None:
    """The model as arrays; clues that weigh next to nothing are left out, weights kept in 8 bits."""
    kept = np.abs(model.coef_).max(axis=0) > 0.04
    weights = model.coef_.T[kept]
    scale = np.abs(weights).max() / 127
    np.savez_compressed(
        MODELS / "coding.npz",
        clues=np.frombuffer("\n".join(np.array(names)[kept]).encode(), dtype=np.uint8),
        classes=np.array(model.classes_, dtype=np.str_),
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=model.intercept_.astype(np.float32),
    )


def main(folder: Path) -> None:
    """Measure, then train on everything and write."""
    with gzip.open(folder / "plv-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    y = np.array([row["category"] for row in rows])
    texts = sorted({row["text"] for row in rows})
    groups = np.array([texts.index(row["text"]) for row in rows])
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([clues_of(row) for row in rows])
    names = list(vectorizer.get_feature_names_out())
    listless = np.array([name.split()[0] not in OF_THE_LIST for name in names])
    macro, right = cross_validated(x, y, groups)
    alone, _ = cross_validated(x[:, listless], y, groups)
    sure = overruling(x, y, groups, [str(predicted(row)) for row in rows])
    print("where the model is sure and the list says otherwise, by chance (cases, model right, list right):", sure)
    print(f"macro F1 {macro:.3f}, accuracy {right:.3f}; without the word list, macro F1 {alone:.3f}")
    record("coding", {
        "macro F1 cross-validated": macro, "accuracy cross-validated": right,
        "macro F1 cross-validated without the word list": alone,
    })  # fmt: skip
    save(fitted(x, y), names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
