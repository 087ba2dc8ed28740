import msgspec
import pytest
from invented import READER, cable, cable_page, harbour, harbour_page

from overt.incidents import Desk, update
from overt.reading import RoleFiller, Toll
from overt.record import open_record

# What a page may call itself, its outlet and its address.
NASTY = {
    "title": '=HYPERLINK("https://evil.example","</title><script>alert(1)</script>")',
    "outlet": "@SUM(1+1)*cmd|' /C calc'!A0",
    "url": "javascript:alert(document.domain)",
}


def nasty_page():
    return harbour_page(outlet=NASTY["outlet"], url=NASTY["url"], published="2024-05-15")


def nasty(page):
    """The fire once more, told by a page whose every name is an attack."""
    reading = harbour(page)
    replace = msgspec.structs.replace
    claim = replace(reading.claims[0], source=replace(reading.claims[0].source, name="<img src=x onerror=alert(1)>"))
    denial = replace(reading.claims[1], source=replace(reading.claims[1].source, name="\u202evil\u202c Velmark"))
    target = replace(reading.reports[0].targets[0], name="-1+1 grain store")
    tolls = (
        Toll(start=0, end=1, quote="A", what="injured", least=6, claim="c1"),
        Toll(start=0, end=1, quote="A", what="killed", least=2, most=2, attackers=True),
    )
    filler = RoleFiller(start=0, end=1, quote="A", role="target", filled="targets", score=0.931)
    report = replace(reading.reports[0], targets=(target,), tolls=tolls, fillers=(filler,))
    return replace(
        reading,
        article=replace(reading.article, title=NASTY["title"]),
        claims=(claim, denial, *reading.claims[2:]),
        reports=(report, *reading.reports[1:]),
    )


@pytest.fixture(scope="session")
def file(tmp_path_factory):
    """A record of one fire told by three pages, one of them hostile, a cable, and what people decided."""
    file = tmp_path_factory.mktemp("handed-on") / "news.overt"
    pages = [
        (harbour_page(url="https://harbourpost.example/fire"), harbour),
        (
            harbour_page(outlet="coast.example", url="https://coast.example/store?a=1&b=2", published="2024-05-16"),
            harbour,
        ),
        (nasty_page(), nasty),
        (cable_page(), cable),
    ]
    with open_record(file) as record:
        with record.run("overt add", READER) as run:
            for number, (page, read) in enumerate(pages):
                # The same words on another page are another page.
                page = msgspec.structs.replace(page, content=page.content + b"<!-- %d -->" % number)
                record.add(page, read(page), run)
        update(record)
        fire = next(one for one in record.incidents().items if one.type == "arson")
        other = next(one for one in record.incidents().items if one.type != "arson")
        desk = Desk(record, by="ilse <b>")
        desk.mark(fire.id, "confirmed", reason="=1+1 “two” outlets")
        desk.edit(fire.id, "injured", 2)
        desk.undo(desk.mark(other.id, "disputed").id, reason="a slip")
        desk.decide("different", fire.id, other.id, reason="a fire and a cable")
        desk.grade(outlet="coast.example", reliability="B", credibility="2")
    return file


@pytest.fixture
def record(file):
    with open_record(file) as opened:
        yield opened


@pytest.fixture
def fire(record):
    return next(one for one in record.incidents().items if one.type == "arson")


@pytest.fixture
def empty_record(tmp_path):
    with open_record(tmp_path / "empty.overt") as opened:
        yield opened
