"""The tables of claims, and of figures that are given."""

from sqlalchemy import Index, Table, UniqueConstraint

from overt.record.columns import code, link, listed, metadata, number, numbers, position, source, span, words

claims = Table(
    "claims",
    metadata,
    number(),
    *code("id"),
    link("reading_id", "readings.id"),
    *code("local"),
    *source("source"),
    *words("source_folded", required=True),
    *source("addressee"),
    *span("cue"),
    *span("content"),
    *words("continued"),
    *words("about", required=True),
    *code("act", "form", "factuality", "evidence"),
    *span("evidence", required=False),
    *code("within_claim", required=False),
    *numbers("score"),
    UniqueConstraint("id"),
    Index(None, "reading_id"),
    Index(None, "source_actor"),
    *code("denies", required=False),
    *listed(),
    Index(None, "act", "listed"),
    Index(None, "evidence", "listed"),
    Index(None, "factuality", "listed"),
    Index(None, "denies"),
    # Of the source's actor: what somebody denies, accuses or orders is counted in the index alone.
    *code("source_wikidata", required=False),
    Index(None, "source_wikidata", "act", "listed"),
)

claim_pieces = Table("claim_pieces", metadata, link("claim_id", "claims.id", key=True), position(), *span())

figures = Table(
    "figures",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *span(),
    *words("what", required=True),
    *numbers("value"),
    *words("change"),
    *code("since", "until", "claim_id", required=False),
)
