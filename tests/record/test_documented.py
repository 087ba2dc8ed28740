"""The page about the record names every table, every kind of id and every option of its commands."""

from pathlib import Path

import pytest
import typer.main
from sqlalchemy import inspect

from overt.cli.main import app
from overt.record.columns import metadata
from overt.record.ids import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "record.md"


def test_every_table_is_documented(record):
    text = PAGE.read_text(encoding="utf-8")
    with record.reading() as connection:
        made = set(inspect(connection).get_table_names())
    assert {"pages", "incidents", "people"} <= metadata.tables.keys() <= made
    assert [name for name in metadata.tables if f"`{name}`" not in text] == []


def test_every_kind_of_id_is_documented():
    text = PAGE.read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}-`" not in text] == []


@pytest.mark.parametrize("command", ["claims", "reports"])
def test_every_question_is_documented(command):
    text = PAGE.read_text(encoding="utf-8")
    everywhere = {"--record", "--limit", "--json", "--csv", "--help"}
    options = {name for one in typer.main.get_command(app).commands[command].params for name in one.opts}
    assert [name for name in options - everywhere if f"`{name}`" not in text] == []
