"""Exports are streamed in every format, and what is none is told."""

import json

import pytest

from overt.exports import FORMATS


def test_the_formats_are_listed(client):
    listed = client.get("/api/v1/exports").json()
    assert [one["name"] for one in listed["items"]] == list(FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_streamed(client, name):
    answer = client.get(f"/api/v1/exports/{name}")
    assert answer.status_code == 200
    assert answer.content or name == "corrections"  # there are none
    assert (
        answer.headers["content-type"].split(";")[0] == FORMATS[name].media_type.split(";")[0] or FORMATS[name].tables
    )
    assert answer.headers["content-disposition"].startswith('attachment; filename="overt-')
    assert client.get(f"/api/v1/exports/{name}", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_a_selection(client):
    incident = client.get("/api/v1/incidents", params={"country": "NOR"}).json()["items"][0]
    found = json.loads(client.get("/api/v1/exports/geojson", params={"id": incident["id"]}).content)
    assert len(found["features"]) == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [("nothing", 400), ("..%2f..%2fetc%2fpasswd", 400), ("csv?table=../x", 400), ("csv?id=i-000000000000", 404)],
)
def test_what_is_no_export(client, path, status):
    answer = client.get(f"/api/v1/exports/{path}")
    assert answer.status_code in {status, 404}
    assert answer.headers["content-type"] == "application/problem+json"
