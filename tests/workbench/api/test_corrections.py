"""Corrections over the interface: the same as in the browser, with the same effect."""


def of(client, path, **question):
    return client.get(f"/api/v1{path}", params=question).json()


def an_article(client):
    incident = next(one for one in of(client, "/incidents")["items"] if len(one["reports"]) == 1)
    report = of(client, f"/reports/{incident['reports'][0]}")
    return report["where"]["page"], report["id"]


def test_a_report_is_set_right_and_taken_back(client):
    page, report = an_article(client)
    wanted = {"kind": "report", "action": "change", "subject": report, "type": "bombing", "killed": 2, "seen": 0}
    made = client.post(f"/api/v1/articles/{page}/corrections", json=wanted)
    assert made.status_code == 201, made.text
    assert made.json()["value"] == {"type": "bombing", "killed": 2}
    assert [one["killed"] for one in of(client, "/incidents", type="bombing")["items"]] == [2]
    assert [one["id"] for one in of(client, f"/articles/{page}/corrections")["items"]] == [made.json()["id"]]
    again = client.post(f"/api/v1/articles/{page}/corrections", json={**wanted, "type": "arson"})
    assert again.status_code == 409
    undone = client.post(f"/api/v1/articles/{page}/corrections/{made.json()['id']}/undo", json={})
    assert undone.status_code == 201, undone.text
    assert of(client, "/incidents", type="bombing")["items"] == []


def test_what_is_wrong_is_said_and_nothing_is_done(client):
    page, report = an_article(client)
    for wanted, status in (
        ({"kind": "report", "action": "change", "subject": report, "type": "picnic"}, 400),
        ({"kind": "report", "action": "change", "subject": report, "time": "soon"}, 400),
        ({"kind": "report", "action": "change", "subject": report, "country": "Atlantis", "place": "x"}, 400),
        ({"kind": "report", "action": "change", "subject": report}, 400),
        ({"kind": "report", "action": "change", "subject": "r-nothing"}, 404),
        ({"kind": "claim", "action": "add", "start": 5, "end": 2}, 400),
        ({"kind": "claim", "action": "add"}, 400),
        ({"kind": "claim", "action": "delete"}, 400),
        ({"kind": "claim", "action": "delete", "subject": "c-nothing"}, 404),
        ({"kind": "claim", "action": "flip", "subject": "c-nothing"}, 400),
        ({"kind": "actor", "action": "merge", "subject": "a1", "name": "x"}, 400),
        ({"kind": "actor", "action": "not-an-actor", "subject": "Q159"}, 404),
        ({"kind": "block", "action": "flip", "subject": "99999"}, 400),
    ):
        answer = client.post(f"/api/v1/articles/{page}/corrections", json=wanted)
        assert answer.status_code == status, (wanted, answer.text)
    assert of(client, f"/articles/{page}/corrections")["items"] == []


def test_the_answer_of_before_is_no_answer_after_a_correction(client):
    page, report = an_article(client)
    before = client.get("/api/v1/reports")
    client.post(
        f"/api/v1/articles/{page}/corrections",
        json={"kind": "report", "action": "change", "subject": report, "killed": 2},
    )
    after = client.get("/api/v1/reports", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200


def test_readers_may_look_and_not_correct(team):
    page = team.get("reader", "/api/v1/reports").json()["items"][0]["where"]["page"]
    assert team.get("reader", f"/api/v1/articles/{page}/corrections").status_code == 200
    wanted = {"kind": "block", "action": "flip", "subject": "0"}
    assert team.post("reader", f"/api/v1/articles/{page}/corrections", json=wanted).status_code == 403


def test_a_reviewer_does_not_take_back_what_an_editor_said_of_an_actor(team):
    actors = team.get("reader", "/api/v1/actors").json()["items"]
    one = next(it for it in actors if it["wikidata"] is None)
    said = team.post("editor", f"/api/v1/actors/{one['id']}/decisions", json={"deed": "not-an-actor"})
    assert said.status_code == 201, said.text
    made = said.json()["items"][0]
    path = f"/api/v1/articles/p-{made['page'][:12]}/corrections/{made['id']}/undo"
    refused = team.post("reviewer", path, json={})
    assert refused.status_code == 409
    assert "actor's page" in refused.json()["detail"]
    undo = {"deed": "undo", "other": made["id"]}
    assert team.post("reviewer", f"/api/v1/actors/{one['id']}/decisions", json=undo).status_code == 403
    assert team.post("editor", f"/api/v1/actors/{made['subject']}/decisions", json=undo).status_code == 201
