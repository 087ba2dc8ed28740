"""Bytes to text, whatever a page says or hides about its encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overt.pages.decode import decode

POLISH = "Straż pożarna mówi o podpaleniu w Gdańsku. " * 5


def codes(content: bytes, **options: str) -> list[str]:
    return [problem.code for problem in decode(content, **options)[1]]


def test_utf8_is_read_as_it_is():
    assert decode(POLISH.encode()) == (POLISH, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_wins(encoding: str):
    assert decode(POLISH.encode(encoding), declared="iso-8859-1")[0] == POLISH


def test_utf16_without_a_mark_is_recognised():
    text = "Fire at the harbour of Ostby, police said."
    assert decode(text.encode("utf-16-le"))[0] == text


def test_the_server_is_believed_where_utf8_does_not_fit():
    assert decode(POLISH.encode("iso-8859-2"), declared="ISO-8859-2")[0] == POLISH


def test_the_pages_own_charset_is_believed():
    page = f'<html><head><meta charset="windows-1251"></head><body>{"Пожар в порту. " * 4}</body></html>'
    assert decode(page.encode("cp1251"))[0] == page


def test_latin1_is_read_as_browsers_read_it():
    assert decode(b"\x93It burned,\x94 she said.", declared="iso-8859-1")[0] == "“It burned,” she said."


def test_a_lying_charset_is_guessed_and_said():
    content = ("Пожар начался ночью, сообщила полиция города. " * 20).encode("cp1251")
    text, problems = decode(content, declared="utf-8")
    assert "Пожар" in text
    assert [one.code for one in problems] == ["encoding-guessed"]


def test_a_mixture_of_utf8_and_windows_is_read_whole():
    content = "Müller sagte: „Es brannte.“ ".encode() * 3 + b"\x84Nein\x93"
    text, problems = decode(content)
    assert text.startswith("Müller")
    assert text.endswith("„Nein“")
    assert [one.code for one in problems] == ["encoding-mixed"]


def test_nuls_are_taken_out_and_said():
    assert decode(b"It \x00burned.")[0] == "It burned."
    assert codes(b"It \x00burned.") == ["nul-characters"]


def test_lone_surrogates_leave_no_trace_that_json_cannot_write():
    text, _ = decode("a\ud800b".encode("utf-16-le", errors="surrogatepass") + b"c\x00" * 20)
    text.encode("utf-8")


@given(st.binary(max_size=400))
def test_no_bytes_break_it(content: bytes):
    text, _ = decode(content)
    text.encode("utf-8")
    assert "\x00" not in text


def test_a_few_stray_bytes_do_not_make_an_alphabet_of_no_web_page():
    text, problems = decode(b"Hello \xff\xfe world, said the minister.\n")
    assert all(one < "\u0370" for one in text)
    assert [one.code for one in problems] == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("警察は金曜日、燃料倉庫の火災は放火だったと発表した。", "shift-jis"),
        ("경찰은 금요일 연료 창고 화재가 방화라고 밝혔다.", "euc-kr"),
        ("警方周五表示,油库火灾系人为纵火。两名男子被捕。", "gb18030"),
        ("Пожар на складе топлива был поджогом, сообщила полиция.", "koi8-r"),
        (POLISH, "cp1250"),
    ],
)
def test_an_encoding_that_nobody_names_is_guessed(text: str, encoding: str):
    assert decode(text.encode(encoding))[0] == text
