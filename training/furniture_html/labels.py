"""Which blocks of a gold page are in the body that a person extracted."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SIZE = 4
_HALF = 0.5


def words(text: str) -> list[str]:
    """The words of a text as the scorer of gold/pages counts them."""
    return re.findall(r"\w+", text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, as the scorer counts them."""
    own = words(text)
    return Counter(tuple(own[at : at + SIZE]) for at in range(max(1, len(own) - SIZE + 1))) if own else Counter()


def body(page: dict[str, Any]) -> str:
    """The gold body as text; fundus pages hold it in sections."""
    held = page["body"]
    if isinstance(held, str):
        return held
    parts = list(held.get("summary", []))
    for section in held.get("sections", []):
        parts += [*section.get("headline", []), *section.get("paragraphs", [])]
    return "\n".join(parts)


def labels(blocks: Sequence[str], gold: str) -> Floats:
    """How much of each block is in the gold body.

    Blocks too short for shingles are 1 where they stand there in context. Each run of words of the body is used up by
    the first block that has it, so that repeated lines count once. Blocks without words are -1.
    """
    left = shingles(gold)
    found = np.full(len(blocks), np.nan)
    for at, block in enumerate(blocks):
        mine = shingles(block)
        if len(words(block)) >= SIZE:
            found[at] = sum((mine & left).values()) / sum(mine.values())
            if found[at] > _HALF:
                left -= mine
    lines = {tuple(words(line)) for line in gold.split("\n")}
    spaced = " " + " ".join(words(gold)) + " "
    long = ~np.isnan(found)
    for at in map(int, np.flatnonzero(~long)):
        own = words(blocks[at])
        before, after = at - 1, at + 1
        kept_before = before >= 0 and long[before] and found[before] > _HALF
        kept_after = after < len(blocks) and long[after] and found[after] > _HALF
        joined = [words(blocks[before])[-2:] + own] if kept_before else []
        joined += [own + words(blocks[after])[:2]] if kept_after else []
        in_context = any(" " + " ".join(run) + " " in spaced for run in joined)
        near = _near(found, long, int(at))
        found[at] = -1.0 if not own else float(near and (in_context or tuple(own) in lines))
    return found


def _near(found: Floats, long: npt.NDArray[np.bool_], at: int) -> bool:
    """Whether the nearest longer block before or after is in the body."""
    before = np.flatnonzero(long[:at])
    after = np.flatnonzero(long[at + 1 :])
    return bool((len(before) and found[before[-1]] > _HALF) or (len(after) and found[at + 1 + after[0]] > _HALF))
