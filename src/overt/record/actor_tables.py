"""The tables of who is named: actors with their names and offices, and mentions."""

from sqlalchemy import Index, Table

from overt.record.columns import code, identity, link, listed, metadata, number, numbers, position, span, words

actors = Table(
    "actors",
    metadata,
    identity(),
    link("reading_id", "readings.id"),
    *code("local"),
    *words("name", required=True),
    *code("type"),
    *code("country", "wikidata", required=False),
    *words("ids", required=True),
    *words("match_reason"),
    *numbers("match_score"),
    *listed(),
    Index(None, "reading_id"),
    Index(None, "wikidata", "listed"),
    # PostgreSQL refuses to put a long text into an index, and a name is as long as the page makes it.
    Index(None, "name", "listed").ddl_if(dialect="sqlite"),
    Index(None, "type", "listed"),
    Index(None, "country", "listed"),
)

# Every name the article uses for an actor, folded, so that "SVR" finds the Foreign Intelligence Service.
actor_names = Table(
    "actor_names",
    metadata,
    number(),
    link("reading_id", "readings.id"),
    link("actor_id", "actors.id"),
    *words("folded", required=True),
    # Of the actor: who is called so is known without looking up each, where thousands of articles name him.
    *code("wikidata", required=False),
    Index(None, "reading_id"),
    Index(None, "actor_id"),
)

actor_roles = Table(
    "actor_roles",
    metadata,
    link("actor_id", "actors.id", key=True),
    position(),
    *words("title", required=True),
    *code("of_actor", required=False),
    *span(required=False),
    *code("since", "until", required=False),
)

mentions = Table(
    "mentions",
    metadata,
    link("reading_id", "readings.id", key=True),
    position(),
    *code("local"),
    *span(),
    *code("type", "form"),
    *code("actor_id", required=False),
    Index(None, "actor_id"),
)
