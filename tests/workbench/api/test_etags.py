"""An answer that has not changed is not made again."""

import pytest
from invented import READER, numbered


@pytest.mark.parametrize("path", ["articles", "claims", "incidents", "status", "versions", "decisions"])
def test_the_same_answer_is_not_sent_twice(client, path):
    first = client.get(f"/api/v1/{path}")
    tag = first.headers["etag"]
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"/api/v1/{path}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_tag_ends_with_the_state(client, record):
    tag = client.get("/api/v1/articles").headers["etag"]
    with record.run("add", READER) as run:
        record.add(*numbered(77), run)
    changed = client.get("/api/v1/articles", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_each_question_has_its_own_tag(client):
    one = client.get("/api/v1/claims", params={"limit": 1}).headers["etag"]
    other = client.get("/api/v1/claims", params={"limit": 2}).headers["etag"]
    assert one != other


def test_nobody_in_between_keeps_an_answer(client):
    headers = client.get("/api/v1/claims").headers
    assert headers["cache-control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= {one.strip() for one in headers["vary"].split(",")}


@pytest.mark.parametrize("accept", ["text/html", "application/xml, text/*;q=0.5"])
def test_only_json_can_be_had(client, accept):
    assert client.get("/api/v1/claims", headers={"Accept": accept}).status_code == 406


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html, application/*;q=0.1", ""])
def test_json_for_whoever_takes_it(client, accept):
    assert client.get("/api/v1/claims", headers={"Accept": accept}).status_code == 200
