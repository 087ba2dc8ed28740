"""The same record on PostgreSQL says the same as on SQLite."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import server
from invented import NEWER, READER, article_pages, harbour, harbour_page, numbered

from overt.errors import RecordError
from overt.incidents import update
from overt.record import open_record

pytestmark = pytest.mark.skipif(server.missing() is not None, reason=str(server.missing()))


WORDS = ("brandt", "laka", '"grain store"', "sabot*", "fire -grain", "depot warden", "Coastal-Security", "-x")
CLAIMS = (
    {}, {"by": "CSO"}, {"by": "Warden 3*"}, {"about": "Velmark"}, {"since": "2010", "until": "2024-03"},
    {"act": "deny"}, {"by": "CSO", "act": "deny"}, {"by": "Q99000001", "act": ["deny", "accuse"]},
)  # fmt: skip


@pytest.fixture(scope="module")
def databases():
    with server.started() as address:
        yield address


@pytest.fixture
def new_database(databases, request):
    return server.new_database(databases, f"record_{abs(hash(request.node.name))}")


def fill(record):
    with record.run("overt add", READER) as run:
        for page, reading in (*article_pages(), *(numbered(number) for number in range(12))):
            assert record.add(page, reading, run) == "added"
    with record.run("overt reread", NEWER) as run:
        page = harbour_page()
        assert record.add(page, harbour(page, NEWER), run) == "read-again"


def without_scores(found):
    """Both rank alike enough, but count differently."""
    kept = [msgspec.structs.replace(one, score=0.0) for one in found.items]
    return sorted(kept, key=lambda one: one.id), found.total


def test_both_databases_say_the_same(record, new_database):
    with open_record(new_database) as other:
        fill(record)
        fill(other)
        assert other.dump() == record.dump()
        assert other.fingerprint() == record.fingerprint()
        for words in WORDS:
            ours, theirs = record.find(words, limit=None), other.find(words, limit=None)
            assert without_scores(theirs) == without_scores(ours), words
        for asked in CLAIMS:
            assert other.claims(**asked) == record.claims(**asked), asked
        for asked in (
            {},
            {"country": "LTU"},
            {"since": "2024-05", "excluded": True},
            {"happened_since": "2024"},
            {"target": "GRAIN", "legal_stage": "charged"},
            {"place": "nord", "killed": 0},
        ):
            assert other.reports(**asked) == record.reports(**asked), asked
        for claim in record.claims(limit=5).items:
            assert other.show(claim.id[:8]) == record.show(claim.id[:8])
        assert other.count_to_reread(NEWER) == record.count_to_reread(NEWER) == 13
        ours, theirs = record.status(), other.status()
        assert msgspec.structs.replace(theirs, location="", runs=()) == msgspec.structs.replace(
            ours, location="", runs=()
        )


def test_a_second_opening_finds_the_record(new_database):
    with open_record(new_database) as first:
        fill(first)
    with open_record(new_database, create=False) as second:
        assert second.status().pages == 14


def test_two_processes_add_to_one_record_at_once(record, new_database):
    open_record(new_database).close()
    writer = str(Path(__file__).parent / "writer.py")
    both = [
        subprocess.Popen([sys.executable, writer, new_database, first, last], stderr=subprocess.PIPE)
        for first, last in (("0", "30"), ("10", "40"))
    ]
    for one in both:
        assert one.communicate(timeout=120)[1] == b""
        assert one.returncode == 0
    with record.run("add", READER) as run:
        for number in range(40):
            record.add(*numbered(number), run)
    with open_record(new_database, create=False) as other:
        assert other.dump() == record.dump()


def test_a_lock_is_waited_for_and_then_explained(new_database):
    import psycopg

    with open_record(new_database, patience=0.2) as record, psycopg.connect(new_database) as other:
        other.execute("LOCK TABLE runs IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(RecordError, match="Another process"):
            record.status()


def test_an_article_too_long_for_one_vector_is_kept_and_found_by_its_beginning(new_database):
    from overt.reading import Article, Reading

    page = harbour_page()
    text = "harbour " + " ".join(f"word{number}" for number in range(200_000)) + " " + "x" * 3000
    with open_record(new_database) as record, record.run("overt add", READER) as run:
        assert record.add(page, Reading(reader=READER, article=Article(id=page.id, text=text)), run) == "added"
        assert record.find("harbour word7").total == 1


def test_no_server_and_no_database_are_explained(databases):
    with pytest.raises(RecordError, match="database exists"):
        open_record(databases("nothing_of_this_name"))
    with pytest.raises(RecordError, match="does not answer"):
        open_record("postgresql://overt@/x?host=/nowhere-at-all")


def test_a_password_is_never_shown():
    with pytest.raises(RecordError) as caught:
        open_record("postgresql://me:secret@/x?host=/nowhere-at-all")
    assert "secret" not in str(caught.value)


def set_right(record):
    """Something of every kind, set right and partly taken back; what every list then says."""
    with record.run("add", READER) as run:
        for page, reading in article_pages():
            record.add(page, reading, run)
    update(record)
    report = next(one for one in record.reports().items if one.type == "arson")
    page = record.page_id(report.where.page)
    record.correct(
        page, kind="report", action="change", subject=report.id, value={"killed": 4, "type": "bombing"}, by="x"
    )
    claims = record.claims(page=page).items
    gone = record.correct(page, kind="claim", action="delete", subject=claims[0].id, by="x")
    record.correct(page, kind="claim", action="change", subject=claims[1].id, value={"act": "admit"}, by="x")
    record.take_back(gone.id, by="x")
    record.decide_actor("Velmark", "merge", other="Coastal Security Office", by="x")
    (split,) = record.decide_actor("Oto Rask", "split", other="Karl Rask", entries=_entries(record, "Oto Rask"), by="x")
    record.decide_actor("Karl Rask", "undo", other=split.id, by="x")
    record.correct(page, kind="block", action="flip", subject="1", by="x")
    update(record)
    return (
        [one for one in record.dump() if one.startswith(('["claims"', '["reports"', '["actors"', '["mentions"'))],
        [msgspec.structs.replace(one, changed=0) for one in record.incidents().items],
        [one.id for one in record.find("fire", kind="claim").items],
        sorted(one.source or "" for one in record.claims(by="Velmark").items),
        record.page(page).blocks,
    )


def _entries(record, name):
    return [one.id for one in record.actors(called=name).items if one.name == name][:1]


def test_what_is_set_right_is_so_on_both(new_database, tmp_path):
    with open_record(tmp_path / "news.overt") as one, open_record(new_database) as other:
        assert set_right(one) == set_right(other)
