"""The blocks of a page's words, and the boxes that they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
# Scripts without spaces between words: about two characters make what English writes as a word.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(slots=True, eq=False)
class Box:
    """An element that sets a block of its own: its place in the tree, what its names say, and what is in it."""

    tag: str
    parent: "Box | None"
    marks: frozenset[str]
    signature: str
    depth: int
    hidden: bool
    words: int = 0
    link_words: int = 0
    prose: int = 0  # words in blocks that read like paragraphs
    segments: int = 0

    def chain(self) -> "Iterator[Box]":
        """The box and all that it stands in, innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Segment:
    """One block of visible words, with how many of them are links and what its inline elements are called."""

    text: str
    box: Box
    words: int
    link_words: int
    links: int
    bold_words: int
    marks: frozenset[str]
    hrefs: tuple[str, ...] = ()
    time: str | None = None


def count_words(text: str) -> int:
    """How many words a text has; scripts without spaces count two characters as one word.

    >>> count_words("It burned."), count_words("火事があった")
    (2, 3)
    """
    if text.isascii():
        return len(_WORD.findall(text))
    dense = len(_DENSE.findall(text))
    return len(_WORD.findall(_DENSE.sub(" ", text))) + (dense + 1) // 2 if dense else len(_WORD.findall(text))
