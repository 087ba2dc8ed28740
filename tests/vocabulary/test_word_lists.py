"""Every word list of the package is what its writer meant, and something reads it."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

import overt
from overt.errors import VocabularyError
from overt.vocabulary import lists
from overt.vocabulary.lists import entries, raw

FOLDER = files("overt.vocabulary")
NAMES = sorted(file.name.removesuffix(".yaml") for file in FOLDER.iterdir() if file.name.endswith(".yaml"))
SOURCE = Path(overt.__file__).parent
# What one entry of these lists is, beside its id.
PARTED = {"claim-cues": "part"}


def faults(node: yaml.Node, *, where: str = "value") -> Iterator[str]:
    """What YAML makes of a list that nobody meant: truth values for words, values cut at a comma, doubles."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        if node.tag.endswith(":bool") and (where != "value" or node.value not in ("true", "false")):
            yield f"line {line}: {node.value} is read as a truth value, quote it"
        if node.tag.endswith(":null") and not node.value:
            yield f"line {line}: an empty value, a comma may have cut it"
    elif isinstance(node, yaml.MappingNode):
        yield from _twice([key for key, _ in node.value], line)
        for key, value in node.value:
            yield from faults(key, where="key")
            yield from faults(value)
    else:
        yield from _twice([one for one in node.value if one.tag.endswith(":str")], line)
        for one in node.value:
            yield from faults(one, where="list")


def _twice(nodes: list[yaml.Node], line: int) -> Iterator[str]:
    counted = Counter(one.value for one in nodes if isinstance(one, yaml.ScalarNode))
    yield from (f"line {line}: {value} stands twice" for value, count in counted.items() if count > 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_holds_what_its_writer_meant(name: str):
    tree = yaml.compose((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert list(faults(tree)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[from, no, well]", 1),
        ("no: [januar]", 1),
        ("- {id: say, definition: States, writes, example: x}", 1),
        ("[Donald, Doris, Donald]", 1),
        ("- {id: a, passive: true, country: null, words: ['on']}", 0),
    ],
)
def test_slips_are_seen(text: str, count: int):
    assert len(list(faults(yaml.compose(text, Loader=yaml.CSafeLoader)))) == count


@pytest.mark.parametrize("name", NAMES)
def test_no_id_stands_twice(name: str):
    listed = raw(name)
    found = [(one["id"], one.get(PARTED.get(name, ""))) for one in listed if isinstance(one, dict) and "id" in one]
    assert [one for one, count in Counter(found).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_read_by_the_package(name: str):
    named = {path.name for path in SOURCE.rglob("*.py") if f'"{name}"' in path.read_text(encoding="utf-8")}
    assert named or entries(name), f"nothing reads {name}.yaml"


def test_an_entry_cut_at_a_comma_is_refused(monkeypatch: pytest.MonkeyPatch):
    cut = yaml.safe_load("- {id: say, definition: States, writes or reports, example: It burned., source: overt}")
    monkeypatch.setattr(lists, "raw", lambda name: cut)
    with pytest.raises(VocabularyError, match="writes or reports"):
        entries.__wrapped__("claim-acts")
