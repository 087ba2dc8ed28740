"""The reader's network: the lower layers of MiniLM, told the signs of each word, with heads for roles and links."""

from pathlib import Path

import torch
from torch import Tensor, nn

from training.minilm import POSITIONS, WIDTH, Layer, start_from

LINK = 64
# Logits for each piece: begins, goes on or not for content, cue and source; ten acts; three kinds of cue.
ROLES = ("content", "cue", "source")
OUTPUTS = {"content": 3, "cue": 3, "source": 3, "act": 10, "kind": 3}
# Which signs come from the rules, by their place in ``SIZES``, and which from the list of cues.
RULE_SIGNS, CUE_SIGN = slice(6, 9), 5


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
        start_from(self, folder)
