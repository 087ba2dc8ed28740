"""What is said once more in finer pieces goes, also on pages of very many blocks."""

import random
import time
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from overt.article.html.second_look import _COVERED, _WHOLE, _grams, _once


def blocks(texts):
    return [SimpleNamespace(text=one, words=len(one.split())) for one in texts]


def held_against_all(segments, kept):
    """The rule as it is said: every block is held against every other."""
    grams = {at: _grams(one.text) for at, (one, yes) in enumerate(zip(segments, kept, strict=True)) if yes}
    stay = list(kept)
    for at, own in sorted(grams.items(), key=lambda pair: -len(pair[1])):
        if segments[at].words < _WHOLE:
            break
        parts = [part for place, part in grams.items() if place != at and stay[place] and len(part) < 0.8 * len(own)]
        said = [part for part in parts if part and len(part & own) >= _COVERED * len(part)]
        if len(said) >= 2 and len(own.intersection(set().union(*said))) >= _COVERED * len(own):
            stay[at] = False
    return stay


@given(st.integers(0, 10_000), st.integers(2, 12), st.sampled_from([3, 30, 3000]))
def test_the_same_goes_as_where_each_block_is_held_against_all(seed, count, vocabulary):
    chance = random.Random(seed)
    pool = [" ".join(f"w{chance.randrange(vocabulary)}" for _ in range(chance.randrange(1, 40))) for _ in range(6)]
    texts = [" ".join(chance.choices(pool, k=chance.randrange(1, 6))) for _ in range(count)]
    segments, kept = blocks(texts + pool), [chance.random() < 0.9 for _ in range(count + len(pool))]
    assert _once(segments, kept) == held_against_all(segments, kept)


def test_a_page_of_thousands_of_blocks_is_looked_through_in_one_go():
    chance = random.Random(1)
    segments = blocks([" ".join(f"w{chance.randrange(9000)}" for _ in range(50)) for _ in range(4000)])
    started = time.process_time()
    assert all(_once(segments, [True] * len(segments)))
    assert time.process_time() - started < 10
