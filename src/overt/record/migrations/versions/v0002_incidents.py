"""Incidents: reports put together, what people decided, and every state the incidents were in.

Reports that are in the record already wait to be put together; the next command that writes does it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("kind", IDENTIFIER, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("moment", IDENTIFIER, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("field", IDENTIFIER, nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("claim_id", IDENTIFIER, nullable=True),
        sa.Column("undoes", IDENTIFIER, nullable=True),
        sa.Column("overrules", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_claim_id", "decisions", ["claim_id"], unique=False)
    op.create_index("ix_decisions_outlet", "decisions", ["outlet"], unique=False)
    op.create_index("ix_decisions_undoes", "decisions", ["undoes"], unique=False)
    op.create_table(
        "incident_versions",
        sa.Column("incident_id", IDENTIFIER, nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "since", name="pk_incident_versions"),
    )
    op.create_index("ix_incident_versions_since", "incident_versions", ["since"], unique=False)
    op.create_index("ix_incident_versions_until", "incident_versions", ["until"], unique=False)
    op.create_table(
        "published_figures",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("rule", IDENTIFIER, nullable=False),
        sa.Column("by", IDENTIFIER, nullable=False),
        sa.Column("cell", IDENTIFIER, nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", IDENTIFIER, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("moment", IDENTIFIER, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_published_figures"),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("moment", IDENTIFIER, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("digest", IDENTIFIER, nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
    )
    op.create_table(
        "decision_reports",
        sa.Column("decision_id", IDENTIFIER, nullable=False),
        sa.Column("side", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_decision_reports_decision_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_decision_reports_report_id"),
        sa.PrimaryKeyConstraint("decision_id", "side", "position", name="pk_decision_reports"),
    )
    op.create_index("ix_decision_reports_report_id", "decision_reports", ["report_id"], unique=False)
    op.create_table(
        "incident_names",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_incident_names_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_incident_names"),
    )
    op.create_table(
        "incidents",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("founder", IDENTIFIER, nullable=False),
        sa.Column("state", IDENTIFIER, nullable=False),
        sa.Column("type", IDENTIFIER, nullable=False),
        sa.Column("stage", IDENTIFIER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_country", IDENTIFIER, nullable=True),
        sa.Column("place_precision", IDENTIFIER, nullable=True),
        sa.Column("place_lat", sa.Float(), nullable=True),
        sa.Column("place_lon", sa.Float(), nullable=True),
        sa.Column("time_edtf", IDENTIFIER, nullable=True),
        sa.Column("time_earliest", IDENTIFIER, nullable=True),
        sa.Column("time_latest", IDENTIFIER, nullable=True),
        sa.Column("sector", IDENTIFIER, nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("sponsor", sa.Text(), nullable=True),
        sa.Column("sponsor_certainty", IDENTIFIER, nullable=True),
        sa.Column("legal_stage", IDENTIFIER, nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["founder"], ["reports.id"], name="fk_incidents_founder"),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
    )
    op.create_index("ix_incidents_changed", "incidents", ["changed"], unique=False)
    op.create_index("ix_incidents_founder", "incidents", ["founder"], unique=False)
    op.create_index("ix_incidents_place_country", "incidents", ["place_country"], unique=False)
    op.create_index("ix_incidents_time_latest_id", "incidents", ["time_latest", "id"], unique=False)
    op.create_index("ix_incidents_type", "incidents", ["type"], unique=False)
    op.create_table(
        "pairs",
        sa.Column("left", IDENTIFIER, nullable=False),
        sa.Column("right", IDENTIFIER, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["left"], ["reports.id"], name="fk_pairs_left"),
        sa.ForeignKeyConstraint(["right"], ["reports.id"], name="fk_pairs_right"),
        sa.PrimaryKeyConstraint("left", "right", name="pk_pairs"),
    )
    op.create_index("ix_pairs_right", "pairs", ["right"], unique=False)
    op.create_table(
        "report_keys",
        sa.Column("key", IDENTIFIER, nullable=False),
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_keys_report_id"),
        sa.PrimaryKeyConstraint("key", "report_id", name="pk_report_keys"),
    )
    op.create_index("ix_report_keys_report_id", "report_keys", ["report_id"], unique=False)
    op.create_table(
        "successors",
        sa.Column("older", IDENTIFIER, nullable=False),
        sa.Column("newer", IDENTIFIER, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newer"], ["reports.id"], name="fk_successors_newer"),
        sa.ForeignKeyConstraint(["older"], ["reports.id"], name="fk_successors_older"),
        sa.PrimaryKeyConstraint("older", name="pk_successors"),
    )
    op.create_index("ix_successors_newer", "successors", ["newer"], unique=False)
    op.create_table(
        "waiting",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_waiting_report_id"),
        sa.PrimaryKeyConstraint("report_id", name="pk_waiting"),
    )
    op.create_table(
        "memberships",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.Column("incident_id", IDENTIFIER, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", IDENTIFIER, nullable=False),
        sa.Column("story", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name="fk_memberships_incident_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_memberships_report_id"),
        sa.PrimaryKeyConstraint("report_id", name="pk_memberships"),
    )
    op.create_index("ix_memberships_incident_id", "memberships", ["incident_id"], unique=False)
    op.execute(
        "INSERT INTO waiting (report_id) SELECT reports.id FROM reports "
        "JOIN readings ON readings.id = reports.reading_id WHERE readings.current"
    )
