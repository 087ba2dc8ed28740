"""Claims say who their source is, and names whose they are: the claims of somebody often named are found at once.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")
# Where the id is kept, and the column that holds whose it is.
OWNERS = {("claims", "source_wikidata"): "source_actor", ("actor_names", "wikidata"): "actor_id"}


def upgrade() -> None:
    for (table, column), owner in OWNERS.items():
        op.add_column(table, sa.Column(column, IDENTIFIER, nullable=True))
        known = f"SELECT actors.wikidata FROM actors WHERE actors.id = {table}.{owner}"  # noqa: S608 - our own names
        op.execute(f"UPDATE {table} SET {column} = ({known}) WHERE {owner} IS NOT NULL")  # noqa: S608
    op.create_index("ix_claims_source_wikidata_act_listed", "claims", ["source_wikidata", "act", "listed"])
