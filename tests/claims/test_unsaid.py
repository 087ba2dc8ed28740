"""What has the shape of a claim and tells of nothing said is none."""

from collections.abc import Callable

import pytest

from overt.reading import Claim

Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the raid.",
        "Nobody said that the bridge was closed.",
        "No one claimed the attack.",
        "The bill would order ports to report every outage.",
        "He refused to say who had paid for the petrol.",
        "The band calls itself the Night Watch.",
        "The minister called the mayor on Monday.",
        "The film showed a man leaving the quay.",
        "She was asked about the fire.",
        "The ministry would not say whether the van was there.",
        "Police could not confirm that the report exists.",
        "The front neither accepted nor denied a part in the raid.",
        "Neither side said that the bridge was closed.",
        "The union welcomed the report.",
        "The clerk has asked newspapers not to print her name.",
        "The front hardly ever speaks of its raids.",
        "The minister gave no promise of a ban.",
        "The foreign secretary summoned the envoy.",
        "A man called Bear sent him the money.",
        "The strikes would continue “with or without a truce”.",
        "The union has agreed to ban the line from its ports.",
        "The captain thanked the divers.",
    ],
)
def test_nothing_is_said(claims: Read, text: str) -> None:
    assert claims(text) == ()


def test_a_source_that_stays_unnamed_demands_nothing(claim: Callable[[str], Claim]) -> None:
    found = claim("The seal was broken, said an officer, who asked not to be named.")
    assert found.content.quote == "The seal was broken"


def test_everything_that_points_somewhere_says_nothing(claim: Callable[[str], Claim]) -> None:
    assert claim("Everything points to arson, the fire chief said.").cue.quote == "said"


def test_think_tank_is_no_second_cue(claims: Read) -> None:
    text = (
        "A report by the Centre for Northern Studies think tank said the number of raids doubled between 2021 and 2023."
    )
    assert [one.cue.quote for one in claims(text)] == ["said"]
