"""The article of a page that shows none: in its JSON-LD, or in the data that its scripts would have shown."""

import re
from collections.abc import Iterator

import msgspec

from overt.article.html.metadata import Metadata
from overt.article.html.segments import count_words
from overt.article.html.setting import segment
from overt.article.html.tree import Element, parse

_STRING = re.compile(r'"((?:[^"\\]|\\.){200,400000})"', re.DOTALL)
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|blockquote)\b", re.I)
_DATA = re.compile(r'"\s*:\s*[\[{"\d]')
_MOST_KEYS = 5  # a string with more of them is data in its turn, not text
_FEWEST_WORDS = 60  # of an article
_FEWEST_IN_BLOCK = 5
_MOST_SCRIPT = 3_000_000
_DEEPEST = 3


def from_metadata(meta: Metadata) -> tuple[str, ...]:
    """The paragraphs of the longest article body in the page's JSON-LD."""
    bodies = [one for one in meta.values("articleBody") if isinstance(one, str)]
    return _paragraphs(max(bodies, key=len, default=""))


def scripts(root: Element) -> tuple[str, ...]:
    """The sources of the page's own scripts that may hold its text."""
    found = (one.text for one in root.iter("script") if not one.get("src") and "ld+json" not in (one.get("type") or ""))
    return tuple(text for text in found if text and 200 < len(text) <= _MOST_SCRIPT)


def from_scripts(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs of the longest piece of marked-up text among the strings of the page's scripts.

    Strings are read as JSON, and strings in strings; only those with the markup of paragraphs count.
    """
    best: tuple[str, ...] = ()
    for source in sources:
        for text in _strings(source, 0):
            found = _paragraphs(text)
            if sum(map(len, found)) > sum(map(len, best)):
                best = found
    return best


def _strings(source: str, depth: int) -> Iterator[str]:
    for match in _STRING.finditer(source):
        try:
            text = msgspec.json.decode(b'"' + match[1].encode("utf-8", "replace") + b'"', type=str)
        except msgspec.DecodeError:
            continue
        if len(_DATA.findall(text)) >= _MOST_KEYS:
            if depth < _DEEPEST:
                yield from _strings(text, depth + 1)
        elif _MARKUP.search(text):
            yield text


def _paragraphs(text: str) -> tuple[str, ...]:
    """The blocks of some length of a text, with or without markup; none when together they are no article."""
    if _MARKUP.search(text):
        root, _ = parse(text)
        lines = [one.text for one in segment(root) if one.link_words * 2 < one.words] if root is not None else []
    else:
        lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = tuple(dict.fromkeys(line for line in lines if count_words(line) >= _FEWEST_IN_BLOCK))
    return kept if sum(map(count_words, kept)) >= _FEWEST_WORDS else ()
