"""A pasted page: what stays, what goes and why. Outlets, people and places are invented."""

import time

import pytest

from overt.article.blocks import assemble
from overt.article.pasted import extract
from overt.article.read import read_article
from overt.pages.page import Page
from overt.vocabulary import identifiers

STORY = (
    "Two men were held on Monday after a fire at a fuel depot in the harbour of Velmora, the police said, adding that "
    "nobody had been hurt.",
    "The blaze broke out shortly after two in the morning and burned until the afternoon, when firefighters from four "
    "towns brought it under control.",
    "Prosecutors believe that the pair had been paid to set the fire, and that whoever paid them had never met them. "
    "They gave no evidence for this.",
    "“We are looking at every possibility,” said Arvo Linnas, who leads the inquiry. He would not say whether a third "
    "man was being sought.",
    "The depot supplies the ferries to the islands. Its owner said that deliveries would go on as planned, with "
    "lorries from the mainland.",
)
PAGE = """Your card has expired
Please update your payment details in your account to keep your subscription.

Fire at the Velmora depot was set on purpose, prosecutors say

By Mira Tolvanen
Published 4 May 2031, 10:15
Share
Facebook

{0}

{1}

Advertisement

Firefighters stand by a burning tank.
The depot in Velmora on Monday morning
ARVO SARVI/BALTFOTO

{2}

Read more: The night of the nine fires

{3}

What the court will hear

{4}

Sign up for our morning letter
We use cookies to improve your visit. Manage your cookie choices.
14 comments
Most read
Storm closes ferry line for a third day
Harbour council votes on new cranes after a long night
© 2031 Velmora Courier. All rights reserved.
"""


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.format(*STORY)


def test_the_story_and_nothing_else_is_text(page: str) -> None:
    text, _ = assemble(extract(page).pieces)
    assert text.split("\n\n") == [*STORY[:4], "What the court will hear", STORY[4]]


def test_the_head_is_read(page: str) -> None:
    found = extract(page)
    assert found.title == "Fire at the Velmora depot was set on purpose, prosecutors say"
    assert found.bylines == ("Mira Tolvanen",)
    assert (found.published.edtf, found.published.basis) == ("2031-05-04", "page-text")
    assert found.outlet == "Velmora Courier"
    assert found.language == "en"
    assert found.problems == ()


def test_every_line_is_a_piece_in_page_order(page: str) -> None:
    pieces = extract(page).pieces
    assert [piece.text for piece in pieces] == [line.strip() for line in page.splitlines() if line.strip()]


def test_every_removed_piece_has_a_known_reason_and_kind(page: str) -> None:
    for piece in extract(page).pieces:
        assert piece.kind in identifiers("block-kinds")
        assert (piece.reason is None) == piece.kept
        assert piece.kept or piece.reason in identifiers("removal-reasons")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advert-label"),
        ("Please update your payment details in your account to keep your subscription.", "payment-notice"),
        ("Firefighters stand by a burning tank.", "caption"),
        ("The depot in Velmora on Monday morning", "caption"),
        ("ARVO SARVI/BALTFOTO", "credit"),
        ("Read more: The night of the nine fires", "read-more"),
        ("Sign up for our morning letter", "newsletter-appeal"),
        ("14 comments", "comments"),
        ("By Mira Tolvanen", "byline"),
        ("Published 4 May 2031, 10:15", "timestamp"),
        ("Facebook", "share-bar"),
        ("© 2031 Velmora Courier. All rights reserved.", "site-notice"),
        ("Harbour council votes on new cranes after a long night", "other-stories"),
        ("We use cookies to improve your visit. Manage your cookie choices.", "cookie-notice"),
    ],
)
def test_the_reason_is_the_line_s_own(page: str, line: str, reason: str) -> None:
    assert [piece.reason for piece in extract(page).pieces if piece.text == line] == [reason]


def test_a_given_date_beats_the_page_s(page: str) -> None:
    found = extract(page, given="2031-05")
    assert (found.published.edtf, found.published.basis) == ("2031-05", "given")


def test_an_address_dates_a_page_that_does_not() -> None:
    found = extract("\n\n".join(STORY), url="https://courier.example/2031/05/04/fire")
    assert (found.published.edtf, found.published.basis) == ("2031-05-04", "url")


def test_a_page_without_date_has_none() -> None:
    assert extract("\n\n".join(STORY)).published.edtf is None


def test_a_summary_under_the_title_is_the_standfirst() -> None:
    summary = "Two men were paid to burn the depot that feeds the island ferries, the inquiry says"
    found = extract("\n\n".join(["Fire at the Velmora depot was set on purpose", summary, *STORY]))
    assert found.standfirst == summary
    assert [piece.kind for piece in found.pieces[:3]] == ["title", "standfirst", "paragraph"]


