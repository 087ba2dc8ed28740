"""The network that weighs blocks by their words: its layers and its training. Needs torch."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training import looks

WIDTH, VECTOR, PRINCIPAL = 64, 32, 96
FIRST, SECOND = (1, 2, 4, 8, 16), (1, 2, 4)
EPOCHS, RATE, DECAY = 10, 3e-3, 0.03
WINDOW, MOST_BLOCKS, BATCH = 96, 600, 2_500
SHARE_CUT, SHARE_LOST = 0.4, 0.05


class Example(NamedTuple):
    """A page as the network learns from it: its blocks' columns and word vectors, which are article, their weights."""

    columns: np.ndarray
    vectors: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def vectors_from(table: np.ndarray, texts: Sequence[str]) -> looks.Vectors:
    """The vectors of word pieces by which one block in seven is told apart."""
    return looks.vectors_from(table, sorted(set(texts))[::7], PRINCIPAL)


class Network(nn.Module):
    """Two looks at a page: the first finds what the article is about, the second weighs each block beside that."""

    def __init__(self, columns: np.ndarray) -> None:
        super().__init__()
        small = _logarithm(torch.from_numpy(columns))
        known = ~torch.isnan(small)
        centre = torch.nan_to_num(small).sum(0) / known.sum(0).clamp(1)
        spread = ((torch.nan_to_num(small - centre) ** 2).sum(0) / known.sum(0).clamp(1)).sqrt()
        self.register_buffer("centre", centre)
        self.register_buffer("spread", spread + 1e-6)
        self.columns, self.unknown = nn.Linear(columns.shape[1], WIDTH), nn.Linear(columns.shape[1], WIDTH, bias=False)
        self.drop, self.drop_vectors = nn.Dropout(0.15), nn.Dropout(0.3)
        self.vector, self.from_vector = nn.Linear(PRINCIPAL, VECTOR), nn.Linear(VECTOR, WIDTH)
        self.first = nn.ModuleList(looks.Around(WIDTH, reach) for reach in FIRST)
        self.first_out = nn.Linear(WIDTH, 1)
        self.joined = nn.Linear(WIDTH + 3, WIDTH)
        self.second = nn.ModuleList(looks.Around(WIDTH, reach) for reach in SECOND)
        self.norm, self.second_out = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 1)

    def forward(self, columns: Tensor, vectors: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of "article" of each block, of both looks."""
        return self.looks(columns, self.vector(self.drop_vectors(vectors)), there)

    def looks(self, columns: Tensor, vector: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """The same for vectors that are already this network's own."""
        there = there[..., None]
        unknown = torch.isnan(columns)
        scaled = ((_logarithm(columns) - self.centre) / self.spread).clamp(-4, 4)
        scaled = torch.where(unknown, torch.zeros_like(scaled), scaled)
        blocks = self.columns(self.drop(scaled)) + self.unknown(self.drop(unknown.float()))
        blocks = (blocks + self.from_vector(torch.relu(vector))) * there
        for around in self.first:
            blocks = around(blocks, there)
        first = self.first_out(blocks)
        article = torch.sigmoid(first) * there
        beside = looks.subject(vector, article, there)
        blocks = functional.relu(self.joined(torch.cat([blocks, *beside], -1))) + blocks
        for around in self.second:
            blocks = around(blocks, there)
        return first[..., 0], self.second_out(self.norm(blocks))[..., 0]

    def article(self, columns: Tensor, vector: Tensor, there: Tensor) -> Tensor:
        """Logits of "article" of each block, as the second look has them."""
        return self.looks(columns, vector, there)[1]


def _logarithm(columns: Tensor) -> Tensor:
    """Numbers on a scale on which lengths and counts can be told apart near nought and far from it."""
    return torch.sign(columns) * torch.log1p(torch.abs(columns))


def ask(network: Network, columns: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """The weight of each block of a page."""
    with torch.no_grad():
        given = torch.from_numpy(columns)[None], torch.from_numpy(vectors)[None]
        logits = network(*given, torch.ones(1, len(columns)))[1]
    return np.asarray(torch.sigmoid(logits[0]).double())


def fit(examples: Sequence[Example], seed: int) -> Network:
    """Train a network on whole pages and parts of pages."""
    torch.set_num_threads(1)  # sums in another order would give another network
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(np.vstack([one.columns for one in examples]))
    looks.trained(
        network, lambda: _batches(examples, rng), lambda batch: _loss(network, batch),
        epochs=EPOCHS, rate=RATE, decay=DECAY,
    )  # fmt: skip
    return network


def _batches(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """The pages in a new order, each cut as sites differ, those of like length together."""
    order = rng.sample(examples, len(examples))
    cut = (
        looks.part_of(one, np.flatnonzero(one.labels), rng, most=MOST_BLOCKS, cut=SHARE_CUT, lost=SHARE_LOST)
        for one in order
    )
    return looks.in_batches(cut, rng, window=WINDOW, most=BATCH)


def _loss(network: Network, pages: Sequence[Example]) -> Tensor:
    """What both looks get wrong, by the weights of the blocks."""
    columns, vectors, labels, weights = (
        nn.utils.rnn.pad_sequence([torch.from_numpy(one[place]) for one in pages], batch_first=True)
        for place in range(4)
    )
    there = looks.present(pages)
    first, second = network(columns, vectors, there)
    return _missed(second, labels, weights) + 0.5 * _missed(first, labels, weights)


def _missed(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    loss = functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    return (loss * weights).sum() / weights.sum()


def export(network: Network, vectors: looks.Vectors, path: Path) -> None:
    """Write the network as an ONNX file."""
    looks.export(network, vectors, path, columns=network.columns.in_features, rows="blocks")
