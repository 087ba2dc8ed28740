"""Reports that are not counted are found by an index.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index("ix_reports_excluded", "reports", ["excluded"])
