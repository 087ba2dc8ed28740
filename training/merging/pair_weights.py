"""Fit how much each thing that is compared of two reports counts: python -m training.merging.pair_weights GOLD.

GOLD is ``ecbplus-train.jsonl.gz``. Its documents are read as any page is. Two that lead with an act and share a key are
a pair: of one incident when ECB+ holds them in one subtopic, whose documents all tell of one event; the documents of
the sister subtopic tell of another event of the same kind. The fit is a logistic regression over the features of
`overt.incidents.comparison`, one factor for what speaks for and one for what speaks against, drawn towards 1, which is
the weight set by hand, as strongly as cross-validation by topic allows.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from overt.engines import read_many
from overt.errors import PageError
from overt.incidents.comparison import HAND_PRIOR, by_hand, kind_of
from overt.incidents.keys import keys_of
from overt.incidents.profile import Profile, profile
from overt.pages.page import Page
from overt.record import open_record
from overt.this_reader import reader
from training.figures import MODELS, record

PULLS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 300.0)
STEPS = 60
ONE_IN = 3  # of a record's pairs that share a key, so many to one are of one incident; of those of ECB+ half are
CLOSE = 0.02  # of pulls that do about as well, the strongest: what these pages cannot tell stays as it was set by hand
# Pages of ECB+ seldom tell when they were published or in which country they play, and hold few plots; a kind of act
# that was read wrongly is commoner in them than two acts of different kinds in one town and week, which a record has
# to tell apart. What speaks against by a field keeps its weight.
KEPT = frozenset({"place-", "time-", "stage-", "type-"})
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Compared pairs, one a row: the features' weights set by hand, whether they are of one incident, their topic."""

    kinds: tuple[str, ...]
    x: Array
    y: Array
    topic: NDArray[np.int64]


def leads(gold: Path) -> list[tuple[Profile, str]]:
    """The leading report of every document that has one, with its subtopic."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pages = [Page(name=one["id"], content=one["text"].encode(), outlet=one["id"]) for one in rows]
    subtopic = {page.id: one["subtopic"] for page, one in zip(pages, rows, strict=True)}
    with TemporaryDirectory() as scratch, open_record(Path(scratch) / "ecb.overt") as opened:
        with opened.run("training", reader()) as run:
            for outcome in read_many(pages, workers=1):
                if not isinstance(outcome, PageError):
                    opened.add(*outcome, run)
        with opened.merging() as step:
            accounts = step.accounts(step.all_reports()).values()
    told = [one for one in accounts if one.leads and one.excluded in (None, "generic")]
    return sorted(((profile(one), subtopic[one.page]) for one in told), key=lambda one: one[0].id)


def pairs_of(told: Sequence[tuple[Profile, str]]) -> Pairs:
    """Every pair that shares a key and is not barred."""
    keys = {one.id: keys_of(one) for one, _ in told}
    found: list[tuple[dict[str, float], bool, int]] = []
    for (left, its), (right, theirs) in combinations(told, 2):
        features = by_hand(left, right) if keys[left.id] & keys[right.id] else ()
        if features and not any(one.weight <= -20 for one in features):
            clues: dict[str, float] = {}
            for one in features:
                clues[kind_of(one)] = clues.get(kind_of(one), 0.0) + one.weight
            found.append((clues, its == theirs, int(its.removesuffix("plus"))))
    kinds = tuple(sorted({kind for clues, _, _ in found for kind in clues}))
    return Pairs(
        kinds=kinds,
        x=np.array([[clues.get(kind, 0.0) for kind in kinds] for clues, _, _ in found]),
        y=np.array([float(same) for _, same, _ in found]),
        topic=np.array([topic for _, _, topic in found]),
    )


def fit(pairs: Pairs, rows: NDArray[np.bool_], pull: float) -> Array:
    """The prior and the factors of these rows, by Newton's method; each topic weighs the same, whatever its size."""
    x = np.column_stack([np.ones(int(rows.sum())), pairs.x[rows]])
    y, topic = pairs.y[rows], pairs.topic[rows]
    sizes = {one: int((topic == one).sum()) for one in set(topic.tolist())}
    weight = np.array([len(y) / len(sizes) / sizes[one] for one in topic.tolist()])
    start = np.array([HAND_PRIOR, *([1.0] * len(pairs.kinds))])
    theta, strength = start.copy(), np.full(len(start), pull)
    strength[0] = pull / 25  # the prior is on another scale: it may move by some log odds
    strength[1:] += [1e6 * (kind in KEPT) for kind in pairs.kinds]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ theta, -30, 30)))
        slope = x.T @ (weight * (chance - y)) + strength * (theta - start)
        bend = (x * (weight * chance * (1 - chance))[:, None]).T @ x + np.diag(strength)
        step = np.linalg.solve(bend, slope)
        # What speaks for one incident never comes to speak against it.
        theta = np.concatenate([(theta - step)[:1], np.maximum(0.0, (theta - step)[1:])])
        if float(np.abs(step).max()) < 1e-6:
            break
    return theta


