"""Readings made by hand of articles we invented, about outlets and people that do not exist."""

from overt.article.blocks import Piece, assemble
from overt.pages.page import Page
from overt.reading import (
    Actor,
    Article,
    Assertion,
    Claim,
    Event,
    Figure,
    Match,
    Mention,
    Place,
    Problem,
    Published,
    Reader,
    Reading,
    Report,
    Role,
    Source,
    Sponsor,
    Suspect,
    Target,
    Time,
)  # fmt: skip
from overt.spans import Span

READER = Reader(version="0.1.0", parts={"claims": "1", "reports": "1"}, models=("furniture@ab12",))
NEWER = Reader(version="0.2.0", parts={"claims": "2", "reports": "1"}, models=("furniture@ab12",))

HARBOUR = (
    "A grain store in Nordhaven burned down on Monday night. Two men were charged with arson.",
    "“We know who paid for this,” said Ilse Brandt, head of the Coastal Security Office (CSO). She gave no evidence.",
    "Velmark denied that its service had any part in the fire. Gen. Oto Rask called the claim absurd.",
)
CABLE = (
    "A data cable off Łąka Island was cut in March 2024, the Coastal Security Office reported.",
    "“Nothing points to sabotage,” said Brandt. Velmark's embassy did not answer.",
)


def span(text: str, words: str, after: int = 0) -> dict:
    start = text.index(words, after)
    return {"start": start, "end": start + len(words), "quote": words}


def page_of(name: str, paragraphs, **given) -> Page:
    content = ("<p>" + "</p><p>".join(paragraphs) + "</p>").encode()
    return Page(name=name, content=content, **given)


def article_of(page: Page, title: str, paragraphs, basis: str = "given") -> Article:
    pieces = [Piece(text=title, kind="title", kept=True)]
    pieces += [Piece(text=one, kind="paragraph", kept=True) for one in paragraphs]
    pieces.append(Piece(text="Subscribe today", kind="newsletter", kept=False, reason="newsletter-appeal", score=0.97))
    text, blocks = assemble(pieces)
    return Article(
        id=page.id,
        url=page.url,
        outlet=page.outlet,
        title=title,
        language="en",
        published=Published(edtf=page.published, basis=basis if page.published else "none"),
        text=text,
        blocks=blocks,
    )


def harbour_page(**given) -> Page:
    given = {"outlet": "harbourpost.example", "published": "2024-05-14", **given}
    return page_of("harbour.html", HARBOUR, **given)


def harbour(page: Page, reader: Reader = READER) -> Reading:
    article = article_of(page, "Fire destroys grain store in Nordhaven", HARBOUR)
    text = article.text
    fire = Span(**span(text, "A grain store in Nordhaven burned down on Monday night"))
    place = Place(
        **span(text, "Nordhaven"), name="Nordhaven", country="LTU", geonames=1, lat=55.7, lon=21.1, precision="city",
        reason="named beside the port", score=0.8,
    )  # fmt: skip
    time = Time(
        **span(text, "Monday night"), edtf="2024-05-13", earliest="2024-05-13", latest="2024-05-13",
        anchor="published", rule="weekday-before",
    )  # fmt: skip
    return Reading(
        reader=reader,
        article=article,
        mentions=(
            Mention(id="m1", **span(text, "Ilse Brandt"), type="person", form="name", actor="a1"),
            Mention(id="m2", **span(text, "Coastal Security Office"), type="organisation", form="name", actor="a2"),
            Mention(id="m3", **span(text, "CSO"), type="organisation", form="name", actor="a2"),
            Mention(id="m4", **span(text, "She"), type="person", form="pronoun", actor="a1"),
            Mention(id="m5", **span(text, "Velmark"), type="country", form="name", actor="a3"),
            Mention(id="m6", **span(text, "its"), type="country", form="pronoun", actor="a3"),
            Mention(id="m7", **span(text, "Oto Rask"), type="person", form="name", actor="a4"),
        ),
        actors=(
            Actor(id="a1", name="Ilse Brandt", type="person", roles=(
                Role(title="head", of="a2", span=Span(**span(text, "head of the Coastal Security Office"))),
            )),
            Actor(id="a2", name="Coastal Security Office", type="organisation", country="LTU",
                  ids={"wikidata": "Q99000001"}, match=Match(reason="alias 'CSO'", score=0.9)),
            Actor(id="a3", name="Velmark", type="country"),
            Actor(id="a4", name="Oto Rask", type="person"),
        ),
        claims=(
            Claim(
                id="c1", source=Source(**span(text, "Ilse Brandt"), name="Ilse Brandt", actor="a1"),
                cue=Span(**span(text, "said")), content=Span(**span(text, "We know who paid for this")),
                act="accuse", form="direct", factuality="CT+", evidence="declined",
                evidence_span=Span(**span(text, "She gave no evidence")), score=0.9,
            ),
            Claim(
                id="c2", source=Source(**span(text, "Velmark"), name="Velmark", actor="a3"),
                cue=Span(**span(text, "denied")),
                content=Span(**span(text, "that its service had any part in the fire")), act="deny",
                factuality="CT-", score=0.8,
            ),
            Claim(
                id="c3", source=Source(**span(text, "Oto Rask"), name="Oto Rask", actor="a4"),
                cue=Span(**span(text, "called")), content=Span(**span(text, "the claim")),
                more=(Span(**span(text, "absurd")),), act="call", factuality="Uu", within="c2",
            ),
        ),
        events=(
            Event(
                id="e1", trigger=Span(**span(text, "burned down")), category="ASSAULT", mode="arson",
                contexts=("infrastructure",), actors=(), recipients=("a2",), place=place, time=time,
                asserted_by=(Assertion(claim=None), Assertion(claim="c1", factuality="CT+")),
            ),
        ),
        reports=(
            Report(
                id="r1", type="arson", events=("e1",), place=place, time=time, sector="retail",
                targets=(Target(**span(text, "A grain store"), name="grain store"),),
                suspects=(Suspect(**span(text, "Two men"), legal_stage="charged",
                                  legal_span=Span(**span(text, "charged with arson"))),),
                sponsor=Sponsor(name="Velmark", actor="a3", span=Span(**span(text, "Velmark")),
                                certainty="suspected-or-accused-by-authorities", said_by=("c1",)),
                killed=0, evidence=(fire,), score=0.7,
            ),
            Report(id="r2", type="sabotage", excluded="generic", evidence=(Span(**span(text, "this")),)),
        ),
        figures=(
            Figure(**span(text, "Two men"), what="suspects", value=2.0, since="2024", claim="c1"),
        ),
        problems=(Problem(code="odd-quotation-mark", message="One quotation mark has no partner.", start=0, end=1),),
    )  # fmt: skip


