"""Who is held for an act and how far the law has got, on invented pages of the kinds that news tells them in."""

import pytest
from tests.events.test_precision import counted

FIRE = "A warehouse was set on fire in Porto on Monday. "
BOMB = "A bomb exploded in a market in Porto on Monday, killing three people. "
RAID = "A gunman attacked a synagogue in Porto on Monday, killing two people. "


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (FIRE + "Juri Tamm, a suspect, is in custody.", {"Juri Tamm": "detained"}),
        (FIRE + "Juri Tamm remains at large.", {"Juri Tamm": "sought"}),
        (FIRE + "Police have issued an arrest warrant for Juri Tamm.", {"Juri Tamm": "sought"}),
        (FIRE + "A court handed Juri Tamm a nine-year prison sentence for the arson.", {"Juri Tamm": "sentenced"}),
        (FIRE + "Police announced the arrest of a student.", {"a student": "arrested"}),
        (FIRE + "The trial of Juri Tamm began on Tuesday.", {"Juri Tamm": "on-trial"}),
        (FIRE + "Juri Tamm was charged. He faces ten years if he is convicted.", {"Juri Tamm": "charged"}),
        (FIRE + "Juri Tamm is being held in a prison west of Braga awaiting trial.", {"Juri Tamm": "charged"}),
        (FIRE + "Police arrested five people, two women and three men, in connection with the fire. "
         "One of the men was later released.", {"five people": "arrested", "One of the men": "released"}),
        (FIRE + "Ninety people were detained in hospital.", {}),
        (FIRE + "Juri Tamm could be charged, a lawyer said.", {}),
        (FIRE + "Officials announced the arrest of a smuggler for tax fraud in Braga.", {}),
    ],
)  # fmt: skip
def test_steps_of_the_law(text: str, held: dict[str, str]) -> None:
    (report,) = counted(text)
    assert {one.name or one.quote: one.legal_stage for one in report.suspects} == held


@pytest.mark.parametrize(
    "text",
    [
        RAID.replace("A gunman", "Juri Tamm") + "Tamm was shot dead by police.",
        "Suicide bomber Juri Tamm killed five people in a cafe in Riga on Monday.",
        "A bomb tore through a cafe in Riga on Monday. Juri Tamm, who carried out the bombing, died in the blast.",
        "A suicide bombing killed five people in a cafe in Riga on Monday. Juri Tamm, the student who carried out the "
        "bombing, lived in Braga.",
    ],
)
def test_attackers_who_died(text: str) -> None:
    (report,) = counted(text)
    assert [(one.name, one.legal_stage) for one in report.suspects] == [("Juri Tamm", "dead")]


def test_a_description_points_back_at_the_only_attackers() -> None:
    text = (
        "Two gunmen opened fire at a market in Riga on Sunday, killing three people. "
        "The gunmen were shot dead by police."
    )
    (report,) = counted(text)
    assert [(one.quote, one.legal_stage) for one in report.suspects] == [("Two gunmen", "dead")]
    assert report.killed == 3


def test_who_dies_in_a_fight_with_police_is_held_for_it() -> None:
    text = "A bomb exploded in Porto on 4 May 2024. Juri Tamm was killed in a shootout with police in Braga."
    fight = next(one for one in counted(text) if one.type == "armed-attack")
    assert [(one.name, one.legal_stage) for one in fight.suspects] == [("Juri Tamm", "dead")]
    assert fight.killed == 1


def test_a_victim_who_dies_is_no_suspect() -> None:
    (report,) = counted(BOMB + "Juri Tamm, a baker, died in hospital on Tuesday.")
    assert report.suspects == ()


def test_an_attempted_suicide_attack_leaves_its_attacker_alive() -> None:
    text = "Police foiled a suicide bombing by Juri Tamm in a market in Porto on Monday."
    assert all(one.legal_stage != "dead" for report in counted(text) for one in report.suspects)


def test_planned_and_stopped_on_the_way() -> None:
    text = (
        "Saboteurs had set fire to a depot in Porto on 2 March 2024, prosecutors said. The two had also planned to set "
        "fire to a furniture store in Riga, but the second man was arrested on the way there on 9 March."
    )
    done, planned = counted(text)
    assert (done.stage, planned.stage) == ("accomplished", "planned")
    assert planned.time is None
    assert [one.legal_stage for one in planned.suspects] == ["arrested"]


@pytest.mark.parametrize(
    "text",
    [
        "Juri Tamm was about to blow up a bridge in Porto when he was arrested.",
        "Two men were arrested on their way to set fire to a depot in Riga on 9 March 2024.",
        "Two men planned to blow up a bridge near Porto, but they were detained before they could act.",
        "Two men plotted to plant a bomb at a bridge near Porto, but they were detained.",
    ],
)
def test_acts_that_were_stopped_are_planned(text: str) -> None:
    (report,) = counted(text)
    assert report.stage == "planned"
