"""A large record is handed on in the memory that a small one needs."""

import tracemalloc

import pytest
from large import fill

from overt.exports import FORMATS, export
from overt.record import open_record

SIZES = (200, 1_500)
# Formats whose form names everything in one place: the bundle's grouping, the dossier's overview.
LISTS = {"stix", "dossier"}


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    for size in SIZES:
        with open_record(folder / f"{size}.overt") as record:
            fill(record, size)
    return folder


def peak(file, name) -> int:
    with open_record(file) as record:
        b"".join(export(record, name).pieces)  # what is loaded once is no part of it
        tracemalloc.start()
        for piece in export(record, name).pieces:
            assert len(piece) < 8_000_000
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return most


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"corrections", "counts", *LISTS}])
def test_ten_times_the_record_takes_no_more_memory(records, name):
    small, large = (peak(records / f"{size}.overt", name) for size in SIZES)
    # Parquet is written some thousand rows at a time.
    assert large < small * 1.5 + (6_000_000 if name == "parquet" else 2_000_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_of_all_incidents_is_all_that_grows(records, name):
    small, large = (peak(records / f"{size}.overt", name) for size in SIZES)
    assert (large - small) / (SIZES[1] - SIZES[0]) < 3_000  # bytes an incident
