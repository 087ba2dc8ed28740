"""What a reviewer sets right is what every question finds, and undoing brings back what was read."""

import msgspec
import pytest
from invented import NEWER, READER, add, harbour, harbour_page

from overt.article.reviewed import block_keys
from overt.errors import NotInRecordError
from overt.incidents import Desk, update
from overt.reading import Toll, from_json
from overt.record import open_record, who
from overt.record.compress import unpacked
from overt.record.overlay import as_read
from overt.record.reviewing import unread_blocks
from overt.spans import Span


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "news.overt") as opened:
        with opened.run("add", READER) as run:
            page = harbour_page()
            opened.add(page, harbour(page), run)
        update(opened)
        yield opened


PAGE = harbour_page().id


def right(record, kind, action, subject=None, **value):
    made = record.correct(PAGE, kind=kind, action=action, subject=subject, value=value, by="ilse")
    update(record)
    return made


def back(record, made):
    record.take_back(made.id, by="ilse")
    update(record)


def span(record, words):
    text = record.show(f"p-{PAGE[:12]}").reading.article.text
    at = text.index(words)
    return {"start": at, "end": at + len(words), "quote": words}


def rows(record):
    """All that the record says but corrections."""
    return [one for one in record.dump() if not one.startswith('["corrections"')]


def test_a_changed_report_changes_its_incident_and_undo_brings_it_back(record):
    before, incident = rows(record), record.incidents().items[0]
    place = {"name": "Brevik", "country": "EST", "lat": 58.1, "lon": 24.5, "precision": "city"}
    sponsor = {"name": "Oskar Group", "certainty": "possible"}
    made = right(record, "report", "change", incident.reports[0], type="bombing", killed=3, time="2024-05-12",
                 place=place, sponsor=sponsor, sector="energy")  # fmt: skip
    (found,) = record.incidents(type="bombing", country="EST", since="2024-05-12", until="2024-05-12").items
    assert (found.id, found.killed, found.place, found.sponsor) == (incident.id, 3, "Brevik", "Oskar Group")
    assert (found.sponsor_certainty, found.sector) == ("possible", "energy")
    assert record.reports(type="bombing", killed=3).total == 1
    assert record.reports(type="arson").total == 0
    back(record, made)
    assert rows(record) == before


def test_who_is_set_to_be_behind_it_has_a_part_in_the_incident(record):
    incident = record.incidents().items[0]
    sponsor = {"name": "Oto Rask", "certainty": "possible"}
    right(record, "report", "change", incident.reports[0], sponsor=sponsor)
    with record.reading() as connection:
        parts = {name: [one.id for one in who.known(connection, name).parts] for name in ("Oto Rask", "Velmark")}
    assert parts == {"Oto Rask": [incident.id], "Velmark": []}


def test_a_deleted_report_leaves_its_incident_and_stays_to_be_seen(record):
    incident = record.incidents().items[0]
    made = right(record, "report", "delete", incident.reports[0])
    assert record.incidents().total == 0
    assert record.reports().excluded["reviewer"] == 1
    assert record.show(incident.reports[0]).kind == "report"
    back(record, made)
    assert record.incidents().items[0].id == incident.id


def test_an_added_report_is_an_incident_until_it_is_taken_back(record):
    words = span(record, "Velmark denied that its service had any part in the fire")
    made = right(record, "report", "add", content=words, type="sabotage")
    (found,) = record.incidents(type="sabotage").items
    assert record.show(found.reports[0]).quotations[0].excerpt
    back(record, made)
    assert record.incidents(type="sabotage").total == 0
    with pytest.raises(NotInRecordError, match="taken back"):
        record.show(found.reports[0])


def test_claims_are_changed_deleted_and_added_in_every_list(record):
    first, second, *_ = record.claims().items
    right(record, "claim", "change", first.id, act="threaten", source="Oto Rask")
    assert [one.id for one in record.claims(act="threaten").items] == [first.id]
    assert first.id in {one.id for one in record.claims(by="Rask").items}
    gone = right(record, "claim", "delete", second.id)
    assert second.id not in {one.id for one in record.claims().items}
    assert not record.find('"any part in the fire"', kind="claim").items
    words = span(record, "Two men were charged with arson")
    right(record, "claim", "add", content=words, source="Ilse Brandt", act="say")
    (added,) = record.find('"Two men were charged"', kind="claim").items
    assert record.show(added.id).facts["who"] == "Ilse Brandt"
    right(record, "claim", "change", added.id, evidence="document")
    assert [one.id for one in record.claims(evidence="document").items] == [added.id]
    back(record, gone)
    assert record.claims(act="deny").items[0].id == second.id


def test_a_toll_that_a_deleted_claim_gave_names_no_claim(record):
    page = msgspec.structs.replace(harbour_page(), content=b"<p>The same, with a toll.</p>")
    read = harbour(page)
    toll = Toll(start=0, end=1, quote=read.article.text[0], what="injured", least=6, claim="c1")
    report = msgspec.structs.replace(read.reports[0], tolls=(toll,))
    add(record, (page, msgspec.structs.replace(read, reports=(report, *read.reports[1:]))))

    def given_by():
        with record.snapshot() as snapshot:
            (told,) = (one for each in snapshot.reports_with_tolls() for one in each.entry.tolls)
        (shown,) = (one for each in record.show(f"p-{page.id[:12]}").reading.reports for one in each.tolls)
        return told.claim, shown.claim

    claim, shown = given_by()
    assert shown == claim
    assert record.show(claim).kind == "claim"
    made = record.correct(page.id, kind="claim", action="delete", subject=claim, by="ilse")
    assert given_by() == (None, None)
    back(record, made)
    assert given_by() == (claim, claim)


