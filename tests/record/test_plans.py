"""Questions use the indexes: the newest come without sorting all, and no table is read whole."""

import pytest
from invented import READER, numbered
from sqlalchemy import event


@pytest.fixture
def plans(record):
    """The plan of every query that a question asks, as SQLite explains it."""
    with record.run("add", READER) as run:
        for number in range(30):
            record.add(*numbered(number), run)
    found = []

    def explain(connection, cursor, statement, parameters, context, many):
        if statement.startswith("SELECT"):
            other = cursor.connection.cursor()
            found.append([row[3] for row in other.execute("EXPLAIN QUERY PLAN " + statement, parameters)])

    event.listen(record._engine, "before_cursor_execute", explain)
    return found


def test_the_newest_claims_come_in_the_order_of_an_index(record, plans):
    record.claims(limit=50)
    listed = plans[1]  # after the count
    assert listed[0].startswith("SEARCH claims USING INDEX ix_claims_listed")
    assert "USE TEMP B-TREE FOR ORDER BY" not in listed


@pytest.mark.parametrize(
    "asked", [{}, {"by": "warden 12"}, {"about": "depot"}, {"act": "deny"}, {"since": "2010", "by": "warden"}]
)
def test_no_question_reads_all_claims(record, plans, asked):
    record.claims(**asked, limit=50)
    assert plans
    for plan in plans:
        assert not any(
            step.startswith("SCAN claims") and "VIRTUAL" not in step and "_search" not in step for step in plan
        )


def test_a_name_is_looked_up_in_the_search_index(record, plans):
    record.claims(by="warden 12")
    assert any("VIRTUAL TABLE" in step for plan in plans for step in plan)
    assert not any(reads_all(step, "actor_names") for plan in plans for step in plan)


def test_what_somebody_denies_is_counted_in_an_index(record, plans):
    """Neither those called so nor what they say is looked up one by one, and not all denials are gone through."""
    record.claims(by="warden", act="deny", limit=50, count_to=100)
    steps = [step for plan in plans for step in plan]
    assert any(
        step.startswith("SEARCH said USING COVERING INDEX ix_claims_source_wikidata_act_listed") for step in steps
    )
    assert any(step.startswith("SEARCH said USING COVERING INDEX ix_claims_source_actor") for step in steps)
    assert not any("said" in step and "ix_claims_act_listed" in step for step in steps)


def reads_all(step: str, table: str) -> bool:
    return step == f"SCAN {table}" or step.startswith(f"SCAN {table} ")
