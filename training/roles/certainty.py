"""Train the model of certainty on MUC-4's ``dev``: which value the words around an organisation speak for.

python -m training.roles.certainty GOLD_FOLDER
"""

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from overt.evaluation.template_keys import confidences, plain
from overt.events.learned.certainty import clues
from training.roles.data import FOLDS, load

MODEL = Path(__file__).parents[2] / "src/overt/models/role-certainty.npz"
EASE = 0.1


def samples(gold: Path) -> list[tuple[int, dict[str, float], frozenset[str]]]:
    """For every organisation of the keys: its document's number, its clues, the values accepted."""
    out = []
    for number, row in enumerate(load(gold / "muc4-dev.jsonl.gz")):
        text = plain(row["text"])
        for names, values in confidences(row):
            places = {one.span() for name in names for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
            if places:
                out.append((number, clues(text, sorted(places)), values))
    return out


def fitted(some: list[tuple[int, dict[str, float], frozenset[str]]]) -> tuple[DictVectorizer, LogisticRegression]:
    """A model of some samples; one that accepts two values counts half for each."""
    vectorizer = DictVectorizer()
    rows = [(found, value, 1 / len(values)) for _, found, values in some for value in sorted(values)]
    x = vectorizer.fit_transform([one[0] for one in rows])
    model = LogisticRegression(C=EASE, max_iter=2000)
    return vectorizer, model.fit(x, [one[1] for one in rows], sample_weight=[one[2] for one in rows])


def cross_validated(some: list[tuple[int, dict[str, float], frozenset[str]]]) -> float:
    """How often the likeliest value is accepted, in documents not trained on."""
    right = []
    for fold in range(FOLDS):
        vectorizer, model = fitted([one for one in some if one[0] % FOLDS != fold])
        unseen = [one for one in some if one[0] % FOLDS == fold]
        answers = model.predict(vectorizer.transform([one[1] for one in unseen]))
        right += [answer in one[2] for answer, one in zip(answers, unseen, strict=True)]
    return float(np.mean(right))


def save(vectorizer: DictVectorizer, model: LogisticRegression, file: Path) -> None:
    """The model as arrays, its weights in 8 bits."""
    weights: Any = model.coef_.T
    scale = np.abs(weights).max() / 127
    np.savez_compressed(
        file,
        clues=np.frombuffer("\n".join(vectorizer.get_feature_names_out()).encode(), dtype=np.uint8),
        classes=np.array(model.classes_, dtype=np.str_),
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=model.intercept_.astype(np.float32),
    )


if __name__ == "__main__":
    known = samples(Path(sys.argv[1]))
    print(f"{len(known)} organisations, value accepted by words alone, cross-validated: {cross_validated(known):.3f}")
    save(*fitted(known), MODEL)
