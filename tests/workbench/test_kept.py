"""Sums over the record are kept while it stays as it is, and shown for a while when it does not."""

import threading
import time

import pytest

from overt.workbench.kept import Kept


class Counting:
    """Something that takes long to count, and how often it was counted."""

    def __init__(self, took=0.05):
        self.times = 0
        self.took = took
        self.counted = threading.Event()

    def __call__(self):
        self.times += 1
        time.sleep(self.took)
        if self.times > 1:
            self.counted.set()
        return self.times


@pytest.fixture
def stale(monkeypatch):
    """Every sum is stale at once."""
    for name in ("_FRESH", "_WORTH"):
        monkeypatch.setattr(f"overt.workbench.kept.{name}", 0.0)


def test_a_sum_is_good_for_a_while():
    sums, count = Kept(), Counting()
    states = iter("abc")
    assert [sums.get("all", count, lambda: next(states)) for _ in range(3)] == [1, 1, 1]


def test_a_sum_of_the_same_state_is_not_counted_again(stale):
    sums, count = Kept(), Counting()
    assert [sums.get("all", count, lambda: "a") for _ in range(3)] == [1, 1, 1]
    assert sums.get("all", count, lambda: "b") == 2


def test_what_is_quick_to_count_is_never_old():
    sums, count = Kept(), Counting(took=0.0)
    assert [sums.get("all", count, lambda: "a") for _ in range(3)] == [1, 2, 3]


def test_nobody_waits_for_a_sum_that_takes_long(stale, monkeypatch):
    monkeypatch.setattr("overt.workbench.kept._PATIENCE", 0.01)
    sums, count = Kept(), Counting(took=0.3)
    assert sums.get("all", count, lambda: "a") == 1
    begun = time.monotonic()
    assert sums.get("all", count, lambda: "b") == 1
    assert time.monotonic() - begun < 0.3
    assert count.counted.wait(10)
    for _ in range(100):
        if sums.get("all", count, lambda: "b") == 2:
            break
        time.sleep(0.05)
    assert sums.get("all", count, lambda: "b") == 2
    assert count.times == 2


def test_a_sum_that_cannot_be_counted_is_told_and_counted_again(stale):
    sums = Kept()

    def broken():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        sums.get("all", broken, lambda: "a")
    assert sums.get("all", Counting(), lambda: "a") == 1