def cable_page(**given) -> Page:
    return page_of("cable.txt", CABLE, **{"outlet": "islandgazette.example", "published": "2024-03", **given})


def cable(page: Page, reader: Reader = READER) -> Reading:
    article = article_of(page, "Cable cut off Łąka Island", CABLE)
    text = article.text
    return Reading(
        reader=reader,
        article=article,
        mentions=(
            Mention(id="m1", **span(text, "Coastal Security Office"), type="organisation", form="name", actor="a1"),
            Mention(id="m2", **span(text, "Brandt"), type="person", form="name", actor="a2"),
        ),
        actors=(
            Actor(id="a1", name="Coastal Security Office", type="organisation", ids={"wikidata": "Q99000001"}),
            Actor(id="a2", name="Ilse Brandt", type="person"),
        ),
        claims=(
            Claim(
                id="c1",
                source=Source(**span(text, "Coastal Security Office"), name="Coastal Security Office", actor="a1"),
                cue=Span(**span(text, "reported")),
                content=Span(**span(text, "A data cable off Łąka Island was cut in March 2024")), score=0.9,
            ),
            Claim(
                id="c2", source=Source(**span(text, "Brandt"), name="Ilse Brandt", actor="a2"),
                cue=Span(**span(text, "said")), content=Span(**span(text, "Nothing points to sabotage")),
                act="deny", form="direct", factuality="CT-", score=0.9,
            ),
        ),
        reports=(
            Report(
                id="r1", type="cable-cut", evidence=(Span(**span(text, "A data cable")),),
                place=Place(**span(text, "Łąka Island"), name="Łąka Island", country="POL", precision="site"),
            ),
        ),
    )  # fmt: skip


def add(record, *told):
    """Put pages and what was read of them into a record."""
    with record.run("overt add", READER) as run:
        for page, reading in told:
            record.add(page, reading, run)


def article_pages():
    first, second = harbour_page(), cable_page()
    return [(first, harbour(first)), (second, cable(second))]


def numbered(number: int, *, claims: int = 3, reader: Reader = READER) -> tuple[Page, Reading]:
    """One of any number of different pages, the same for the same number."""

    def warden(one: int) -> str:
        return f"Warden {number * 31 + one}"

    paragraphs = [
        f"{warden(one)} said that depot {one} of sector {number} was attacked by unknown boats."
        for one in range(claims)
    ]
    day = f"20{number % 24:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    page = page_of(f"page-{number:05d}.html", paragraphs, published=day, outlet=f"paper{number % 7}.example")
    article = article_of(page, f"Night of boats {number}", paragraphs)
    starts = [block.start for block in article.blocks if block.start is not None]
    made = tuple(
        Claim(
            id=f"c{one}",
            source=Source(
                **span(article.text, f"Warden {number * 31 + one}", start), name=f"Warden {number * 31 + one}"
            ),
            cue=Span(**span(article.text, "said", start)),
            content=Span(**span(article.text, f"that depot {one} of sector {number} was attacked", start)),
            act=("say", "deny", "accuse")[one % 3],
        )
        for one, start in enumerate(starts)
    )
    return page, Reading(reader=reader, article=article, claims=made)
