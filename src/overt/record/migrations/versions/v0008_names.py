"""An actor that no list knows is found by its full name, and an incident by its words, in an index that holds no more.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_BATCH = 5_000


def upgrade() -> None:
    op.add_column("incidents", sa.Column("said", sa.Text(), nullable=False, server_default=""))
    _say()
    # PostgreSQL refuses to put a long text into an index, and these are as long as a page makes them.
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ix_actors_name_listed", "actors", ["name", "listed"])
        op.create_index("ix_incidents_said_id", "incidents", ["said", "id"])


def _say() -> None:
    """The words of each incident, by `overt.record.incident_rows.said`: not every database knows all small letters."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, title, place_name, target, sponsor FROM incidents")).all()
    known = [{"id": row[0], "said": " ".join(one or "" for one in row[1:]).lower()} for row in rows]
    for start in range(0, len(known), _BATCH):
        connection.execute(sa.text("UPDATE incidents SET said = :said WHERE id = :id"), known[start : start + _BATCH])