def test_a_deleted_claim_leaves_no_word_of_the_author_behind(record):
    def asserting():
        return [it.claim for one in record.show(f"p-{PAGE[:12]}").reading.events for it in one.asserted_by]

    before = asserting()
    claim = next(one for one in record.claims().items if one.id in before)
    right(record, "claim", "delete", claim.id)
    assert asserting() == [one for one in before if one != claim.id]
    with record.snapshot() as snapshot:
        told = [one.entry for one in snapshot.events()]
    assert all(it.claim != claim.id for one in told for it in one.asserted_by)


def test_spans_of_speaker_and_cue_are_set_right(record):
    claim = record.claims(act="deny").items[0]
    right(record, "claim", "change", claim.id, source_span=span(record, "Oto Rask"), cue=span(record, "called"))
    found = next(one for one in record.claims().items if one.id == claim.id)
    assert (found.source, found.source_words, found.cue) == ("Oto Rask", "Oto Rask", "called")
    assert found.source_actor == record.actors(called="Rask").items[0].id


def test_an_actor_of_an_article_is_somebody_else(record):
    right(record, "actor", "change", "a3", name="Nordmark", wikidata="Q88000001")
    assert record.claims(by="Q88000001").items[0].source == "Nordmark"
    assert record.actors(called="Nordmark").items[0].wikidata == "Q88000001"
    assert record.incidents().items[0].sponsor == "Nordmark"


def test_some_mentions_are_somebody_else(record):
    made = right(record, "actor", "split", "a1", name="Karin Brandt", mentions=["m1"])
    claim = next(one for one in record.claims().items if one.source == "Karin Brandt")
    assert {one.name for one in record.actors(called="Brandt").items} == {"Karin Brandt", "Ilse Brandt"}
    back(record, made)
    assert next(one for one in record.claims().items if one.id == claim.id).source == "Ilse Brandt"


def test_the_reading_stays_as_it_was_read(record):
    with record.reading() as connection:
        from sqlalchemy import text

        before = connection.execute(text("SELECT id, content FROM readings")).all()
    right(record, "claim", "delete", record.claims().items[0].id)
    right(record, "report", "change", record.reports().items[0].id, type="bombing")
    with record.reading() as connection:
        assert connection.execute(text("SELECT id, content FROM readings")).all() == before
        assert from_json(unpacked(before[0].content)) == as_read(connection, before[0].id)


def test_what_was_set_right_holds_for_a_newer_reading(record):
    claim, report = record.claims(act="deny").items[0], record.reports().items[0]
    right(record, "claim", "change", claim.id, act="admit")
    right(record, "report", "change", report.id, killed=7)
    right(record, "claim", "add", content=span(record, "Two men were charged with arson"), source="Ilse Brandt")
    with record.run("reread", NEWER) as run:
        page = harbour_page()
        record.add(page, harbour(page, NEWER), run)
    update(record)
    admitted = record.claims(act="admit").items[0]
    assert admitted.id != claim.id
    assert admitted.content == claim.content
    assert record.incidents().items[0].killed == 7
    assert record.find('"Two men were charged"', kind="claim").total == 1


def test_a_block_is_given_about_the_page_which_is_to_be_read_again(record):
    reading = record.show(f"p-{PAGE[:12]}").reading
    at = next(at for at, one in enumerate(reading.article.blocks) if not one.kept)
    made = right(record, "block", "flip", str(at))
    with record.reading() as connection:
        assert unread_blocks(connection, PAGE) == {at: True}
    assert [one.id for one in record.pages_to_reread(READER)] == [PAGE]
    page = record.page(PAGE)
    assert page.blocks == f'{{"{block_keys(["Subscribe today"])[0]}":true}}'
    again = right(record, "block", "flip", str(at))
    assert again.value["kept"] is False
    back(record, again)
    back(record, made)
    assert record.page(PAGE).blocks is None
    assert record.count_to_reread(READER) == 0


def test_spans_keep_their_one_rule(record):
    text = record.show(f"p-{PAGE[:12]}").reading.article.text
    for words in ("Oto Rask", "grain store"):
        assert Span(**span(record, words)).stands_in(text)


def test_an_incident_goes_on_when_the_report_that_named_it_is_none(tmp_path):
    with open_record(tmp_path / "news.overt") as record:
        with record.run("add", READER) as run:
            for number, day in enumerate(("2024-05-14", "2024-05-15")):
                page = harbour_page(outlet=f"outlet{number}.example", published=day)
                page = type(page)(
                    name=page.name, content=page.content + b" " * number, outlet=page.outlet, published=day
                )
                record.add(page, harbour(page), run)
        update(record)
        incident = next(one for one in record.incidents().items if len(one.reports) == 2)
        Desk(record, by="ilse").mark(incident.id, "confirmed")
        first = record.show(incident.reports[0]).where.page
        made = record.correct(
            record.page_id(first), kind="report", action="delete", subject=incident.reports[0], by="x"
        )
        update(record)
        left = record.incident(incident.id)
        assert incident.reports[0] not in left.reports
        assert incident.reports[1] in left.reports
        assert left.state == "confirmed"
        assert left.id != incident.id
        record.take_back(made.id, by="x")
        update(record)
        assert record.incident(left.id).id == incident.id
        assert record.incident(incident.id).reports == incident.reports
