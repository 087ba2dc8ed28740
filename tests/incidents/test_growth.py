"""More reports are more work in proportion: what one report is compared with does not grow with the record."""

import shutil

import pytest
from benchmarks import synthetic

from overt.incidents import rebuild
from overt.incidents.candidates import candidates
from overt.record import open_record


@pytest.fixture
def put_together(tmp_path, empty):
    def make(count: int) -> tuple[float, float, float]:
        """Pairs that are compared for each report, and how good the incidents are."""
        file = tmp_path / f"{count}.overt"
        shutil.copy(empty, file)
        with open_record(file) as record:
            truth = synthetic.fill(record, synthetic.generate(count))
            rebuild(record)
            with record.merging() as step:
                found = step.incidents_of(truth)
                compared = sum(map(len, candidates(step, truth.keys())))
        return compared / count, *synthetic.b_cubed(truth, found)

    return make


def test_a_report_is_compared_with_as_few_in_a_large_record(put_together):
    few, *_ = put_together(250)
    many, precision, recall = put_together(1_000)
    assert many < 1.5 * few
    assert few < 15
    assert 2 * precision * recall / (precision + recall) >= 0.98
