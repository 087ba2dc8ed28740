"""The table of claims: who says what to whom, how sure, on what."""

from overt.exports.columns import number, text, whole
from overt.exports.tables.shared import article
from overt.exports.tables.table import Table
from overt.reading import Claim, Source
from overt.record.told import Told

_Row = Told[Claim]


def _who(source: Source | None) -> str | None:
    return (source.name or source.quote) if source else None


CLAIMS: Table[_Row] = Table(
    name="claims",
    meaning="One row a claim: something that an article says somebody said.",
    columns=(
        text("id", "The claim's id; overt show opens it.", lambda one: one.entry.id),
        *article(lambda one: one.origin),
        text("who", "Who says it, by the fullest name known.", lambda one: _who(one.entry.source)),
        text(
            "who_words",
            "The article's words for who says it.",
            lambda one: one.entry.source.quote if one.entry.source else None,
        ),
        text("to_whom", "Whom it is said to.", lambda one: _who(one.entry.addressee)),
        text("act", "What is done by saying it (docs/reading.md, Act).", lambda one: one.entry.act),
        text("form", "direct, indirect or mixed speech.", lambda one: one.entry.form),
        text(
            "factuality",
            "How sure the speaker is, in FactBank's values (docs/reading.md, Factuality).",
            lambda one: one.entry.factuality,
        ),
        text("evidence", "What it rests on (docs/reading.md, Evidence).", lambda one: one.entry.evidence),
        text(
            "evidence_words",
            "The article's words for what it rests on.",
            lambda one: one.entry.evidence_span.quote if one.entry.evidence_span else None,
        ),
        text("cue", "The words that make it a claim: said, denied, according to.", lambda one: one.entry.cue.quote),
        text(
            "content",
            "What is said, in the article's words; the pieces of a split quotation have an ellipsis between.",
            lambda one: " … ".join(piece.quote for piece in (one.entry.content, *one.entry.more)),
        ),
        whole(
            "content_start",
            "Where it begins in the article's text, in code points.",
            lambda one: one.entry.content.start,
        ),
        whole("content_end", "Where its first piece ends.", lambda one: one.entry.content.end),
        text("within", "The claim that it is told in: an id of this table.", lambda one: one.entry.within),
        number("score", "How sure the reader is, from 0 to 1.", lambda one: one.entry.score),
    ),
    rows=lambda snapshot: snapshot.claims(),
)
