"""People: accounts, sessions, tokens, the diary of what was done, and corrections of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

IDENTIFIER = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def _code(name: str, *, required: bool = True) -> sa.Column[str]:
    return sa.Column(name, IDENTIFIER, nullable=not required)


def _words(name: str, *, required: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=not required)


def upgrade() -> None:
    op.create_table(
        "people",
        _code("id"), _words("name"), _words("folded"), _code("role"), _words("password"), _code("created"),
        _code("closed", required=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("folded", name="uq_people_folded"),
    )  # fmt: skip
    op.create_table(
        "sessions",
        _code("id"), _code("person_id"), _code("created"), _code("seen"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sessions_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )  # fmt: skip
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"])
    op.create_table(
        "tokens",
        _code("id"), _code("person_id"), _words("label"), _code("created"), _code("used", required=False),
        _code("closed", required=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_tokens_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
    )  # fmt: skip
    op.create_index("ix_tokens_person_id", "tokens", ["person_id"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _code("moment"), _words("by"), _code("action"), _code("subject", required=False), _words("detail"),
        _code("seal"),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )  # fmt: skip
    op.create_index("ix_audit_subject", "audit", ["subject"])
    op.create_table(
        "corrections",
        _code("id"), _code("page_id"), _code("reading_id"), _code("kind"), _code("action"),
        _code("subject", required=False), _words("value"), _words("reason", required=False), _words("by"),
        _code("moment"), _words("undone_by", required=False), _code("undone", required=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_corrections_page_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name="fk_corrections_reading_id"),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )  # fmt: skip
    op.create_index("ix_corrections_page_id", "corrections", ["page_id"])
    op.create_index("ix_corrections_moment", "corrections", ["moment"])
    op.create_table(
        "saved",
        _code("by"),
        _code("name"),
        _words("query"),
        _code("moment"),
        sa.PrimaryKeyConstraint("by", "name", name="pk_saved"),
    )
    op.create_table(
        "holds",
        _code("subject"),
        _words("by"),
        _code("moment"),
        sa.PrimaryKeyConstraint("subject", name="pk_holds"),
    )
