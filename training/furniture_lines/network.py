"""The network that weighs lines by their words: its layers and its training. Needs torch."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import looks
from training.furniture_lines.pages import ARTICLE, UNSURE, LabelledPage

WIDTH, VECTOR, PRINCIPAL = 96, 48, 128
REACH = (1, 2, 4, 8, 16, 32)
EPOCHS, RATE, DECAY = 7, 2e-3, 0.02
WINDOW, MOST_LINES, BATCH = 128, 700, 3_000
SHARE_CUT, SHARE_LOST = 0.5, 0.05


class Example(NamedTuple):
    """A page as the network learns from it."""

    columns: np.ndarray
    vectors: np.ndarray
    labels: np.ndarray
    titles: np.ndarray


class Batch(NamedTuple):
    """Pages of like length, filled up to the longest."""

    columns: Tensor
    vectors: Tensor
    there: Tensor
    labels: Tensor
    titles: Tensor
    share: Tensor


def vectors_from(table: np.ndarray, pages: Sequence[LabelledPage]) -> looks.Vectors:
    """The vectors of word pieces by which one line in five is told apart."""
    return looks.vectors_from(table, sorted({line for page in pages for line in page.lines})[::5], PRINCIPAL)


class Network(nn.Module):
    """Two looks at a page: the first finds what the article is about, the second weighs each line beside that."""

    def __init__(self, centre: np.ndarray, spread: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("centre", torch.tensor(centre, dtype=torch.float32))
        self.register_buffer("spread", torch.tensor(spread, dtype=torch.float32))
        self.columns = nn.Linear(len(centre), WIDTH)
        self.drop, self.drop_vectors = nn.Dropout(0.1), nn.Dropout(0.3)
        self.vector, self.from_vector = nn.Linear(PRINCIPAL, VECTOR), nn.Linear(VECTOR, WIDTH)
        self.first = nn.ModuleList(looks.Around(WIDTH, reach) for reach in REACH)
        self.first_out = nn.Linear(WIDTH, 2)
        self.joined = nn.Linear(WIDTH + 3, WIDTH)
        self.second = nn.ModuleList(looks.Around(WIDTH, reach) for reach in (*REACH[:4], REACH[-1]))
        self.norm, self.second_out = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 2)

    def forward(self, columns: Tensor, vectors: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of "article" and "title" of each line, of both looks."""
        return self.looks(columns, self.vector(self.drop_vectors(vectors)), there)

    def looks(self, columns: Tensor, vector: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """The same for vectors that are already this network's own."""
        there = there[..., None]
        scaled = ((columns - self.centre) / self.spread).clamp(-4, 4) * there
        lines = self.columns(self.drop(scaled)) + self.from_vector(torch.relu(vector))
        for around in self.first:
            lines = around(lines, there)
        first = self.first_out(lines)
        article = torch.sigmoid(first[..., :1]) * there
        beside = looks.subject(vector, article, there)
        lines = functional.relu(self.joined(torch.cat([lines, *beside], -1))) + lines
        for around in self.second:
            lines = around(lines, there)
        return first, self.second_out(self.norm(lines))

    def article(self, columns: Tensor, vector: Tensor, there: Tensor) -> Tensor:
        """Logits of "article" of each line, as the second look has them."""
        return self.looks(columns, vector, there)[1][..., 0]


def example(page: LabelledPage, columns: np.ndarray, vectors: looks.Vectors) -> Example:
    """A page as the network learns from it; where nobody knows the title, no line teaches anything about titles."""
    titles = np.array(page.titles).astype(int) if page.titled else np.full(len(page.lines), UNSURE)
    return Example(columns.astype(np.float32), vectors.of(page.lines), np.array(page.labels), titles)


def ask(network: Network, one: Example) -> np.ndarray:
    """The weight of each line of a page."""
    with torch.no_grad():
        columns, vectors = torch.from_numpy(one.columns)[None], torch.from_numpy(one.vectors)[None]
        logits = network(columns, vectors, torch.ones(1, len(one.labels)))[1]
    return np.asarray(torch.sigmoid(logits[0, :, 0]).double())


def fit(examples: Sequence[Example], seed: int) -> Network:
    """Train a network on whole pages and parts of pages."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    columns = np.vstack([one.columns for one in examples])
    network = Network(columns.mean(0), columns.std(0) + 1e-6)
    looks.trained(
        network, lambda: _batches(examples, rng), lambda pages: _missed(network, _filled(pages)),
        epochs=EPOCHS, rate=RATE, decay=DECAY,
    )  # fmt: skip
    return network


def _batches(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """The pages in a new order, each cut as people select differently, those of like length together."""
    order = rng.sample(examples, len(examples))
    cut = (
        looks.part_of(one, np.flatnonzero(one.labels == ARTICLE), rng, most=MOST_LINES, cut=SHARE_CUT, lost=SHARE_LOST)
        for one in order
    )
    return looks.in_batches(cut, rng, window=WINDOW, most=BATCH)


def _filled(pages: Sequence[Example]) -> Batch:
    def fill(name: str, value: float) -> Tensor:
        rows = [torch.from_numpy(getattr(page, name).astype(np.float32)) for page in pages]
        return nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=value)

    share = torch.tensor([max(30, looks.length(page)) ** -0.5 for page in pages])
    return Batch(
        fill("columns", 0.0), fill("vectors", 0.0), looks.present(pages), fill("labels", -1.0), fill("titles", -1.0),
        share,
    )  # fmt: skip


def _missed(network: Network, batch: Batch) -> Tensor:
    """What both looks get wrong."""
    first, second = network(batch.columns, batch.vectors, batch.there)
    return _loss(second, batch) + 0.5 * _loss(first, batch)


def _loss(logits: Tensor, batch: Batch) -> Tensor:
    article, articles = _share_of_loss(logits[..., 0], batch.labels, batch.share)
    title, titles = _share_of_loss(logits[..., 1], batch.titles, batch.share)
    return article / articles + 0.3 * title / (titles + 1)


def _share_of_loss(logits: Tensor, labels: Tensor, share: Tensor) -> tuple[Tensor, Tensor]:
    """The loss over lines whose label is known, and their weight; a page counts by the root of its lines less."""
    weight = (labels >= 0).float() * share[:, None]
    loss = functional.binary_cross_entropy_with_logits(logits, labels.clamp(0), reduction="none")
    return (loss * weight).sum(), weight.sum()


def export(network: Network, vectors: looks.Vectors, path: Path) -> None:
    """Write the network as an ONNX file."""
    looks.export(network, vectors, path, columns=len(network.centre), rows="lines")
