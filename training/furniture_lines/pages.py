"""The pages that the furniture models learn from: lines with labels, whose site they are, and varied copies of them."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html

from overt.pages.domain import registered_domain

ARTICLE, FURNITURE, UNSURE = 1, 0, -1
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "canvas",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "input",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
    ]
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "head", "svg", "title", "textarea", "select", "iframe"])
_SURELY, _HARDLY = 0.7, 0.3
_MOST_AROUND = 8


class LabelledPage(NamedTuple):
    """Lines of a page, what each is, and which of them say the title (nobody knows where ``titled`` is false)."""

    site: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]
    titles: tuple[bool, ...]
    titled: bool


def labelled(path: Path) -> list[LabelledPage]:
    """The pages of gold/lines: one outlet has one ``site``, however its pages are named."""
    found = []
    for page in _rows(path):
        labels = [line["label"] for line in page["lines"]]
        found.append(
            LabelledPage(
                site=_site(page["url"], page["id"]),
                lines=tuple(line["text"] for line in page["lines"]),
                labels=tuple({"article": ARTICLE, "furniture": FURNITURE}.get(label, UNSURE) for label in labels),
                titles=tuple(label == "title" for label in labels),
                titled="title" in labels,
            )
        )
    return found


def from_html(path: Path) -> list[LabelledPage]:
    """Pages of gold/pages as lines, labelled by how many of their four-word runs stand in the body a person took."""
    found = []
    for page in _rows(path):
        root = lxml.html.document_fromstring(page["html"].encode("utf-8", "ignore"))
        lines = [line for line in (re.sub(r"\s+", " ", line).strip() for line in _text(root).split("\n")) if line]
        tab = _words(root.findtext(".//head/title") or "")
        titles = [len(words := _words(line)) >= 4 and words == tab[: len(words)] for line in lines]
        labels = [
            UNSURE if is_title else label for label, is_title in zip(_labels(lines, page["body"]), titles, strict=True)
        ]
        site = _site(page["url"], page["id"])
        found.append(LabelledPage(site, tuple(lines), tuple(labels), tuple(titles), titled=False))
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _site(url: str | None, identifier: str) -> str:
    """The name of the outlet in letters and digits; the second collection names it in the page's id."""
    if url:
        return re.sub(r"\W", "", (registered_domain(url) or "").split(".")[0].lower())
    name = identifier.split("-", 2)[2].rsplit("_", 3)[0].lower()
    return re.sub(r"^(euronews|vogue)(?:fr|en|de)$", r"\1", name)


def _text(root: lxml.html.HtmlElement) -> str:
    pieces: list[str] = []
    stack: list[tuple[lxml.html.HtmlElement | None, str]] = [(root, "")]
    while stack:
        element, text = stack.pop()
        pieces.append(text)
        if element is None or not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        edge = "\n" if element.tag in _BLOCKS else ""
        pieces.append(edge + (element.text or ""))
        stack.append((None, edge))
        for child in reversed(element):
            stack.append((None, child.tail or ""))
            stack.append((child, ""))
    return "".join(pieces)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _labels(lines: Sequence[str], body: str) -> Iterator[int]:
    words = _words(body)
    runs = {tuple(words[place : place + 4]) for place in range(len(words) - 3)}
    short = {tuple(_words(line)) for line in body.split("\n")}
    for line in lines:
        mine = _words(line)
        if len(mine) < 4:
            yield ARTICLE if mine and tuple(mine) in short else FURNITURE
            continue
        found = [tuple(mine[place : place + 4]) in runs for place in range(len(mine) - 3)]
        share = sum(found) / len(found)
        yield ARTICLE if share >= _SURELY else FURNITURE if share <= _HARDLY else UNSURE


def appeals(path: Path) -> list[tuple[str, ...]]:
    """Blocks of furniture lines that we invented."""
    return [tuple(block.split("\n")) for block in path.read_text(encoding="utf-8").strip().split("\n\n")]


def trimmed(page: LabelledPage, rng: random.Random, blocks: Sequence[tuple[str, ...]] = ()) -> LabelledPage | None:
    """The page as somebody pastes it who selected little more than the article, with invented furniture put in.

    None when the page has too little text for that.
    """
    article = [place for place, label in enumerate(page.labels) if label == ARTICLE]
    if len(article) < 4:
        return None
    head = next((place for place in range(article[0], -1, -1) if page.titles[place]), article[0])
    gone = _shortened(article, rng)
    start = max(0, head - rng.choice((0, 0, 0, 1, 3, _MOST_AROUND)))
    end = article[-1] + 1 + rng.choice((0, 0, 0, 1, 3, _MOST_AROUND))
    drop_title = rng.random() < 0.25
    kept = [
        (line, label, title)
        for place, (line, label, title) in enumerate(zip(page.lines, page.labels, page.titles, strict=True))
        if start <= place < end and place not in gone and not (drop_title and title)
    ]
    for block in rng.sample(list(blocks), min(len(blocks), rng.choice((0, 1, 2, 3, 5)))):
        place = rng.choice((0, len(kept), rng.randrange(1, max(2, len(kept))), rng.randrange(1, max(2, len(kept)))))
        kept[place:place] = [(line, FURNITURE, False) for line in block]
    lines, labels, titles = zip(*kept, strict=True)
    return LabelledPage(page.site, lines, labels, titles, page.titled and not drop_title)


def _shortened(article: Sequence[int], rng: random.Random) -> set[int]:
    """The article lines to leave out, so that short articles are seen too: all but a few from one place on, or none."""
    if rng.random() < 0.5:
        return set()
    kept = rng.randrange(3, 12)
    first = rng.randrange(1, max(2, len(article) - kept))
    return set(article[first : first + max(0, len(article) - kept)])
