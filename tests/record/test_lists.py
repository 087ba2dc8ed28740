"""However the matches of a list are come by, they are the same, in the same order, in parts or whole."""

import msgspec
import pytest
from invented import NEWER, READER, add, article_pages, numbered, page_of

from overt.reading import Published
from overt.record import open_record
from overt.record.dates import days_or_unknown
from overt.record.publication import listed_at

# To the day, to the month or year, over an interval, open at either end, and not known.
PUBLISHED = (
    "2024-05-09", "2024-05", "2024", "2023-12/2024-02", "2024-05-10/..", "../2024-05-08", None, "2024-05-09",
    "2023-11-30", "2024-06-01", None, "2022",
)  # fmt: skip
QUESTIONS = (
    {}, {"act": "deny"}, {"act": ["deny", "accuse"]}, {"by": "warden"}, {"by": "Warden 3*"}, {"by": "warden -93"},
    {"by": "warden", "act": "deny"}, {"by": "Q99000001", "act": ["deny", "accuse"]},
    {"about": "depot"}, {"about": "depot -2"}, {"about": '"depot 1"', "by": "warden"}, {"by": "Q99000001"},
    {"by": "coastal security office"}, {"since": "2024-05-09"}, {"until": "2024-05-09"}, {"until": "2024-02-10"},
    {"since": "2024-02", "until": "2024-05-09"}, {"since": "../2024"},
    {"about": "depot", "until": "2023", "act": "say"},
    {"factuality": "CT+", "evidence": "none-stated", "since": "2024-05-10"},
)  # fmt: skip


@pytest.fixture
def dated(record):
    """A record of articles whose days are known in every way, one of them read again by a newer reader."""
    add(record, *article_pages(), *(dated_page(number, day) for number, day in enumerate(PUBLISHED)))
    with record.run("reread", NEWER) as run:
        for number in (0, 4):
            record.add(*dated_page(number, PUBLISHED[number], NEWER), run)
    return record


def dated_page(number, day, reader=READER):
    page, reading = numbered(number, reader=reader)
    page = page_of(page.name, [page.content.decode()], published=day, outlet=page.outlet)
    basis = "given" if day else "none"
    article = msgspec.structs.replace(reading.article, id=page.id, published=Published(edtf=day, basis=basis))
    return page, msgspec.structs.replace(reading, article=article)


def asked_for(entry, question):
    """Whether an entry's article may have been published in the time asked for: the rule, said plainly."""
    if "since" not in question and "until" not in question:
        return True
    earliest, latest = days_or_unknown(entry.where.published)
    first = days_or_unknown(question.get("since"))[0]
    last = days_or_unknown(question.get("until"))[1]
    known = earliest is not None or latest is not None
    return (
        known
        and (first is None or latest is None or latest >= first)
        and (last is None or earliest is None or earliest <= last)
    )


def in_parts(ask, size, **question):
    found, cursor = [], None
    while True:
        part = ask(**question, limit=size, cursor=cursor, count_to=5)
        found += part.items
        if part.next is None:
            return found
        cursor = part.next


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
@pytest.mark.parametrize("plenty", [0, 2_000])
@pytest.mark.parametrize("everywhere", [0, 40_000])
def test_claims_are_the_same_by_every_way(dated, monkeypatch, question, plenty, everywhere):
    whole = dated.claims(**question)
    monkeypatch.setattr("overt.record.listing.PLENTY", plenty)
    for name in ("EVERYWHERE", "WELL_KNOWN"):
        monkeypatch.setattr(f"overt.record.claims.{name}", everywhere)
    assert in_parts(dated.claims, 4, **question) == list(whole.items)
    assert dated.claims(**question).total == len(whole.items) == whole.total


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_claims_are_of_the_days_asked_for(dated, question):
    any_day = {name: value for name, value in question.items() if name not in {"since", "until"}}
    every = dated.claims(**any_day).items
    found = dated.claims(**question)
    assert list(found.items) == [one for one in every if asked_for(one, question)]
    unknown = [one for one in every if one.where.published is None]
    assert found.undated == (len(unknown) if any_day != question else 0)


def test_the_newest_come_first_and_those_of_no_known_day_last(dated):
    for found in (dated.claims(), dated.actors(), dated.reports(), dated.articles()):
        days = [getattr(one, "where", one).published for one in found.items]
        latest = [days_or_unknown(day)[1] or "" for day in days]
        assert latest == sorted(latest, reverse=True)
        assert days


