"""Figures: numbers and trends about acts."""

from collections.abc import Callable

import pytest

from overt.events.find import Found
from overt.reading import Claim

Find = Callable[..., Found]


@pytest.mark.parametrize(
    ("text", "what", "change", "since", "until"),
    [
        ("Arson attacks nearly tripled between 2021 and 2023.", "Arson attacks", "nearly tripled", "2021", "2023"),
        ("Sabotage attacks rose by 20 per cent in 2024.", "Sabotage attacks", "rose by 20 per cent", "2024", "2024"),
        ("Incidents fell sharply since 2022.", "Incidents", "fell", "2022", None),
    ],
)
def test_trend(find: Find, text: str, what: str, change: str, since: str, until: str | None) -> None:
    figure = find(text).figures[0]
    assert (figure.what, figure.change, figure.since, figure.until) == (what, change, since, until)


def test_total(find: Find) -> None:
    figure = find("The agency counted 52 arson attacks since 2022.").figures[0]
    assert (figure.what, figure.value, figure.since) == ("arson attacks", 52.0, "2022")


def test_share(find: Find) -> None:
    figure = find("Some 27 per cent of the attacks hit transport.").figures[0]
    assert (figure.what, figure.value) == ("per cent of attacks", 27.0)


def test_a_figure_in_a_claim_names_the_claim(find: Find, claim_of: Callable[..., Claim]) -> None:
    text = "The agency said that it counted 52 attacks since 2022."
    claim = claim_of(text, "it counted 52 attacks since 2022", source="The agency")
    assert find(text, claim).figures[0].claim == "c1"


def test_numbers_of_other_things_are_no_figures(find: Find) -> None:
    assert find("The mill sold 52 sacks in 2022.").figures == ()


def test_a_year_is_no_number_of_acts(find: Find) -> None:
    assert find("The 2016 attacks were remembered.").figures == ()
