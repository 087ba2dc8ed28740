"""Incidents are listed in every order by an index, the most certain proposals too.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.drop_index("ix_incidents_changed", "incidents")
    for column in ("changed", "reports", "score"):
        op.create_index(f"ix_incidents_{column}_id", "incidents", [column, "id"])
