"""The network that weighs blocks by their words: its layers, its training, its export. Needs torch."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from overt.article.pasted.words import pieces_matrix
from overt.models.pieces import FILL

WIDTH, VECTOR, PRINCIPAL = 64, 32, 96
FIRST, SECOND = (1, 2, 4, 8, 16), (1, 2, 4)
EPOCHS, RATE, DECAY = 10, 3e-3, 0.03
MOST_BLOCKS, BATCH = 600, 2_500
SHARE_CUT, SHARE_LOST = 0.4, 0.05


class Example(NamedTuple):
    """A page as the network learns from it: its blocks' columns and word vectors, which are article, their weights."""

    columns: np.ndarray
    vectors: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


class Vectors(NamedTuple):
    """The vectors of word pieces, along the directions in which the blocks of these pages differ most."""

    table: np.ndarray

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """The mean vector of each block's pieces."""
        means = np.empty((len(texts), self.table.shape[1]), dtype=np.float32)
        for place, pieces in enumerate(pieces_matrix(texts)):
            means[place] = self.table[pieces[pieces != FILL]].mean(0)
        return means


def vectors_from(table: np.ndarray, texts: Sequence[str]) -> Vectors:
    """Turn the pretrained table of word pieces, so that its first directions tell most blocks apart."""
    means = Vectors(table).of(sorted(set(texts))[::7])
    centre = means.mean(0)
    directions = np.linalg.svd(means - centre, full_matrices=False)[2][:PRINCIPAL].T
    spread = ((means - centre) @ directions[:, 0]).std()
    return Vectors(((table - centre) @ directions / spread).astype(np.float32))


class Around(nn.Module):
    """A block beside the blocks ``reach`` before and after it."""

    def __init__(self, reach: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.beside = nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=reach, dilation=reach)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, blocks: Tensor, there: Tensor) -> Tensor:
        """The blocks, each with what its neighbours add."""
        seen = self.beside((self.norm(blocks) * there).transpose(1, 2)).transpose(1, 2)
        value, gate = seen.chunk(2, -1)
        added: Tensor = self.drop(self.out(torch.tanh(value) * torch.sigmoid(gate)))
        return blocks + added


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
        self.first = nn.ModuleList(Around(reach) for reach in FIRST)
        self.first_out = nn.Linear(WIDTH, 1)
        self.joined = nn.Linear(WIDTH + 3, WIDTH)
        self.second = nn.ModuleList(Around(reach) for reach in SECOND)
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
        own = functional.normalize(vector, dim=-1)
        alike = [_alike(own, article), _alike(own, there - article)]
        share = (article.sum(1, keepdim=True) / there.sum(1, keepdim=True)).expand_as(article)
        blocks = functional.relu(self.joined(torch.cat([blocks, *alike, share], -1))) + blocks
        for around in self.second:
            blocks = around(blocks, there)
        return first[..., 0], self.second_out(self.norm(blocks))[..., 0]


def _logarithm(columns: Tensor) -> Tensor:
    """Numbers on a scale on which lengths and counts can be told apart near nought and far from it."""
    return torch.sign(columns) * torch.log1p(torch.abs(columns))


def _alike(own: Tensor, share: Tensor) -> Tensor:
    """How alike each block is to the mean of those that have a share."""
    subject = functional.normalize((own * share).sum(1, keepdim=True), dim=-1)
    return (own * subject).sum(-1, keepdim=True)


