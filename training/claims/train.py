"""Train the reader of attributions on windows that `examples` wrote, and export it.

    python -m training.claims.train TRAIN.npz MINILM_FOLDER OUT_FOLDER [--layers 3] [--epochs 6]

Every tenth article is held out of training and measured after each epoch. OUT_FOLDER gets ``claim-reader.onnx``, of
eight bits per channel, and a line of figures an epoch in ``log.txt``.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.claims.export import export
from training.claims.network import CUE_SIGN, OUTPUTS, ROLES, RULE_SIGNS, Reader

SEED = 7
BATCH = 16
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
HELD_OUT = 10
FIELDS = (
    "pieces", "head", "signs", "is_content", "is_cue", "is_source", "to_cue", "to_source", "rule_cue", "rule_source",
    "act", "kind",
)  # fmt: skip
Batch = dict[str, Tensor]


class Windows:
    """The windows of all articles, and which are held out."""

    def __init__(self, file: Path) -> None:
        with np.load(file, allow_pickle=False) as stored:
            self.sizes = [int(one) for one in stored["sizes"]]
            lengths = stored["lengths"]
            ends = np.cumsum(lengths)
            self.columns = {name: np.split(stored[name], ends[:-1]) for name in FIELDS}
            self.held = stored["article"] % HELD_OUT == HELD_OUT - 1
        self.lengths = lengths

    def batches(self, *, held: bool, generator: np.random.Generator | None = None) -> Iterator[Batch]:
        """Batches of windows of like length, in random order where a generator is given."""
        chosen = np.flatnonzero(self.held == held)
        noise = generator.uniform(-12, 12, len(chosen)) if generator is not None else 0
        order = chosen[np.argsort(self.lengths[chosen] + noise, kind="stable")]
        groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        if generator is not None:
            generator.shuffle(groups)
        for group in groups:
            yield self._batch(group)

    def _batch(self, group: np.ndarray) -> Batch:
        width = int(self.lengths[group].max())
        out: Batch = {}
        for name in FIELDS:
            rows = [self.columns[name][one] for one in group]
            fill = -1 if name in ("act", "kind") else 0
            table = np.full((len(rows), width, *rows[0].shape[1:]), fill, dtype=np.int64)
            for number, row in enumerate(rows):
                table[number, : len(row)] = row
            out[name] = torch.from_numpy(table)
        out["seen"] = (torch.arange(width) < torch.from_numpy(self.lengths[group])[:, None]).long()
        return out


def told_less(batch: Batch, generator: np.random.Generator) -> Batch:
    """The batch without the rules' signs in some windows and the list of cues in others, not to lean on them."""
    count = len(batch["pieces"])
    signs = batch["signs"].clone()
    no_rules = torch.from_numpy(generator.random(count) < 0.12)
    signs[no_rules, :, RULE_SIGNS] = 0
    signs[torch.from_numpy(generator.random(count) < 0.12), :, CUE_SIGN] = 0
    out = {**batch, "signs": signs}
    for name in ("rule_cue", "rule_source"):
        out[name] = torch.where(no_rules[:, None], torch.zeros_like(batch[name]), batch[name])
    return out


