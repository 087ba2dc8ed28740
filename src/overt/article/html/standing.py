"""Where a block stands: its tag, the boxes around it, what they are called, and what else they hold."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from overt.article.html.markers import groups
from overt.article.html.segments import Box, Segment

Floats = npt.NDArray[np.float64]

_TAGS = (
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "td", "blockquote", "figcaption", "button", "dd", "section",
)  # fmt: skip
_AROUND = (
    "article", "main", "aside", "nav", "footer", "header", "figure", "form", "ul", "ol", "table", "blockquote",
    "button", "section", "dialog",
)  # fmt: skip
_AROUND_AT = {tag: at for at, tag in enumerate(_AROUND)}
_ON_THE_WORDS = 1.5  # nearer than any box: the words themselves are so called
_FAR = 12  # boxes; further out, names say nothing about a block
_BOXES = ("words", "link-density", "prose", "segments", "mean-words", "prose-share")
_LEVELS = 4
_NOWHERE = (99.0, 99.0)


def places(segments: Sequence[Segment]) -> Floats:
    """For each block its tag, what it stands in, and how near the boxes are that say something by name."""
    known: dict[Box, Floats] = {}
    rows = np.array([_steps(one.box, known) for one in segments])
    rows[:, len(_AROUND) :][rows[:, len(_AROUND) :] >= _FAR] = np.inf
    near = 1 / (1 + rows)
    columns = _columns()
    for at, one in enumerate(segments):
        for mark in one.marks:
            near[at, columns[mark]] = _ON_THE_WORDS
    tags = [[*(one.box.tag == tag for tag in _TAGS), "-" in one.box.tag, one.box.depth] for one in segments]
    return np.hstack([np.array(tags, dtype=np.float64), near])


def _steps(box: Box, known: dict[Box, Floats]) -> Floats:
    """How many steps out from a box the nearest box with each tag of ``_AROUND`` and with each marker is."""
    chain = []
    for one in box.chain():
        if one in known:
            break
        chain.append(one)
    steps = known[chain[-1].parent] if chain and chain[-1].parent else np.full(len(_AROUND) + len(groups()), np.inf)
    columns = _columns()
    for one in reversed(chain):
        steps = steps + 1
        if one.tag in _AROUND_AT:
            steps[_AROUND_AT[one.tag]] = 0
        for mark in one.marks:
            steps[columns[mark]] = 0
        known[one] = steps
    return known[box]


@cache
def _columns() -> dict[str, int]:
    """The column of each group of markers."""
    return {name: at for at, name in enumerate(groups(), len(_AROUND))}


def place_names() -> list[str]:
    """The names of the columns that ``places`` gives."""
    return [
        *(f"tag-{tag}" for tag in _TAGS), "tag-own", "depth", *(f"in-{tag}" for tag in _AROUND),
        *(f"near-{group}" for group in groups()),
    ]  # fmt: skip


def boxes(one: Segment, *, prose: float) -> list[float]:
    """What the boxes around the block hold, innermost first; ``prose`` is how much of it the page has."""
    row: list[float] = []
    box: Box | None = one.box
    for _ in range(_LEVELS):
        if box is None:
            row.extend([np.nan] * len(_BOXES))
            continue
        density, mean = box.link_words / (box.words + 1), box.words / (box.segments + 1)
        row.extend([box.words, density, box.prose, box.segments, mean, box.prose / prose])
        box = box.parent
    return row


def boxes_names() -> list[str]:
    """The names of the numbers that ``boxes`` gives."""
    return [f"box{level}-{name}" for level in range(_LEVELS) for name in _BOXES]


def core(segments: Sequence[Segment], *, after: int | None = None) -> Box | None:
    """The box that holds the article, by how much prose stands close under it.

    With ``after``, the place of the title, boxes count the less the later after it their prose begins.
    """
    score: Counter[Box] = Counter()
    start: dict[Box, int] = {}
    for at, one in enumerate(segments):
        if one.box.hidden or one.words < 8 or one.link_words * 3 > one.words or (after is not None and at <= after):
            continue
        weight = min(one.words, 100.0)
        for distance, box in zip(range(6), one.box.chain(), strict=False):
            score[box] += weight * (0.6**distance)  # type: ignore[assignment]
            start.setdefault(box, at)
    late = {box: 0.97 ** (start[box] - after) if after is not None else 1.0 for box in score}
    return max(score, key=lambda box: (score[box] * late[box], box.depth), default=None)


def meeting(box: Box, ancestors: dict[Box, int]) -> tuple[float, float]:
    """How many steps up from a box, and from another whose ``ancestors`` are given, to where they meet."""
    for up, one in enumerate(box.chain()):
        if one in ancestors:
            return up, ancestors[one]
    return _NOWHERE


def steps_up(box: Box | None) -> dict[Box, int]:
    """The box and all it stands in, with how many steps up each is."""
    return {one: at for at, one in enumerate(box.chain())} if box else {}
