"""Pages are added as text, as bytes and by address, and what is no page is told."""

import gzip

import pytest

TEXT = (
    "Fire in Brevik\n\nA warehouse in Brevik burned down on Monday.\n\n"
    "Norway's police accused Russia of ordering the arson, a spokesman said. Moscow denied it.\n"
)


def test_pasted_text(client):
    made = client.post("/api/v1/pages", json={"text": TEXT, "published": "2025-04-15", "outlet": "post.example"})
    assert made.status_code == 201
    assert made.json()["outcome"] == "added"
    article = client.get(f"/api/v1/articles/{made.json()['article']}").json()
    assert article["where"]["published"] == "2025-04-15"
    assert client.post("/api/v1/pages", json={"text": TEXT}).json()["outcome"] == "already-there"


def test_a_saved_page_as_bytes(client):
    page = f"<html><title>Fire in Brevik</title><body><p>{TEXT}</p></body></html>".encode()
    headers = {"Content-Type": "application/octet-stream"}
    made = client.post("/api/v1/pages/upload", content=page, headers=headers, params={"name": "fire.html"})
    assert made.status_code == 201
    packed = client.post("/api/v1/pages/upload", content=gzip.compress(page), headers=headers)
    assert packed.json()["article"] == made.json()["article"]
    assert packed.json()["outcome"] == "already-there"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"text": "x", "address": "https://post.example"}, 400),
        ({"text": ""}, 400),
        ({"text": "   "}, 422),
        ({"text": TEXT, "published": "yesterday"}, 400),
        ({"text": TEXT, "colour": "red"}, 400),
        ({"address": "file:///etc/passwd"}, 400),
        ({"address": "javascript:alert(1)"}, 400),
        ({"address": "http://127.0.0.1:1/"}, 422),
        ({"address": "http://169.254.169.254/latest/meta-data"}, 422),
        ({"address": "http://[::1]/"}, 422),
    ],
)
def test_what_is_no_page(client, body, status):
    before = client.get("/api/v1/articles").json()["total"]
    answer = client.post("/api/v1/pages", json=body)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert client.get("/api/v1/articles").json()["total"] == before


def test_bytes_that_are_no_page(client):
    headers = {"Content-Type": "application/octet-stream"}
    assert client.post("/api/v1/pages/upload", content=b"", headers=headers).status_code == 422
    assert (
        client.post("/api/v1/pages/upload", content=b"\x89PNG\r\n\x1a\n" + b"\0" * 99, headers=headers).status_code
        == 422
    )
    bomb = gzip.compress(b"a" * 40_000_000)
    assert client.post("/api/v1/pages/upload", content=bomb, headers=headers).status_code == 413
    assert client.post("/api/v1/pages/upload", content=b"a" * 26_300_000, headers=headers).status_code == 413
