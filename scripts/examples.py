"""Run the commands that a page of docs/ shows over the demo record, and put what they print beneath them.

A block that begins with ``$ overt`` is such a command. Ids and digests are cut to their letter and ``…``, because they
are others with every reader; ``i-…`` in a command stands for the incident that most reports tell of.
"""

import re
import shlex
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import mkdtemp

from typer.testing import CliRunner

from overt.cli.main import app

_BLOCK = re.compile(r"```console\n\$ (overt [^\n]+)\n.*?```", re.DOTALL)
_ID = re.compile(r"\b(i|r|c|d|p|e|a|rd|run)-[0-9a-hjkmnp-tv-z]{12}\b")
_VERSION = re.compile(r"\b(\d+)-[0-9a-f]{8}\b")
_LONGEST = 150


@cache
def demo_record() -> Path:
    """The demo's pages in a fresh record."""
    from overt.demo import pages

    record = Path(mkdtemp()) / "demo.overt"
    with pages() as (folder, dates):
        printed(["add", str(folder), "--dates", str(dates), "--record", str(record)])
    return record


def printed(arguments: list[str]) -> str:
    """What a command prints, its answer before its notes."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        done = CliRunner().invoke(app, arguments, env={"NO_COLOR": "1", "COLUMNS": "120"})
    return done.stdout + done.stderr


def refreshed(page: str) -> str:
    """The page with what its commands print now."""
    text = Path(__file__).parents[1].joinpath("docs", f"{page}.md").read_text(encoding="utf-8")
    return _BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{_output(block[1])}```", text)


def _output(command: str) -> str:
    arguments = [_most_told() if one == "i-…" else one for one in shlex.split(command)[1:]]
    shown = printed([*arguments, "--record", str(demo_record())])
    shown = _VERSION.sub(r"\1-…", _ID.sub(r"\1-…", shown))
    lines = [line.rstrip().replace("\t", "  ") for line in shown.splitlines()]
    return "".join(f"{line[:_LONGEST]}{'…' if len(line) > _LONGEST else ''}\n" for line in lines)


def _most_told() -> str:
    from overt.record import open_record

    with open_record(demo_record(), create=False) as record:
        return record.incidents(sort="reports", limit=1).items[0].id
