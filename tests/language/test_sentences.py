"""Sentences: never cut inside a quotation, after an abbreviation, or across a blank line."""

import pytest

from overt.language.parse import LONGEST_SENTENCE, parse, unparsed
from overt.language.quotations import quotations
from overt.language.sentences import sentences


def split(text: str) -> list[str]:
    found, _ = sentences(text, parse(text), quoted=quotations(text))
    assert all(text[one.start : one.end] == one.quote for one in found)
    return [one.quote for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We saw the drones. We are ready,” Ilves said.",
        '"The cable was cut. Nobody knows by whom," said Ilves in Tallinn.',
        "“Who paid for it?” Ilves asked.",
        "“Was it you?” he asked the guard.",
        "The letter read: “Leave at once. Take nothing.”",
        "‘They warned the agencies’ men. Nobody came,’ she said.",
        "Gen. Mart Tamm met Lt. Col. A. B. Kask at St. Mary’s Church.",
        "He left berth No. 5 at 4 a.m. on Friday.",
        "Mr. Tamm of the U.S. Embassy spoke to Dr. Kask.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    after = "The harbour was closed."
    assert split(f"{sentence} {after}") == [sentence, after]


def test_a_sentence_ends_with_its_quotation() -> None:
    assert split("He said: “The mast fell. It burned.” The police came later.") == [
        "He said: “The mast fell. It burned.”",
        "The police came later.",
    ]


def test_no_sentence_crosses_a_blank_line() -> None:
    assert split("Police in Tartu\n\nA depot burned on Monday") == ["Police in Tartu", "A depot burned on Monday"]


def test_the_parse_starts_anew_at_a_blank_line() -> None:
    doc = parse("Police in Tartu\n\nA depot burned on Monday.")
    assert [one.text.strip() for one in doc.sents] == ["Police in Tartu", "A depot burned on Monday."]


def test_an_odd_mark_does_not_swallow_the_paragraph() -> None:
    assert split("“An odd mark opened here. The depot burned. Nobody was hurt.")[1:] == [
        "The depot burned.",
        "Nobody was hurt.",
    ]


def test_a_quotation_over_two_paragraphs_is_quoted_to_the_end_of_the_first() -> None:
    text = "“We begin here. And go on.\n\n“And end here,” said Tamm."
    assert split(text) == ["“We begin here. And go on.", "“And end here,” said Tamm."]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quotations("The guards’ hut isn't Kask's. It's the sailors' own.") == ()


@pytest.mark.parametrize("text", ["", " \n\n ", "“", "\n\n\n", "“”", "…", '"' * 5_000, "‘" * 3_000])
def test_text_without_words_is_no_error(text: str) -> None:
    split(text)


def test_a_sentence_without_end_is_broken_and_told() -> None:
    text = "and then the train " * 400
    found, problems = sentences(text, parse(text), quoted=())
    assert all(len(one.quote) < 2 * LONGEST_SENTENCE for one in found)
    assert {one.code for one in problems} == {"sentence-too-long"}
    assert (problems[0].start, problems[0].end) == (found[0].start, found[0].end)


def test_a_word_of_ten_million_characters_is_read_in_bounds() -> None:
    text = "a" * 10_000_000
    doc = parse(text)
    problem = unparsed(text)
    assert len(doc.text) == 100_000
    assert problem is not None
    assert (problem.code, problem.start, problem.end) == ("article-too-long", 100_000, 10_000_000)


def test_the_end_of_a_long_article_is_told_and_cut_at_a_blank_line() -> None:
    text = "The depot burned.\n\n" * 6_000
    problem = unparsed(text)
    assert problem is not None
    assert problem.start is not None
    assert text[problem.start :].startswith("\n\n")
    assert unparsed("The depot burned.") is None
