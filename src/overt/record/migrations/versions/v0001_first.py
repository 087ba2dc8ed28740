"""The first form of the record.

This is what a record was then; later steps change it, this file never changes.
"""

import sqlalchemy as sa
from alembic import op

from overt.record.dialect import dialect_of

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "readers",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("models", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readers"),
    )
    op.create_table(
        "runs",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("reader_id", IDENTIFIER, nullable=False),
        sa.Column("configuration", sa.Text(), nullable=False),
        sa.Column("configuration_hash", IDENTIFIER, nullable=False),
        sa.Column("started", IDENTIFIER, nullable=False),
        sa.Column("ended", IDENTIFIER, nullable=True),
        sa.ForeignKeyConstraint(["reader_id"], ["readers.id"], name="fk_runs_reader_id"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "pages",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", IDENTIFIER, nullable=True),
        sa.Column("captured", IDENTIFIER, nullable=True),
        sa.Column("encoding", IDENTIFIER, nullable=True),
        sa.Column("given", IDENTIFIER, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("run_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_pages_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
    )
    op.create_table(
        "unread",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", IDENTIFIER, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("run_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_unread_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_unread"),
    )
    op.create_table(
        "givens",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page_id", IDENTIFIER, nullable=False),
        sa.Column("field", IDENTIFIER, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("run_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_givens_page_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_givens_run_id"),
        sa.PrimaryKeyConstraint("number", name="pk_givens"),
    )
    op.create_index("ix_givens_page_id", "givens", ["page_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("page_id", IDENTIFIER, nullable=False),
        sa.Column("reader_id", IDENTIFIER, nullable=False),
        sa.Column("given", IDENTIFIER, nullable=False),
        sa.Column("run_id", IDENTIFIER, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_readings_page_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["readers.id"], name="fk_readings_reader_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_readings_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.UniqueConstraint("page_id", "reader_id", "given", name="uq_readings_page_id_reader_id_given"),
    )
    op.create_index(
        "uq_readings_current",
        "readings",
        ["page_id"],
        unique=True,
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "actors",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("local", IDENTIFIER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", IDENTIFIER, nullable=False),
        sa.Column("country", IDENTIFIER, nullable=True),
        sa.Column("wikidata", IDENTIFIER, nullable=True),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("match_reason", sa.Text(), nullable=True),
        sa.Column("match_score", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_actors_reading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
    )
    op.create_index("ix_actors_reading_id", "actors", ["reading_id"], unique=False)
    op.create_index("ix_actors_wikidata", "actors", ["wikidata"], unique=False)
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("page_id", IDENTIFIER, nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("standfirst", sa.Text(), nullable=True),
        sa.Column("bylines", sa.Text(), nullable=True),
        sa.Column("language", IDENTIFIER, nullable=True),
        sa.Column("published", IDENTIFIER, nullable=True),
        sa.Column("published_basis", IDENTIFIER, nullable=True),
        sa.Column("earliest", IDENTIFIER, nullable=True),
        sa.Column("latest", IDENTIFIER, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_articles_page_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_articles_reading_id"),
        sa.PrimaryKeyConstraint("number", name="pk_articles"),
    )
    op.create_index("ix_articles_latest_page_id", "articles", ["latest", "page_id"], unique=False)
    op.create_index("ix_articles_outlet", "articles", ["outlet"], unique=False)
    op.create_index("ix_articles_page_id", "articles", ["page_id"], unique=False)
    op.create_index("ix_articles_reading_id", "articles", ["reading_id"], unique=True)
    op.create_table(
        "blocks",
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", IDENTIFIER, nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("reason", IDENTIFIER, nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_blocks_reading_id"),
        sa.PrimaryKeyConstraint("reading_id", "position", name="pk_blocks"),
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("local", IDENTIFIER, nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source_quote", sa.Text(), nullable=True),
        sa.Column("source_name", sa.Text(), nullable=True),
        sa.Column("source_actor", IDENTIFIER, nullable=True),
        sa.Column("source_folded", sa.Text(), nullable=False),
        sa.Column("addressee_start", sa.Integer(), nullable=True),
        sa.Column("addressee_end", sa.Integer(), nullable=True),
        sa.Column("addressee_quote", sa.Text(), nullable=True),
        sa.Column("addressee_name", sa.Text(), nullable=True),
        sa.Column("addressee_actor", IDENTIFIER, nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=False),
        sa.Column("cue_end", sa.Integer(), nullable=False),
        sa.Column("cue_quote", sa.Text(), nullable=False),
        sa.Column("content_start", sa.Integer(), nullable=False),
        sa.Column("content_end", sa.Integer(), nullable=False),
        sa.Column("content_quote", sa.Text(), nullable=False),
        sa.Column("continued", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("act", IDENTIFIER, nullable=False),
        sa.Column("form", IDENTIFIER, nullable=False),
        sa.Column("factuality", IDENTIFIER, nullable=False),
        sa.Column("evidence", IDENTIFIER, nullable=False),
        sa.Column("evidence_start", sa.Integer(), nullable=True),
        sa.Column("evidence_end", sa.Integer(), nullable=True),
        sa.Column("evidence_quote", sa.Text(), nullable=True),
        sa.Column("within_claim", IDENTIFIER, nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_claims_reading_id"),
        sa.PrimaryKeyConstraint("number", name="pk_claims"),
        sa.UniqueConstraint("id", name="uq_claims_id"),
    )
    op.create_index("ix_claims_act", "claims", ["act"], unique=False)
    op.create_index("ix_claims_evidence", "claims", ["evidence"], unique=False)
    op.create_index("ix_claims_factuality", "claims", ["factuality"], unique=False)
    op.create_index("ix_claims_reading_id", "claims", ["reading_id"], unique=False)
    op.create_index("ix_claims_source_actor", "claims", ["source_actor"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("local", IDENTIFIER, nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("trigger_quote", sa.Text(), nullable=False),
        sa.Column("category", IDENTIFIER, nullable=False),
        sa.Column("mode", IDENTIFIER, nullable=True),
        sa.Column("contexts", sa.Text(), nullable=False),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("place_quote", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_country", IDENTIFIER, nullable=True),
        sa.Column("place_geonames", sa.Integer(), nullable=True),
        sa.Column("place_lat", sa.Float(), nullable=True),
        sa.Column("place_lon", sa.Float(), nullable=True),
        sa.Column("place_precision", IDENTIFIER, nullable=True),
        sa.Column("place_radius_km", sa.Float(), nullable=True),
        sa.Column("place_reason", sa.Text(), nullable=True),
        sa.Column("place_score", sa.Float(), nullable=True),
        sa.Column("time_start", sa.Integer(), nullable=True),
        sa.Column("time_end", sa.Integer(), nullable=True),
        sa.Column("time_quote", sa.Text(), nullable=True),
        sa.Column("time_edtf", IDENTIFIER, nullable=True),
        sa.Column("time_earliest", IDENTIFIER, nullable=True),
        sa.Column("time_latest", IDENTIFIER, nullable=True),
        sa.Column("time_anchor", IDENTIFIER, nullable=True),
        sa.Column("time_rule", IDENTIFIER, nullable=True),
        sa.Column("aspect", IDENTIFIER, nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_events_reading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_category", "events", ["category"], unique=False)
    op.create_index("ix_events_reading_id", "events", ["reading_id"], unique=False)
    op.create_table(
        "figures",
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("since", IDENTIFIER, nullable=True),
        sa.Column("until", IDENTIFIER, nullable=True),
        sa.Column("claim_id", IDENTIFIER, nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_figures_reading_id"),
        sa.PrimaryKeyConstraint("reading_id", "position", name="pk_figures"),
    )
    op.create_table(
        "mentions",
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("local", IDENTIFIER, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("type", IDENTIFIER, nullable=False),
        sa.Column("form", IDENTIFIER, nullable=False),
        sa.Column("actor_id", IDENTIFIER, nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_mentions_reading_id"),
        sa.PrimaryKeyConstraint("reading_id", "position", name="pk_mentions"),
    )
    op.create_index("ix_mentions_actor_id", "mentions", ["actor_id"], unique=False)
    op.create_table(
        "problems",
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", IDENTIFIER, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_problems_reading_id"),
        sa.PrimaryKeyConstraint("reading_id", "position", name="pk_problems"),
    )
    op.create_index("ix_problems_code", "problems", ["code"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", IDENTIFIER, nullable=False),
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("local", IDENTIFIER, nullable=False),
        sa.Column("type", IDENTIFIER, nullable=False),
        sa.Column("stage", IDENTIFIER, nullable=False),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("place_quote", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_country", IDENTIFIER, nullable=True),
        sa.Column("place_geonames", sa.Integer(), nullable=True),
        sa.Column("place_lat", sa.Float(), nullable=True),
        sa.Column("place_lon", sa.Float(), nullable=True),
        sa.Column("place_precision", IDENTIFIER, nullable=True),
        sa.Column("place_radius_km", sa.Float(), nullable=True),
        sa.Column("place_reason", sa.Text(), nullable=True),
        sa.Column("place_score", sa.Float(), nullable=True),
        sa.Column("time_start", sa.Integer(), nullable=True),
        sa.Column("time_end", sa.Integer(), nullable=True),
        sa.Column("time_quote", sa.Text(), nullable=True),
        sa.Column("time_edtf", IDENTIFIER, nullable=True),
        sa.Column("time_earliest", IDENTIFIER, nullable=True),
        sa.Column("time_latest", IDENTIFIER, nullable=True),
        sa.Column("time_anchor", IDENTIFIER, nullable=True),
        sa.Column("time_rule", IDENTIFIER, nullable=True),
        sa.Column("sector", IDENTIFIER, nullable=True),
        sa.Column("instrument_start", sa.Integer(), nullable=True),
        sa.Column("instrument_end", sa.Integer(), nullable=True),
        sa.Column("instrument_quote", sa.Text(), nullable=True),
        sa.Column("sponsor_start", sa.Integer(), nullable=True),
        sa.Column("sponsor_end", sa.Integer(), nullable=True),
        sa.Column("sponsor_quote", sa.Text(), nullable=True),
        sa.Column("sponsor_name", sa.Text(), nullable=True),
        sa.Column("sponsor_actor", IDENTIFIER, nullable=True),
        sa.Column("sponsor_certainty", IDENTIFIER, nullable=True),
        sa.Column("sponsor_involvement", sa.Text(), nullable=True),
        sa.Column("killed", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("excluded", IDENTIFIER, nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_reports_reading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    op.create_index("ix_reports_place_country", "reports", ["place_country"], unique=False)
    op.create_index("ix_reports_reading_id", "reports", ["reading_id"], unique=False)
    op.create_index("ix_reports_time_earliest", "reports", ["time_earliest"], unique=False)
    op.create_index("ix_reports_type", "reports", ["type"], unique=False)
    op.create_table(
        "actor_names",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reading_id", IDENTIFIER, nullable=False),
        sa.Column("actor_id", IDENTIFIER, nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_actor_names_actor_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_actor_names_reading_id"),
        sa.PrimaryKeyConstraint("number", name="pk_actor_names"),
    )
    op.create_index("ix_actor_names_actor_id", "actor_names", ["actor_id"], unique=False)
    op.create_index("ix_actor_names_reading_id", "actor_names", ["reading_id"], unique=False)
    op.create_table(
        "actor_roles",
        sa.Column("actor_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("of_actor", IDENTIFIER, nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("since", IDENTIFIER, nullable=True),
        sa.Column("until", IDENTIFIER, nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_actor_roles_actor_id"),
        sa.PrimaryKeyConstraint("actor_id", "position", name="pk_actor_roles"),
    )
    op.create_table(
        "claim_pieces",
        sa.Column("claim_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_claim_pieces_claim_id"),
        sa.PrimaryKeyConstraint("claim_id", "position", name="pk_claim_pieces"),
    )
    op.create_table(
        "event_assertions",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", IDENTIFIER, nullable=True),
        sa.Column("factuality", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_assertions_event_id"),
        sa.PrimaryKeyConstraint("event_id", "position", name="pk_event_assertions"),
    )
    op.create_table(
        "event_parties",
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.Column("part", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_parties_event_id"),
        sa.PrimaryKeyConstraint("event_id", "part", "position", name="pk_event_parties"),
    )
    op.create_index("ix_event_parties_actor_id", "event_parties", ["actor_id"], unique=False)
    op.create_table(
        "report_events",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_events_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_events"),
    )
    op.create_table(
        "report_evidence",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_evidence_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_evidence"),
    )
    op.create_table(
        "report_sponsor_claims",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", IDENTIFIER, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_sponsor_claims_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_sponsor_claims"),
    )
    op.create_table(
        "report_suspects",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("actor_id", IDENTIFIER, nullable=True),
        sa.Column("legal_stage", IDENTIFIER, nullable=False),
        sa.Column("legal_start", sa.Integer(), nullable=True),
        sa.Column("legal_end", sa.Integer(), nullable=True),
        sa.Column("legal_quote", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_suspects_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_suspects"),
    )
    op.create_table(
        "report_targets",
        sa.Column("report_id", IDENTIFIER, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("actor_id", IDENTIFIER, nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_report_targets_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_report_targets"),
    )
    dialect_of(op.get_bind()).create_search(op.get_bind())