def test_a_first_paragraph_is_no_standfirst() -> None:
    found = extract("\n\n".join(["Fire at the Velmora depot was set on purpose", *STORY]))
    assert found.standfirst is None
    assert assemble(found.pieces)[0] == "\n\n".join(STORY)


def test_familiar_lines_go() -> None:
    line = "The Courier has stood at the harbour gate since the great storm"
    text = "\n\n".join(["Fire at the Velmora depot was set on purpose", *STORY[:3], line, *STORY[3:]])
    known = frozenset({"the courier has stood at the harbour gate since the great storm"})
    assert [piece.reason for piece in extract(text, familiar=known).pieces if piece.text == line] == ["repeated-line"]


def test_text_without_empty_lines_and_with_windows_ends(page: str) -> None:
    found = extract("\ufeff" + "\r\n".join(line for line in page.splitlines() if line))
    text, _ = assemble(found.pieces)
    assert [story in text for story in STORY] == [True] * 5
    assert "Advertisement" not in text
    assert "payment" not in text


GERMAN = """Brand im Tanklager von Velmora war Brandstiftung

Von Mira Tolvanen
4. Mai 2031, 10:15 Uhr
Teilen
Drucken

Nach dem Feuer in einem Tanklager im Hafen von Velmora hat die Polizei
am Montag zwei Männer festgenommen. Verletzt wurde nach ihren Angaben
niemand.

Der Brand war kurz nach zwei Uhr morgens ausgebrochen und erst am
Nachmittag unter Kontrolle, als Feuerwehren aus vier Städten im Einsatz
waren.

Anzeige

Die Staatsanwaltschaft geht davon aus, dass die beiden für die Tat
bezahlt wurden. Belege dafür nannte sie bisher nicht.

Lesen Sie auch: Die Nacht der neun Feuer

Das Lager versorgt die Fähren zu den Inseln. Der Betreiber teilte mit,
dass alle Lieferungen wie geplant weitergehen.

Meistgelesen
Impressum
Datenschutz
"""


def test_german_works_too() -> None:
    found = extract(GERMAN)
    text, _ = assemble(found.pieces)
    assert found.language == "de"
    assert found.title == "Brand im Tanklager von Velmora war Brandstiftung"
    assert found.published.edtf == "2031-05-04"
    assert text.count("\n\n") == 3
    assert "Verletzt wurde" in text, "a paragraph broken at a column is one paragraph"
    removed = {piece.text: piece.reason for piece in found.pieces if not piece.kept}
    assert removed["Anzeige"] == "advert-label"
    assert removed["Lesen Sie auch: Die Nacht der neun Feuer"] == "read-more"


@pytest.mark.parametrize("text", ["", " \r\n \n", "\x00\x00", "\ud800", "\ufeff"])
def test_nothing_is_no_article(text: str) -> None:
    found = extract(text)
    assert [problem.code for problem in found.problems] == ["no-article"]
    assert found.title is None


def test_furniture_alone_is_no_article() -> None:
    found = extract("Home\nNews\nSport\nLog in\nAccept all\nShare\n© 2031 Velmora Courier. All rights reserved.")
    assert [problem.code for problem in found.problems] == ["no-article"]
    assert not any(piece.kept and piece.in_text for piece in found.pieces)


def test_lone_surrogates_and_nuls_do_no_harm(page: str) -> None:
    found = extract(page.replace("harbour", "har\x00bour\ud800"))
    assert all(piece.text.encode("utf-8") for piece in found.pieces)
    assert found.title is not None


@pytest.mark.parametrize("text", ["word " * 2_000_000, "x" * 10_000_000, "Menu item\n" * 10_000])
def test_huge_texts_end_in_time(text: str) -> None:
    start = time.process_time()
    extract(text)
    assert time.process_time() - start < 30


def test_two_readings_are_equal(page: str) -> None:
    assert extract(page) == extract(page)


@pytest.mark.parametrize(
    "last", ["Moscow has not commented.", "Flights resumed at two. Nobody was hurt.", "It is calm now."]
)
def test_the_last_short_sentence_of_a_short_page_stays(last: str) -> None:
    page = (
        "Home\nNews\nDrones close Velmora airport\n\n"
        "Velmora airport was closed for three hours on Friday night after drones were seen, police said.\n\n"
        "“They came with their lights on, stayed for an hour and left,” said chief inspector Dario Venn.\n\n"
        f"{last}\n\nShare\nMost read\nTen walks by the sea\n"
    )
    found = extract(page)
    assert last in [piece.text for piece in found.pieces if piece.kept]


