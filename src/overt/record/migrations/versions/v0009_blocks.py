"""What a person said of a page's blocks is given about the page, like its date.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("pages", sa.Column("blocks", sa.Text(), nullable=True))
