"""Bad input: every page ends in a reading or in an error that names it, and the run goes on."""

import gzip
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from overt.engines import read_many
from overt.errors import PageError
from overt.pages.page import Page
from overt.pages.sources import find_pages
from overt.reader import read_page
from overt.reading import Reading

SENTENCES = (
    "A fire destroyed a net shed in the harbour of Narvik on Monday night, police said on Tuesday. "
    "“Somebody poured petrol under the door,” police chief Nils Aune told reporters. "
)
STORY = f"Harbour fire was set, police say\n\n{SENTENCES}\n\nNobody was hurt in the fire, the fire brigade said.\n"
GERMAN = (
    "Feuer am Hafen war Brandstiftung\n\n"
    "Ein Feuer hat in der Nacht zum Dienstag einen Schuppen am Hafen zerstört, wie die Polizei mitteilte. "
    "Verletzt wurde niemand. Die Ermittler gehen von Brandstiftung aus und suchen nach Zeugen.\n"
)
RUSSIAN = (
    "Пожар в порту\n\n"
    "Пожар уничтожил сарай в порту в ночь на вторник, сообщила полиция. Никто не пострадал. "
    "Следователи считают, что это был поджог, и ищут свидетелей.\n"
)
MARKUP = "<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"


def read(content: bytes | str) -> Reading:
    return read_page(Page(name="page", content=content if isinstance(content, bytes) else content.encode()))


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def in_time(content: bytes | str, *, seconds: float) -> Reading:
    read(STORY)  # the models are loaded before the clock starts
    started = time.perf_counter()
    reading = read(content)
    assert time.perf_counter() - started < seconds
    return reading


def test_deep_nesting_is_read():
    body = "<div>" * 5000 + f"<p>{SENTENCES}</p><p>{SENTENCES}</p>" + "</div>" * 5000
    reading = in_time(MARKUP.format(title="Harbour fire", body=body), seconds=10)
    assert "net shed" in reading.article.text or codes(reading)


@pytest.mark.slow
def test_a_line_of_ten_megabytes_is_bounded():
    reading = in_time(SENTENCES * (10_000_000 // len(SENTENCES)), seconds=120)
    assert "article-too-long" in codes(reading)
    assert reading.article.text


@pytest.mark.slow
def test_a_word_of_ten_megabytes_is_bounded():
    reading = in_time(STORY + "a" * 10_000_000, seconds=120)
    assert codes(reading)


@pytest.mark.slow
def test_a_large_html_page_is_bounded():
    body = "".join(f"<p>{SENTENCES}</p>" for _ in range(60_000))
    reading = in_time(MARKUP.format(title="Harbour fire", body=body), seconds=180)
    assert codes(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "utf-8-sig"])
def test_encodings_are_told_apart(encoding: str):
    assert "“Somebody poured petrol under the door,”" in read(STORY.encode(encoding)).article.text


def test_a_mixture_of_encodings_is_said():
    content = STORY.encode() + "\n“Now,” Müller said.".encode("cp1252")
    assert "encoding-mixed" in codes(read(content))


def test_nuls_and_lone_surrogates_are_survived():
    reading = read(STORY.encode().replace(b"police", b"po\x00lice") + b"\xed\xa0\x80")
    assert "nul-characters" in codes(reading)
    assert "police" in reading.article.text


def test_html_without_a_body_is_survived():
    assert read("<html><head><title>Harbour fire</title></head></html>").article.text == ""


def test_a_page_of_furniture_alone_says_so():
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
    reading = read(MARKUP.format(title="The Ostby Post", body=f"<nav><ul>{menu}</ul></nav><footer>© 2023</footer>"))
    assert reading.article.text == ""
    assert "no-article-text" in codes(reading)
    assert sum(not block.kept for block in reading.article.blocks) >= 30


def test_a_shell_of_javascript_says_so():
    shell = "<div id='root'></div><noscript>Please enable JavaScript.</noscript><script>start()</script>"
    reading = read(MARKUP.format(title="The Ostby Post", body=shell))
    assert reading.article.text == ""
    assert codes(reading)


def test_one_odd_quotation_mark_spoils_no_other_quotation():
    text = STORY.replace("Nobody was hurt", "Nobody “was hurt")
    claims = [claim for claim in read(text).claims if "petrol" in claim.content.quote]
    assert [claim.source.name for claim in claims if claim.source] == ["Nils Aune"]


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (RUSSIAN, "ru")])
def test_other_languages_keep_their_text_and_say_so(text: str, language: str):
    reading = read(text)
    assert reading.article.language == language
    assert "language-not-read" in codes(reading)
    assert reading.article.text
    assert not reading.claims


