"""Readings of articles we invented that tell of one act each, as short as can be."""

from invented import READER

from overt.article.blocks import Piece, assemble
from overt.pages.page import Page
from overt.reading import Article, Place, Published, Reader, Reading, Report, Sponsor, Suspect, Target, Time
from overt.record.dates import days
from overt.spans import Span

TOWNS = {
    "Nordhaven": ("LTU", 1, 55.7, 21.1),
    "Brevik": ("NOR", 2, 59.0, 9.7),
    "Tarvela": ("FIN", 3, 61.5, 23.8),
}


def telling(
    words: str, *, outlet: str = "post.example", told: str | None = "2024-05-14", type: str = "arson",  # noqa: A002
    where: str | None = "Nordhaven", when: str | None = "2024-05-13", target: str | None = None,
    suspect: str | None = None, sponsor: str | None = None, reader: Reader = READER, **fields,
) -> tuple[Page, Reading]:  # fmt: skip
    page = Page(name=f"{outlet}.txt", content=f"{outlet}|{told}|{words}".encode(), outlet=outlet, published=told)
    text, blocks = assemble([Piece(text=words, kind="paragraph", kept=True)])
    article = Article(
        id=page.id, outlet=outlet, title=words[:40], language="en", text=text, blocks=blocks,
        published=Published(edtf=told, basis="given" if told else "none"),
    )  # fmt: skip
    whole = Span.of(text, 0, len(text))

    def quoted(part: str | None) -> dict:
        start = text.index(part) if part and part in text else 0
        end = start + len(part) if part and part in text else len(text)
        return {"start": start, "end": end, "quote": text[start:end]}

    place = time = None
    if where:
        country, number, lat, lon = TOWNS[where]
        place = Place(**quoted(where), name=where, country=country, geonames=number, lat=lat, lon=lon, precision="city")
    if when:
        first, last = days(when)
        time = Time(**quoted(None), edtf=when, earliest=first, latest=last, rule="given")
    report = Report(
        id="r1", type=type, place=place, time=time, evidence=(whole,), score=0.8,
        targets=(Target(**quoted(target), name=target),) if target else (),
        suspects=(Suspect(**quoted(suspect), name=suspect, legal_stage="charged"),) if suspect else (),
        sponsor=Sponsor(name=sponsor, certainty="suspected-or-accused") if sponsor else None,
        **fields,
    )  # fmt: skip
    return page, Reading(reader=reader, article=article, reports=(report,))


def fire_twice_and_ferry():
    """Two outlets that tell of one fire, and one that tells of another."""
    return (
        telling("A grain store in Nordhaven burned.", outlet="post.example"),
        telling("Fire at Nordhaven grain store.", outlet="gazette.example", told="2024-05-15"),
        telling("A ferry in Brevik was set on fire.", outlet="post.example", where="Brevik", when="2024-06-01"),
    )
