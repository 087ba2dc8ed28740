"""Records that tests of several rooms begin with."""

import shutil

import pytest
from invented import add, article_pages

from overt.record import Record, open_record


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """The file of a record that holds nothing, to copy: making one takes half a second."""
    file = tmp_path_factory.mktemp("empty") / "empty.overt"
    open_record(file).close()
    return file


@pytest.fixture
def record(tmp_path, empty):
    shutil.copy(empty, tmp_path / "news.overt")
    with open_record(tmp_path / "news.overt") as opened:
        yield opened


@pytest.fixture
def filled(record: Record):
    add(record, *article_pages())
    return record
