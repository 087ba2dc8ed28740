"""Whatever the order of arrival, the incidents are those of a full rebuild."""

import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks import synthetic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import READER
from told import telling

from overt.incidents import rebuild, update
from overt.record import open_record

PLACES = (None, "Nordhaven", "Brevik", "Tarvela")
DAYS = (None, "2024-05", "2024-05-13", "2024-05-14", "2024-05-20")
WORDS = ("The Brunholm depot burned.", "Fire took the depot of Brunholm at night.", "A ferry of Ostline lay in flames.")

tellings = st.lists(
    st.tuples(
        st.sampled_from(WORDS),
        st.sampled_from(PLACES),
        st.sampled_from(DAYS),
        st.sampled_from(("arson", "sabotage", "espionage")),
        st.sampled_from(("a.example", "b.example", "c.example", "d.example")),
    ),
    min_size=2,
    max_size=9,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tellings, st.randoms(use_true_random=False))
def test_any_order_gives_the_incidents_of_a_rebuild(empty, told, chance):
    pages = [
        telling(f"{words} {number}", outlet=outlet, where=where, when=when, type=kind)
        for number, (words, where, when, kind, outlet) in enumerate(told)
    ]
    shuffled = chance.sample(pages, len(pages))
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{one}.overt" for one in ("one-by-one", "at-once")]
        for file in files:
            shutil.copy(empty, file)
        with open_record(files[0]) as one_by_one, open_record(files[1]) as at_once:
            with one_by_one.run("overt add", READER) as run:
                for page, reading in shuffled:
                    one_by_one.add(page, reading, run)
                    update(one_by_one)
            with at_once.run("overt add", READER) as run:
                for page, reading in pages:
                    at_once.add(page, reading, run)
            update(at_once)
            assert one_by_one.fingerprint() == at_once.fingerprint()
            assert one_by_one.version().digest == at_once.version().digest
            before = one_by_one.version()
            rebuild(one_by_one)
            assert one_by_one.version() == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hundreds_of_reports_in_any_order_and_any_portions(tmp_path, empty, seed):
    """Twins, copies, vague days and late news among them: the record is that of a rebuild after each portion."""
    chance = random.Random(seed)
    shutil.copy(empty, tmp_path / "some.overt")
    with open_record(tmp_path / "some.overt") as record:
        ids = list(synthetic.fill(record, synthetic.generate(300, seed)))
        chance.shuffle(ids)
        for portion in _portions(ids, chance):
            with record.merging() as step:
                step.wait(portion)
            update(record)
        before, pairs = record.version(), _pairs(record)
        assert before.incidents > 40
        rebuild(record)
        assert record.version() == before
        assert _pairs(record) == pairs
        # One page more among all others, or a page read again, is what happens all day.
        for one in chance.sample(ids, 5):
            with record.merging() as step:
                step.wait([one])
            update(record)
            assert record.version() == before


def _portions(ids, chance):
    at = 0
    while at < len(ids):
        size = chance.choice((1, 1, 2, 30, 90))
        yield ids[at : at + size]
        at += size


def _pairs(record):
    with record.merging() as step:
        return set(step.links_of(step.all_reports(), 0.0))
