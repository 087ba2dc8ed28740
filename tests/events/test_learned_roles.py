"""The trained tagger beside the rules: what it reads, what it tells, and which fields it may fill."""

import numpy as np
import pytest

from overt.claims.find import find_claims
from overt.events import find
from overt.events.find import find_events
from overt.events.learned import fill, tagged
from overt.events.learned.certainty import clues, value_of
from overt.events.learned.entities import Entity, entities
from overt.events.learned.fillers import COLUMNS, Filler, fillers
from overt.events.learned.network import numbers
from overt.language.annotate import annotate
from overt.models.linear import linear
from overt.reading import Article, Report

MURDER = (
    "Guerrillas of the Red Ridge Front murdered Judge Jonas Vik in Porto on 9 May 2024.\n\n"
    "The harbour festival in the town opened on Tuesday with songs and fish soup for all."
)
KIDNAPPING = "Members of the Red Ridge Front kidnapped the mayor of Porto, Jonas Vik, on 9 May 2024, police said."
BOMB = "A powerful bomb exploded in Porto on 9 May 2024. It destroyed the offices of the National Bank."
ASIDE = "The committee met on Monday to discuss the budget of the harbour. It will meet again in June."


def reports_of(text: str) -> tuple[Report, ...]:
    language = annotate(Article(id="a", text=text))
    return find_events(language, find_claims(language)).reports


@pytest.fixture
def read_by_tagger(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the tagger was given to read while a test ran; it reads it all the same."""
    seen: list[str] = []

    def tag(text: str, parts: list[tuple[int, int]]) -> object:
        seen.extend(text[start:end] for start, end in parts)
        return tagged.tag(text, parts)

    monkeypatch.setattr(fill, "tag", tag)
    return seen


def test_it_reads_only_paragraphs_that_tell_of_an_act(read_by_tagger: list[str]) -> None:
    reports_of(MURDER)
    assert [one.split()[0] for one in read_by_tagger] == ["Guerrillas"]


def test_it_reads_nothing_where_nothing_happened(read_by_tagger: list[str]) -> None:
    reports_of(ASIDE)
    assert read_by_tagger == []


def test_every_filler_stands_on_its_words_with_a_chance() -> None:
    for text in (MURDER, BOMB):
        for report in reports_of(text):
            assert report.fillers
            assert all(one.stands_in(text) for one in report.fillers)
            assert all(fill.TOLD[one.role] <= one.score + 0.005 <= 1.005 for one in report.fillers)


def test_the_mayor_is_a_victim_and_the_front_is_behind_it() -> None:
    (report,) = reports_of(KIDNAPPING)
    told = {one.role: one for one in report.fillers}
    assert told["victim"].quote == "Jonas Vik"
    assert "Red Ridge Front" in told["organisation"].quote
    assert told["organisation"].certainty is not None


def test_what_the_rules_have_no_words_for_is_filled_and_says_so() -> None:
    (report,) = reports_of(BOMB)
    filled = [one for one in report.fillers if one.filled == "targets"]
    assert [one.quote for one in report.targets] == [one.quote for one in filled]
    assert "offices" in report.targets[0].quote


def test_fields_that_rules_have_filled_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    (by_both,) = reports_of(MURDER)
    monkeypatch.setattr(find, "with_roles", lambda story, reports: tuple(reports))
    (by_rules,) = reports_of(MURDER)
    for field in ("targets", "suspects", "sponsor", "instrument"):
        told = getattr(by_rules, field)
        assert not told or getattr(by_both, field) == told


def test_a_filled_field_names_the_tagger_and_has_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "SURE", dict.fromkeys(fill.SURE, 0.0))
    monkeypatch.setattr(fill, "TOLD", dict.fromkeys(fill.TOLD, 0.0))
    filled = 0
    for report in reports_of(BOMB):
        for one in report.fillers:
            spans = {
                "targets": report.targets,
                "suspects": report.suspects,
                "instrument": (report.instrument,),
                "sponsor": (report.sponsor.span,) if report.sponsor else (),
            }
            if one.filled:
                filled += 1
                assert one.filled == "sponsor" or any(span.quote == one.quote for span in spans[one.filled] if span)
    assert filled


def test_bare_words_for_attackers_are_no_suspects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "SURE", dict.fromkeys(fill.SURE, 0.0))
    monkeypatch.setattr(fill, "TOLD", dict.fromkeys(fill.TOLD, 0.0))
    for report in reports_of("A judge was shot dead in Braga on Monday. Guerrillas had planned it for weeks."):
        assert not any(one.filled == "suspects" for one in report.fillers if one.quote.lower() == "guerrillas")


def test_long_texts_are_read_in_overlapping_stretches() -> None:
    row = [1996 + at % 50 for at in range(1200)]
    whole = numbers(row)
    assert whole.shape == (1200, COLUMNS)
    assert np.abs(whole[:200] - numbers(row[:508])[:200]).max() < 1e-4


def test_mentions_of_one_thing_are_one_entity() -> None:
    one, other, third = (
        Filler(role="victim", first=at, end=at + 1, score=score) for at, score in ((0, 0.9), (5, 0.4), (9, 0.3))
    )
    found = entities([one, other, third], {one: "jonas vik", other: "vik", third: "a teacher"})
    assert [(entity.words, len(entity.mentions)) for entity in found] == [("jonas vik", 2), ("a teacher", 1)]


def test_a_span_goes_on_only_while_going_on_is_likeliest() -> None:
    rows = np.zeros((4, COLUMNS))
    rows[:, 0::3] = 4.0
    rows[1, 4], rows[2, 5], rows[3, 3] = 9.0, 9.0, 9.0  # an organisation of two words
    assert [(one.role, one.first, one.end) for one in fillers(rows)] == [("organisation", 1, 3)]


def sure_of(text: str, name: str) -> str:
    start = text.index(name)
    entity = Entity(role="organisation", words=name, names=(name,), score=0.9, mentions=())
    return value_of(linear("role-certainty").chances(clues(text, [(start, start + len(name))])), entity)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The Red Ridge Front claimed responsibility for the attack in a telephone call.", "CLAIMED OR ADMITTED"),
        ("The Red Ridge Front attacked the barracks and killed two soldiers.", "REPORTED AS FACT"),
        ("The Red Ridge Front was blamed for the murder, which it denied.", "SUSPECTED OR ACCUSED"),
    ],
)
def test_certainty_follows_the_words_beside_the_body(text: str, value: str) -> None:
    assert sure_of(text, "Red Ridge Front") == value
