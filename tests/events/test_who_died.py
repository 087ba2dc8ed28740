"""How many died where those who died are armed themselves, or one person by name."""

import pytest

from overt.claims.find import find_claims
from overt.events.find import find_events
from overt.language.annotate import annotate
from overt.reading import Article, Published


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A U.S. drone strike killed four suspected militants near Marib on Tuesday.", 4),
        ("Three militants were killed in a raid by soldiers in Bajaur on Monday.", 3),
        ("Gunmen killed two guards at a bank in Sofia. One of the gunmen was killed by police.", 2),
        ("Colonel Ivan Petrov was killed in a gun battle with soldiers in Sofia on Monday.", 1),
        (
            "Gunmen stormed a hotel in Mogadishu on Friday. Police killed five attackers and said nine civilians died.",
            9,
        ),
    ],
)
def test_those_who_attack_are_counted_only_where_they_are_struck(text: str, killed: int) -> None:
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    (report,) = [one for one in find_events(language, find_claims(language)).reports if not one.excluded]
    assert report.killed == killed


def test_a_country_joined_to_the_one_spied_for_is_not_the_place() -> None:
    text = "A guard at a harbour was arrested on Monday for spying for Russia and Iran, prosecutors said."
    language = annotate(Article(id="a", text=text, published=Published(edtf="2025-04-15", basis="given")))
    places = [one.place for one in find_events(language, find_claims(language)).reports]
    assert all(one is None or one.country != "IRN" for one in places)
