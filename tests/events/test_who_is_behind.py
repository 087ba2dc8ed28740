"""Who is said to be behind an act: own words, denials, orders, groups by their names; and who is not."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Published, Report

OFFICIAL = "suspected-or-accused-by-authorities"
ADMITTED = "claimed-or-admitted"
BLAST = "The depot near Riga was blown up on Friday. "


def report(text: str) -> Report:
    """The only report of a text that is counted."""
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    (found,) = [one for one in find_events(language, find_claims(language)).reports if not one.excluded]
    return found


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        (BLAST + "The Grey River Front said that it had done so.", "Grey River Front", ADMITTED),
        (BLAST + "An anarchist group, the Red Thread, said in a text that it had blown it up.", "Red Thread", ADMITTED),
        (BLAST + "Responsibility was claimed by a cell loyal to Islamic State.", "Islamic State", ADMITTED),
        (BLAST + "Suspicion fell on the Taliban.", "Taliban", "suspected-or-accused"),
        (BLAST + "The security service sees Russia behind it.", "Russia", OFFICIAL),
        (BLAST + "The police could not rule out that Russia had ordered it.", "Russia", "possible"),
        ("Iranian agents tried to kidnap a journalist in Oslo in 2023, police said.", "Iran", OFFICIAL),
        ("The Chinese coastguard rammed a trawler off Manila on Monday.", "Chinese coastguard", "reported-as-fact"),
        ("Iran-backed militants fired rockets at a base near Erbil on Monday.", "Iran", "reported-as-fact"),
        ("Grey-Noor fighters killed eleven farmers near Riga on Monday.", "Grey-Noor", "reported-as-fact"),
        ("Rebels from the M77 movement shelled a camp in Goma on Monday.", "M77 movement", "reported-as-fact"),
        ("A Chinese coastguard cutter rammed a trawler off Manila on Monday.", "China", "reported-as-fact"),
        (BLAST + "Investigators believe that he acted for Russia's intelligence service, the GRU.", "GRU", OFFICIAL),
        (BLAST + "Kremlin spokesmen denied any role in the blast.", "Kremlin", OFFICIAL),
        (BLAST + "Belarus said that Ukraine was to blame.", "Ukraine", OFFICIAL),
        ("US air strikes killed 20 people in Mosul on Monday.", "United States", "reported-as-fact"),
        ("A U.S. drone strike killed three people near Aden on Tuesday.", "United States", "reported-as-fact"),
        ("The Islamic State group claimed a bombing that killed 12 people in Kabul.", "Islamic State group", ADMITTED),
        ("Moscow accused Kyiv of the car bombing that killed a general near Kazan.", "Kyiv", OFFICIAL),
        ("Poland said Russia was behind the fire that destroyed a hall in Lodz in May 2024.", "Russia", OFFICIAL),
        ("Prosecutors suspect a student of photographing a base for Iran's Quds Force.", "Iran's Quds Force", OFFICIAL),
        (
            "Norway expelled two Russian diplomats in January and charged a clerk with passing radar data to them.",
            "Russia", OFFICIAL,
        ),
        ("A clerk in Oslo passed files to Chinese intelligence in 2023.", "Chinese intelligence", "reported-as-fact"),
    ],
)  # fmt: skip
def test_who_is_behind_it(text: str, name: str, certainty: str) -> None:
    sponsor = report(text).sponsor
    assert sponsor is not None
    assert (sponsor.name, sponsor.certainty) == (name, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "WARSAW (Kestrel) - A depot near Riga was set on fire on Friday.",
        "Two Belarusians set fire to a depot near Riga on Friday.",
        "Finnish authorities seized a ship on suspicion that she had cut a cable off Turku on Friday.",
        BLAST + "The pro-Russian mayor called for calm.",
        "Colombian rebels attacked a convoy near Cali on Monday.",
        "Latvia closed the airport of Riga on Monday because of balloons.",
        "Juri Tamm, 34, was charged with setting fire to a mill in Riga in March.",
        BLAST + "The Brod Hospital said that it had received fourteen bodies and between 50 and 60 wounded.",
        "A clerk was charged in Oslo with spying on an Israeli diplomat in 2023.",
    ],
)
def test_who_is_not_behind_it(text: str) -> None:
    assert report(text).sponsor is None


def test_bare_words_for_whoever_did_it_are_no_suspects() -> None:
    assert report("Unknown vandals threw paint at a synagogue in Riga on Friday.").suspects == ()


def test_a_person_brought_in_without_a_name_takes_the_one_that_follows() -> None:
    found = report(
        "A man who filmed the burning of a store in Riga was jailed on Friday. Juri Tamm, 21, had admitted setting "
        "fire to the store on 20 March."
    )
    assert [(one.name, one.legal_stage) for one in found.suspects] == [("Juri Tamm", "sentenced")]


def test_whoever_a_charge_names_is_accused_by_authorities() -> None:
    text = "Prosecutors charged a man on Thursday with setting fire to a mill in Riga last month on behalf of {}."
    found = report(text.format("Russian intelligence")).sponsor
    assert found is not None
    assert (found.name, found.certainty) == ("Russian intelligence", OFFICIAL)
