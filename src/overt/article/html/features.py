"""The numbers that the model of HTML furniture looks at, one row for each block of a page."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from overt.article.html.forms import SHAPE, said, said_names, shape
from overt.article.html.segments import Box, Segment
from overt.article.html.standing import boxes, boxes_names, core, meeting, place_names, places, steps_up

Floats = npt.NDArray[np.float64]

_WORDS = re.compile(r"\w+")
_MOST_COMPARED = 400_000
_PROSE = 10  # words of a block that reads like a paragraph
_PAGE = ("segments", "page-words", "page-prose", "at", "at-words", "copies", "earlier-copies")
_TOLD = ("title", "description", "body", "body-words", "body-rate", "agreed", "agreed-words")
_LOOKS = ("same-words", "same-links", "same-count", "same-prose")
_CORES = ("from-core", "after-core", "core-up", "core-down", "in-core", "titled-up", "titled-down", "from-titled")
_TITLES = ("from-title", "title-up", "title-down", "top-headings")
_ARTICLES = ("articles", "article-number", "article-share", "article-titled")
_PASSED = (
    "words", "link-density", "ends-sentence", "tag-p", "near-body", "core-up", "titled-up", "hidden", "title", "stops",
    "cue", "agreed",
)  # fmt: skip
_STEPS = (-3, -2, -1, 1, 2, 3)


class Clues:
    """Words that blocks are compared with: the page's own in its metadata, and another extractor's ``opinion``."""

    def __init__(
        self, *, title: str | None, description: str | None, body: str | None, opinion: str | None = None
    ) -> None:
        self.titles = _grams(title or "", 2)
        self.description = _grams(description or "", 2)
        self.body = _grams(body or "", 3)
        self.body_words = len(_WORDS.findall(body or ""))
        self.opinion = None if opinion is None else _grams(opinion, 3)


def names() -> list[str]:
    """The names of the columns, in order."""
    own = own_names()
    return [*own, *(f"{name}{step:+d}" for step in _STEPS for name in (*_PASSED, "same-box", "same-look"))]


def own_names() -> list[str]:
    """The names of the first columns, which speak of a block alone and not of its neighbours."""
    alone = (*SHAPE, *said_names(), *place_names(), *boxes_names())
    return [*alone, *_PAGE, *_TOLD, *_LOOKS, *_CORES, *_TITLES, *_ARTICLES]


def matrix(segments: Sequence[Segment], clues: Clues) -> Floats:
    """One row for each block; the columns are ``names()``."""
    if not segments:
        return np.zeros((0, len(names())))
    prose = float(sum(map(_prose, segments))) + 1.0
    own = np.hstack(
        [
            np.array([[*shape(one), *said(one)] for one in segments], dtype=np.float64),
            places(segments),
            np.array([boxes(one, prose=prose) for one in segments], dtype=np.float64),
            _page(segments, prose),
            _told(segments, clues, prose),
            _looks(segments),
            _standing(segments, clues),
        ]
    )
    return np.hstack([own, *_passed(segments, own)])


def _prose(one: Segment) -> int:
    return one.words if one.words >= _PROSE and one.link_words * 2 < one.words else 0


def _page(segments: Sequence[Segment], prose: float) -> Floats:
    """The size of the page, how far down each block stands, and how often its words stand on the page."""
    count = len(segments)
    words = np.array([one.words for one in segments], dtype=np.float64)
    total = words.sum() + 1
    copies = Counter(one.text for one in segments)
    seen: Counter[str] = Counter()
    earlier = []
    for one in segments:
        earlier.append(seen[one.text])
        seen[one.text] += 1
    before = (np.cumsum(words) - words) / total
    whole = [np.full(count, number) for number in (count, total, prose)]
    return np.stack(
        [*whole, np.arange(count) / count, before, np.array([copies[one.text] for one in segments]), np.array(earlier)],
        axis=1,
    )


def _told(segments: Sequence[Segment], clues: Clues, prose: float) -> Floats:
    """How far each block agrees with the page's metadata and with the other extractor."""
    rows = []
    for one in segments:
        words = _words(one.text)
        pairs, threes = _runs(words, 2), _runs(words, 3)
        rows.append(
            [
                _share(pairs, clues.titles),
                _share(pairs, clues.description),
                _share(threes, clues.body),
                clues.body_words,
                clues.body_words / prose,
                np.nan if clues.opinion is None else len(threes & clues.opinion) / max(len(threes), 1),
            ]
        )
    told = np.array(rows, dtype=np.float64)
    sizes = np.array([one.words for one in segments], dtype=np.float64)
    return np.hstack([told, np.full((len(segments), 1), float(told[:, -1] @ sizes))])


