"""The reader's network: the lower layers of MiniLM, told the signs of each word, with heads for roles and links."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
LINK = 64
# Logits for each piece: begins, goes on or not for content, cue and source; ten acts; three kinds of cue.
ROLES = ("content", "cue", "source")
OUTPUTS = {"content": 3, "cue": 3, "source": 3, "act": 10, "kind": 3}
# Which signs come from the rules, by their place in ``SIZES``, and which from the list of cues.
RULE_SIGNS, CUE_SIGN = slice(6, 9), 5


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

        def split(values: Tensor) -> Tensor:
            return values.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + hidden
        seen = self.dropout(scores.softmax(-1)) @ split(self.value(x))
        x = self.first(x + self.dropout(self.out(seen.transpose(1, 2).flatten(-2))))
        return self.second(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Reader(nn.Module):
    """Roles and links of every piece of a window."""

    def __init__(self, sizes: list[int], *, vocabulary: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.signs = nn.ModuleList(nn.Embedding(size, WIDTH) for size in sizes)
        self.governor = nn.Linear(WIDTH, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(WIDTH, sum(OUTPUTS.values()))
        self.links = nn.Linear(WIDTH, 4 * LINK)
        self.trust = nn.Parameter(torch.zeros(4))
        for one in self.signs:
            nn.init.zeros_(one.weight)
        nn.init.zeros_(self.governor.weight)

    def forward(
        self, pieces: Tensor, seen: Tensor, signs: Tensor, head: Tensor, rule_cue: Tensor, rule_source: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of the roles, and for each piece the scores of all as its cue, and as its source if it is a cue."""
        words = self.pieces(pieces)
        x = words + self.places.weight[: pieces.shape[1]] + self.kinds.weight[0]
        for number, table in enumerate(self.signs):
            x = x + table(signs[:, :, number])
        governors = torch.gather(words, 1, head.unsqueeze(-1).expand(-1, -1, WIDTH))
        x = self.dropout(self.norm(x + self.governor(governors)))
        hidden = (1.0 - seen[:, None, None, :].to(x.dtype)) * -30000.0
        for layer in self.layers:
            x = layer(x, hidden)
        query, key, query2, key2 = self.links(x).split(LINK, dim=-1)
        unseen = hidden[:, 0]
        cue = query @ key.transpose(1, 2) * LINK**-0.5 + unseen + self._told(rule_cue, 0)
        source = query2 @ key2.transpose(1, 2) * LINK**-0.5 + unseen + self._told(rule_source, 2)
        return self.roles(x), cue, source

    def _told(self, target: Tensor, at: int) -> Tensor:
        """What the rules' own link adds to its score: one number where they made one, another where they made none."""
        chosen = target.unsqueeze(-1) == torch.arange(target.shape[1], device=target.device)
        worth = torch.where(target > 0, self.trust[at], self.trust[at + 1])
        return chosen.to(worth.dtype) * worth.unsqueeze(-1)

    def start_from(self, folder: Path) -> None:
        """Take over the weights of MiniLM's embeddings and lower layers."""
        known = load_file(folder / "model.safetensors")
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "kinds.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias",
        }  # fmt: skip
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "first": "attention.output.LayerNorm", "wide": "intermediate.dense",
            "narrow": "output.dense", "second": "output.LayerNorm",
        }  # fmt: skip
        for number in range(len(self.layers)):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{number}.{ours}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
        missing = self.load_state_dict({ours: known[theirs] for ours, theirs in names.items()}, strict=False)
        assert not missing.unexpected_keys
