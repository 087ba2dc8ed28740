"""What the whole page tells about blocks that the model would keep one by one: the text said again, other articles."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from math import ceil

from overt.article.html.segments import Box, Segment

_WORDS = re.compile(r"\w+")
_SIZE = 4
_COVERED = 0.8
_FINER = 0.8  # of the pieces of the whole, at most, has a block that says a part of it
_WHOLE = 40  # words of a block that may be the whole article once more
_OWN_PROSE = 60  # kept words of the article that has the title, for the others to be others
_NEAR = 8  # boxes


def second_look(segments: Sequence[Segment], kept: Sequence[bool], *, title: int | None) -> list[bool]:
    """Which of the kept blocks stay: not what is said again, nor consent notices, nor the articles beside this one.

    ``title`` is the place of the block that shows the title.
    """
    stay = _own_article(segments, list(kept), title)
    stay = _without_notices(segments, stay, title)
    return _once(segments, stay)


def _own_article(segments: Sequence[Segment], kept: list[bool], title: int | None) -> list[bool]:
    """Where the title stands in one of several ``article`` elements, the blocks of the others go."""
    own = _article(segments[title].box) if title is not None else None
    if own is None:
        return kept
    inside = [own in set(one.box.chain()) for one in segments]
    prose = sum(one.words for one, yes, here in zip(segments, kept, inside, strict=True) if yes and here)
    if prose < _OWN_PROSE:
        return kept
    return [yes and (here or _article(one.box) is None) for one, yes, here in zip(segments, kept, inside, strict=True)]


def _article(box: Box) -> Box | None:
    """The outermost ``article`` element around a box."""
    found = None
    for one in box.chain():
        if one.tag == "article":
            found = one
    return found


def _without_notices(segments: Sequence[Segment], kept: list[bool], title: int | None) -> list[bool]:
    """Blocks in boxes named for consent go, unless the title or all of the text stands in such a box."""
    around_title = set(segments[title].box.chain()) if title is not None else set()
    rest = [yes and not _notice(one, around_title) for one, yes in zip(segments, kept, strict=True)]
    words = sum(one.words for one, yes in zip(segments, rest, strict=True) if yes)
    return rest if words >= _OWN_PROSE else kept


def _notice(one: Segment, around_title: set[Box]) -> bool:
    return any("cookie" in box.marks and box not in around_title for box in islice(one.box.chain(), _NEAR))


def _once(segments: Sequence[Segment], kept: list[bool]) -> list[bool]:
    """A block that says most of the article once more, which other blocks say in finer pieces, goes."""
    grams = {at: _grams(one.text) for at, (one, yes) in enumerate(zip(segments, kept, strict=True)) if yes}
    by_rarest = _by_rarest(grams)
    stay = list(kept)
    for at, own in sorted(grams.items(), key=lambda pair: -len(pair[1])):
        if segments[at].words < _WHOLE:
            break
        near = {place for one in own for place in by_rarest.get(one, ()) if place != at and stay[place]}
        said = [grams[place] for place in near if _is_part(grams[place], own)]
        if len(said) >= 2 and len(own.intersection(set().union(*said))) >= _COVERED * len(own):
            stay[at] = False
    return stay


Gram = tuple[str, ...]


def _is_part(part: set[Gram], whole: set[Gram]) -> bool:
    return len(part) < _FINER * len(whole) and len(part & whole) >= _COVERED * len(part)


def _by_rarest(grams: Mapping[int, set[Gram]]) -> dict[Gram, list[int]]:
    """The blocks under their rarest pieces, so many that a block which says the whole of one has one of them too.

    Each block of a long page would else be held against all others.
    """
    common = Counter(chain.from_iterable(grams.values()))
    found: dict[Gram, list[int]] = {}
    for place, own in grams.items():
        for one in _rarest(own, common):
            found.setdefault(one, []).append(place)
    return found


def _rarest(own: set[Gram], common: Counter[Gram]) -> Iterator[Gram]:
    without = len(own) - ceil(_COVERED * len(own))  # so many pieces another block may lack and still cover this one
    return islice(sorted(own, key=common.__getitem__), without + 1)


def _grams(text: str) -> set[Gram]:
    words = _WORDS.findall(text.lower())
    return {tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1)}
