"""The country of an act whose own words name none."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Place, Published


def place(text: str) -> Place | None:
    """The place of the first counted report of a text."""
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    return next(one for one in find_events(language, find_claims(language)).reports if not one.excluded).place


@pytest.mark.parametrize(
    ("text", "country", "reason"),
    [
        ("Hackers shut down the booking system of the Finnish railway on Monday.", "FIN", "what was hit"),
        ("Drones circled over a naval base on the Swedish coast on Monday.", "SWE", "what was hit"),
        ("A grenade was thrown at a house in Podvir. Montenegrin police held a man.", "MNE", "look into"),
        ("A car bomb killed four soldiers in the Colombian town of Guapileta.", "COL", "named with the act"),
        ("Russian missiles hit a bakery in Vovchanivka on Monday. Ukrainian officials count two dead.", "UKR", "named"),
        ("The mayor of Tocarimba was shot dead on Sunday.\n\nColombia has lost three mayors.", "COL", "article"),
    ],
)  # fmt: skip
def test_other_words_tell_the_country(text: str, country: str, reason: str) -> None:
    found = place(text)
    assert found is not None
    assert found.country == country
    assert reason in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two guards in Dunkwema on Monday. Ghana and Togo condemned it.",
        "A bomb killed two guards in Dunkwema on Monday. A Ghanaian was arrested.",
        "Two Russian jets fired a missile at a bakery in Dunkwema on Monday.",
        "A bomb was thrown at the Danish embassy on Monday.",
        "LONDON (Kestrel) - A bomb killed two guards at a mine on Monday.",
    ],
)
def test_what_speaks_for_no_country_tells_none(text: str) -> None:
    found = place(text)
    assert found is None or found.country is None
