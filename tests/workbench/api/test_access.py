"""Who may do what, and what keeps others out."""

import pytest
from litestar.testing import TestClient

from overt.record import people
from overt.workbench.app import application
from overt.workbench.people.limits import Limit
from overt.workbench.settings import Settings

READS = ["articles", "claims", "incidents", "decisions", "status", "openapi.json"]
WRITES = [
    ("reviewer", "review/judgements", {"left": "i-1", "right": "i-2", "judgement": "same", "expected": 1}),
    ("reviewer", "review/grades", {"outlet": "post.example", "reliability": "B"}),
    ("reviewer", "incidents/i-1/edits", {"field": "target", "value": "x", "expected": 1}),
    ("reviewer", "incidents/i-1/states", {"state": "confirmed", "expected": 1}),
    ("reviewer", "incidents/i-1/withdrawals", {"why": "duplicate", "expected": 1}),
    ("reviewer", "incidents/i-1/splits", {"reports": ["r-1"], "expected": 1}),
    ("reviewer", "decisions/d-1/undo", {"expected": 1}),
    ("reviewer", "articles/p-1/corrections", {"kind": "block", "action": "flip", "subject": "0"}),
    ("reviewer", "articles/p-1/corrections/k-1/undo", {}),
    ("editor", "actors/a-1/decisions", {"deed": "not-an-actor"}),
    ("editor", "pages", {"text": "A store burned."}),
    ("reviewer", "imports/incidents", {}),
    ("reviewer", "imports/actors", {}),
]


@pytest.mark.parametrize("path", READS)
def test_nobody_reads_without_signing_in(team, path):
    answer = team.get(None, f"/api/v1/{path}")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["type"].endswith("#not-signed-in")


@pytest.mark.parametrize("path", READS)
def test_every_role_reads(team, path):
    for role in people.ROLES:
        assert team.get(role, f"/api/v1/{path}").status_code == 200


@pytest.mark.parametrize(("role", "path", "body"), WRITES)
def test_a_role_below_is_refused_before_anything_is_looked_up(team, role, path, body):
    below = people.ROLES[: people.ROLES.index(role)]
    for lower in below:
        answer = team.post(lower, f"/api/v1/{path}", json=body)
        assert answer.status_code == 403
        assert role in answer.json()["detail"]
    assert team.post(None, f"/api/v1/{path}", json=body).status_code in {401, 403}


def test_every_route_that_changes_something_is_guarded(team):
    described = team.get("reader", "/api/v1/openapi.json").json()["paths"]
    writing = {path.removeprefix("/api/v1/") for path, methods in described.items() if set(methods) - {"get"}}
    names = {"i-1": "incident_id", "d-1": "decision_id", "p-1": "article_id", "k-1": "correction_id", "a-1": "actor_id"}
    tried = {
        "/".join(f"{{{names[part]}}}" if part in names else part for part in path.split("/")) for _, path, _ in WRITES
    }
    assert writing - tried == {"pages/upload"}
    assert team.post("reviewer", "/api/v1/pages/upload", content=b"x").status_code == 403


@pytest.mark.parametrize("token", ["", "x", "Bearer", "null", "\x7f" * 50, "a" * 5000])
def test_a_token_that_is_none(team, token):
    assert team.client.get("/api/v1/claims", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_a_closed_token_and_a_closed_account(team, record):
    with record.writing() as connection:
        reader = next(one for one in people.listed(connection) if one.role == "reader")
        people.close_token(connection, reader, people.tokens_of(connection, reader)[0].id)
        editor = next(one for one in people.listed(connection) if one.role == "editor")
        people.change(connection, editor.id, role=None, closed=True, by="setup")
    assert team.get("reader", "/api/v1/claims").status_code == 401
    assert team.get("editor", "/api/v1/claims").status_code == 401


def test_a_session_needs_the_secret_of_its_pages_to_change_anything(team, record):
    with record.writing() as connection:
        reviewer = next(one for one in people.listed(connection) if one.role == "reviewer")
        session = people.start_session(connection, reviewer)
    team.client.cookies.set("overt_session", session)
    body = {"outlet": "post.example", "reliability": "B"}
    refused = team.client.post("/api/v1/review/grades", json=body)
    assert refused.status_code == 403
    assert "x-csrf" in refused.json()["detail"]
    from overt.workbench.people.access import Access

    secret = Access(person=reviewer, session=session).csrf
    assert team.client.post("/api/v1/review/grades", json=body, headers={"X-CSRF": secret}).status_code == 201
    foreign = {"X-CSRF": secret, "Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert team.client.post("/api/v1/review/grades", json=body, headers=foreign).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_without_accounts_no_form_of_another_site_can_write(client, kind):
    body = b'{"outlet": "post.example", "reliability": "B"}'
    assert client.post("/api/v1/review/grades", content=body, headers={"Content-Type": kind}).status_code == 415
    assert client.get("/api/v1/review/grades").json()["total"] == 0


def test_another_name_for_this_machine_is_not_answered(client):
    assert client.get("/api/v1/claims", headers={"Host": "rebound.example"}).status_code == 421


@pytest.mark.parametrize("path", ["nothing", "claims/x/y", "../../etc/passwd", "articles/%2e%2e%2fetc%2fpasswd"])
def test_an_address_that_is_none(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code in {404, 400}
    assert "root:" not in answer.text


def test_a_method_that_is_none(client):
    answer = client.delete("/api/v1/claims", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")


def test_too_many_requests_are_told_when_to_come_back(record):
    gate = application(record, Settings())
    gate.limit = Limit(burst=3, per_second=0.5)
    with TestClient(gate, base_url="http://127.0.0.1") as client:
        answers = [client.get("/api/v1/versions") for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert answers[-1].json()["type"].endswith("#too-many-requests")


def test_a_fault_shows_nothing_of_its_insides(client, monkeypatch):
    from overt.record import Record

    def fail(self):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr(Record, "status", fail)
    answer = client.get("/api/v1/status")
    assert answer.status_code == 500
    assert "secret" not in answer.text
