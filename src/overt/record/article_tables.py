"""The tables of articles and their blocks."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, text

from overt.record.columns import code, link, listed, metadata, number, numbers, position, words

articles = Table(
    "articles",
    metadata,
    number(),
    link("reading_id", "readings.id"),
    link("page_id", "pages.id"),
    *words("url", "outlet", "title", "standfirst", "bylines"),
    *code("language", "published", "published_basis", "earliest", "latest", required=False),
    *words("text", required=True),
    *listed(),
    Index(None, "reading_id", unique=True),
    Index(None, "page_id"),
    Index(None, "outlet", "listed"),
    Index(None, "language", "listed"),
    # Those whose day is not known to the day: whether they lie between two days cannot be told by ``listed`` alone.
    Index("ix_articles_inexact", "latest", "earliest", sqlite_where=text("earliest IS NOT latest")),
)

blocks = Table(
    "blocks",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *code("kind"),
    Column("kept", Boolean, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    *words("text"),
    *code("reason", required=False),
    *numbers("score"),
)
