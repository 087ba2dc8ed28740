"""Turn annotated articles into windows of numbers that training reads, as the reader at run time would see them.

    python -m training.claims.examples GOLD.jsonl.gz OUT.npz

GOLD has one article a line: its ``text`` and its ``attributions`` with source, cue and content as lists of offsets.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from overt.claims.collect import is_stance, rule_drafts
from overt.claims.draft import Draft
from overt.claims.learned.signs import KINDS, SIZES, Signs, signs
from overt.claims.learned.windows import Window, windows
from overt.claims.quoted import Quotations
from overt.claims.tokens import starts
from overt.language.parse import parse
from overt.reading import Act

Array = NDArray[np.int64]
ACTS: tuple[Act, ...] = get_args(Act)
BEGINS, GOES_ON = 1, 2


def main(gold: Path, out: Path) -> None:
    """Write the windows of every article of the gold."""
    columns: dict[str, list[Array]] = {}
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            for window in examples(row):
                window["article"] = np.array([number])
                for name, values in window.items():
                    columns.setdefault(name, []).append(values)
    lengths = np.array([len(one) for one in columns["pieces"]])
    np.savez_compressed(
        out, allow_pickle=False, lengths=lengths, sizes=np.array(list(SIZES.values())),
        **{name: np.concatenate(values) for name, values in columns.items()},
    )  # fmt: skip
    print(f"{len(lengths)} windows, {lengths.sum()} pieces")


def examples(row: dict[str, Any]) -> Iterator[dict[str, Array]]:
    """The windows of one article with what stands in them."""
    doc = parse(row["text"])
    quoted = Quotations(row["text"])
    found = rule_drafts(doc, quoted, stances=True)
    seen = signs(doc, quoted, found)
    wanted = _labels(doc, row["attributions"], found)
    for window in windows(doc):
        yield _example(window, seen, wanted)


def _labels(doc: Doc, attributions: Sequence[dict[str, Any]], found: Sequence[Draft]) -> dict[str, Array]:
    """For every word its roles, the words it is linked to, and the act and kind of a cue that a rule knows."""
    begins = np.array(starts(doc))
    out = {role: np.zeros(len(doc), dtype=np.int64) for role in ("content", "cue", "source")}
    out |= {name: np.full(len(doc), -1, dtype=np.int64) for name in ("cue_of", "source_of", "act", "kind")}
    known = {int(np.searchsorted(begins, one.words[0])): one for one in found}
    for one in attributions:
        words = {role: _words(one[role], begins) for role in ("content", "cue", "source")}
        for role, numbers in words.items():
            out[role][numbers] = GOES_ON
            for start, _ in one[role]:
                out[role][_words([(start, start + 1)], begins)] = BEGINS
        if not len(words["cue"]):
            continue
        first = words["cue"][0]
        out["cue_of"][words["content"]] = first
        out["source_of"][first] = words["source"][0] if len(words["source"]) else -1
        draft = next((known[number] for number in words["cue"] if number in known), None)
        if draft is not None:
            out["act"][first] = ACTS.index(draft.cue.act)
            out["kind"][first] = KINDS.index("stance" if is_stance(draft) else draft.cue.kind)
    return out


def _words(pieces: Sequence[Sequence[int]], begins: Array) -> Array:
    ranges = [np.arange(*np.searchsorted(begins, piece)) for piece in pieces]
    return np.concatenate(ranges) if ranges else np.zeros(0, dtype=np.int64)


def _example(window: Window, seen: Signs, wanted: dict[str, Array]) -> dict[str, Array]:
    words = window.words
    real = words >= 0
    first = real & (words != np.concatenate(([-2], words[:-1])))
    place = {int(word): number for number, word in enumerate(words) if first[number]}

    def linked(targets: Array) -> Array:
        return np.array([place.get(int(targets[word]), 0) if word >= 0 else 0 for word in words])

    out = {"pieces": window.pieces, "words": words, "head": np.array(
        [place.get(int(seen.head[word]), number) if word >= 0 else number for number, word in enumerate(words)]
    )}  # fmt: skip
    out["signs"] = np.where(real[:, None], seen.values[words], 0)
    for role in ("content", "cue", "source"):
        label = np.where(real, wanted[role][words], 0)
        out[f"is_{role}"] = np.where((label == BEGINS) & ~first, GOES_ON, label)
    out["to_cue"], out["to_source"] = linked(wanted["cue_of"]), linked(wanted["source_of"])
    out["rule_cue"], out["rule_source"] = linked(seen.cue_of), linked(seen.source_of)
    for name in ("act", "kind"):
        out[name] = np.where(first, wanted[name][words], -1)
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
