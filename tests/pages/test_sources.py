"""Where pages come from: files, folders, standard input."""

import gzip
import io
import os
from pathlib import Path

import pytest

from overt.errors import NotAPageError, PageError, PageNotFoundError
from overt.pages.page import Page
from overt.pages.sources import Given, find_pages


def names(*sources: object, **options: object) -> list[str]:
    return [Path(one.name).name for one in find_pages(map(str, sources), **options) if isinstance(one, Page)]  # type: ignore[arg-type]


def problems(*sources: object) -> list[PageError]:
    return [one for one in find_pages(map(str, sources)) if isinstance(one, PageError)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.html").write_text("<p>It burned.</p>")
    (tmp_path / "a.txt").write_text("It burned.")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"It burned."))
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "d.txt").write_text("It burned.")
    return tmp_path


def test_a_folder_is_read_whole_and_in_order(folder: Path):
    assert names(folder) == ["a.txt", "b.html", "c.txt.gz", "d.txt"]


def test_hidden_entries_are_left_out(folder: Path):
    (folder / ".hidden").write_text("x")
    assert ".hidden" not in names(folder)


def test_the_pictures_saved_beside_a_page_are_left_out(folder: Path):
    (folder / "b_files").mkdir()
    (folder / "b_files" / "style.css").write_text("p {}")
    assert names(folder) == ["a.txt", "b.html", "c.txt.gz", "d.txt"]
    assert not problems(folder)


def test_a_folder_of_that_name_without_its_page_is_read(folder: Path):
    (folder / "old_files").mkdir()
    (folder / "old_files" / "e.txt").write_text("It burned.")
    assert "e.txt" in names(folder)


def test_one_bad_entry_does_not_hide_the_next(folder: Path):
    (folder / "aa.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert names(folder) == ["a.txt", "b.html", "c.txt.gz", "d.txt"]
    assert [one.what for one in problems(folder)] == ["This is a PNG picture, not a page"]


def test_a_link_that_leads_back_is_said_and_not_followed(folder: Path):
    (folder / "deep" / "loop").symlink_to(folder)
    assert names(folder) == ["a.txt", "b.html", "c.txt.gz", "d.txt"]
    assert "leads back" in problems(folder)[0].what


def test_a_link_to_itself_is_explained(folder: Path):
    (folder / "self").symlink_to(folder / "self")
    assert len(problems(folder)) == 1


def test_a_dangling_link_is_explained(folder: Path):
    (folder / "gone").symlink_to(folder / "nowhere")
    assert isinstance(problems(folder)[0], PageNotFoundError)


def test_a_pipe_is_not_waited_for(folder: Path):
    os.mkfifo(folder / "pipe")
    assert isinstance(problems(folder)[0], NotAPageError)


def test_an_entry_that_cannot_be_read_is_explained(folder: Path, monkeypatch: pytest.MonkeyPatch):
    if os.geteuid() == 0:
        pytest.skip("the administrator may read everything")
    (folder / "a.txt").chmod(0)
    assert "Permission denied" in problems(folder)[0].what


def test_a_path_that_is_not_there_is_explained():
    assert str(problems("no/such/page.html")[0]) == "no/such/page.html: There is no such file or folder. Check the path"


def test_standard_input_is_a_page(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It burned.")))
    (page,) = find_pages(["-"])
    assert isinstance(page, Page)
    assert page.content == b"It burned."


def test_what_the_user_gives_is_told_to_each_page(folder: Path):
    (page,) = find_pages([str(folder / "a.txt")], given=Given(published="2025-04", outlet="example.org"))
    assert isinstance(page, Page)
    assert (page.published, page.outlet) == ("2025-04", "example.org")


def test_what_is_given_for_one_file_beats_what_is_given_for_all(folder: Path):
    own = {"a.txt": Given(published="2024-01-02")}
    pages = find_pages([str(folder)], given=Given(published="2025-04", outlet="example.org"), by_name=own)
    dates = {Path(one.name).name: (one.published, one.outlet) for one in pages if isinstance(one, Page)}
    assert dates["a.txt"] == ("2024-01-02", "example.org")
    assert dates["b.html"] == ("2025-04", "example.org")


def test_the_same_bytes_are_the_same_page():
    assert Page(name="one", content=b"It burned.").id == Page(name="two", content=b"It burned.").id
