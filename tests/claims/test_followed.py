"""Who is meant by "he", "its spokesman" and "the statement", followed through several sentences."""

from collections.abc import Callable

import pytest

from overt.reading import Claim

Read = Callable[[str], tuple[Claim, ...]]


def name_of(found: tuple[Claim, ...], quote: str) -> str | None:
    """The name of the last speaker told by these words."""
    sources = [one.source for one in found if one.source is not None and one.source.quote == quote]
    assert sources, [one.source.quote if one.source else None for one in found]
    return sources[-1].name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "The head of the regional council, Nadia Ferreira-Lund, spoke on Monday. She said nobody was hurt.",
            "She", "Nadia Ferreira-Lund",
        ),
        (
            "“We were lucky,” the chairwoman, Oksenia Bradulet, told deputies. She added that it was mended.",
            "She", "Oksenia Bradulet",
        ),
        (
            "A spokesman for the group, Ihsan Bellani, said in an email that the men had been punished. "
            "He said more would follow.",
            "He", "Ihsan Bellani",
        ),
        (
            "The militia’s commander, known as Abu Saqr, said the raid was over. He said twelve men had died.",
            "He", "Abu Saqr",
        ),
        (
            "A baker, who gave only her first name, Sevgi, said the shop was shut. She said she had seen a grey car.",
            "She", "Sevgi",
        ),
        ("A man who identified himself only as Pavo said it burned. “It fell,” he said.", "he", "Pavo"),
        ("Daan Overbeke, 19, from Breda, denies arson. He says he was paid.", "He", "Daan Overbeke"),
        (
            "Police looked for a man. Waeda Lamai, who sells fried bananas, saw him walk away. She said he was tall.",
            "She", "Waeda Lamai",
        ),
    ],
)  # fmt: skip
def test_a_name_beside_an_office_is_followed(claims: Read, text: str, quote: str, name: str) -> None:
    assert name_of(claims(text), quote) == name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "The army, in a statement on Thursday, promised to pay. Nobody was hurt, the statement said.",
            "the statement", "Army",
        ),
        ("The ministry issued a statement. The statement said the pipe was whole.", "The statement", "Ministry"),
        (
            "Researchers at Lindholm University studied the lights. Their report says they were drones.",
            "Their report", "Researchers at Lindholm University",
        ),
        (
            "A report last month by the Northern Harbour Institute said six ships had gone. It recommended new lights.",
            "It", "Northern Harbour Institute",
        ),
        (
            "The European Commission welcomed the paper. Its spokesperson said Brussels would act.",
            "Its spokesperson", "European Commission’s spokesperson",
        ),
        ("Moscow’s embassy in Oslo answered. The charge was absurd, it wrote.", "it", "Moscow’s embassy in Oslo"),
    ],
)  # fmt: skip
def test_what_somebody_issues_speaks_for_them(claims: Read, text: str, quote: str, name: str) -> None:
    assert name_of(claims(text), quote) == name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "A government spokesman said it was closed.\n\nSuperintendent Arlo Quist, who led the search, thanked "
            "a farmer. “He saw the van,” he said.",
            "he", "Arlo Quist",
        ),
        (
            "Defence lawyer Piet Arendonk told the court his client was innocent. The defendant, Karel Voss, 34, shook "
            "his head. He said he had only been paid to drive.",
            "He", "Karel Voss",
        ),
        (
            "Fire chief Jonas Oberle praised his crews. The council’s head of planning denied the charge. One request "
            "had been received, he said.",
            "he", "Council’s head of planning",
        ),
        (
            "Leila Qubati, a health official, counted the dead. An American official said the car was followed. The "
            "official said no villagers were killed.",
            "The official", "American official",
        ),
        ("Gunmen attacked a bus. The Taliban denied it. They said bandits were to blame.", "They", "Taliban"),
        (
            "The drone came down on Mill Lane near the depot. Inspector Vesna Kolar said it was empty. She said the "
            "search went on.",
            "She", "Vesna Kolar",
        ),
    ],
)  # fmt: skip
def test_the_one_whom_the_paragraph_is_about_is_meant(claims: Read, text: str, quote: str, name: str) -> None:
    assert name_of(claims(text), quote) == name


def test_of_two_who_speak_together_neither_is_meant(claims: Read) -> None:
    found = claims("Ivo Tamm and Piet Kask spoke to reporters on Monday. He said the gate was open.")
    assert name_of(found, "He") is None
