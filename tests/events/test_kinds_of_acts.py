"""Acts by words that a rule of their own takes for one: what was hit, what was thrown, what was taken."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Published, Report


def counted(text: str) -> list[Report]:
    """The reports of a text that are counted."""
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    return [one for one in find_events(language, find_claims(language)).reports if not one.excluded]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The strike on the depot in Kursk on Sunday was carried out by Ukraine.", "armed-attack"),
        ("A lorry carrying grain was hit from the air in Goma on Monday.", "armed-attack"),
        ("A van ploughed into a crowd in Antwerp on Saturday.", "armed-attack"),
        ("A brick was thrown through the window of a party office in Cork on Friday.", "vandalism"),
        ("Two teenagers painted coffins on the wall of a ministry in Prague in March.", "vandalism"),
        ("A retired teacher in Oslo passed drawings of the port to a handler in March.", "espionage"),
        ("The envoy tried to buy the addresses of exiles from a clerk in Prague in March.", "espionage"),
        ("Hackers opened a lock gate in Tromso on Monday.", "cyber"),
        ("Hackers stole coins from an exchange in Seoul on Monday.", "cyber"),
        ("Lithuania closed the airport of Vilnius on Monday because of balloons.", "airspace-incursion"),
        ("They planned to fix incendiary devices to a tank at a depot in Leeds in March.", "arson"),
        ("A paint shop in Riga burned on Saturday. Police said that the fire had been lit.", "arson"),
        ("Unknown persons cut signal cables along the railway between Hengelo and Deventer on Monday.", "sabotage"),
        ("The Falcons of Dawn took credit for the blast that killed a colonel in Homs on Friday.", "bombing"),
    ],
)
def test_a_word_tells_an_act(text: str, kind: str) -> None:
    assert [one.type for one in counted(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The strike of drivers at the depot in Riga began on Monday.",
        "Immigration officers staged a raid on a warehouse in Riga on Monday.",
        "Shoppers drove into the market in Riga on Monday.",
        "The newspaper obtained a list of names from an official in Prague on Monday.",
        "Hackers often cut the power in films.",
    ],
)
def test_plain_work_is_no_act(text: str) -> None:
    assert counted(text) == []


def test_what_a_blast_did_beside_is_no_second_act() -> None:
    text = (
        "Six people were killed when a bomb went off beside a bus in Quetta on Tuesday. The blast, which tore the roof "
        "from the bus and set fire to two stalls on Mill Road, also wounded 17 people."
    )
    assert [(one.type, one.killed, one.injured) for one in counted(text)] == [("bombing", 6, 17)]
