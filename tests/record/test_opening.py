import sqlite3
import subprocess
import sys
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from invented import READER
from sqlalchemy import create_engine

from overt.errors import RecordError
from overt.record import open_record
from overt.record.columns import metadata
from overt.record.opening import _settings, migrate
from overt.record.schema import REVISION


def test_the_migrations_lead_to_the_tables():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        options = {"target_metadata": metadata, "include_object": lambda _, name, *__: "_search" not in name}
        context = MigrationContext.configure(connection, opts={**options, "version_table": "overt_version"})
        assert compare_metadata(context, metadata) == []
    assert ScriptDirectory.from_config(_settings()).get_heads() == [REVISION]


def test_a_record_is_made_where_there_is_none(tmp_path):
    file = tmp_path / "new.overt"
    open_record(file).close()
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_no_record_is_made_by_asking(tmp_path):
    with pytest.raises(RecordError, match="overt add"):
        open_record(tmp_path / "none.overt", create=False)
    assert not (tmp_path / "none.overt").exists()
    (tmp_path / "empty.overt").touch()
    with pytest.raises(RecordError, match="overt add"):
        open_record(tmp_path / "empty.overt", create=False)


def test_an_empty_file_becomes_a_record(tmp_path):
    (tmp_path / "empty.overt").touch()
    open_record(tmp_path / "empty.overt").close()


def test_a_file_that_is_no_record_is_left_alone(tmp_path):
    file = tmp_path / "page.html"
    file.write_text("<p>A page, not a record. " * 200)
    before = file.read_bytes()
    with pytest.raises(RecordError, match="no record of overt"):
        open_record(file)
    assert file.read_bytes() == before


def test_a_database_of_something_else_is_left_alone(tmp_path):
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE pages (id TEXT)")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    with pytest.raises(RecordError, match="something else"):
        open_record(file)
    assert file.read_bytes() == before


def test_a_record_of_a_newer_overt_is_left_alone(tmp_path, empty):
    file = tmp_path / "newer.overt"
    file.write_bytes(empty.read_bytes())
    connection = sqlite3.connect(file)
    connection.execute("UPDATE overt_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match="Install the newer overt"):
        open_record(file)


@pytest.mark.parametrize("location", ["mysql://host/name", "sqlite://", "nonsense://", "https://example.org/x"])
def test_an_address_of_another_kind_is_explained(location):
    with pytest.raises(RecordError, match=r"SQLite files|address of a record"):
        open_record(location)


def test_a_folder_that_is_not_there_is_explained(tmp_path):
    with pytest.raises(RecordError, match="Check that the folder"):
        open_record(tmp_path / "no" / "folder" / "news.overt")


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(RecordError, match="cannot be opened"):
        open_record(tmp_path)


@pytest.fixture
def locked(record, tmp_path):
    """Another connection that is in the middle of writing to the record."""
    other = sqlite3.connect(tmp_path / "news.overt", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_a_lock_that_lasts_is_explained(record, locked, tmp_path):
    with (
        open_record(tmp_path / "news.overt", patience=0.2) as impatient,
        pytest.raises(RecordError, match="Another process"),
        impatient.run("overt add", READER),
    ):
        pass
    # Who only asks need not wait for who writes.
    assert record.status().pages == 0


def test_a_lock_that_ends_is_waited_for(record, locked):
    release = threading.Timer(0.3, locked.execute, ["ROLLBACK"])
    release.start()
    with record.run("overt add", READER):
        pass
    release.join()
    assert record.status().runs[0].ended


def test_two_processes_that_make_the_same_record_at_once_make_one(tmp_path):
    script = f"from overt.record import open_record; open_record({str(tmp_path / 'one.overt')!r}).close()"
    both = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(2)]
    for one in both:
        assert one.communicate(timeout=120)[1] == b""
        assert one.returncode == 0
    with open_record(tmp_path / "one.overt", create=False) as record:
        assert record.status().pages == 0
