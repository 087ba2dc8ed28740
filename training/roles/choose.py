"""Set the bounds of the tagger on the documents kept back, or score a shipped tagger on ``tst1`` and ``tst2``.

    python -m training.roles.choose GOLD_FOLDER RUN_FOLDER...
    python -m training.roles.choose GOLD_FOLDER MODEL.onnx

The first prints the bounds that ``overt.events.learned.fill`` holds, and what they reach on the documents that each run
had not seen; the second writes ``figures.json``.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from overt.evaluation.role_score import cleaned, paired, score
from overt.evaluation.template_keys import ROLES
from overt.evaluation.template_keys import entities as keys
from overt.events.learned import fill, network
from overt.events.learned.certainty import clues, value_of
from overt.events.learned.entities import Entity, entities
from overt.events.learned.fillers import fillers
from overt.models.linear import linear
from overt.reading import RoleName
from training.roles.data import Document, documents_of

FIGURES = Path(__file__).parent / "figures.json"
NAMED = {
    "all roles": "CEAF-REE F1, tst1 and tst2",
    "confidence": "sponsor confidence F1, tst1 and tst2",
    "confidence by template": "sponsor confidence by template F1, tst1 and tst2",
}
SURE = 0.6
Found = list[tuple[Document, list[Entity]]]


def found_in(one: Document, numbers: Any) -> list[Entity]:
    """The possible entities of a document."""
    found = fillers(numbers)
    ends = [*(at - 1 for at in one.words[1:]), len(one.pieces) - 1]
    words = {
        filler: one.text[one.offsets[one.words[filler.first]][0] : one.offsets[ends[filler.end - 1]][1]]
        for filler in found
    }
    return entities(found, words)


def judged(found: Found, role: RoleName) -> tuple[list[tuple[float, bool]], int]:
    """The score of every entity of a role and whether it is right, and how many the keys hold."""
    out, wanted = [], 0
    for document, several in found:
        known = [cleaned(one) for one in keys(document.row, ROLES.get(role, "victim_description"))]
        wanted += len(known)
        taken: list[tuple[str, ...]] = []
        for one in sorted((one for one in several if one.role == role), key=lambda one: -one.score):
            words = cleaned([one.words])
            right = paired(known, [*taken, words], lambda a, b: set(b) <= set(a)) > len(taken)
            taken += [words] if right else []
            out.append((one.score, right))
    return sorted(out, reverse=True), wanted


def told_from(judgements: dict[RoleName, tuple[list[tuple[float, bool]], int]]) -> dict[RoleName, float]:
    """From which score on to tell each role, for the best F1 of all roles together.

    An entity is worth telling where twice its chance of being right exceeds the F1 that is reached (Dinkelbach).
    """
    f1, ends = 0.5, dict.fromkeys(judgements, 0)
    wanted = sum(count for _, count in judgements.values())
    for _ in range(20):
        hit = given = 0
        for role, (several, _) in judgements.items():
            hits = np.cumsum([0, *(right for _, right in several)])
            ends[role] = int(np.argmax(2 * hits - f1 * np.arange(len(hits))))
            hit, given = hit + int(hits[ends[role]]), given + ends[role]
        f1 = 2 * hit / (given + wanted)
    return {role: judgements[role][0][max(0, end - 1)][0] for role, end in ends.items()}


def sure_from(several: list[tuple[float, bool]]) -> float:
    """From which score on three of five entities are right; the keys leave out fights of armies, so that more are."""
    shares = np.cumsum([right for _, right in several]) / np.arange(1, len(several) + 1)
    enough = np.flatnonzero(shares >= SURE)
    return several[enough[-1]][0] if len(enough) else 0.99


def prediction(one: Document, several: Iterable[Entity], told: dict[RoleName, float]) -> dict[str, Any]:
    """What the scorer reads of a document."""
    chosen = [entity for entity in several if entity.score >= told[entity.role]]
    return {
        "id": one.row["id"],
        "roles": {role: [[entity.words] for entity in chosen if entity.role == role] for role in ROLES},
        "confidences": [[entity.words, value(one, entity)] for entity in chosen if entity.role == "organisation"],
    }


def value(one: Document, entity: Entity) -> str:
    """How sure the text is of an organisation."""
    names = {entity.words, *(words for words in entity.names)}
    places = {at.span() for name in names for at in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", one.text)}
    return value_of(linear("role-certainty").chances(clues(one.text, sorted(places))), entity)


def of_runs(gold: Path, runs: list[Path]) -> Found:
    """The entities of all documents kept back from one of the runs, by the run that had not seen them."""
    dev = {one.row["id"]: one for one in documents_of(gold, "dev")}
    out: Found = []
    for run in runs:
        with np.load(run / "kept.npz") as kept:
            out += [(dev[name], found_in(dev[name], kept[name])) for name in kept.files]
    return out


def main(gold: Path, runs: list[Path]) -> None:
    """Choose, or score."""
    if runs[0].is_dir():
        found = of_runs(gold, runs)
        judgements = {role: judged(found, role) for role in fill.FIELDS}
        told = told_from({role: one for role, one in judgements.items() if role != "person"})
        told |= told_from({"person": judgements["person"]})
        print("TOLD", {role: round(bound, 2) for role, bound in told.items()})
        print("SURE", {role: round(sure_from(several), 2) for role, (several, _) in judgements.items()})
        print(score([one.row for one, _ in found], [prediction(one, several, told) for one, several in found]))
        return
    tests = [one for part in ("tst1", "tst2") for one in documents_of(gold, part)]
    predictions = [
        prediction(one, found_in(one, network.numbers(one.pieces.tolist())[one.words]), fill.TOLD) for one in tests
    ]
    words = score([one.row for one in tests], predictions)
    print(words)
    lines = {line[:22].strip(): line.split()[-6] for line in words.splitlines()[1:]}
    FIGURES.write_text(json.dumps({figure: float(lines[line]) for line, figure in NAMED.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]])
