"""What a person said of a page's blocks is given about the page, like its date.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("pages", sa.Column("blocks", sa.Text(), nullable=True))
