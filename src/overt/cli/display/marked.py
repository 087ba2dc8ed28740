"""An article's text with its claims and reports marked."""

from collections.abc import Iterator

from rich.text import Text

from overt.reading import Reading

_SOURCE, _CUE, _CONTENT = "bold cyan", "italic cyan", "underline"
_EVIDENCE = "yellow"
_MARK = "bold"


def marked_paragraphs(reading: Reading) -> Iterator[Text]:
    """Each kept block as text; after the words of a claim stands its ``[c1]``, after those of a report its ``[r1]``."""
    whole = Text(reading.article.text)
    for start, end, style in _styles(reading):
        whole.stylize(style, start, end)
    marks = sorted(_marks(reading), reverse=True)
    for block in reading.article.blocks:
        if block.start is not None and block.end is not None:
            paragraph = whole[block.start : block.end]
            for at, mark in marks:
                if block.start < at <= block.end:
                    cut = at - block.start
                    paragraph = Text.assemble(paragraph[:cut], (mark, _MARK), paragraph[cut:])
            if block.kind == "heading":
                paragraph.stylize("bold")
            yield paragraph


def _styles(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for report in reading.reports:
        for span in report.evidence[:1]:
            yield span.start, span.end, _EVIDENCE
    for claim in reading.claims:
        for span in (claim.content, *claim.more):
            yield span.start, span.end, _CONTENT
        yield claim.cue.start, claim.cue.end, _CUE
        if claim.source:
            yield claim.source.start, claim.source.end, _SOURCE


def _marks(reading: Reading) -> Iterator[tuple[int, str]]:
    for claim in reading.claims:
        yield max(span.end for span in (claim.content, *claim.more)), f" [{claim.id}]"
    for report in reading.reports:
        if report.evidence:
            yield report.evidence[0].end, f" [{report.id}]"