def test_mixed_languages_are_survived():
    assert read(STORY + "\n" + GERMAN + "\n" + RUSSIAN).article.text


@pytest.mark.parametrize(
    "content",
    [
        "<",
        "<!--",
        "<html><body><p>" + "&#x110000;&#0;&bogus;" * 50,
        "\n" * 100_000,
        "“" * 5000,
        "(" * 20_000,
        "a. " * 5000,
    ],
)
def test_broken_and_odd_pages_are_survived(content: str):
    reading = in_time(content, seconds=30)
    assert reading.article.id


def bad_files(folder: Path) -> dict[str, Callable[[Path], object]]:
    """Twenty kinds of bad input, by file name."""
    return {
        "b01-empty.html": lambda file: file.write_bytes(b""),
        "b02-blank.txt": lambda file: file.write_bytes(b" \n\t\n"),
        "b03-picture.html": lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)),
        "b04-binary.txt": lambda file: file.write_bytes(bytes(range(256)) * 20),
        "b05-huge.html": lambda file: file.write_bytes(b"<p>" + b"a " * 25_000_000),
        "b06-bomb.html.gz": lambda file: file.write_bytes(gzip.compress(bytes(60_000_000))),
        "b07-cut.txt.gz": lambda file: file.write_bytes(gzip.compress(STORY.encode() * 20)[:-20]),
        "b08-broken.gz": lambda file: file.write_bytes(b"\x1f\x8b\x08garbage"),
        "b09-loop": lambda file: file.symlink_to(file),
        "b10-back": lambda file: file.symlink_to(folder),
        "b11-dangling.html": lambda file: file.symlink_to(folder / "nowhere"),
        "b12-pipe": os.mkfifo,
        "b13-program": lambda file: file.write_bytes(b"\x7fELF" + bytes(300)),
        "b14-shell.html": lambda file: file.write_text(MARKUP.format(title="", body="<script>start()</script>")),
        "b15-menu.html": lambda file: file.write_text(
            MARKUP.format(title="", body="<nav>" + "<a href='/'>Section</a> " * 40 + "</nav>")
        ),
        "b16-headless.html": lambda file: file.write_text("<html><head><title>Fire</title></head></html>"),
        "b17-german.txt": lambda file: file.write_text(GERMAN, encoding="utf-8"),
        "b18-russian.txt": lambda file: file.write_text(RUSSIAN, encoding="cp1251"),
        "b19-nuls.txt": lambda file: file.write_bytes(STORY.encode().replace(b" ", b" \x00", 3)),
        "b20-mixed.txt": lambda file: file.write_bytes(STORY.encode() + "\n“Now,” Müller said.".encode("cp1252")),
    }


def good(number: int) -> str:
    return STORY.replace("Narvik", f"Narvik in district {number}")


@pytest.mark.slow
def test_a_thousand_good_pages_among_twenty_bad(tmp_path: Path):
    for number in range(1000):
        (tmp_path / f"g{number:04}.txt").write_text(good(number), encoding="utf-8")
    for name, make in bad_files(tmp_path).items():
        make(tmp_path / name)
    readings: dict[str, Reading] = {}
    errors: dict[str, PageError] = {}
    for outcome in read_many(find_pages([str(tmp_path)]), workers=2):
        if isinstance(outcome, PageError):
            errors[Path(outcome.page).name] = outcome
        else:
            readings[Path(outcome[0].name).name] = outcome[1]
    assert sum(name.startswith("g") and not codes(reading) for name, reading in readings.items()) == 1000
    explained = errors.keys() | {name for name, reading in readings.items() if name.startswith("b") and codes(reading)}
    assert explained == bad_files(tmp_path).keys()
    assert all(error.what and error.advice for error in errors.values())
