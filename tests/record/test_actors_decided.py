"""An actor is the same as another, another in some articles, or none: in lists, filters, counts and incidents."""

import pytest
from invented import READER, cable, cable_page, harbour, harbour_page

from overt.errors import NotInRecordError, UnknownValueError
from overt.incidents import update
from overt.incidents.timeline import timeline
from overt.record import open_record, who


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "news.overt") as opened:
        with opened.run("add", READER) as run:
            for page, reading in ((harbour_page(), harbour(harbour_page())), (cable_page(), cable(cable_page()))):
                opened.add(page, reading, run)
        update(opened)
        yield opened


def said(record, actor, deed, **more):
    made = record.decide_actor(actor, deed, by="ilse", **more)
    update(record)
    return made


def known(record, key):
    with record.reading() as connection:
        return who.known(connection, key)


def listed(record):
    with record.reading() as connection:
        found = who.listed(connection, words=None, kind=None, offset=0, limit=100)
    return {one.key for one in found}


def everything(record):
    return [one for one in record.dump() if not one.startswith('["corrections"')]


def test_a_merge_holds_in_lists_filters_counts_and_the_timeline(record):
    before = everything(record)
    (made,) = said(record, "Velmark", "merge", other="Coastal Security Office")
    assert known(record, "Velmark").key == known(record, "Q99000001").key == "Q99000001"
    assert "Velmark" not in listed(record)
    denial = record.claims(act="deny").items[0]
    assert denial.source == "Coastal Security Office"
    for asked in ("Q99000001", "Coastal Security Office", "Velmark"):
        assert denial.id in {one.id for one in record.claims(by=asked).items}, asked
    assert {one.sponsor for one in record.incidents().items} <= {"Coastal Security Office", None}
    assert record.incidents(sponsor="Coastal").total == 1
    shown = {one.id for one in timeline(record, actor="Coastal Security Office")}
    assert {denial.id, record.incidents(sponsor="Coastal").items[0].id} <= shown
    said(record, "Q99000001", "undo", other=made.id)
    assert everything(record) == before
    assert "Velmark" in listed(record)


def test_a_page_that_is_read_later_knows_the_merge_and_its_end(record, tmp_path):
    (made,) = said(record, "Velmark", "merge", other="Coastal Security Office")
    later = harbour_page(outlet="late.example")
    later = type(later)(name="late.html", content=later.content + b"<p>Late.</p>", outlet="late.example")
    with record.run("add", READER) as run:
        record.add(later, harbour(later), run)
    assert record.claims(by="Coastal Security Office", act="deny").total == 2
    assert "Velmark" not in {one.source for one in record.claims(act="deny").items}
    said(record, "Q99000001", "undo", other=made.id)
    assert record.claims(by="Velmark", act="deny").total == 2


def test_merges_go_on_and_undone_ones_leave_the_rest(record):
    said(record, "Oto Rask", "merge", other="Ilse Brandt")
    (second,) = said(record, "Ilse Brandt", "merge", other="Velmark")
    assert known(record, "Oto Rask").key == "Velmark"
    assert {"Oto Rask", "Ilse Brandt"}.isdisjoint(listed(record))
    said(record, "Velmark", "undo", other=second.id)
    assert known(record, "Oto Rask").key == "Ilse Brandt"
    with pytest.raises(UnknownValueError):
        said(record, "Oto Rask", "merge", other="Ilse Brandt")


def test_an_actor_is_another_in_some_articles(record):
    actor = known(record, "Ilse Brandt")
    assert len(actor.ids) == 2
    with record.reading() as connection:
        entries = who.named_in(connection, actor.ids, limit=10)
    one = next(it for it in entries if "cable" not in (it.title or "").lower())
    made = said(record, "Ilse Brandt", "split", other="Karin Brandt", entries=[one.id])
    assert {len(known(record, name).ids) for name in ("Ilse Brandt", "Karin Brandt")} == {1}
    assert {it.source for it in record.claims(by="Karin Brandt").items} == {"Karin Brandt"}
    said(record, "Karin Brandt", "undo", other=made[0].id)
    assert len(known(record, "Ilse Brandt").ids) == 2
    with pytest.raises(UnknownValueError):
        said(record, "Ilse Brandt", "split", other="X", entries=["a-nothing"])


def test_what_is_no_actor_is_nobody_anywhere_until_that_is_taken_back(record):
    before = everything(record)
    (made,) = said(record, "Velmark", "not-an-actor")
    assert "Velmark" not in listed(record)
    assert record.actors(called="Velmark").total == 0
    assert all(one.source_actor is None for one in record.claims(by="Velmark").items)
    assert known(record, "Velmark").type == "nobody"
    for deed, other in (("not-an-actor", ""), ("merge", "Ilse Brandt"), ("split", "Ilse Brandt")):
        with pytest.raises((NotInRecordError, UnknownValueError)):
            said(record, "Velmark", deed, other=other)
    with pytest.raises(NotInRecordError):
        said(record, "Ilse Brandt", "merge", other="Velmark")
    said(record, "Velmark", "undo", other=made.id)
    assert everything(record) == before
    with pytest.raises(NotInRecordError):
        known(record, "Nobody At All")
