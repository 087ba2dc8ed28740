"""Set the page's words in blocks as a browser would, in one walk over its tree."""

import re
from dataclasses import dataclass, field

from lxml import etree

from overt.article.html.markers import markers
from overt.article.html.segments import Box, Segment, count_words
from overt.article.html.tags import INLINE, UNSHOWN
from overt.article.html.tree import Element

_SPACE = re.compile(r"[\s\u200b\u2060\ufeff\u00ad]+")
_SOFT = re.compile("[\u200b\u2060\ufeff\u00ad]")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Attributes whose words say what an element is for.
_NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component")
_CELLS = frozenset({"td", "th"})
_CELL_WORDS = 12  # longer cells are layout, not data


@dataclass(slots=True)
class _Line:
    """The block that is being set."""

    parts: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    bold: int = 0
    links: int = 0
    marks: set[str] = field(default_factory=set)
    hrefs: list[str] = field(default_factory=list)
    time: str | None = None


class _Setter:
    """Walks the tree once and sets the blocks."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.line = _Line()
        self.box = Box("body", None, frozenset(), "body", 0, hidden=False)
        self.link_depth = 0
        self.bold_depth = 0
        self.pre_depth = 0
        self.rows: list[int] = []
        self.pending_break = False
        self.boxed: list[bool] = []  # whether each open element set a box

    def write(self, text: str) -> None:
        if self.pending_break:
            self._break(text)
        if self.pre_depth and "\n" in text:
            first, *rest = text.split("\n")
            self._put(first)
            for one in rest:
                self.flush()
                self._put(one)
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        line = self.line
        line.parts.append(text)
        if self.link_depth:
            line.linked.append(text)
        if self.bold_depth:
            line.bold += count_words(text)

    def _break(self, text: str) -> None:
        """A line break ends the block, unless the sentence plainly goes on after it."""
        start = text.lstrip()
        if not start:
            return
        self.pending_break = False
        if start[0].islower() and self.line.parts:
            self.line.parts.append(" ")
        else:
            self.flush()

    def flush(self) -> None:
        self.pending_break = False
        line = self.line
        if not line.parts:
            if line.links or line.marks:
                self.line = _Line()
            return
        self.line = _Line()
        text = _SPACE.sub(" ", _SOFT.sub("", "".join(line.parts))).strip()
        if not text:
            return
        words = count_words(text)
        link_words = min(words, count_words(" ".join(line.linked))) if line.linked else 0
        self._add(
            Segment(
                text,
                self.box,
                words,
                link_words,
                line.links,
                min(line.bold, words),
                frozenset(line.marks),
                tuple(line.hrefs),
                line.time,
            )
        )

    def _add(self, segment: Segment) -> None:
        self.segments.append(segment)
        prose = segment.words if segment.words >= 10 and segment.link_words * 2 < segment.words else 0
        box: Box | None = segment.box
        while box is not None:
            box.words += segment.words
            box.link_words += segment.link_words
            box.prose += prose
            box.segments += 1
            box = box.parent

    def open(self, element: Element, tag: str) -> None:
        if tag == "br":
            self.pending_break = True
            return
        keys = element.keys()
        unseen = bool(keys) and _unseen(element, keys)
        sets_box = tag not in INLINE or unseen
        self.boxed.append(sets_box)
        if not sets_box:
            self._open_inline(element, tag)
            return
        self.flush()
        parent = self.box
        names = [value for key in _NAMING if key in keys and (value := element.get(key))] if keys else []
        look = f"{parent.tag}/{tag}.{(element.get('class') or '') if keys else ''}"
        marks = markers(" ".join(names)) if names else frozenset()
        self.box = Box(tag, parent, marks, look, parent.depth + 1, hidden=parent.hidden or unseen)
        if tag == "pre":
            self.pre_depth += 1
        elif tag == "tr":
            self.rows.append(len(self.segments))

    def _open_inline(self, element: Element, tag: str) -> None:
        line = self.line
        if tag == "a":
            self.link_depth += 1
            line.links += 1
            href = element.get("href")
            if href:
                line.hrefs.append(href)
        elif tag in {"b", "strong"}:
            self.bold_depth += 1
        elif tag == "time" and line.time is None:
            line.time = element.get("datetime")
        names = element.get("class")
        if names:
            line.marks |= markers(names)

    def close(self, tag: str) -> None:
        if tag == "br":
            return
        if not self.boxed.pop():
            if tag == "a":
                self.link_depth -= 1
            elif tag in {"b", "strong"}:
                self.bold_depth -= 1
            return
        self.flush()
        self.box = self.box.parent or self.box
        if tag == "pre":
            self.pre_depth -= 1
        elif tag == "tr":
            self._row(self.rows.pop())

    def _row(self, first: int) -> None:
        """Short cells of one row of data stand in one block."""
        cells = self.segments[first:]
        if len(cells) < 2 or any(one.box.tag not in _CELLS or one.words > _CELL_WORDS for one in cells):
            return
        self.segments[first:] = [
            Segment(
                " | ".join(one.text for one in cells),
                cells[0].box,
                sum(one.words for one in cells),
                sum(one.link_words for one in cells),
                sum(one.links for one in cells),
                sum(one.bold_words for one in cells),
                frozenset().union(*(one.marks for one in cells)),
                tuple(href for one in cells for href in one.hrefs),
            )
        ]


def _unseen(element: Element, keys: list[str]) -> bool:
    """Whether an element hides its words, by its own attributes."""
    if "hidden" in keys or ("aria-hidden" in keys and element.get("aria-hidden") == "true"):
        return True
    return "style" in keys and _UNSEEN_STYLE.search(element.get("style")) is not None


def segment(root: Element) -> list[Segment]:
    """All blocks of words of the page, in page order.

    Elements that a browser lays out as blocks begin and end one; so do line breaks, except within a sentence. Words
    that the page hides are among them, marked by their box; scripts, styles and fallbacks for browsers without
    scripts are not.
    """
    setter = _Setter()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipping: Element | None = None
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in UNSHOWN:
                walker.skip_subtree()
                skipping = element
                continue
            setter.open(element, tag)
            if element.text:
                setter.write(element.text)
        else:
            if element is skipping:
                skipping = None
            else:
                setter.close(tag)
            if element.tail:
                setter.write(element.tail)
    setter.flush()
    return setter.segments
