"""Every count of killed and injured, with its bounds and whose it is."""

from collections.abc import Callable

import pytest

from overt.events.find import Found
from overt.events.quantities import bounds
from overt.reading import Claim

Find = Callable[..., Found]


@pytest.mark.parametrize(
    ("words", "reach"),
    [
        ("twenty-five people", (25, 25)),
        ("no fewer than 12 people", (12, None)),
        ("more than a hundred people", None),
        ("up to 40 guards", (None, 40)),
        ("fewer than 20 guards", (None, 19)),
        ("10-15 people", (10, 15)),
        ("scores of people", (40, None)),
        ("no one", (0, 0)),
        ("the guards", None),
    ],
)
def test_bounds(words: str, reach: tuple[int | None, int | None] | None) -> None:
    assert bounds(words) == reach


def test_contradictory_tolls_are_both_kept_with_who_says_which(find: Find, claim_of: Callable[..., Claim]) -> None:
    text = "Officials said three guards were killed in a bombing in Lisbon; witnesses said nine guards were killed."
    first = claim_of(text, "three guards were killed in a bombing in Lisbon", source="Officials")
    second = claim_of(text, "nine guards were killed", source="witnesses")
    [report] = find(text, first, second).reports
    assert [(one.quote, one.least, one.claim) for one in report.tolls] == [
        ("three guards", 3, first.id),
        ("nine guards", 9, second.id),
    ]


def test_attackers_are_apart(find: Find) -> None:
    [report] = find("Gunmen stormed the barracks in Riga on 9 May, and four of the attackers were killed.").reports
    assert report.killed is None
    assert [(one.least, one.attackers) for one in report.tolls] == [(4, True)]


def test_dozens_are_a_range_and_no_number(find: Find) -> None:
    [report] = find("Arsonists set fire to a depot in Riga on 9 May, killing dozens of workers.").reports
    assert report.killed is None
    assert [(one.quote, one.least, one.most) for one in report.tolls] == [("dozens of workers", 24, None)]


def test_two_ends_are_no_number(find: Find) -> None:
    [report] = find("Between 10 and 15 people were injured when a bomb exploded in Porto on 9 May.").reports
    assert report.injured is None
    assert [(one.least, one.most) for one in report.tolls] == [(10, 15)]
