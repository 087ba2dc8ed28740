"""The pages of docs/ say what the code says."""

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
import typer.main
from scripts import reference

from overt import reading
from overt.cli.main import app
from overt.vocabulary import identifiers

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
# A problem's code is the word after code=, or the first of a row of (code, where, told).
CODE = re.compile(r'code="([a-z-]+)"|^\s+\("([a-z-]+)", "[a-z]+", ', re.MULTILINE)


@pytest.mark.parametrize("page", reference.PAGES)
def test_a_written_page_is_up_to_date(page):
    written = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    assert written == reference.PAGES[page](), "run: python scripts/reference.py"


@pytest.mark.parametrize("name", reference.LISTS)
def test_a_closed_list_defines_each_value(name):
    assert set(get_args(getattr(reading, name))) == set(identifiers(reference.LISTS[name]))


def problem_codes() -> set[str]:
    """Every code that stands in a file that makes problems."""
    files = [file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py")]
    return {one or other for text in files if "Problem(" in text for one, other in CODE.findall(text)}


def test_every_problem_is_documented_and_every_documented_problem_exists():
    rows = re.findall(r"^\| `([a-z-]+)` \|", (DOCS / "problems.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert set(rows) == problem_codes()


def examples() -> list[list[str]]:
    """Every command that a help text or the README shows, as words."""
    pages = [(DOCS / "cli.md").read_text(encoding="utf-8"), (ROOT / "README.md").read_text(encoding="utf-8")]
    shown = re.compile(r"^(?: {4}|\$ | {4}pbpaste \| )(overt .+)$", re.MULTILINE)
    lines = [line for page in pages for line in shown.findall(page)]
    return [shlex.split(line.split(" > ")[0], comments=True)[1:] for line in lines]


def test_every_example_is_a_call_that_overt_understands():
    commands = typer.main.get_command(app).commands
    shown = examples()
    assert {words[0] for words in shown} == set(commands)
    for name, *arguments in shown:
        commands[name].make_context(name, arguments)


def test_links_lead_somewhere():
    for page in [ROOT / "README.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists() or target in {"docs/accuracy.md", "docs/speed.md"}, (page, target)
