"""MUC-4 documents as word pieces with the roles they fill."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from overt.evaluation.template_keys import confidences, entities, plain
from overt.events.learned.fillers import CONFIDENCES, ROLES
from overt.models.pieces import cutter

SLOTS = {
    "perpetrator": "perp_individual", "organisation": "perp_organization", "target": "target", "victim": "victim_name",
    "weapon": "instrument", "person": "victim_description",
}  # fmt: skip


FOLDS = 8  # one document in eight is kept back


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, its word pieces, and for each piece its label a role (0 outside, 1 begins, 2 goes on)."""

    row: dict[str, Any]
    text: str
    pieces: Any
    offsets: list[tuple[int, int]]
    words: list[int]  # the piece that begins each word
    labels: Any  # pieces × roles
    sure: Any  # pieces × confidences, 1 where the keys accept the value


def load(file: Path) -> list[dict[str, Any]]:
    """The rows of a gold file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents_of(gold: Path, part: str) -> list[Document]:
    """The documents of one part of MUC-4."""
    return [document(row) for row in load(gold / f"muc4-{part}.jsonl.gz")]


def document(row: dict[str, Any]) -> Document:
    """A row with its labels: every occurrence of a mention, the longest first."""
    text = plain(row["text"])
    encoded = cutter().encode(text, add_special_tokens=False)
    labels = np.zeros((len(encoded.ids), len(ROLES)), dtype=np.int64)
    sure = np.zeros((len(encoded.ids), len(CONFIDENCES)), dtype=np.float32)
    starts = {start: at for at, (start, _) in enumerate(encoded.offsets)}
    ends = {end: at for at, (_, end) in enumerate(encoded.offsets)}
    accepted = dict(confidences(row))
    for column, role in enumerate(ROLES):
        known = entities(row, SLOTS[role])
        for words, entity in sorted(((w, e) for e in known for w in e), key=lambda one: -len(one[0])):
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                first, last = starts.get(match.start()), ends.get(match.end())
                if first is None or last is None or labels[first : last + 1, column].any():
                    continue
                labels[first, column] = 1
                labels[first + 1 : last + 1, column] = 2
                if role == "organisation":
                    for value in accepted.get(entity, ()):
                        sure[first : last + 1, CONFIDENCES.index(value)] = 1
    pieces = np.array(encoded.ids)
    begins = [at for at, one in enumerate(encoded.tokens) if not one.startswith("##")]
    return Document(row=row, text=text, pieces=pieces, offsets=encoded.offsets, words=begins, labels=labels, sure=sure)
