"""The bytes of a file as a page: unpacked, bounded, and known to be text."""

import gzip

import pytest

from overt.errors import NotAPageError, PageTooLargeError
from overt.pages.content import unpack

TEXT = b"A fire broke out in Ostby."


def test_text_is_passed_on():
    assert unpack(TEXT, name="page.txt") == TEXT


def test_gzip_is_unpacked_whatever_the_name():
    assert unpack(gzip.compress(TEXT), name="page") == TEXT


def test_all_members_of_a_gzip_are_unpacked():
    assert unpack(gzip.compress(TEXT) + gzip.compress(TEXT), name="page.gz") == TEXT + TEXT


def test_a_gzip_in_a_gzip_is_unpacked():
    assert unpack(gzip.compress(gzip.compress(TEXT)), name="page.html.gz") == TEXT


def test_a_bomb_in_a_gzip_is_refused():
    with pytest.raises(PageTooLargeError):
        unpack(gzip.compress(gzip.compress(bytes(30_000_000))), name="bomb.gz", largest=1_000_000)


def test_a_bomb_is_refused_without_being_unpacked_whole():
    bomb = gzip.compress(bytes(30_000_000))
    assert len(bomb) < 50_000
    with pytest.raises(PageTooLargeError, match=r"bomb\.gz: The page has more than 1 MB"):
        unpack(bomb, name="bomb.gz", largest=1_000_000)


def test_a_bomb_inside_many_members_is_refused():
    bomb = gzip.compress(b"a" * 600_000) * 4
    with pytest.raises(PageTooLargeError):
        unpack(bomb, name="bomb.gz", largest=1_000_000)


def test_a_cut_gzip_is_explained():
    with pytest.raises(NotAPageError, match="cut short"):
        unpack(gzip.compress(TEXT * 50)[:-12], name="page.gz")


def test_a_broken_gzip_is_explained():
    with pytest.raises(NotAPageError, match="broken"):
        unpack(b"\x1f\x8b\x08\x00garbage that is no archive", name="page.gz")


@pytest.mark.parametrize("content", [b"", b"  \n\t ", gzip.compress(b"")])
def test_an_empty_file_is_explained(content: bytes):
    with pytest.raises(NotAPageError, match="The file is empty"):
        unpack(content, name="page.txt")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"%PDF-1.7 text", "a PDF document"),
        (b"PK\x03\x04" + b"rest", "a zip archive"),
        (bytes(range(32)) * 40, "a binary file"),
        (bytes(200), "a binary file"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(content: bytes, kind: str):
    with pytest.raises(NotAPageError, match=kind):
        unpack(content, name="page")


def test_text_in_utf16_is_no_binary_file():
    content = "A fire broke out in Ostby on Monday.".encode("utf-16")
    assert unpack(content, name="page.txt") == content


def test_a_few_nuls_make_no_binary_file():
    content = TEXT * 20 + b"\x00"
    assert unpack(content, name="page.txt") == content


def test_the_bound_is_said_in_megabytes():
    with pytest.raises(PageTooLargeError, match=r"more than 0\.5 MB.*--largest"):
        unpack(b"a" * 500_001, name="page.txt", largest=500_000)
