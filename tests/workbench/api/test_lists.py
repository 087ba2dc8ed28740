"""Lists have one form, go on from a cursor, and say what they do not know."""

import pytest
from invented import READER, numbered
from sqlalchemy import event

LISTS = ["articles", "claims", "reports", "actors", "incidents"]


@pytest.fixture
def long(record):
    with record.run("add", READER) as run:
        for number in range(12):
            record.add(*numbered(number), run)
    return record


def everything(client, path, **asked):
    found, cursor = [], None
    for _ in range(200):
        answer = client.get(f"/api/v1/{path}", params={**asked, **({"cursor": cursor} if cursor else {})}).json()
        found += answer["items"]
        cursor = answer["next"]
        if cursor is None:
            return found
    raise AssertionError("the list does not end")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", [1, 2, 7])
def test_parts_put_together_are_the_whole(long, client, path, limit):
    whole = client.get(f"/api/v1/{path}", params={"limit": 200}).json()
    assert whole["next"] is None
    parts = everything(client, path, limit=limit)
    assert [one["id"] for one in parts] == [one["id"] for one in whole["items"]]
    assert whole["total"] == len(parts)
    assert len({one["id"] for one in parts}) == len(parts)


@pytest.mark.parametrize("path", ["articles", "claims", "reports", "actors"])
def test_what_is_added_meanwhile_neither_repeats_nor_hides(record, client, path):
    before = [one["id"] for one in everything(client, path, limit=200)]
    first = client.get(f"/api/v1/{path}", params={"limit": 2}).json()
    with record.run("add", READER) as run:
        for number in range(40):
            record.add(*numbered(number), run)
    rest = everything(client, path, limit=3, cursor=first["next"])
    seen = [one["id"] for one in first["items"] + rest]
    assert len(set(seen)) == len(seen)
    assert [one for one in seen if one in set(before)] == before


def test_filters_are_those_of_the_record(client, record):
    found = client.get("/api/v1/claims", params={"act": ["deny", "accuse"], "since": "2024"}).json()
    assert {one["act"] for one in found["items"]} <= {"deny", "accuse"}
    assert found["total"] == record.claims(act=["deny", "accuse"], since="2024").total > 0


def test_incidents_by_state_and_in_every_order(client):
    assert client.get("/api/v1/incidents", params={"state": "candidate"}).json()["total"] == 3
    assert client.get("/api/v1/incidents", params={"state": "withdrawn"}).json()["total"] == 0
    for sort in ("newest", "oldest", "changed", "reports", "score"):
        whole = [one["id"] for one in everything(client, "incidents", sort=sort, limit=200)]
        assert [one["id"] for one in everything(client, "incidents", sort=sort, limit=1)] == whole


def test_an_unknown_value_is_told_with_those_that_are_known(client):
    answer = client.get("/api/v1/claims", params={"act": "shout"})
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert problem["type"].endswith("#invalid")
    assert problem["errors"][0]["known"][:3] == ["accuse", "admit", "assess"]
    country = client.get("/api/v1/reports", params={"country": "Velmark"}).json()
    assert country["type"].endswith("#unknown-value")


def test_a_misspelt_question_is_not_answered_as_another(client):
    problem = client.get("/api/v1/claims", params={"acts": "deny"}).json()
    assert problem["status"] == 400
    assert "Unknown parameters: acts. Known here: about, act, article, by, cursor" in problem["detail"]


@pytest.mark.parametrize("cursor", ["x", "e30", "WzFd", "WyJhYSIsMSwyXQ", "é", "=" * 400])
@pytest.mark.parametrize("path", [*LISTS, "decisions"])
def test_a_cursor_that_is_none(client, path, cursor):
    answer = client.get(f"/api/v1/{path}", params={"cursor": cursor})
    assert answer.status_code == 400
    assert "cursor" in answer.json()["detail"]


def test_a_cursor_of_another_question(client):
    cursor = client.get("/api/v1/claims", params={"limit": 1}).json()["next"]
    assert client.get("/api/v1/claims", params={"cursor": cursor, "act": "deny"}).status_code == 400
    assert client.get("/api/v1/reports", params={"cursor": cursor}).status_code == 400


def test_an_article_holds_its_own(client, record):
    article = client.get("/api/v1/articles").json()["items"][-1]
    opened = client.get(f"/api/v1/articles/{article['id']}").json()
    assert opened["reading"]["article"]["text"]
    claims = client.get(f"/api/v1/articles/{article['id']}/claims").json()
    assert {one["where"]["page"] for one in claims["items"]} <= {article["id"]}
    assert claims["total"] == article["claims"]
    removed = client.get(f"/api/v1/articles/{article['id']}/blocks", params={"kept": "false"}).json()
    assert removed["total"] == article["removed"] > 0
    assert all(one["reason"] for one in removed["items"])
    for part in ("reports", "actors", "mentions"):
        assert client.get(f"/api/v1/articles/{article['id']}/{part}").status_code == 200


def test_an_entry_of_another_kind(client, record):
    claim = record.claims().items[0].id
    assert client.get(f"/api/v1/claims/{claim}").json()["kind"] == "claim"
    problem = client.get(f"/api/v1/reports/{claim}").json()
    assert problem["status"] == 404
    assert f"/api/v1/entries/{claim}" in problem["detail"]
    assert client.get(f"/api/v1/entries/{claim}").json()["id"] == claim


@pytest.mark.parametrize("path", ["claims", "reports", "actors", "articles"])
def test_a_part_is_read_in_the_order_of_an_index(long, client, path, monkeypatch):
    monkeypatch.setattr("overt.record.listing.PLENTY", 0)
    plans = []

    def explain(connection, cursor, statement, parameters, context, many):
        if statement.startswith("SELECT") and "LIMIT" in statement and "count(" not in statement.lower()[:20]:
            other = cursor.connection.cursor()
            plans.append([row[3] for row in other.execute("EXPLAIN QUERY PLAN " + statement, parameters)])

    event.listen(long._engine, "before_cursor_execute", explain)
    cursor = client.get(f"/api/v1/{path}", params={"limit": 2}).json()["next"]
    client.get(f"/api/v1/{path}", params={"limit": 2, "cursor": cursor})
    event.remove(long._engine, "before_cursor_execute", explain)
    behind = [plan for plan in plans if plan[0].startswith(f"SEARCH {path} USING INDEX ix_{path}_")]
    assert len(behind) >= 2
    assert not any("USE TEMP B-TREE FOR ORDER BY" in plan for plan in behind)
