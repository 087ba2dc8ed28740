"""PLOVER's rules on what is coded as what, one by one (STANDARDS of the field: PLOVER manual, February 2024)."""

from collections.abc import Callable

import pytest

from overt.events.find import Found

Find = Callable[..., Found]


def codes(found: Found) -> list[tuple[str, str, str | None]]:
    """The events as trigger, category and mode."""
    return [(one.trigger.quote, one.category, one.mode) for one in found.events]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway will send aid to Riga next month.", ("send", "AGREE", None)),
        ("Norway will meet the envoy next month.", ("meet", "AGREE", None)),
        ("Norway will withdraw its troops next year.", ("withdraw", "CONCEDE", None)),
        ("Norway summoned the ambassador over the leak.", ("summoned", "ACCUSE", "disapprove")),
        ("A court in Riga issued an arrest warrant in absentia for the general.", ("issued", "THREATEN", "arrest")),
        ("Norway and Latvia held joint military exercises.", ("exercises", "COOPERATE", None)),
        ("Norway held military exercises near the border.", ("exercises", "MOBILIZE", "troops")),
        ("Norway pushed hundreds of migrants across the border.", ("pushed", "COERCE", "migration-push")),
        ("Rebels captured twelve soldiers near Riga.", ("captured", "ASSAULT", "abduct")),
        ("The rebels captured the town.", ("captured", "ASSAULT", "heavy-weapons")),
        ("The army destroyed several homes.", ("destroyed", "ASSAULT", "destroy")),
    ],
)
def test_what_is_coded(find: Find, text: str, code: tuple[str, str, str | None]) -> None:
    assert code in codes(find(text))


def test_a_conviction_with_prison_is_both(find: Find) -> None:
    found = codes(find("A court in Riga convicted the man and jailed him for six years."))
    assert ("convicted", "SANCTION", "convict") in found
    assert ("jailed", "COERCE", "arrest") in found


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("The man accused of the arson was convicted on Monday.", "accused"),
        ("Police deployed troops and shot dead three protesters in Riga.", "deployed"),
        ("A court in Riga issued an arrest warrant for the general.", "arrest"),
    ],
)
def test_what_another_event_says_already_is_not_coded(find: Find, text: str, left_out: str) -> None:
    assert left_out not in [trigger for trigger, _, _ in codes(find(text))]


def test_destruction_takes_the_method_of_its_assault(find: Find) -> None:
    found = codes(find("The army shelled the village and destroyed several homes."))
    assert ("destroyed", "ASSAULT", "heavy-weapons") in found


def test_a_month_is_no_march(find: Find) -> None:
    assert "March" not in [trigger for trigger, _, _ in codes(find("The depot burned in March 2024."))]


def test_a_summons_is_no_consultation(find: Find) -> None:
    found = find("Norway summoned the ambassador over the leak.")
    assert "CONSULT" not in {one.category for one in found.events}


def test_refugees_pushed_have_the_causing_agent_as_actor(find: Find) -> None:
    (pushed,) = [one for one in find("Zembla pushed hundreds of migrants across the border.").events
                 if one.trigger.quote == "pushed"]  # fmt: skip
    assert (pushed.category, pushed.mode) == ("COERCE", "migration-push")
    assert len(pushed.actors) == 1
