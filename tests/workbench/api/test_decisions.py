"""Decisions are signed, checked against what was looked at, and never lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def incidents(team):
    found = team.get("reader", "/api/v1/incidents", params={"sort": "oldest", "limit": 200}).json()["items"]
    return {one["place"]: one["id"] for one in found if one["place"] in {"Nordhaven", "Brevik"}}


def version(team):
    return team.get("reader", "/api/v1/versions", params={"limit": 1}).json()["items"][0]["number"]


def test_a_decision_is_signed(team, incidents):
    made = team.post(
        "reviewer", f"/api/v1/incidents/{incidents['Brevik']}/states",
        json={"state": "confirmed", "expected": version(team), "reason": "the harbour master said so"},
    )  # fmt: skip
    assert made.status_code == 201
    assert (made.json()["by"], made.json()["kind"]) == ("the reviewer", "state")
    opened = team.get("reader", f"/api/v1/incidents/{incidents['Brevik']}").json()
    assert opened["incident"]["state"] == "confirmed"
    assert opened["decisions"][-1]["id"] == made.json()["id"]


def test_a_stale_edit_is_refused_and_loses_nothing(team, incidents):
    looked = version(team)
    path = f"/api/v1/incidents/{incidents['Brevik']}/edits"
    first = team.post("reviewer", path, json={"field": "target", "value": "a ferry", "expected": looked})
    assert first.status_code == 201
    stale = team.post("editor", path, json={"field": "target", "value": "a barge", "expected": looked})
    assert stale.status_code == 409
    assert stale.json()["type"].endswith("#changed-meanwhile")
    assert stale.json()["changed"] == [incidents["Brevik"]]
    assert team.get("reader", f"/api/v1/incidents/{incidents['Brevik']}").json()["incident"]["target"] == "a ferry"
    again = team.post("editor", path, json={"field": "target", "value": "a barge", "expected": version(team)})
    assert again.status_code == 201


def test_the_entity_tag_says_what_was_looked_at(team, incidents):
    path = f"/api/v1/incidents/{incidents['Brevik']}"
    tag = team.get("reviewer", path).headers["etag"]
    change = {"json": {"field": "target", "value": "a ferry"}, "headers": {"If-Match": tag}}
    assert team.post("reviewer", f"{path}/edits", **change).status_code == 201
    assert team.post("reviewer", f"{path}/edits", **change).status_code == 409
    assert team.post("reviewer", f"{path}/edits", json=change["json"]).status_code == 428
    assert team.post("reviewer", f"{path}/edits", json=change["json"], headers={"If-Match": "*"}).status_code == 412


def test_judgement_contradiction_and_undo(team, incidents):
    pair = {"left": incidents["Nordhaven"], "right": incidents["Brevik"]}
    apart = team.post(
        "reviewer", "/api/v1/review/judgements", json={**pair, "judgement": "different", "expected": version(team)}
    )
    assert apart.status_code == 201
    same = {**pair, "judgement": "same", "expected": version(team)}
    refused = team.post("reviewer", "/api/v1/review/judgements", json=same)
    assert refused.status_code == 409
    assert refused.json()["earlier"] == [apart.json()["id"]]
    made = team.post("reviewer", "/api/v1/review/judgements", json={**same, "overrule": True})
    assert made.status_code == 201
    undone = team.post("reviewer", f"/api/v1/decisions/{made.json()['id']}/undo", json={"expected": version(team)})
    assert undone.json()["undoes"] == made.json()["id"]
    listed = team.get("reader", "/api/v1/decisions").json()["items"]
    assert [one["kind"] for one in listed[:3]] == ["undo", "same", "different"]
    assert team.get("reader", f"/api/v1/decisions/{made.json()['id']}").json()["undone_by"] == undone.json()["id"]


def test_the_list_of_decisions_goes_on(team, incidents):
    for place in ("a ferry", "a barge", "a tug"):
        path = f"/api/v1/incidents/{incidents['Brevik']}/edits"
        assert (
            team.post("editor", path, json={"field": "target", "value": place, "expected": version(team)}).status_code
            == 201
        )
    first = team.get("reader", "/api/v1/decisions", params={"limit": 2}).json()
    rest = team.get("reader", "/api/v1/decisions", params={"limit": 2, "cursor": first["next"]}).json()
    assert [one["value"] for one in first["items"] + rest["items"]] == ["a tug", "a barge", "a ferry"]


def test_grades(team, record):
    claim = record.claims().items[0].id
    assert (
        team.post("reviewer", "/api/v1/review/grades", json={"outlet": "post.example", "reliability": "B"}).status_code
        == 201
    )
    assert team.post("reviewer", "/api/v1/review/grades", json={"claim": claim, "credibility": "2"}).status_code == 201
    assert team.post("reviewer", "/api/v1/review/grades", json={"reliability": "B"}).status_code == 409
    wrong = team.post("reviewer", "/api/v1/review/grades", json={"outlet": "post.example", "reliability": "Z"})
    assert wrong.status_code == 400
    grades = team.get("reader", "/api/v1/review/grades").json()["items"]
    assert [(one["outlet"], one["claim"]) for one in grades] == [(None, claim), ("post.example", None)]


def test_of_many_who_decide_at_once_one_wins_and_the_others_are_told(team, incidents):
    looked = version(team)
    path = f"/api/v1/incidents/{incidents['Brevik']}/edits"

    def edit(number: int) -> int:
        body = {"field": "target", "value": f"ship {number}", "expected": looked}
        return team.post("reviewer", path, json=body).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(edit, range(8))) == [201] + [409] * 7
