"""When acts were and how many they killed, where pages tell it beside the act and not in its own clause."""

import pytest
from tests.events.test_precision import counted


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Juri Tamm, 23, was sentenced to nine years in prison for the arson attack on a warehouse in Porto in May "
         "2023.", "2023-05"),
        ("Police are investigating the bombing of a mill in Porto on 9 May 2024, in which two guards died.",
         "2024-05-09"),
        ("A court on Monday sentenced two men for setting fire to a mill in Porto in March 2024.", "2024-03"),
        ("A man has been jailed over an arson attack on a warehouse in Porto. The court heard that the fire was set on "
         "9 May 2023.", "2023-05-09"),
        ("Arsonists burned down a depot in Porto. It happened on Sunday, police said.", "2024-06-30"),
        ("Arsonists burned down a depot in Porto. The incident took place on the night of 3 May 2024.", "2024-05-03"),
        ("A depot was set on fire in Porto. Juri Tamm was arrested on 12 May 2024, two days after the arson attack.",
         "2024-05-10"),
        ("A mill was bombed in Porto. Four days after the June 13, 2024, bombing, police arrested Juri Tamm.",
         "2024-06-13"),
        ("Police arrested a man on Sunday over a fire at a mosque in Porto on Friday night.", "2024-06-28"),
        # Unknown stays unknown: the day of the step of the law, of the trial, of the report, and no number of days.
        ("Juri Tamm was charged over the arson attack on a warehouse in Porto on Friday.", None),
        ("A trial over the arson attack on a warehouse in Porto opened on Monday.", None),
        ("PORTO, 28 June 2024 — Arsonists burned down a depot in the town.", None),
        ("Arsonists burned down a depot in Porto. It did not happen on Sunday, police said.", None),
        ("A depot was set on fire in Porto. Juri Tamm was arrested on 12 May 2024, days after the arson attack.", None),
        ("A depot was set on fire in Porto. Juri Tamm was arrested on 12 May 2024, less than two weeks after the arson "
         "attack.", None),
    ],
)  # fmt: skip
def test_when_it_was(text: str, edtf: str | None) -> None:
    (report,) = counted(text)
    assert (report.time.edtf if report.time else None) == edtf


@pytest.mark.parametrize(
    ("distance", "edtf", "reach"),
    [
        ("Three days after", "2024-05-07", ("2024-05-07", "2024-05-07")),
        ("The day after", "2024-05-05", ("2024-05-05", "2024-05-05")),
        ("Two days before", "2024-05-02", ("2024-05-02", "2024-05-02")),
        ("Two weeks after", "2024-05-18~", ("2024-05-15", "2024-05-21")),
    ],
)
def test_a_day_counted_from_another_act(distance: str, edtf: str, reach: tuple[str, str]) -> None:
    text = (
        "A bomb exploded on 4 May 2024 in Porto, killing four people. "
        f"{distance} the bombing, gunmen shot dead a judge in Braga."
    )
    first, second = counted(text)
    assert first.time is not None
    assert second.time is not None
    assert (second.time.edtf, second.time.anchor, second.time.rule) == (edtf, "2024-05-04", "days-from-another-act")
    assert (second.time.earliest, second.time.latest) == reach
    assert second.time.stands_in(text)
    assert first.time.edtf == "2024-05-04"


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The bombing of a mill in Porto on 9 May 2024 left two people dead and six injured.", 2, 6),
        ("The bombing of a mill in Porto on 9 May 2024 claimed the lives of two people.", 2, None),
        ("A bomb exploded near Riga on Monday, in a blast which killed two guards and left six others injured.", 2, 6),
        ("An attack on a mill in Porto on 9 May 2024 left nobody hurt.", None, 0),
        ("A bomb exploded in a bakery in Porto on Monday. There were no deaths. Eight women, a girl and four men were "
         "injured.", 0, 13),
        ("A bomb exploded in Porto on Monday. The mayor said there were no casualties.", 0, None),
        ("An arson attack destroyed a mill near Porto on Monday. No injuries were reported.", None, 0),
        ("A roadside bomb went off near Riga on 3 June 2024 and killed a general. A local commander was also killed. "
         "Three other soldiers were wounded.", 2, 3),
        ("A man was killed and five others were wounded in a gun battle between troops and rebels in Porto on Monday.",
         1, 5),
        ("Four militants and two soldiers were killed in a gun battle in Porto on Monday.", 2, None),
        ("Police are investigating the bombing of a mill in Porto on 9 May 2024, in which two guards died.", 2, None),
        ("A bomb exploded in Porto on Monday. Police did not say that there were no deaths in Lisbon.", None, None),
    ],
)  # fmt: skip
def test_tolls_told_in_passing(text: str, killed: int | None, injured: int | None) -> None:
    (report,) = counted(text)
    assert (report.killed, report.injured) == (killed, injured)


def test_where_a_bomber_lived_is_not_where_the_bomb_was() -> None:
    text = "A bomb exploded in a market in Porto on Monday. The bomber had lived in Braga since March."
    assert [one.place.name for one in counted(text) if one.place] == ["Porto"]
