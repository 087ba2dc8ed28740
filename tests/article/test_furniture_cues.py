"""Cues of furniture."""

import pytest

from overt.article.cues import Hit, groups, hits, words_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ADVERTISEMENT", Hit("advert", "whole")),
        ("12 Comments", Hit("comments", "whole")),
        ("Lesen Sie auch: Die Nacht der neun Feuer", Hit("read-more", "start")),
        ("It goes straight to your inbox, every day", Hit("newsletter", "within")),
    ],
)
def test_a_line_meets_its_group(line: str, expected: Hit) -> None:
    assert expected in hits(words_of(line))


def test_an_ordinary_sentence_meets_none() -> None:
    assert hits(words_of("Two men were held on Monday after a fire at a depot.")) == ()
    assert hits([]) == ()


def test_one_word_opens_a_line_only_before_a_mark() -> None:
    for line, opened in (("Video: the depot burns", True), ("Video of the depot was shown in court", False)):
        assert any(hit.where == "start" for hit in hits(words_of(line), text=line)) is opened


def test_groups_are_whole() -> None:
    assert len({group.id for group in groups()}) == len(groups())
    for group in groups():
        assert group.definition, group.id
        assert group.example, group.id
        for phrase in (*group.whole, *group.start, *group.within):
            assert words_of(phrase), (group.id, phrase)
