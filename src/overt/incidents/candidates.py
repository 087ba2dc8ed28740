"""The pairs that are worth comparing: they share a key, and nothing that needs no words rules them out."""

from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from overt.incidents.keys import NAME
from overt.incidents.outlines import Answers, Numbers, Outlines
from overt.record.merging import Merging

# From so many reports on all keys of the record are gone through, which is quicker than to look for each.
_MANY: Final = 50_000
# So many pairs are asked about, and so many handed out, at once; a block may hold more.
_ASKED_AT_ONCE: Final = 200_000
_GIVEN_AT_ONCE: Final = 20_000
_CODE: Final = 1 << 32

Pairs = tuple[Numbers, Numbers]


def candidates(step: Merging, new: Collection[str]) -> Iterator[list[tuple[str, str]]]:
    """The pairs of new reports among each other and with those there are; the smaller id left.

    Whether two reports are such a pair depends on these two alone, never on what else the record holds or on which of
    them came first. They come in parts, those told at one time together, since few of their words are wanted at once.
    """
    blocks = _Blocks(step.blocks(None if len(new) > _MANY else new))
    ids, asked = _outlined(step, blocks.ids)
    blocks.renumber(ids)
    is_new = np.fromiter((one in new for one in ids), dtype=bool, count=len(ids))
    worth = [left * _CODE + right for left, right in _worth(blocks, asked, is_new)]
    codes = np.unique(np.concatenate(worth)) if worth else np.empty(0, dtype=np.int64)
    for at in range(0, len(codes), _GIVEN_AT_ONCE):
        part = codes[at : at + _GIVEN_AT_ONCE].tolist()
        couples = ((ids[code // _CODE], ids[code % _CODE]) for code in part)
        yield [(min(couple), max(couple)) for couple in couples]


def _outlined(step: Merging, ids: list[str]) -> tuple[list[str], Outlines]:
    """The reports in the order in which they were told, and what can be asked of them."""
    found = step.outlines(ids)
    ordered = sorted(found, key=lambda one: (found[one].told or 0, one))
    return ordered, Outlines([found[one] for one in ordered])


class _Blocks:
    """Keys with the reports under them, as numbers; only those that more than one report holds."""

    def __init__(self, blocks: Iterable[tuple[str, list[str]]]) -> None:
        numbers: dict[str, int] = {}
        members, self.ends, of_name = array("q"), array("q", (0,)), bytearray()
        for key, ids in blocks:
            if len(ids) > 1:
                members.extend(numbers.setdefault(one, len(numbers)) for one in ids)
                self.ends.append(len(members))
                of_name.append(key.startswith(NAME))
        self.ids = list(numbers)
        self.members = np.array(members, dtype=np.int64)
        self.of_name = np.array(of_name, dtype=bool)

    def renumber(self, ids: list[str]) -> None:
        """Call each report by its place among these; one that is not there is left out."""
        place = {one: at for at, one in enumerate(ids)}
        self.members = np.array([place.get(one, -1) for one in self.ids], dtype=np.int64)[self.members]

    def __iter__(self) -> Iterator[tuple[bool, Numbers]]:
        """Whether it is the block of a name, and its reports in order."""
        for at, of_name in enumerate(self.of_name):
            block = self.members[self.ends[at] : self.ends[at + 1]]
            yield bool(of_name), np.sort(block[block >= 0])

    def names(self, count: int) -> NDArray[np.int64]:
        """The names that each report is under, one row a report; where there are fewer, numbers that are no name."""
        key = np.repeat(np.arange(len(self.of_name)), np.diff(self.ends))
        kept = np.repeat(self.of_name, np.diff(self.ends)) & (self.members >= 0)
        report, key = self.members[kept], key[kept]
        order = np.argsort(report, kind="stable")
        report, key = report[order], key[order]
        column = np.arange(len(report)) - np.searchsorted(report, report)
        table = np.full((count, int(column.max(initial=0)) + 1), -1, dtype=np.int64)
        table[report, column] = key
        return table


def _worth(blocks: _Blocks, asked: Outlines, is_new: Answers) -> Iterator[Pairs]:
    """The pairs with a new report that are worth comparing, those that share several keys several times."""
    names = blocks.names(len(is_new))
    for of_name, some in groupby(blocks, itemgetter(0)):
        for left, right in _gathered(_pairs(block, is_new) for _, block in some):
            open_ = ~asked.barred(left, right)
            left, right = left[open_], right[open_]
            if of_name:
                enough = _enough(left, right, asked, names)
                left, right = left[enough], right[enough]
            yield left, right


def _enough(left: Numbers, right: Numbers, asked: Outlines, names: NDArray[np.int64]) -> Answers:
    """Which pairs under a name have more in common: the kind of act, the place, the day, or another name.

    A name that many bear would otherwise bring each of them together with all others.
    """
    enough = asked.agree(left, right)
    for part in np.array_split(np.flatnonzero(~enough), 1 + len(left) // _GIVEN_AT_ONCE):
        mine, theirs = names[left[part]], names[right[part]]
        shared = (mine[:, :, None] == theirs[:, None, :]) & (mine >= 0)[:, :, None]
        enough[part] = shared.sum(axis=(1, 2)) > 1
    return enough


def _pairs(block: Numbers, is_new: Answers) -> Iterator[Pairs]:
    """Each pair of a block that a new report is in, the smaller number left, so many at a time as memory holds."""
    new, old = block[is_new[block]], block[~is_new[block]]
    step = max(1, _ASKED_AT_ONCE // len(block)) if len(block) else 1
    for at in range(0, len(new), step):
        part = new[at : at + step]
        left, right = np.repeat(part, len(old)), np.tile(old, len(part))
        yield np.minimum(left, right), np.maximum(left, right)
        left, right = np.repeat(part, len(new)), np.tile(new, len(part))
        yield left[left < right], right[left < right]


def _gathered(parts: Iterable[Iterator[Pairs]]) -> Iterator[Pairs]:
    """The same pairs, many small parts put together: asking costs as much for one pair as for a thousand."""
    waiting: list[Pairs] = []
    size = 0
    for part in parts:
        for left, right in part:
            waiting.append((left, right))
            size += len(left)
            if size >= _ASKED_AT_ONCE:
                yield np.concatenate([one for one, _ in waiting]), np.concatenate([one for _, one in waiting])
                waiting, size = [], 0
    if waiting:
        yield np.concatenate([one for one, _ in waiting]), np.concatenate([one for _, one in waiting])
