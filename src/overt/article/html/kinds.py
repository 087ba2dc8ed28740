"""What a block that stays is: its kind in the vocabulary ``block-kinds``."""

from collections.abc import Sequence

from overt.article.html.metadata import Metadata
from overt.article.html.segments import Box, Segment
from overt.article.html.titles import likeness

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLE = frozenset({"td", "th"})
_LIST = frozenset({"li", "dd", "dt"})
_ENDS = (".", "!", "?", "…", "。", "”", '"', "»", ":", "’")
_NEAR = 3
_FEW_WORDS = 12
_MOST_STANDFIRST = 90


def kind(one: Segment) -> str:
    """The kind of a block of the text, by its tag and its form."""
    tags = [box.tag for box, _ in zip(one.box.chain(), range(_NEAR), strict=False)]
    if tags[0] in _HEADINGS:
        return "question" if one.text.endswith(("?", "？")) else "heading"
    if _TABLE & set(tags) and not one.text.endswith(_ENDS):
        return "table"
    if _LIST & set(tags):
        return "list-item"
    if "blockquote" in tags:
        return "quotation"
    if one.bold_words == one.words and one.words <= _FEW_WORDS and not one.text.endswith((".", "!", "…", "”", '"')):
        return "question" if one.text.endswith(("?", "？")) else "heading"
    return "paragraph" if one.words >= _FEW_WORDS or one.text.endswith(_ENDS) else "text"


def title_place(segments: Sequence[Segment], title: str | None, *, first: int) -> int | None:
    """Which block shows the title: the one most like it before the article begins, a heading before other blocks."""
    if title is None:
        return None
    best: tuple[float, int] | None = None
    for at, one in enumerate(segments[: first + 3]):
        if one.box.hidden or one.words > 60:
            continue
        alike = likeness(one.text, title)
        score = alike + (0.2 if one.box.tag == "h1" else 0.0)
        if alike >= 0.8 and (best is None or score > best[0]):
            best = score, at
    return best[1] if best else None


def standfirst_place(
    segments: Sequence[Segment], kept: Sequence[bool], meta: Metadata, *, title: int | None, first: int
) -> int | None:
    """Which block is the standfirst: between title and text, apart from the text, named so or told by the metadata."""
    description = meta.first("og:description", "description", "twitter:description") or ""
    start = title + 1 if title is not None else max(0, first - 5)
    following = next((at for at in range(first + 1, len(segments)) if kept[at] and segments[at].words >= 8), None)
    body = segments[following].box if following is not None else None
    for at in range(start, min(first + 1, len(segments))):
        one = segments[at]
        if one.box.hidden or not 4 <= one.words <= _MOST_STANDFIRST or one.link_words * 2 > one.words:
            continue
        named = _named(one)
        told = likeness(one.text, description) >= 0.6
        apart = body is None or not _same_run(one.box, body)
        if (named and (told or apart)) or (told and apart):
            return at
    return None


def _named(one: Segment) -> bool:
    near = [box for box, _ in zip(one.box.chain(), range(2), strict=False)]
    marks = set(one.marks).union(*(box.marks for box in near))
    return "subtitle" in marks or ("standfirst" in marks and "teaser" not in near[0].marks)


def _same_run(one: Box, other: Box) -> bool:
    """Whether two boxes are paragraphs of one run: the same tag with the same names under the same parent."""
    return one.parent is other.parent and one.signature == other.signature
