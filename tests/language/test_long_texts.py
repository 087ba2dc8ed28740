"""Long texts: what is looked up for each word must not look through the whole text again."""

import time
from collections.abc import Callable

import pytest

from overt.claims.quoted import quotations
from overt.events.assertions import holders
from overt.language.annotate import annotate
from overt.language.parse import _mark_starts, pipeline
from overt.language.place_ranking import _MOST_CANDIDATES, _groups, names_of
from overt.language.places import resolve_places
from overt.reading import Article, Claim
from overt.spans import Span

TOWNS = ("Oslo", "Riga", "Vilnius", "Paris", "Alexandria", "Springfield", "San Antonio")


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("text", ["It burned and it was cold. " * 3500, "it burned and it was cold " * 3500])
def test_starts_of_sentences_are_marked_in_one_go(text: str):
    doc = pipeline().make_doc(text)
    assert seconds(lambda: _mark_starts(doc)) < 3


def test_marked_starts_are_those_of_the_paragraphs():
    doc = pipeline().make_doc("It burned\n\nnobody was hurt")
    _mark_starts(doc)
    assert [token.text for token in doc if token.is_sent_start] == ["It", "nobody"]


def test_marks_that_never_close_are_passed_over_quickly():
    assert seconds(lambda: quotations("He said it. " + "“" * 30_000)) < 3


def test_a_name_told_ten_thousand_times_is_placed_quickly():
    text = "Oslo, Riga, " * 5000
    spans = [(at, at + 4) for at in range(0, len(text) - 4, 6)]
    assert seconds(lambda: resolve_places(text, spans)) < 5


def test_a_long_list_of_places_is_weighed_in_groups():
    text = " ".join(f"{town}." for town in TOWNS)
    spans = [(text.index(town), text.index(town) + len(town)) for town in TOWNS]
    names = [one for one in names_of(text, spans) if one.candidates.rows] * 300
    groups = list(_groups(names))
    assert [one for group in groups for one in group] == names
    assert len(groups) > 1
    assert all(sum(len(one.candidates.rows) for one in group) <= _MOST_CANDIDATES for group in groups)


def test_the_claims_that_hold_words_come_in_their_order():
    text = "He said she said it burned."
    cue = Span.of(text, 3, 7)
    outer = Claim(id="c1", cue=cue, content=Span.of(text, 8, 26))
    split = Claim(id="c2", cue=cue, content=Span.of(text, 0, 2), more=(Span.of(text, 17, 26),))
    apart = Claim(id="c3", cue=cue, content=Span.of(text, 0, 2))
    assert holders(Span.of(text, 20, 26), (outer, split, apart)) == [outer, split]


def test_a_pronoun_looks_back_a_bounded_way():
    texts = ["Nils Aune spoke. " + "and he said it burned " * count for count in (300, 1200)]
    few, many = (seconds(lambda text=text: annotate(Article(id="invented", text=text))) for text in texts)
    assert many < 10 * few + 1
