import msgspec
import pytest
from invented import NEWER, READER, article_pages, cable, cable_page, harbour, harbour_page, numbered
from sqlalchemy import select

from overt.errors import PageError, RecordError
from overt.reading import Article, Claim, Reading
from overt.record import open_record
from overt.record.incident_tables import successors
from overt.record.rows import rows
from overt.spans import Span


def add_all(record, pairs=None, *, reader=READER):
    with record.run("overt add", reader) as run:
        return [record.add(page, reading, run) for page, reading in pairs or article_pages()]


def test_a_page_comes_back_as_it_was(filled):
    page = harbour_page()
    assert filled.page(page.id) == page


def test_a_reading_comes_back_as_it_was(filled):
    assert sorted(filled.readings(), key=lambda one: one.article.id) == sorted(
        (reading for _, reading in article_pages()), key=lambda one: one.article.id
    )


def test_the_same_page_twice_is_one_page(record):
    assert add_all(record) == ["added", "added"]
    before = record.dump()
    assert add_all(record) == ["already-there", "already-there"]
    assert record.dump() == before
    assert record.status().pages == 2


def test_every_row_of_a_reading_is_stored(filled):
    page = harbour_page()
    made = rows("rd-x", page.id, harbour(page))
    assert {table: len(its_rows) for table, its_rows in made.items()} == {
        "articles": 1, "blocks": 5, "actors": 4, "actor_names": 5, "actor_roles": 1, "mentions": 7, "claims": 3,
        "claim_pieces": 1, "events": 1, "event_parties": 1, "event_assertions": 2, "reports": 2, "report_events": 1,
        "report_targets": 1, "report_suspects": 1, "report_evidence": 2, "report_sponsor_claims": 1, "figures": 1,
        "problems": 1,
    }  # fmt: skip
    stored = {line.split('"')[1] for line in filled.dump()}
    assert set(made) <= stored


def test_a_newer_reader_reads_beside_the_older(filled):
    page = harbour_page()
    assert {one.id for one in filled.pages_to_reread(NEWER)} == {page.id, cable_page().id}
    old = next(one.id for one in filled.claims(by="Velmark").items)
    with filled.run("overt reread", NEWER) as run:
        assert filled.add(page, harbour(page, NEWER), run) == "read-again"
    assert [one.id for one in filled.pages_to_reread(NEWER)] == [cable_page().id]
    new = [one.id for one in filled.claims(by="Velmark").items]
    assert len(new) == 1
    assert new != [old]
    assert filled.show(old).current is False
    assert filled.show(new[0]).current is True
    assert filled.find("grain").total == 1
    assert [one.current for one in filled.status().readers] == [1, 1]


def test_a_reader_that_is_taken_back_finds_its_own_reading(filled):
    page = harbour_page()
    before = filled.fingerprint()
    old = next(one.id for one in filled.claims(by="Velmark").items)
    for reader in (NEWER, READER, NEWER, READER):
        with filled.run("overt reread", reader) as run:
            assert filled.add(page, harbour(page, reader), run) == "read-again"
            assert filled.add(page, harbour(page, reader), run) == "already-there"
        assert page.id not in {one.id for one in filled.pages_to_reread(reader)}
        with filled.reading() as connection:
            ways = dict(iter(connection.execute(select(successors.c.older, successors.c.newer))))
        assert ways
        assert not set(ways) & set(ways.values())  # nobody who goes from older to newer comes back
    assert [one.id for one in filled.claims(by="Velmark").items] == [old]
    assert filled.find("grain").total == 1
    assert sorted((one.readings, one.current) for one in filled.status().readers) == [(1, 0), (2, 2)]
    assert filled.fingerprint() != before  # the other reading stays beside it


def test_what_was_given_is_completed_and_the_page_waits_to_be_read_again(record):
    bare = harbour_page(published=None)
    add_all(record, [(bare, harbour(bare))])
    dated = harbour_page(published="2024-05-14")
    prepared = record.prepare(dated, READER)
    assert (prepared.known, prepared.read, prepared.differences) == (True, False, ())
    assert add_all(record, [(prepared.page, harbour(prepared.page))]) == ["read-again"]
    assert record.page(bare.id).published == "2024-05-14"
    # Said less later, it is still known.
    assert record.prepare(bare, READER).read
    assert record.prepare(bare, READER).page.published == "2024-05-14"