def run(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The reader's logits and links of a batch, in half precision inside."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = reader(*(batch[one] for one in ("pieces", "seen", "signs", "head", "rule_cue", "rule_source")))
    return tuple(one.float() for one in outputs)


def loss_of(outputs: tuple[Tensor, Tensor, Tensor], batch: Batch) -> Tensor:
    """How far the outputs are from the gold: roles of every piece, links of content and cues, act and kind of cues."""
    logits, cue, source = outputs
    parts = dict(zip(OUTPUTS, logits.split(list(OUTPUTS.values()), dim=-1), strict=True))
    seen = batch["seen"].bool()
    weights = {"content": 1.0, "cue": 2.0, "source": 1.5}
    total = sum(weights[one] * functional.cross_entropy(parts[one][seen], batch[f"is_{one}"][seen]) for one in ROLES)
    for scores, target, where in (
        (cue, batch["to_cue"], batch["is_content"] > 0),
        (source, batch["to_source"], batch["is_cue"] == 1),
    ):
        if where.any():
            total = total + 0.5 * functional.cross_entropy(scores[where], target[where])
    for name in ("act", "kind"):
        where = batch[name] >= 0
        if where.any():
            total = total + 0.1 * functional.cross_entropy(parts[name][where], batch[name][where])
    return total


@torch.no_grad()  # type: ignore[untyped-decorator]
def measure(reader: Reader, data: Windows) -> str:
    """Of the held-out articles: F1 of each role piece by piece, and the share of right links, acts and kinds."""
    reader.eval()
    hits, found, wanted = np.zeros(3), np.zeros(3), np.zeros(3)
    right: dict[str, list[float]] = {"cue": [], "source": [], "act": [], "kind": []}
    for batch in data.batches(held=True):
        logits, cue, source = run(reader, batch)
        parts = dict(zip(OUTPUTS, logits.split(list(OUTPUTS.values()), dim=-1), strict=True))
        seen = batch["seen"].bool()
        for number, role in enumerate(ROLES):
            told, gold = (parts[role].argmax(-1) > 0) & seen, batch[f"is_{role}"] > 0
            hits[number] += (told & gold).sum()
            found[number] += told.sum()
            wanted[number] += gold.sum()
        for name, scores, target, where in (
            ("cue", cue, batch["to_cue"], batch["is_content"] > 0),
            ("source", source, batch["to_source"], batch["is_cue"] == 1),
            ("act", parts["act"], batch["act"], batch["act"] >= 0),
            ("kind", parts["kind"], batch["kind"], batch["kind"] >= 0),
        ):
            right[name].extend((scores.argmax(-1) == target)[where].float().tolist())
    reader.train()
    f1 = 2 * hits / (found + wanted)
    roles = " ".join(f"{role} {value:.4f}" for role, value in zip(ROLES, f1, strict=True))
    return roles + " | right " + " ".join(f"{name} {np.mean(values):.4f}" for name, values in right.items())


def optimizer_of(reader: Reader, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a gentle rate for what MiniLM knows, a brisk one for what is new; both rise first and then fall."""
    reader.pieces.weight.requires_grad_(requires_grad=False)
    taken = [
        *reader.layers.parameters(),
        *reader.norm.parameters(),
        *reader.places.parameters(),
        *reader.kinds.parameters(),
    ]
    known = {id(one) for one in taken}
    new = [one for one in reader.parameters() if id(one) not in known and one.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": taken, "lr": ENCODER_RATE}, {"params": new, "lr": HEAD_RATE}], weight_decay=0.01
    )
    rising = max(1, steps // 12)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rising, max(0.02, (steps - step) / (steps - rising)))
    )
    return optimizer, schedule


def main() -> None:
    """Train, measure after every epoch, and export the last state."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("windows", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    generator = np.random.default_rng(SEED)
    data = Windows(options.windows)
    reader = Reader(data.sizes, vocabulary=30_522, layers=options.layers)
    reader.start_from(options.minilm)
    per_epoch = sum(1 for _ in data.batches(held=False))
    optimizer, schedule = optimizer_of(reader, per_epoch * options.epochs)
    started = time.time()
    for epoch in range(1, options.epochs + 1):
        mean = 0.0
        for number, batch in enumerate(data.batches(held=False, generator=generator)):
            loss = loss_of(run(reader, told_less(batch, generator)), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            mean += (float(loss) - mean) / (number + 1)
            if number % 50 == 0:
                print(
                    f"epoch {epoch}, step {number} of {per_epoch}, loss {mean:.4f}, {time.time() - started:.0f} s",
                    flush=True,
                )
        line = f"epoch {epoch}: loss {mean:.4f} | {measure(reader, data)} | {time.time() - started:.0f} s"
        print(line, flush=True)
        with (options.out / "log.txt").open("a") as log:
            log.write(line + "\n")
        torch.save(reader.state_dict(), options.out / "state.pt")
        export(reader, options.out)


if __name__ == "__main__":
    main()
