"""The columns of the later models: a line beside neighbours already weighed, and beside the title."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from overt.article.pasted.described import Line
from overt.article.pasted.features import Floats, around, columns_first, longest_run, shifted, windows_of

_AROUND = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
_AROUND_TITLE = (-2, -1, 1, 2, 3)
_HALF = 0.5
_LEAST_LIKELY_TITLE = 0.3
_LEAST_LIKELY_HEADLINE, _LEAST_LIKELY_HEADLINE_BELOW_MENUS = 0.002, 0.1
_SHORT_HEAD = 15
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 4, 25
_NO_TITLES = frozenset({"payment", "newsletter", "donation", "cookies", "share", "advert"})
_FARTHEST = 40

COLUMNS_TITLE = (
    "weight", "before_body", "in_body", "body_share", "title_of_tab", "first_copy", "last_copy_before_body",
)  # fmt: skip
COLUMNS_SECOND = (
    "weight", "weight_run_start", "weight_run_end", "page_weight", "has_title", "from_title", "words_in_title",
    "title_in_words", "title_weight", "said_before", "since_kept", "until_kept", "gap", "cues_in_gap", "kept_before",
    "kept_after",
)  # fmt: skip


def columns_title() -> list[str]:
    """The names of the columns that the title model sees."""
    near = [f"weight{offset:+d}" for offset in _AROUND_TITLE]
    return [*columns_first(), *COLUMNS_TITLE, *near, *windows_of("weight")]


def columns_second() -> list[str]:
    """The names of the columns that the second model sees."""
    near = [f"weight{offset:+d}" for offset in _AROUND]
    return [*columns_first(), *COLUMNS_SECOND, *near, *windows_of("weight")]


def body_of(weights: Floats) -> tuple[int, int]:
    """Where the main text begins and ends (half-open), by the weights of its lines."""
    return longest_run(np.log(np.clip(weights, 0.01, 0.99) / np.clip(1 - weights, 0.01, 0.99)))


def title_matrix(lines: Sequence[Line], first: Floats, weights: Floats) -> Floats:
    """One row a line for the title model, ``weights`` being what the first model says."""
    start, end = body_of(weights)
    index = np.arange(len(lines), dtype=np.float64)
    body = {word for line in lines[start:end] for word in line.words}
    extra = [
        weights,
        np.clip(start - index, -_FARTHEST, _FARTHEST),
        ((index >= start) & (index < end)).astype(np.float64),
        np.array([_share(line.words, body) for line in lines]),
        _held_by_longer(lines),
        *_copies(lines, start),
    ]
    near = [shifted(weights[:, None], offset) for offset in _AROUND_TITLE]
    return np.hstack([first, np.stack(extra, axis=1), *near, around(weights)])


def second_matrix(lines: Sequence[Line], first: Floats, weights: Floats, titles: Floats, title: int | None) -> Floats:
    """One row a line for the second model, given what the first and the title model say and where the title is."""
    start, end = body_of(weights)
    count = len(lines)
    index = np.arange(count, dtype=np.float64)
    words = frozenset(lines[title].words) if title is not None else frozenset()
    extra = [
        weights,
        np.clip(index - start, -_FARTHEST, _FARTHEST),
        np.clip(index - end, -_FARTHEST, _FARTHEST),
        np.full(count, weights.mean() if count else 0.0),
        np.full(count, float(title is not None)),
        np.clip(index - title, -_FARTHEST, _FARTHEST) if title is not None else np.full(count, -100.0),
        np.array([_share(line.words, words) for line in lines]),
        np.array([len(words.intersection(line.words)) / max(1, len(words)) for line in lines]),
        titles,
        _said_before(lines),
        *_gaps(lines, weights),
    ]
    near = [shifted(weights[:, None], offset) for offset in _AROUND]
    return np.hstack([first, np.stack(extra, axis=1), *near, around(weights)])


def _share(words: Sequence[str], among: set[str] | frozenset[str]) -> float:
    return sum(word in among for word in words) / max(1, len(words))


def _copies(lines: Sequence[Line], start: int) -> tuple[Floats, Floats]:
    """Whether a line is the first of its copies, and whether it is the last of them before the body."""
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    for place, line in enumerate(lines):
        first.setdefault(line.words, place)
        if place <= start:
            last[line.words] = place
    return (
        np.array([float(first[line.words] == place) for place, line in enumerate(lines)]),
        np.array([float(last.get(line.words) == place) for place, line in enumerate(lines)]),
    )


def _held_by_longer(lines: Sequence[Line]) -> Floats:
    """Whether another short line begins with the line's words: a tab's title, a link to the page itself."""
    openings = Counter(line.words[:4] for line in lines if 4 <= len(line.words) < 60)
    return np.array([float(min(4, openings[line.words[:4]])) if len(line.words) >= 4 else 0.0 for line in lines])


def _said_before(lines: Sequence[Line]) -> Floats:
    """How many of a line's word pairs stood in lines before it: a pull quote, a doubled caption, a teaser."""
    seen: set[tuple[str, str]] = set()
    found = []
    for line in lines:
        pairs = list(zip(line.words, line.words[1:], strict=False))
        found.append(sum(pair in seen for pair in pairs) / len(pairs) if pairs else 0.0)
        seen.update(pairs)
    return np.array(found)


def _gaps(lines: Sequence[Line], weights: Floats) -> tuple[Floats, ...]:
    """How far the lines are that probably stay, how wide the gap between them is, how many cues stand in it."""
    count = len(lines)
    index = np.arange(count, dtype=np.float64)
    stays = weights >= _HALF
    last = np.maximum.accumulate(np.where(stays, index, -1.0))
    coming = np.minimum.accumulate(np.where(stays, index, float(count))[::-1])[::-1]
    cued = np.concatenate([[0.0], np.cumsum([float(bool(line.hits)) for line in lines])])
    between = cued[coming.astype(int)] - cued[np.maximum(last, 0.0).astype(int)]
    kept: Floats = np.cumsum(stays, dtype=np.float64) - stays
    return (
        np.minimum(index - last, _FARTHEST),
        np.minimum(coming - index, _FARTHEST),
        np.minimum(coming - last, _FARTHEST),
        np.minimum(between, _FARTHEST),
        np.log1p(kept),
        np.log1p(stays.sum() - kept - stays),
    )


def title_of(lines: Sequence[Line], titles: Floats, weights: Floats) -> int | None:
    """Which line is the title, given what the title model and the first model say; None when none is likely enough.

    Where little stands before the text, a line of a headline's form needs less of the model's word.
    """
    if not len(lines):
        return None
    plain = [0.0 if _is_notice(line) else likely for line, likely in zip(lines, titles.tolist(), strict=True)]
    best = int(np.argmax(plain))
    if plain[best] >= _LEAST_LIKELY_TITLE:
        return best
    texts = (place for place, line in enumerate(lines) if line.is_long and weights[place] >= _HALF)
    before = next((place for place in texts if not _is_notice(lines[place])), 0)
    heads = [place for place in range(before) if plain[place] and _is_headline(lines[place])]
    best = max(heads, key=lambda place: plain[place], default=0)
    least = _LEAST_LIKELY_HEADLINE if before <= _SHORT_HEAD else _LEAST_LIKELY_HEADLINE_BELOW_MENUS
    return best if heads and plain[best] >= least else None


def _is_notice(line: Line) -> bool:
    return bool(_NO_TITLES.intersection(hit.group for hit in line.hits))


def _is_headline(line: Line) -> bool:
    return _SHORTEST_HEADLINE <= line.size <= _LONGEST_HEADLINE and not line.own("ends_sentence")
