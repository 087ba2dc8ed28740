"""Pages that are not written as articles are: each gives the claims it can, in time that grows with its length."""

import time

import pytest

from overt.pages.page import Page
from overt.reader import read_page
from overt.reading import Reading

LEAD = "Harbour master speaks\n\nHarbour master Ida Brekke spoke in Vikby on Monday about the fire at the depot.\n\n"


UNCLOSED = "“The tank was dry, said engineer Maja Sund.\n\n“It had been dry for days.\n\nPolice said nobody was hurt.\n"
QUESTIONS = (
    "Q: Why did the depot burn?\n\nA: “Somebody set it on fire,” Ida Brekke said.\n\nQ: Who?\n\nA: We do not know.\n"
)


def read(text: str, *, seconds: float = 30) -> Reading:
    started = time.process_time()
    reading = read_page(Page(name="odd", content=text.encode()))
    assert time.process_time() - started < seconds
    assert "stage-failed" not in codes(reading)
    for claim in reading.claims:
        for span in (claim.cue, claim.content, *claim.more):
            assert span.stands_in(reading.article.text)
    return reading


def codes(reading: Reading) -> set[str]:
    return {one.code for one in reading.problems}


def sources(reading: Reading) -> set[str | None]:
    return {one.source and one.source.name for one in reading.claims}


def test_one_long_quotation():
    words = " ".join(f"We lifted crate number {number} out of the hold and found it dry." for number in range(200))
    reading = read(LEAD + f"“{words}” Ida Brekke said.\n")
    (claim,) = reading.claims
    assert (claim.source.name, claim.form) == ("Ida Brekke", "direct")
    assert claim.content.quote.startswith("“We lifted crate number 0 ")
    assert claim.content.quote.endswith("crate number 199 out of the hold and found it dry.”")
    assert "quotation-not-closed" not in codes(reading)


def test_quotations_that_are_never_closed():
    reading = read(LEAD + UNCLOSED)
    assert "quotation-not-closed" in codes(reading)
    assert sources(reading) == {"Maja Sund", "Police"}
    assert [one.content.quote for one in reading.claims] == ["“The tank was dry,", "nobody was hurt"]


def test_a_transcript():
    turns = "".join(
        f"HOLM: We closed gate number {number} at noon and nobody was hurt.\n\nREPORTER: Who ordered that?\n\n"
        for number in range(60)
    )
    reading = read(LEAD + turns)
    answers = [one for one in reading.claims if one.source is not None and one.source.name == "HOLM"]
    assert sum("gate number" in one.content.quote and one.form == "direct" for one in answers) >= 50
    assert not any("ordered" in one.content.quote for one in reading.claims)


def test_an_interview_with_questions_and_answers():
    reading = read(LEAD + QUESTIONS)
    assert [(one.source.name, one.content.quote) for one in reading.claims] == [
        ("Ida Brekke", "“Somebody set it on fire,”")
    ]


def test_a_live_blog():
    entries = "".join(
        f"1{number % 10}:0{number % 6} GMT\n\nThe coast guard said that ship number {number} had left Vikby.\n\n"
        for number in range(40)
    )
    reading = read(LEAD + entries)
    assert sum("had left Vikby" in one.content.quote for one in reading.claims) >= 35
    assert sources(reading) == {"Coast guard"}
    assert not any("GMT" in one.content.quote for one in reading.claims)


def test_a_list_of_posts():
    posts = "".join(
        f"@harbour{number}: The gate is shut and the crane stands still. #vikby\n\n" for number in range(40)
    )
    reading = read(LEAD + posts + "Ida Brekke said that the crane would run again on Friday.\n")
    assert [one.content.quote for one in reading.claims] == ["the crane would run again on Friday"]
    assert sources(reading) == {"Ida Brekke"}


@pytest.mark.parametrize("mark", ["“", '"', "'", "«", "„"])
def test_five_thousand_quotation_marks(mark: str):
    reading = read(LEAD + f"{mark} " * 5_000 + "\n\nPolice said nobody was hurt.\n")
    assert [one.content.quote for one in reading.claims] == ["nobody was hurt"]


@pytest.mark.parametrize("mark", ["“", '"', "«"])
def test_five_thousand_marks_without_a_word_between(mark: str):
    reading = read(LEAD + mark * 5_000 + "\n\nPolice said nobody was hurt.\n")
    assert [one.content.quote for one in reading.claims] == ["nobody was hurt"]


def test_five_thousand_quotations():
    reading = read(LEAD + "“Yes,” he said. " * 2_500 + "\n")
    assert len(reading.claims) == 2_500
    assert {one.content.quote for one in reading.claims} == {"“Yes,”"}
    assert sources(reading) == {"Ida Brekke"}


def test_a_sentence_of_two_thousand_words():
    words = ", and ".join(f"gate {number} was shut" for number in range(500))
    reading = read(LEAD + f"Ida Brekke said that {words}.\n")
    assert "sentence-too-long" in codes(reading)
    (claim,) = reading.claims
    assert claim.source.name == "Ida Brekke"
    assert claim.content.quote.startswith("gate 0 was shut")


def test_a_sentence_of_four_hundred_claims():
    clauses = "; ".join(f"gate {number} was shut, she said" for number in range(400))
    reading = read(LEAD + f"Ida Brekke said {clauses}.\n")
    assert sum("was shut" in one.content.quote for one in reading.claims) > 200


@pytest.mark.slow
def test_time_grows_with_the_text_and_not_with_its_square():
    paragraph = "“The depot burned,” said Ida Brekke. Police said that Ostland, which denied it, had sent two men.\n\n"
    taken = []
    for count in (100, 400):
        started = time.process_time()
        read(LEAD + paragraph * count, seconds=120)
        taken.append(time.process_time() - started)
    assert taken[1] < 4 * taken[0] * 1.8
