import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from invented import READER, article_pages

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
    with record.run("overt add", READER) as run:
        for page, reading in article_pages():
            record.add(page, reading, run)
    return record
