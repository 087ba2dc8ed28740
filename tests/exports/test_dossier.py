"""The dossier: whole in itself, and nothing in it runs."""

import html.parser
import re
import shutil
import subprocess

import pytest
from test_export import made

from overt.exports import Selection

VOID = {"meta", "br", "hr", "img", "link"}


class Page(html.parser.HTMLParser):
    """What a browser would make of the page: its elements, its attributes, its text, and whether all is closed."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements, self.attributes, self.text, self.open = [], [], [], []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.text.append(data)


@pytest.fixture
def page(record):
    return Page(made(record, "dossier"))


def test_the_page_is_well_formed(page):
    assert page.open == []


def test_nothing_on_the_page_runs_or_asks_for_anything(page):
    assert not {"script", "img", "link", "iframe", "object", "embed", "form", "base", "svg"} & set(page.elements)
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        if name == "href":
            assert value.startswith(("#", "https://", "http://")), value
        assert name != "src"
    style = next(value for tag, name, value in page.attributes if name == "content" and "default-src" in value)
    assert "default-src 'none'" in style


def test_the_style_asks_for_nothing(record):
    assert not re.search(rb"url\(|@import|@font-face", made(record, "dossier"))


def test_hostile_names_are_shown_as_they_are_written(page):
    text = "".join(page.text)
    assert "<script>alert(1)</script>" in text
    assert "<img src=x onerror=alert(1)>" in text
    assert "ilse <b>" in text


def test_every_evidence_is_quoted_with_its_address(record, fire):
    content = made(record, "dossier", selection=Selection(ids=(fire.id,))).decode()
    text = " ".join("".join(Page(content.encode()).text).split())
    assert text.count("“A grain store in Nordhaven burned down on Monday night”") == 3
    assert "https://harbourpost.example/fire" in text
    assert "https://coast.example/store?a=1&b=2" in text
    assert "javascript:" not in content
    assert record.version().name in text


def test_what_no_article_says_is_unknown(record):
    cable = next(one for one in record.incidents().items if one.type == "cable-cut")
    content = made(record, "dossier", selection=Selection(ids=(cable.id,)))
    text = " ".join(" ".join(Page(content).text).split())
    assert "When unknown" in text
    assert "nobody named" in text


def test_denials_stand_beside_accusations(page):
    text = " ".join("".join(page.text).split())
    assert "that its service had any part in the fire" in text
    assert "No claim names anybody." in text  # of the cable


def test_an_undone_decision_is_shown_as_undone(page):
    assert "No longer stands." in "".join(page.text)


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium: apt-get install chromium")
def test_a_browser_prints_it(record, tmp_path):
    (tmp_path / "dossier.html").write_bytes(made(record, "dossier"))
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
         f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
         f"--print-to-pdf={tmp_path / 'dossier.pdf'}", f"file://{tmp_path / 'dossier.html'}"],
        check=True, capture_output=True, timeout=90,
    )  # fmt: skip
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF")
