"""Train the two forests that choose among the places of one name, and write them with their figures.

    python -m training.places.train_ranker GOLD_FOLDER

GOLD_FOLDER holds lgl.jsonl.gz and tr-news.jsonl.gz: articles with the coordinates of their places. The figures are from
five-fold cross-validation by consecutive documents, so that articles of one newspaper, which stand together in LGL,
are in one fold. The second forest is trained on scores that the first gave to articles it had not seen.
"""

import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from overt.language.distances import kilometres
from overt.language.gazetteer import gazetteer
from overt.language.place_evidence import NAMES, Evidence, evidence
from overt.language.place_ranking import FIRST, SECOND, names_of
from training.figures import MODELS, record
from training.forest import PLAIN, arrays_of

CORPORA = ("lgl", "tr-news")
FOLDS, ROUNDS, NEAR_KM, TIE_KM = 5, 150, 161.0, 20.0
PARAMETERS = PLAIN | {
    "num_leaves": 15, "learning_rate": 0.06, "min_data_in_leaf": 20, "feature_fraction": 0.6, "bagging_fraction": 0.8,
    "lambda_l2": 2.0, "seed": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Document:
    """One article: the evidence, which candidates are right, how much each weighs, and how many places it has."""

    corpus: str
    fold: int
    given: Evidence
    right: Any
    near: Any
    weight: Any
    places: int


def documents(folder: Path) -> list[Document]:
    """The articles that have places with candidates."""
    found = []
    for corpus in CORPORA:
        with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for number, row in enumerate(rows):
            if (one := document(corpus, number * FOLDS // len(rows), row)) is not None:
                found.append(one)
    return found


def document(corpus: str, fold: int, row: Any) -> Document | None:
    """One article, or None when none of its places has a candidate."""
    at = {(one["start"], one["end"]): (one["lat"], one["lon"]) for one in row["places"]}
    names = [one for one in names_of(row["text"], list(at)) if one.candidates.rows]
    if not names:
        return None
    given = evidence(names)
    latlon = gazetteer().latlon
    right, near, weight = (np.zeros(len(given.row)) for _ in range(3))
    for number, named in enumerate(given.names):
        mine = np.flatnonzero(given.name == number)
        away = np.array([[kilometres(*at[span], *latlon[given.row[one]]) for span in named.spans] for one in mine])
        right[mine] = (away[:, 0] <= NEAR_KM) & (away[:, 0] <= away[:, 0].min() + TIE_KM)
        near[mine] = (away <= NEAR_KM).sum(axis=1)
        weight[mine] = np.sqrt(len(named.spans))
    return Document(corpus, fold, given, right, near, weight, len(row["places"]))


def fit(parts: list[tuple[Document, Any]]) -> lightgbm.Booster:
    """A forest over the candidates of some articles."""
    data = lightgbm.Dataset(
        np.vstack([matrix for _, matrix in parts]), np.concatenate([one.right for one, _ in parts]),
        weight=np.concatenate([one.weight for one, _ in parts]), feature_name=list(NAMES),
    )  # fmt: skip
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def unseen(parts: list[Document], folds: Any) -> list[Any]:
    """The first forest's scores of each document, trained on the other folds."""
    scores: list[Any] = [None] * len(parts)
    for fold in sorted(set(folds)):
        model = fit([(one, one.given.matrix()) for one, mine in zip(parts, folds, strict=True) if mine != fold])
        for at, one in enumerate(parts):
            if folds[at] == fold:
                scores[at] = np.asarray(model.predict(one.given.matrix()), dtype=np.float32)
    return scores


def second(parts: list[Document], seed: int) -> lightgbm.Booster:
    """The second forest, on scores that the first gave to articles it had not seen."""
    inner = np.random.default_rng(seed).integers(0, 4, len(parts))
    scores = unseen(parts, inner)
    return fit([(one, one.given.matrix(before)) for one, before in zip(parts, scores, strict=True)])


def accuracy(parts: list[Document], scores: list[Any]) -> dict[str, float]:
    """Share of all gold places within 161 km, those without a candidate counted as wrong."""
    figures = {}
    for corpus in CORPORA:
        mine = [(one, score) for one, score in zip(parts, scores, strict=True) if one.corpus == corpus]
        right = sum(one.near[one.given.best(score)].sum() for one, score in mine)
        figures[corpus] = round(float(right / sum(one.places for one, _ in mine)), 4)
    return figures


def main(folder: Path) -> None:
    """Cross-validate and print, then train on everything and write."""
    parts = documents(folder)
    print("most peopled", accuracy(parts, [-np.arange(len(one.given.row)) for one in parts]))
    outer = [one.fold for one in parts]
    before = unseen(parts, outer)
    print("first round", accuracy(parts, before))
    after: list[Any] = [None] * len(parts)
    for fold in range(FOLDS):
        model = second([one for one in parts if one.fold != fold], fold)
        for at, one in enumerate(parts):
            if one.fold == fold:
                after[at] = np.asarray(model.predict(one.given.matrix(before[at])), dtype=np.float32)
    print("second round", accuracy(parts, after))
    record(
        "place-models",
        {f"{name} accuracy@161km cross-validated": value for name, value in accuracy(parts, after).items()},
    )
    for name, model in ((FIRST, fit([(one, one.given.matrix()) for one in parts])), (SECOND, second(parts, FOLDS))):
        arrays: dict[str, Any] = arrays_of(model)
        np.savez_compressed(MODELS / f"{name}.npz", **arrays)
        print(name, (MODELS / f"{name}.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
