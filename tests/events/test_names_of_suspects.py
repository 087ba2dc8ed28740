"""The names of people held: beside the description, behind "identified as", in the sentences that follow."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Published, Report, Suspect


def counted(text: str) -> list[Report]:
    """The reports of a text that are counted."""
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    return [one for one in find_events(language, find_claims(language)).reports if not one.excluded]


@pytest.mark.parametrize(
    ("text", "suspects"),
    [
        (
            "Police arrested two brothers, Ali and Omar Rashid, on Sunday over the bombing of a bus in Mombasa.",
            [("Ali", "arrested"), ("Omar Rashid", "arrested")],
        ),
        (
            "A Lithuanian of 38, Aurimas Zukas, was charged in January over an arson attack in Graz.",
            [("Aurimas Zukas", "charged")],
        ),
        (
            "The bomber, identified as Salim Noor, blew himself up outside a bank in Kabul, killing five people.",
            [("Salim Noor", "none")],
        ),
        (
            "Six people died in a shooting at a mall in Perth on Saturday. Police named the gunman as Dean Arkell, 41.",
            [("Dean Arkell", "none")],
        ),
        (
            "A refugee has been charged with an arson attack on a store in Vilnius. Daniel Bardic is said to have been "
            "offered a car.",
            [("Daniel Bardic", "charged")],
        ),
        (
            "A refugee has been charged with an arson attack on a store in Vilnius. Prosecutor Daniel Bardic said that "
            "the store burned down.",
            [("A refugee", "charged")],
        ),
        ("Three men are held over an arson attack on a store in Dublin.", [("Three men", "detained")]),
    ],
)  # fmt: skip
def test_who_is_held(text: str, suspects: list[tuple[str, str]]) -> None:
    (report,) = counted(text)
    assert [(called(one), one.legal_stage) for one in report.suspects] == suspects


def called(one: Suspect) -> str:
    """The name of a suspect, or the words of one without."""
    return one.quote if one.name is None or one.name.lower() in one.quote.lower() else one.name


def test_who_is_tried_for_one_act_makes_it_count() -> None:
    text = (
        "A man of 19 appeared in court on Monday charged with arson over a fire at a warehouse. He pleaded not guilty."
    )
    assert [one.type for one in counted(text)] == ["arson"]
    assert counted("Its leader was convicted of eleven counts of murder in 2008.") == []


def test_the_toll_as_it_stands_now_is_that_of_the_act() -> None:
    text = "The death toll from Friday's attack on a train in Ghotki rose to 31 after two of the wounded died."
    (report,) = counted(text)
    assert (report.killed, report.place and report.place.name) == (31, "Ghotki")


def test_dozens_are_no_number() -> None:
    (report,) = counted(
        "At least 12 people were killed and dozens injured when two bombs exploded in Karachi on Monday."
    )
    assert (report.killed, report.injured) == (12, None)


def test_who_kills_several_picked_nobody_out() -> None:
    (report,) = counted("Police shot the man who killed six people in a shooting at a mall in Perth on Saturday.")
    assert report.type == "armed-attack"
