"""The part of MiniLM that the trained networks are built on: its layers, and where its weights are taken over from."""

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
# MiniLM's names for what is ours, outside the layers and in one layer.
_EMBEDDINGS = {
    "pieces.weight": "embeddings.word_embeddings.weight",
    "places.weight": "embeddings.position_embeddings.weight",
    "kinds.weight": "embeddings.token_type_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias",
}  # fmt: skip
_LAYER = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "first": "attention.output.LayerNorm", "wide": "intermediate.dense",
    "narrow": "output.dense", "second": "output.LayerNorm",
}  # fmt: skip


class Layer(nn.Module):  # torch is not installed where types are checked
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.wide, self.narrow = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """The next state of each piece; ``hidden`` is added to the attention scores of pieces not to be seen."""
        seen = self.attended(split(self.query(x)), split(self.key(x)), split(self.value(x)), hidden)
        x = self.first(x + self.dropout(self.out(seen.transpose(1, 2).flatten(-2))))
        return self.second(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))

    def attended(self, query: Tensor, key: Tensor, value: Tensor, hidden: Tensor) -> Tensor:
        """What each piece takes in of the others."""
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + hidden
        return self.dropout(scores.softmax(-1)) @ value


def split(values: Tensor) -> Tensor:
    """The values of each head by itself."""
    return values.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)


def start_from(network: nn.Module, folder: Path) -> None:
    """Take over the weights of MiniLM's embeddings, and of as many of its layers as the network has."""
    known = load_file(folder / "model.safetensors")
    names = dict(_EMBEDDINGS)
    for number in range(len(network.layers)):
        for ours, theirs in _LAYER.items():
            for kind in ("weight", "bias"):
                names[f"layers.{number}.{ours}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
    missing = network.load_state_dict({ours: known[theirs] for ours, theirs in names.items()}, strict=False)
    assert not missing.unexpected_keys