def _grams(text: str, size: int) -> set[tuple[str, ...]]:
    return _runs(_words(text), size)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text[:_MOST_COMPARED].lower())


def _runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(size)), strict=False)) if len(words) >= size else {tuple(words)}


def _share(mine: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> float:
    return len(mine & theirs) / max(len(mine), 1) if len(theirs) > 1 else np.nan


def _looks(segments: Sequence[Segment]) -> Floats:
    """What the blocks of the same tag and class are like in the mean."""
    looks: dict[str, list[float]] = {}
    for one in segments:
        look = looks.setdefault(one.box.signature, [0.0, 0.0, 0.0, 0.0])
        for at, number in enumerate((one.words, one.link_words, 1, one.words >= _PROSE)):
            look[at] += number
    means = {name: [words / n, links / (words + 1), n, long / n] for name, (words, links, n, long) in looks.items()}
    return np.array([means[one.box.signature] for one in segments], dtype=np.float64)


def _standing(segments: Sequence[Segment], clues: Clues) -> Floats:
    """Where each block stands to the core of the page, to its title, and among its ``article`` elements."""
    heart = core(segments)
    near = steps_up(heart)
    met = [meeting(one.box, near) for one in segments]
    inside = [at for at, (_, down) in enumerate(met) if down == 0 and segments[at].words >= 8]
    first, last = (inside[0], inside[-1]) if inside else (0, len(segments))
    titled = _title_place(segments, clues, first)
    second = core(segments, after=titled) if titled is not None else heart
    beside = steps_up(second)
    to_title = steps_up(segments[titled].box) if titled is not None else {}
    of_articles = _articles(segments, to_title)
    starts = next((at for at, one in enumerate(segments) if second in beside and meeting(one.box, beside)[1] == 0), 0)
    rows = []
    headings = 0
    for at, one in enumerate(segments):
        up, down = met[at]
        headings += one.box.tag == "h1" and titled is not None and at > titled
        row = [at - first, at - last, up, down, down == 0, *meeting(one.box, beside), at - starts]
        row += [at - titled, *meeting(one.box, to_title)] if titled is not None else [np.nan] * 3
        rows.append([*row, headings, *of_articles[at]])
    return np.array(rows, dtype=np.float64)


def _articles(segments: Sequence[Segment], to_title: dict[Box, int]) -> list[list[float]]:
    """How many ``article`` elements hold prose, which of them the block is in, its share, and if it has the title."""
    numbers: dict[Box, int] = {}
    own: list[Box | None] = []
    for one in segments:
        box = next((box for box in one.box.chain() if box.tag == "article" and box.prose >= 3 * _PROSE), None)
        own.append(box)
        if box is not None:
            numbers.setdefault(box, len(numbers) + 1)
    prose = max(sum(box.prose for box in numbers), 1)
    nothing = [float(len(numbers)), 0.0, np.nan, np.nan]
    return [nothing if box is None else [len(numbers), numbers[box], box.prose / prose, box in to_title] for box in own]


def _title_place(segments: Sequence[Segment], clues: Clues, first: int) -> int | None:
    """Which block is the title: the last that repeats it before the article begins, an h1 if there is one."""
    best: tuple[float, int] | None = None
    for at, one in enumerate(segments[: first + 4]):
        if one.words > 40 or one.box.hidden:
            continue
        mine = _grams(one.text, 2)
        alike = len(mine & clues.titles) / max(len(mine | clues.titles), 1)
        score = alike + (0.3 if one.box.tag == "h1" else 0.0)
        if score >= 0.3 and (best is None or score >= best[0]):
            best = score, at
    return best[1] if best else None


def _passed(segments: Sequence[Segment], own: Floats) -> list[Floats]:
    """What each block knows of the three before and after it."""
    known = own_names()
    taken = own[:, [known.index(name) for name in _PASSED]]
    parents = np.array([id(one.box.parent) for one in segments])
    looks = np.unique([one.box.signature for one in segments], return_inverse=True)[1]
    count = len(segments)
    parts: list[Floats] = []
    for step in _STEPS:
        at = np.arange(count) + step
        there = (at >= 0) & (at < count)
        clipped = at.clip(0, count - 1)
        values = np.column_stack([taken[clipped], parents[clipped] == parents, looks[clipped] == looks])
        parts.append(np.where(there[:, None], values, np.nan))
    return parts
