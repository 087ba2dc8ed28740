"""The tagger's network: MiniLM-L6 with one linear layer over every word piece."""

from pathlib import Path

from torch import Tensor, nn
from torch.nn import functional

from overt.events.learned.fillers import COLUMNS
from training.minilm import POSITIONS, WIDTH, Layer, start_from

LAYERS, VOCABULARY = 6, 30_522
LEFT = 2  # the lower layers and the vectors of pieces stay as they are


class SteadyLayer(Layer):
    """A layer of which nothing is dropped out of its attention, which makes a step on one core twice as fast."""

    def attended(self, query: Tensor, key: Tensor, value: Tensor, hidden: Tensor) -> Tensor:
        """What each piece takes in of the others."""
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))


class Tagger(nn.Module):
    """Three numbers a role and piece, and one a value of confidence."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kinds, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(SteadyLayer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, COLUMNS)

    def lower(self, pieces: Tensor, seen: Tensor) -> Tensor:
        """What the part that is not trained makes of each piece."""
        x = self.norm(self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.kinds.weight[0])
        for layer in self.layers[:LEFT]:
            x = layer(x, hidden_of(seen))
        return x

    def upper(self, x: Tensor, seen: Tensor) -> Tensor:
        """The numbers of each piece from its lower state."""
        for layer in self.layers[LEFT:]:
            x = layer(x, hidden_of(seen))
        return self.head(self.dropout(x))

    def forward(self, pieces: Tensor, seen: Tensor) -> Tensor:
        """The numbers of each piece."""
        return self.upper(self.lower(pieces, seen), seen)

    def start_from(self, folder: Path) -> None:
        """Take over MiniLM's weights."""
        start_from(self, folder)


def hidden_of(seen: Tensor) -> Tensor:
    """What is added to the attention scores: nothing for pieces that are there, much less for what fills a row up."""
    return (1.0 - seen[:, None, None, :].float()) * -30000.0