def test_what_was_given_is_never_silently_changed(filled):
    other = harbour_page(published="2024-05-20")
    prepared = filled.prepare(other, READER)
    assert prepared.page.published == "2024-05-14"
    assert [(one.field, one.kept, one.given) for one in prepared.differences] == [
        ("published", "2024-05-14", "2024-05-20")
    ]
    with filled.run("overt add", READER) as run, pytest.raises(PageError, match="--correct"):
        filled.add(other, harbour(other), run)


def test_a_correction_replaces_and_keeps_what_it_replaced(filled):
    other = harbour_page(published="2024-05-20")
    assert not filled.prepare(other, READER, correct=True).read
    with filled.run("overt add", READER) as run:
        assert filled.add(other, harbour(other), run, correct=True) == "read-again"
    entry = filled.show(other.id)
    assert "published 2024-05-14" in entry.facts["given"]
    assert "published 2024-05-20" in entry.facts["given"]
    assert entry.where.published == "2024-05-20"
    assert filled.status().corrected == 1


def test_the_time_of_another_capture_changes_nothing(record):
    page = harbour_page(captured="2024-05-14T08:00:00Z")
    add_all(record, [(page, harbour(page))])
    again = record.prepare(harbour_page(captured="2024-05-15T08:00:00Z"), READER)
    assert again.read
    assert again.differences == ()


def test_a_reading_of_another_page_is_refused(record):
    page = harbour_page()
    with record.run("overt add", READER) as run, pytest.raises(RecordError, match="not of this page"):
        record.add(page, cable(cable_page()), run)
    assert record.status().pages == 0


def test_a_reading_with_the_same_id_twice_leaves_nothing_behind(record):
    page = harbour_page()
    reading = harbour(page)
    twice = msgspec.structs.replace(reading, claims=(*reading.claims, reading.claims[0]))
    with record.run("overt add", READER) as run, pytest.raises(PageError, match="the rest go on"):
        record.add(page, twice, run)
    assert record.status().pages == 0
    assert add_all(record, [(page, reading)]) == ["added"]


def test_a_reference_to_nobody_is_unknown(record):
    page = harbour_page()
    words = Span(start=0, end=1, quote="A")
    lost = Claim(id="c1", cue=words, content=words, within="c9")
    reading = Reading(reader=READER, article=Article(id=page.id, text="A"), claims=(lost,))
    add_all(record, [(page, reading)])
    assert record.claims().items[0].within is None
    assert record.claims().items[0].source is None


def test_text_that_no_database_stores_keeps_its_length(record):
    page = harbour_page()
    text = "It\x00burned."
    reading = Reading(reader=READER, article=Article(id=page.id, text=text, title="zero\x00"))
    add_all(record, [(page, reading)])
    assert next(record.readings()).article.text == text
    assert record.find("burned").items[0].snippet.text == "It\ufffdburned."


def test_what_could_not_be_read_is_kept_once(record):
    error = PageError("odd\udcff.html", "The file is empty", "Save it again")
    with record.run("overt add", READER) as run:
        record.refuse(error, run)
        record.refuse(error, run)
    (kept,) = record.unread()
    assert kept.code == "page-unreadable"
    assert kept.name.startswith("odd")
    assert record.status().unread == {"page-unreadable": 1}


def test_the_fingerprint_does_not_depend_on_the_order(tmp_path):
    pairs = article_pages()
    with open_record(tmp_path / "a.overt") as one, open_record(tmp_path / "b.overt") as other:
        add_all(one, pairs)
        add_all(other, pairs[::-1])
        assert one.fingerprint() == other.fingerprint()
        assert one.dump() == other.dump()


def test_the_fingerprint_depends_on_what_is_said(tmp_path):
    (page, reading), *_ = article_pages()
    changed = msgspec.structs.replace(reading, claims=reading.claims[:2])
    with open_record(tmp_path / "a.overt") as one, open_record(tmp_path / "b.overt") as other:
        add_all(one, [(page, reading)])
        add_all(other, [(page, changed)])
        assert one.fingerprint() != other.fingerprint()


def test_an_interrupted_run_has_no_end(record):
    with pytest.raises(KeyboardInterrupt), record.run("overt add", READER, configuration={"workers": 2}):
        raise KeyboardInterrupt
    (run,) = record.status().runs
    assert run.ended is None
    assert record.status().unfinished_runs == 1
    assert record.show(run.id).facts["configuration"] == '{"workers": 2}'


def test_pages_of_an_outlet_come_smallest_id_first(record):
    add_all(record, [numbered(number) for number in range(20)])
    own = sorted(page.id for page, _ in (numbered(number) for number in range(20)) if page.outlet == "paper3.example")
    assert [page.id for page in record.pages_of_outlet("paper3.example")] == own
    assert list(record.pages_of_outlet("nobody.example")) == []