def losses(pairs: Pairs, theta: Array, rows: NDArray[np.bool_]) -> Array:
    """The logarithmic loss of each of these rows."""
    total = np.clip(np.column_stack([np.ones(int(rows.sum())), pairs.x[rows]]) @ theta, -30, 30)
    return np.asarray(np.logaddexp(0.0, total) - pairs.y[rows] * total)


def cross_validated(pairs: Pairs, pull: float | None) -> tuple[float, float]:
    """Loss and F1 of "one incident", each topic judged by a fit on the others; without ``pull``, by hand."""
    loss: list[float] = []
    guessed: list[bool] = []
    wanted: list[bool] = []
    for topic in sorted(set(pairs.topic.tolist())):
        unseen = pairs.topic == topic
        hand = np.array([HAND_PRIOR, *([1.0] * len(pairs.kinds))])
        theta = hand if pull is None else fit(pairs, ~unseen, pull)
        loss.append(float(losses(pairs, theta, unseen).mean()))
        guessed += (np.column_stack([np.ones(int(unseen.sum())), pairs.x[unseen]]) @ theta > 0).tolist()
        wanted += (pairs.y[unseen] > 0).tolist()
    right = sum(one and other for one, other in zip(guessed, wanted, strict=True))
    return float(np.mean(loss)), 2 * right / (sum(guessed) + sum(wanted))


def main(gold: Path) -> None:
    """Fit, measure and write the factors with their figures."""
    pairs = pairs_of(leads(gold))
    print(f"{len(pairs.y)} pairs, {int(pairs.y.sum())} of one incident, {len(set(pairs.topic.tolist()))} topics")
    hand = cross_validated(pairs, None)
    tried: dict[float, tuple[float, float]] = {pull: cross_validated(pairs, pull) for pull in PULLS}
    for name, (loss, f1) in [("by hand", hand), *((str(pull), its) for pull, its in tried.items())]:
        print(f"{name}: loss {loss:.4f}  F1 {f1:.3f}")
    least = min(loss for loss, _ in tried.values())
    best = max(pull for pull, (loss, _) in tried.items() if loss <= least * (1 + CLOSE))
    theta = fit(pairs, np.ones(len(pairs.y), dtype=bool), best)
    share = float(pairs.y.mean())
    theta[0] -= float(np.log(share / (1 - share)) + np.log(ONE_IN - 1))
    write(pairs.kinds, theta)
    record("pair-weights", {
        "pairs, loss cross-validated by topic": tried[best][0], "pairs, loss by hand": hand[0],
        "pairs, F1 cross-validated by topic": tried[best][1], "pairs, F1 by hand": hand[1], "pull": best,
    })  # fmt: skip


def write(kinds: Iterable[str], theta: Array) -> None:
    """Write the prior and the factors, rounded as they are shown."""
    factors: dict[str, Any] = {kind: round(float(one), 3) for kind, one in zip(kinds, theta[1:], strict=True)}
    table = {"prior": round(float(theta[0]), 3), "factors": factors}
    (MODELS / "pair-weights.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(table, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
