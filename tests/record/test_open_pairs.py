"""Pairs of incidents that wait for a person: the likeliest first, counted as far as asked, gone once decided."""

import pytest

from overt.incidents import Desk, update
from overt.record.merging import Pair


@pytest.fixture
def pair(filled):
    """A record with two incidents that were found alike, and these."""
    update(filled)
    one, other = filled.incidents().items
    left, right = sorted((one.reports[0], other.reports[0]))
    with filled.merging() as step:
        step.forget([left, right])
        step.keep_pairs([Pair(left=left, right=right, score=0.4, reasons="[]")])
    return filled, *sorted((one.id, other.id))


def test_a_pair_waits(pair):
    record, one, other = pair
    found = record.open_pairs()
    assert [(it.left, it.right, it.score, it.reasons) for it in found.items] == [(one, other, 0.4, "[]")]
    assert (found.total, found.at_least) == (1, False)
    assert record.open_pairs(about=one) == record.open_pairs(about=other) == found


def test_it_is_counted_as_far_as_asked(pair):
    record, *_ = pair
    assert (record.open_pairs(limit=0).total, record.open_pairs(limit=0).items) == (1, ())
    counted = record.open_pairs(limit=0, count_to=0)
    assert (counted.total, counted.at_least) == (0, True)
    assert record.open_pairs(limit=0, count_to=1) == record.open_pairs(limit=0)


def test_it_is_gone_once_decided_and_back_once_undone(pair):
    record, one, other = pair
    desk = Desk(record, by="Ada")
    made = desk.decide("different", one, other)
    assert record.open_pairs().total == record.open_pairs(about=one).total == 0
    desk.undo(made.id)
    assert record.open_pairs().total == record.open_pairs(about=one).total == 1


def test_a_decision_that_was_overruled_holds_nothing_apart(pair):
    record, one, other = pair
    desk = Desk(record, by="Ada")
    first = desk.decide("different", one, other)
    made = desk.decide("same", one, other, overrule=True)
    assert record.decision(first.id).overruled_by == made.id
    assert len(record.incidents().items) == 1
    desk.undo(made.id)
    assert len(record.incidents().items) == 2
    assert record.open_pairs().total == 0
