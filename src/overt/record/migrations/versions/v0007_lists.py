"""Lists of what articles hold, the review queue and proposals come in the order of an index, however large the record.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
# The indexes that lists are read by; those of a single column that they begin with are not needed any longer.
LISTS = {
    "articles": [["outlet", "listed"], ["language", "listed"]],
    "actors": [["wikidata", "listed"], ["type", "listed"], ["country", "listed"]],
    "claims": [["act", "listed"], ["evidence", "listed"], ["factuality", "listed"]],
    "reports": [
        ["type", "listed"],
        ["type", "place_country", "listed"],
        ["place_country", "listed"],
        ["excluded", "listed"],
    ],
}
GONE = {
    "articles": ["latest_page_id_earliest", "outlet"],
    "actors": ["wikidata"],
    "claims": ["act", "evidence", "factuality"],
    "reports": ["type", "place_country", "excluded"],
    "incidents": ["type"],
}


def upgrade() -> None:
    for table, names in GONE.items():
        for name in names:
            op.drop_index(f"ix_{table}_{name}", table)
    for table in LISTS:
        op.add_column(table, sa.Column("listed", IDENTIFIER, nullable=True))
    _tell()
    _rank()
    for table, indexes in LISTS.items():
        for columns in [["listed"], *indexes]:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    op.create_index(
        "ix_articles_inexact",
        "articles",
        ["latest", "earliest"],
        sqlite_where=sa.text("earliest IS NOT latest"),
        postgresql_where=sa.text("earliest IS DISTINCT FROM latest"),
    )
    op.create_index("ix_incidents_type_place_country", "incidents", ["type", "place_country"])
    op.create_index("ix_incidents_state_rank_id", "incidents", ["state", "rank", "id"])
    op.create_index("ix_pairs_score_left_right", "pairs", ["score", "left", "right"])
    op.create_index("ix_decisions_moment_id", "decisions", ["moment", "id"])
    op.create_index(
        "ix_decisions_overruling",
        "decisions",
        ["id"],
        sqlite_where=sa.text("overrules != '[]'"),
        postgresql_where=sa.text("overrules != '[]'"),
    )


def _tell() -> None:
    """Where the entries of readings that are asked stand: as `overt.record.publication.listed_at` has it."""
    op.execute(
        "UPDATE articles SET listed = coalesce(latest, '') || ' ' || substr(page_id, 1, 16) "
        "WHERE reading_id IN (SELECT id FROM readings WHERE current)"
    )
    for table in ("actors", "claims", "reports"):
        op.execute(
            f"UPDATE {table} SET listed = (SELECT listed FROM articles "  # noqa: S608 - names of our own tables
            f"WHERE articles.reading_id = {table}.reading_id)"
        )


def _rank() -> None:
    """How much a look at each incident is worth: as `overt.record.queue.rank` has it."""
    op.add_column("incidents", sa.Column("rank", sa.Float(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE incidents SET rank = -round(CAST("
        "CASE WHEN killed > 0 THEN 4.0 ELSE 0.0 END + CASE WHEN injured > 0 THEN 2.0 ELSE 0.0 END "
        "+ CASE WHEN sponsor IS NOT NULL THEN 2.0 ELSE 0.0 END + (1.0 - score) * 3.0 "
        "+ CASE WHEN outlets >= 5 THEN 1.0 ELSE outlets / 5.0 END AS NUMERIC), 6)"
    )
