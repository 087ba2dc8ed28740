"""Which draft stands inside the content of which."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from overt.claims.draft import Draft


def parents(found: Sequence[Draft]) -> list[int | None]:
    """For each draft, by its number, the innermost other draft whose content holds its cue and its content.

    Only drafts that may reach so far are looked at, so the time grows with the text and not with its square.
    """
    pieces = sorted((start, end, number) for number, one in enumerate(found) for start, end in one.content)
    furthest = list(accumulate((end for _, end, _ in pieces), max))
    return [_parent(number, found, pieces, furthest) for number in range(len(found))]


# So many pieces are looked at for a claim around another one; no sentence holds more.
_LOOKED_AT = 60


def _parent(
    number: int, found: Sequence[Draft], pieces: Sequence[tuple[int, int, int]], furthest: Sequence[int]
) -> int | None:
    draft = found[number]
    around: list[tuple[int, int]] = []
    at = bisect_right(pieces, draft.words[0], key=_start) - 1
    last = max(-1, at - _LOOKED_AT)
    while at > last and furthest[at] >= draft.words[1]:
        start, end, other = pieces[at]
        at -= 1
        if other != number and end >= draft.words[1] and found[other].covers(*draft.content[0]):
            around.append((end - start, other))
    return min(around)[1] if around else None


def _start(piece: tuple[int, ...]) -> int:
    return piece[0]
