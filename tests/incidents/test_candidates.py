"""Which pairs are compared: none that a comparison would bar, none twice, and the same in any order of arrival."""

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import add
from told import telling

from overt.incidents import update
from overt.incidents.candidates import _pairs, candidates
from overt.incidents.comparison import compare
from overt.incidents.outlines import Outlines
from overt.incidents.profile import profile
from overt.record.accounts import Account
from overt.record.outlines import Outline

days = st.sampled_from((None, "2024-05-10", "2024-05-12", "2024-05-13", "2024-05-31", "2025-02-01"))
spots = st.sampled_from((None, (55.7, 21.1), (55.8, 21.3), (54.9, 23.9), (56.9, 24.1), (-16.8, 179.9), (-16.8, -179.9)))


@st.composite
def accounts(draw) -> Account:
    spot, first, last = draw(spots), draw(days), draw(days)
    known = first is not None and last is not None and first <= last
    return Account(
        id=draw(st.uuids()).hex, reading="rd", page=draw(st.sampled_from("abcdef")),
        type=draw(st.sampled_from(("arson", "sabotage", "cyber"))), country=draw(st.sampled_from((None, "LTU", "LVA"))),
        lat=spot and spot[0], lon=spot and spot[1], precision=draw(st.sampled_from(("city", "site", "country", None))),
        earliest=first if known else None, latest=last if known else None, told_latest=draw(days),
    )  # fmt: skip


def outline(one: Account) -> Outline:
    its = profile(one)
    return Outline(*(getattr(its, name) for name in Outline._fields))


@settings(max_examples=300, deadline=None)
@given(st.lists(accounts(), min_size=2, max_size=8, unique_by=lambda one: one.id))
def test_what_an_outline_bars_a_comparison_bars_and_nothing_else(told: list[Account]) -> None:
    left, right = np.array(list(combinations(range(len(told)), 2))).T
    barred = Outlines([outline(one) for one in told]).barred(left, right)
    compared = [
        compare(profile(told[one]), profile(told[other])).barred for one, other in zip(left, right, strict=True)
    ]
    assert barred.tolist() == compared


@pytest.mark.parametrize("size", [1, 2, 63, 900])
def test_every_pair_with_a_new_report_is_laid_out_once(size: int) -> None:
    new = np.array([number % 3 != 0 for number in range(size)])
    found = [pair for part in _pairs(np.arange(size), new) for pair in zip(*map(np.ndarray.tolist, part), strict=True)]
    assert sorted(found) == [pair for pair in combinations(range(size), 2) if new[list(pair)].any()]


def of_page(record, *pages):
    """The pairs of all reports, each by the outlets of its two."""
    add(record, *pages)
    update(record)
    with record.merging() as step:
        told = step.accounts(step.all_reports())
        return {frozenset(told[one].outlet for one in pair) for part in candidates(step, told) for pair in part}


def test_a_name_alone_makes_no_pair(record):
    def tells(outlet: str, kind: str, told: str, words: str):
        return telling(words, outlet=outlet, type=kind, told=told, where=None, when=None)

    found = of_page(
        record,
        tells("fire.example", "arson", "2024-05-14", "Flames took what Brunholm owned."),
        tells("again.example", "arson", "2021-02-01", "A blaze at the gates of Brunholm."),
        tells("spy.example", "espionage", "2024-06-01", "They copied papers of Brunholm."),
        tells("later.example", "cyber", "2025-11-02", "Nobody could reach Brunholm."),
        tells("both.example", "hijacking", "2018-01-01", "A plane with Brunholm and Ostline aboard."),
        tells("too.example", "migration-push", "2010-01-01", "At the fence stood Ostline beside Brunholm."),
    )
    assert found == {
        frozenset(("fire.example", "again.example")),  # one kind of act
        frozenset(("fire.example", "spy.example")),  # told within a month
        frozenset(("both.example", "too.example")),  # two names
    }


def test_a_crowd_in_one_town_and_month_has_few_pairs(record):
    chance = random.Random(3)
    days = [f"2024-05-{chance.randrange(1, 31):02d}" for _ in range(120)]
    pages = [
        telling(f"A store burned, {number}.", outlet=f"p{number}.example", when=day, told="2024-06-01")
        for number, day in enumerate(days)
    ]
    found = of_page(record, *pages)
    assert len(found) < 120 * 119 / 2 / 3
    assert found


def test_pairs_are_the_same_one_by_one_and_all_at_once(record):
    chance = random.Random(5)
    pages = [
        telling(
            f"The {chance.choice(('Brunholm', 'Ostline', 'Norvik'))} depot, {number}.", outlet=f"p{number}.example",
            when=chance.choice((None, "2024-05", f"2024-05-{chance.randrange(1, 31):02d}")),
            where=chance.choice((None, "Nordhaven", "Brevik")), type=chance.choice(("arson", "sabotage", "cyber")),
            told=f"2024-0{chance.randrange(5, 9)}-01",
        )
        for number in range(40)
    ]  # fmt: skip
    add(record, *pages)
    update(record)
    with record.merging() as step:
        ids = list(step.all_reports())
        at_once = {pair for part in candidates(step, ids) for pair in part}
        apart = [{pair for part in candidates(step, [one]) for pair in part} for one in ids]
    assert set().union(*apart) == at_once
    assert all(one in pair for one, its in zip(ids, apart, strict=True) for pair in its)
    assert all(left < right for left, right in at_once)