def test_a_headline_with_a_label_of_the_outlet_s_goes() -> None:
    text = (
        "Analysis: Who gains from the fires in Ostby\n\n"
        "Two warehouses burned down in Ostby on Monday night, the fire brigade of the town said on Tuesday morning.\n\n"
        "Revealed: the harbour’s hidden owners\n\n"
        "Police have found canisters behind both buildings and are looking for two men, a spokeswoman said.\n\n"
        "Nobody was hurt in either of the fires, but thirty families had to leave their homes for the night.\n"
    )
    found = extract(text)
    reasons = {piece.text: piece.reason for piece in found.pieces if not piece.kept}
    assert reasons == {"Revealed: the harbour’s hidden owners": "related-headline"}
    assert found.title == "Analysis: Who gains from the fires in Ostby"


def test_links_to_shops_between_paragraphs_go() -> None:
    links = ("View at Harlow Stores $29 View on Orla $31", "Buy it at Orla")
    text = (
        "Lamps that last\n\n"
        "The brass lamp by Marlow has burned in our kitchen since the spring, and its cord has never come loose.\n\n"
        f"{links[0]}\n\n"
        "The reading lamp by Tolvanen is lighter than it looks, and its switch can be found in the dark by anybody.\n\n"
        f"{links[1]}\n\n"
        "Both lamps were bought by us in February, used every day since, and will be given away next year.\n"
    )
    reasons = {piece.text: piece.reason for piece in extract(text).pieces if not piece.kept}
    assert {link: reasons.get(link) for link in links} == dict.fromkeys(links, "advert-label")
    assert not any("lamp" in text and text.endswith(".") for text in reasons)


def test_a_sentence_that_a_link_broke_up_stays_whole() -> None:
    text = (
        "Drone shot down over Ostby harbour\n"
        "Guards shot down a small drone over the harbour of Ostby on Monday night, the port authority said.\n"
        "Local engineering firm North\n"
        "Works already makes the Net\n"
        "Wall system that caught it, and the port has ordered three more of them, a spokeswoman said on Tuesday.\n"
        "Nobody was hurt when the drone fell into the water near the ferry terminal, she told reporters.\n"
    )
    assert "Local engineering firm North\n\nWorks already makes the Net" in "\n\n".join(
        piece.text for piece in extract(text).pieces if piece.in_text
    )


HEADED = """Blaze guts Velmora aid warehouse

{signature}
Monday March 6 2023, 7.30am

Police in Velmora are looking for two masked men after a fire gutted a warehouse in the port, officials said.

The blaze broke out shortly after midnight at a building that is rented by a firm which ships aid. It took five hours.
"""


@pytest.mark.parametrize(
    ("signature", "bylines"),
    [
        ("Helena Brandt, Velmora", ("Helena Brandt",)),
        ("Helena Brandt in Velmora", ("Helena Brandt",)),
        ("Helena Brandt and Peter Okk, Velmora", ("Helena Brandt", "Peter Okk")),
        ("Helena Brandt, Defence Editor", ("Helena Brandt",)),
        ("Iluka Brandt, Velmora", ("Iluka Brandt",)),
    ],
)
def test_a_name_with_a_place_under_the_title_is_a_byline(signature: str, bylines: tuple[str, ...]) -> None:
    found = extract(HEADED.format(signature=signature))
    assert [(one.reason, one.kind) for one in found.pieces if one.text == signature] == [("byline", "byline")]
    assert found.bylines == bylines


@pytest.mark.parametrize(
    "line", ["Middle East", "World News", "Velmora", "Share this", "Harbour Watch", "Helena Warehouse"]
)
def test_other_short_lines_under_the_title_sign_nothing(line: str) -> None:
    found = extract(HEADED.format(signature=line))
    assert found.bylines == ()
    assert "byline" not in [one.reason for one in found.pieces]


@pytest.mark.parametrize(
    ("address", "given", "day", "basis"),
    [
        ("https://velmora.example/2031/05/04/fire", None, "2031-05-04", "url"),
        ("https://velmora.example/news/20310504-fire", None, "2031-05-04", "url"),
        ("https://velmora.example/2031/05/fire", None, "2031-05", "url"),
        ("https://velmora.example/2031/05/04/fire", "2031-05-06", "2031-05-06", "given"),
        ("https://velmora.example/fire", None, None, "none"),
    ],
)
def test_the_address_dates_a_pasted_page_that_says_no_day(
    address: str, given: str | None, day: str | None, basis: str
) -> None:
    words = "A fire burned down the grain store at the harbour, the police of Velmora said after a long night."
    page = Page(name="pasted.txt", content=words.encode(), url=address, published=given)
    published = read_article(page)[0].published
    assert (published.edtf, published.basis) == (day, basis)
    dated = Page(name="pasted.txt", content=f"Fire at the harbour store\n7 May 2031\n\n{words}".encode(), url=address)
    assert read_article(dated)[0].published.edtf == "2031-05-07"
