"""Whatever the order of arrival, the incidents are those of a full rebuild."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import READER, empty, telling  # noqa: F401 - a fixture

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
def test_any_order_gives_the_incidents_of_a_rebuild(empty, told, chance):  # noqa: F811
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
