"""Train the forest that decides which words name a place, and write it with its figures.

    python -m training.places.train_finder GOLD_FOLDER [CACHE]

GOLD_FOLDER as for train_ranker.py. CACHE is a file to keep the parses in, for they take longer than the training. The
figures are from five-fold cross-validation by consecutive documents, as there.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from spacy.tokens import Doc, DocBin

from overt.language.parse import parse, pipeline
from overt.language.place_clues import NAMES, matrix
from overt.language.place_spans import LIKELY, MODEL, chosen, possible
from overt.language.place_tokens import Tokens
from training.figures import MODELS, record
from training.forest import PLAIN, arrays_of

CORPORA = ("lgl", "tr-news")
FOLDS, ROUNDS = 5, 200
PARAMETERS = PLAIN | {
    "num_leaves": 20, "learning_rate": 0.06, "min_data_in_leaf": 20, "feature_fraction": 0.6, "bagging_fraction": 0.8,
    "lambda_l2": 2.0, "seed": 1,
}  # fmt: skip


def documents(folder: Path, cache: Path | None) -> list[tuple[str, int, Any, Doc]]:
    """Corpus, fold, gold row and parse of every article."""
    found = []
    for corpus in CORPORA:
        with gzip.open(folder / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        found += [(corpus, at * FOLDS // len(rows), row) for at, row in enumerate(rows)]
    docs = parses([row["text"] for _, _, row in found], cache)
    return [(*one, doc) for one, doc in zip(found, docs, strict=True)]


def parses(texts: list[str], cache: Path | None) -> list[Doc]:
    """The parses of the texts, kept in a file where one is named."""
    if cache and cache.is_file():
        return list(DocBin().from_disk(cache).get_docs(pipeline().vocab))
    docs = [parse(text) for text in texts]
    if cache:
        DocBin(docs=docs).to_disk(cache)
    return docs


def fit(x: Any, y: Any) -> lightgbm.Booster:
    """A forest over some rows."""
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(x, y, feature_name=list(NAMES)), ROUNDS)


def overlap_f1(gold: list[Any], found: list[tuple[int, int]]) -> Counter[str]:
    """Greedy pairs, as the scorer of the gold does it."""
    ranked = sorted(
        (-(min(one["end"], end) - max(one["start"], start)), one["end"] - one["start"] + end - start, mine, theirs)
        for mine, one in enumerate(gold)
        for theirs, (start, end) in enumerate(found)
        if min(one["end"], end) > max(one["start"], start)
    )
    left: set[int] = set()
    right: set[int] = set()
    for _, _, mine, theirs in ranked:
        if mine not in left and theirs not in right:
            left.add(mine)
            right.add(theirs)
    return Counter(hit=len(left), wanted=len(gold), found=len(found))


def labels(row: Any, tokens: Tokens, found: list[Any]) -> Any:
    """Which of the possible places the gold has, to the character."""
    gold = {(one["start"], one["end"]) for one in row["places"]}
    return np.array([tokens.span(one.first, one.last) in gold for one in found], dtype=float)


def report(parts: list[Any], spans: list[Any], likely: float) -> None:
    """Print precision, recall and F1 of overlapping spans; record them for the threshold in use."""
    for corpus in CORPORA:
        n: Counter[str] = Counter()
        for (mine, _, row, _), found in zip(parts, spans, strict=True):
            if mine == corpus:
                n += overlap_f1(row["places"], found)
        precision, recall = n["hit"] / n["found"], n["hit"] / n["wanted"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"from {likely} {corpus}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
        if likely == LIKELY:
            record("place-models", {f"{corpus} found F1 cross-validated": f1})


def main(folder: Path, cache: Path | None) -> None:
    """Cross-validate and print, then train on everything and write."""
    parts = documents(folder, cache)
    tokens = [Tokens.of(doc, row["text"]) for _, _, row, doc in parts]
    found = [possible(one) for one in tokens]
    x = [matrix(one, mine) if mine else np.zeros((0, len(NAMES))) for one, mine in zip(tokens, found, strict=True)]
    y = [labels(part[2], one, mine) for part, one, mine in zip(parts, tokens, found, strict=True)]
    scores: list[Any] = [None] * len(parts)
    for fold in range(FOLDS):
        rest = [at for at, one in enumerate(parts) if one[1] != fold]
        model = fit(np.vstack([x[at] for at in rest]), np.concatenate([y[at] for at in rest]))
        for at, one in enumerate(parts):
            if one[1] == fold:
                scores[at] = model.predict(x[at]) if found[at] else np.zeros(0)
    for likely in (0.3, 0.4, 0.5):
        spans = [
            [one.span(each.first, each.last) for each in chosen(mine, score, likely=likely)]
            for one, mine, score in zip(tokens, found, scores, strict=True)
        ]
        report(parts, spans, likely)
    arrays: dict[str, Any] = arrays_of(fit(np.vstack(x), np.concatenate(y)))
    np.savez_compressed(MODELS / f"{MODEL}.npz", **arrays)
    print(MODEL, (MODELS / f"{MODEL}.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