@pytest.mark.parametrize("called", ["warden", "brandt", "Q99000001", "coastal security office", "cso", "no one"])
@pytest.mark.parametrize("well_known", [0, 10_000])
def test_actors_are_the_same_by_every_way(dated, monkeypatch, called, well_known):
    whole = dated.actors(called=called).items
    monkeypatch.setattr("overt.record.listing.PLENTY", 0)
    monkeypatch.setattr("overt.record.actors.WELL_KNOWN", well_known)
    assert in_parts(dated.actors, 2, called=called) == list(whole)


def test_what_an_older_reading_holds_is_not_listed(dated):
    claims = dated.claims().items
    assert len({one.id for one in claims}) == len(claims)
    assert len(claims) == 3 * len(PUBLISHED) + 5
    current = {dated.show(one.id).current for one in claims}
    assert current == {True}


def test_a_reading_that_is_asked_again_is_listed_again(dated):
    before = dated.claims()
    page, reading = dated_page(0, PUBLISHED[0])
    with dated.run("reread", READER) as run:
        assert dated.add(page, reading, run) == "read-again"
    after = dated.claims()
    assert after.total == before.total
    assert {one.where.page for one in after.items} == {one.where.page for one in before.items}


def test_places_in_lists_are_in_the_order_of_days():
    days = ["2024-05-09", "2023-12-31", None, "2024-05-10"]
    places = {listed_at(day, "9f" * 32): day for day in days}
    assert [places[one] for one in sorted(places, reverse=True)] == ["2024-05-10", "2024-05-09", "2023-12-31", None]


def test_an_older_record_is_brought_up_to_date(dated, tmp_path):
    import sqlite3

    from overt.incidents import update

    update(dated)
    before = [dated.claims(), dated.actors(), dated.reports(), dated.articles(), dated.incidents()]
    dated.close()
    file = tmp_path / "news.overt"
    with sqlite3.connect(file) as connection:
        kept = {table: rows_of(connection, table) for table in OLDER}
        make_older(connection)
    connection.close()
    with open_record(file) as record:
        found = [record.claims(), record.actors(), record.reports(), record.articles(), record.incidents()]
    assert found == before
    with sqlite3.connect(file) as connection:
        assert {table: rows_of(connection, table) for table in OLDER} == kept
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


OLDER = {
    "articles": "listed", "actors": "listed", "claims": "listed, source_wikidata", "reports": "listed",
    "incidents": "rank, said", "actor_names": "wikidata",
}  # fmt: skip
KEYS = {"articles": "reading_id", "actor_names": "actor_id, folded"}


def rows_of(connection, table):
    key = KEYS.get(table, "id")
    rows = connection.execute(f"SELECT {key}, {OLDER[table]} FROM {table} ORDER BY {key}").fetchall()
    assert rows
    return rows


def make_older(connection):
    """Give the record the form that it had before 0007."""
    from overt.record.migrations.versions import v0007_lists as step

    new = "SELECT name FROM sqlite_master WHERE type = 'index' AND (sql LIKE '%listed%' OR sql LIKE '%rank%')"
    names = [row[0] for row in connection.execute(new)]
    names += ["ix_articles_inexact", "ix_incidents_type_place_country", "ix_pairs_score_left_right"]
    names += ["ix_decisions_moment_id", "ix_decisions_overruling", "ix_incidents_said_id"]
    for name in names:
        connection.execute(f"DROP INDEX {name}")
    for table, column in OLDER.items():
        for one in column.split(", "):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {one}")
    for table, indexes in step.GONE.items():
        for name in indexes:
            columns = "latest, page_id, earliest" if name == "latest_page_id_earliest" else name
            connection.execute(f"CREATE INDEX ix_{table}_{name} ON {table} ({columns})")
    connection.execute("ALTER TABLE pages DROP COLUMN blocks")  # of 0009
    connection.execute("UPDATE overt_version SET version_num = '0006'")


@pytest.mark.parametrize("words", ["grain", "arson", "ŁĄKA", "arson nordhaven", "no such word", "100%"])
def test_incidents_are_found_by_their_words(dated, words):
    from overt.incidents import update

    update(dated)
    every = dated.incidents().items
    assert every
    shown = {one.id: " ".join(filter(None, (one.title, one.place, one.target, one.sponsor))).lower() for one in every}
    found = dated.incidents(words=words)
    assert list(found.items) == [one for one in every if all(it in shown[one.id] for it in words.lower().split())]
