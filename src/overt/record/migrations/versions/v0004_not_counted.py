"""Reports that are not counted are found by an index, and articles until a day are passed over in one.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index("ix_reports_excluded", "reports", ["excluded"])
    op.drop_index("ix_articles_latest_page_id", "articles")
    op.create_index("ix_articles_latest_page_id_earliest", "articles", ["latest", "page_id", "earliest"])
