"""The lines of a pasted text, cleaned of what is no text, with wrapped paragraphs made whole again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
# Characters that carry no words: control characters but the tab, and the byte order mark wherever it strayed.
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_EDGES = " \t\xa0\u200b\u200c\u200d\u2060\u3000"
_SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_NARROWEST, _WIDEST = 40, 100
_LEAST_FULL, _LEAST_RUNNING_ON = 0.35, 0.35


class Row(NamedTuple):
    """A line of the text, and in which block of lines without an empty line between it stands."""

    text: str
    block: int


def lines_of(text: str) -> tuple[Row, ...]:
    r"""The lines of a text that have words or signs, in order, without the white space around them.

    All kinds of line ends count. NULs and other control characters are dropped, a lone surrogate becomes U+FFFD.
    Blocks of text broken at a fixed column, as in mail, are joined to paragraphs.

    >>> lines_of("\ufeffFire at the depot\r\n\r\nIt burned.\x00")
    (Row(text='Fire at the depot', block=0), Row(text='It burned.', block=1))
    """
    cleaned = _LONE_SURROGATE.sub("\ufffd", _NO_TEXT.sub("", _BREAKS.sub("\n", text)))
    blocks = list(_blocks(cleaned.split("\n")))
    width = _wrapped_at(blocks)
    return tuple(Row(line, number) for number, block in enumerate(blocks) for line in _unwrapped(block, width))


def _blocks(lines: Iterable[str]) -> Iterable[list[str]]:
    """Runs of lines without an empty line between."""
    block: list[str] = []
    for line in lines:
        stripped = line.strip(_EDGES)
        if stripped:
            block.append(stripped)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrapped_at(blocks: Sequence[Sequence[str]]) -> int | None:
    """At which column the text was broken, or None when its lines end where their writers ended them."""
    width = max((len(line) for block in blocks for line in block), default=0)
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if not breaks or not _NARROWEST <= width <= _WIDEST:
        return None
    full = [(line, after) for line, after in breaks if _is_full(line, after, width)]
    running_on = sum(after[0].islower() and not _SENTENCE_END.search(line) for line, after in full)
    is_wrapped = len(full) >= _LEAST_FULL * len(breaks) and running_on >= _LEAST_RUNNING_ON * len(full)
    return width if full and is_wrapped else None


def _unwrapped(block: Sequence[str], width: int | None) -> list[str]:
    """The block's paragraphs: lines broken because the next word did not fit are joined."""
    if width is None:
        return list(block)
    paragraphs = [[block[0]]]
    for line, after in pairwise(block):
        if _is_full(line, after, width):
            paragraphs[-1].append(after)
        else:
            paragraphs.append([after])
    return [" ".join(lines) for lines in paragraphs]


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the line was broken because the next word did not fit."""
    return len(line) + 1 + len(after.split(None, 1)[0]) > width
