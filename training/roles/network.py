"""The tagger's network: MiniLM-L6 with one linear layer over every word piece."""

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from overt.events.learned.fillers import COLUMNS

WIDTH, HEADS, INNER, POSITIONS, LAYERS, VOCABULARY = 384, 12, 1536, 512, 6, 30_522
LEFT = 2  # the lower layers and the vectors of pieces stay as they are
# MiniLM's names for what is ours, in one layer.
NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "first": "attention.output.LayerNorm", "wide": "intermediate.dense",
    "narrow": "output.dense", "second": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):
    """One layer of BERT; nothing is dropped out of its attention, which makes a step on one core twice as fast."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.wide, self.narrow = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """The next state of each piece; ``hidden`` is added to the attention scores of pieces not to be seen."""

        def split(values: Tensor) -> Tensor:
            return values.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=hidden.to(x.dtype)
        )
        x = self.first(x + self.dropout(self.out(seen.transpose(1, 2).flatten(-2))))
        return self.second(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Tagger(nn.Module):
    """Three numbers a role and piece, and one a value of confidence."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kinds, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
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
        known = load_file(folder / "model.safetensors")
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "kinds.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias",
        }  # fmt: skip
        for at in range(LAYERS):
            for own, theirs in NAMES.items():
                for part in ("weight", "bias"):
                    names[f"layers.{at}.{own}.{part}"] = f"encoder.layer.{at}.{theirs}.{part}"
        missing = self.load_state_dict({own: known[theirs] for own, theirs in names.items()}, strict=False)
        assert not missing.unexpected_keys


def hidden_of(seen: Tensor) -> Tensor:
    """What is added to the attention scores: nothing for pieces that are there, much less for what fills a row up."""
    return (1.0 - seen[:, None, None, :].float()) * -30000.0
