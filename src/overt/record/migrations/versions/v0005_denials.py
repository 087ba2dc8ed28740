"""Which claim of the same article a denial denies."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("claims", sa.Column("denies", IDENTIFIER, nullable=True))
    op.create_index("ix_claims_denies", "claims", ["denies"])