def ask(network: Network, columns: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """The weight of each block of a page."""
    with torch.no_grad():
        given = torch.from_numpy(columns)[None], torch.from_numpy(vectors)[None]
        logits = network(*given, torch.ones(1, len(columns)))[1]
    return np.asarray(torch.sigmoid(logits[0]).double())


def fit(examples: Sequence[Example], seed: int) -> Network:
    """Train a network; the weights kept are a running mean over the last hundred steps or so."""
    torch.set_num_threads(1)  # sums in another order would give another network
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(np.vstack([one.columns for one in examples]))
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = len(_batches(examples, rng)) * EPOCHS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=int(steps * 1.3) + 10, pct_start=0.15)
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    for _ in range(EPOCHS):
        for batch in _batches(examples, rng):
            loss = _loss(network, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            for name, value in network.state_dict().items():
                mean[name].mul_(0.99).add_(value, alpha=0.01)
    network.load_state_dict(mean)
    return network.eval()


def _batches(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """The pages in a new order, those of like length together."""
    order = rng.sample(range(len(examples)), len(examples))
    found: list[list[Example]] = []
    for start in range(0, len(order), 96):
        pages = sorted((_varied(examples[place], rng) for place in order[start : start + 96]), key=_length)
        found += _filled_to(BATCH, pages)
    rng.shuffle(found)
    return found


def _filled_to(most: int, pages: Sequence[Example]) -> Iterator[list[Example]]:
    current: list[Example] = []
    for page in pages:
        if current and (len(current) + 1) * _length(page) > most:
            yield current
            current = []
        current.append(page)
    yield current


def _length(page: Example) -> int:
    return len(page.labels)


def _varied(page: Example, rng: random.Random) -> Example:
    """The page without a part of its head, its tail and some blocks: sites differ in what stands around an article."""
    count = _length(page)
    article = np.flatnonzero(page.labels)
    start, end = 0, count
    if len(article) and rng.random() < SHARE_CUT:
        start = rng.randint(0, int(article[0])) if rng.random() < 0.5 else 0
        end = rng.randint(int(article[-1]) + 1, count) if rng.random() < 0.5 else count
    if end - start > MOST_BLOCKS:
        start = rng.randint(start, end - MOST_BLOCKS)
        end = start + MOST_BLOCKS
    chosen = list(range(start, end))
    if rng.random() < SHARE_CUT:
        chosen = [place for place in chosen if rng.random() > SHARE_LOST] or chosen
    return Example(*(values[chosen] for values in page))


def _loss(network: Network, pages: Sequence[Example]) -> Tensor:
    """What both looks get wrong, by the weights of the blocks."""
    columns, vectors, labels, weights = (
        nn.utils.rnn.pad_sequence([torch.from_numpy(one[place]) for one in pages], batch_first=True)
        for place in range(4)
    )
    longest = columns.shape[1]
    there = torch.tensor([[float(place < _length(one)) for place in range(longest)] for one in pages])
    first, second = network(columns, vectors, there)
    return _missed(second, labels, weights) + 0.5 * _missed(first, labels, weights)


def _missed(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    loss = functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    return (loss * weights).sum() / weights.sum()


class Shipped(nn.Module):
    """A network over pieces instead of vectors, with the vectors it makes of them as a table of small whole numbers."""

    def __init__(self, network: Network, vectors: Vectors) -> None:
        super().__init__()
        self.network = network
        with torch.no_grad():
            whole = torch.from_numpy(vectors.table) @ network.vector.weight.T
        step = whole.abs().max(0).values / 127
        self.register_buffer("step", step)
        self.register_buffer("table", (whole / step).round().to(torch.int8))

    def forward(self, columns: Tensor, pieces: Tensor) -> Tensor:
        """The weight of each block of one page."""
        there = (pieces != FILL).float()[..., None]
        mean = (self.table[pieces].float() * self.step * there).sum(1) / there.sum(1)
        vector = mean + self.network.vector.bias
        logits = self.network.looks(columns[None], vector[None], torch.ones_like(columns[None, :, 0]))[1]
        return torch.sigmoid(logits[0])


def export(network: Network, vectors: Vectors, path: Path) -> None:
    """Write the network as an ONNX file that knows nothing of training."""
    given = (torch.zeros(50, network.columns.in_features), torch.ones(50, 12, dtype=torch.long))
    sizes = {"columns": {0: "blocks"}, "pieces": {0: "blocks", 1: "width"}, "weights": {0: "blocks"}}
    torch.onnx.export(
        Shipped(network, vectors).eval(), given, str(path), input_names=["columns", "pieces"],
        output_names=["weights"], dynamic_axes=sizes, dynamo=False, opset_version=17,
    )  # fmt: skip
