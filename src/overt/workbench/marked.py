"""An article's text cut into pieces, each with the entries that it belongs to, so that all can be marked in place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from overt.reading import Article, Block, Reading
from overt.spans import Span


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Some characters of the text; ``kinds`` say how to mark them, ``of`` are the entries, the narrowest first.

    ``begins`` are the entries whose first piece this is: their mark can be jumped to.
    """

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the page: kept, as pieces; or removed, as its text with the reason. ``position`` names it."""

    position: int
    kind: str
    kept: bool
    reason: str | None = None
    score: float | None = None
    text: str = ""
    pieces: tuple[Piece, ...] = ()


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Words to mark: of which entry, as what."""

    start: int
    end: int
    of: str
    kind: str


def marks(reading: Reading) -> Iterator[Mark]:
    """Everything of a reading that stands on words of the text."""
    for claim in reading.claims:
        for one in (claim.content, *claim.more):
            yield _mark(one, claim.id, "claim")
    for report in reading.reports:
        for one in report.evidence:
            yield _mark(one, report.id, "report")
        # What a reviewer set without any words stands on the whole sentence, which is marked as the report's already.
        sentences = {(one.start, one.end) for one in report.evidence}
        for words, kind in ((report.place, "place"), (report.time, "time")):
            if words and (words.start, words.end) not in sentences:
                yield _mark(words, f"{report.id}-{kind}", kind)
    for event in reading.events:
        if event.time:
            yield _mark(event.time, f"{event.id}-time", "time")
    for mention in reading.mentions:
        if mention.actor or mention.type == "place":
            yield _mark(mention, mention.actor or mention.id, "place" if mention.type == "place" else "name")


def _mark(span: Span, of: str, kind: str) -> Mark:
    return Mark(start=span.start, end=span.end, of=of, kind=kind)


def paragraphs(article: Article, found: Iterator[Mark]) -> tuple[Paragraph, ...]:
    """Every block of the page in its place, the text of those that were kept cut into pieces."""
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    starts, longest = [one.start for one in ordered], max((one.end - one.start for one in ordered), default=0)
    seen: set[str] = set()
    made = []
    for position, block in enumerate(article.blocks):
        if block.kept and block.start is not None and block.end is not None:
            near = ordered[bisect_left(starts, block.start - longest) : bisect_left(starts, block.end)]
            inside = [one for one in near if one.end > block.start]
            pieces = tuple(_pieces(article.text, block.start, block.end, inside, seen))
            made.append(Paragraph(position=position, kind=block.kind, kept=True, pieces=pieces))
        elif not block.kept:
            made.append(_removed(position, block))
    return tuple(made)


def runs(found: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], ...]:
    """The blocks, those that were removed one after the other together."""
    grouped: list[list[Paragraph]] = []
    for one in found:
        if grouped and not one.kept and not grouped[-1][0].kept:
            grouped[-1].append(one)
        else:
            grouped.append([one])
    return tuple(map(tuple, grouped))


def _removed(position: int, block: Block) -> Paragraph:
    return Paragraph(position=position, kind=block.kind, kept=False, reason=block.reason, score=block.score,
                     text=block.text or "")  # fmt: skip


def _pieces(text: str, start: int, end: int, inside: list[Mark], seen: set[str]) -> Iterator[Piece]:
    cuts = sorted({start, end, *(min(max(cut, start), end) for one in inside for cut in (one.start, one.end))})
    opening = defaultdict(list)
    for one in inside:
        opening[max(one.start, start)].append(one)
    here: list[Mark] = []
    for first, last in pairwise(cuts):
        here = [one for one in here if one.end > first] + opening[first]
        narrow = sorted(here, key=lambda one: (one.end - one.start, one.of))
        of = tuple(dict.fromkeys(one.of for one in narrow))
        begins = tuple(one for one in of if one not in seen)
        seen.update(begins)
        kinds = tuple(sorted({one.kind for one in narrow}))
        yield Piece(start=first, text=text[first:last], kinds=kinds, of=of, begins=begins)
