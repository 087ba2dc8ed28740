"""Write the reference pages of docs/ from what the code says: python scripts/reference.py."""

import inspect
import sys
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from typer.testing import CliRunner

from overt import reading
from overt.cli.main import COMMANDS, app, name_of
from overt.spans import Span
from overt.vocabulary import entries

# Run as a file, this folder is on the path and its parent is not.
sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts import claims_page, reports_page
from scripts.api_reference import interface
from scripts.examples import refreshed
from scripts.exports_page import exports

WIDTH = 100
PARTS = (reading.whole, reading.article, reading.actors, reading.claims, reading.events, reading.reports)
# Fields whose values are a closed list with definitions of its own.
LISTS = {
    "Act": "claim-acts",
    "ClaimForm": "claim-forms",
    "Factuality": "claim-factualities",
    "Evidence": "claim-evidences",
    "Aspect": "aspects",
    "IncidentType": "incident-types",
    "Stage": "stages",
    "Sector": "sectors",
    "LegalStage": "legal-stages",
    "Certainty": "certainties",
    "Excluded": "exclusions",
}


def commands() -> str:
    """The help of every command."""
    lines = ["# The command line", "", "Written by `python scripts/reference.py` from the commands themselves.", ""]
    lines += ["Exit codes: 0 all well, 1 something could not be done or found, 2 a wrong call, 130 interrupted.", ""]
    for name in ("", *(name_of(command) for command in COMMANDS)):
        lines += [f"## overt {name}".rstrip(), "", "```", help_of(name), "```", ""]
    return "\n".join(lines)


def help_of(command: str) -> str:
    """What ``--help`` prints, at a width of its own rather than the terminal's."""
    arguments = [command, "--help"] if command else ["--help"]
    printed = CliRunner().invoke(app, arguments, prog_name="overt", terminal_width=WIDTH, env={"NO_COLOR": "1"})
    return "\n".join(line.rstrip() for line in printed.output.strip().splitlines())


def removal_reasons() -> str:
    """Why blocks are taken out, what blocks are, and why reports are not counted."""
    return "\n".join([
        "# Why something is left out",
        "",
        "Written by `python scripts/reference.py` from the word lists. Nothing is dropped: a block that is taken out",
        "of a page stays in `article.blocks` with its reason (`overt read --removed`), a report that is no countable",
        "incident stays in `reports` with `excluded` (`overt reports --excluded`).",
        "",
        "## Reasons why a block is not in the text",
        "",
        *_list_table("removal-reasons"),
        "",
        "## Kinds of blocks",
        "",
        *_list_table("block-kinds"),
        "",
        "## Reasons why a report is not counted",
        "",
        *_list_table("exclusions"),
        "",
    ])  # fmt: skip


def fields() -> str:
    """Every type of a reading with its fields, and every closed list with its values."""
    lines = [
        "# The reading",
        "",
        "Written by `python scripts/reference.py` from `overt.reading`. `overt read --json` prints one reading a line;",
        "`overt.reading.schema()` is its JSON Schema. Three rules stand above the rest:",
        "",
        "1. A **span** is `start`, `end` and `quote`: half-open, in Unicode code points, and",
        "   `article.text[start:end] == quote` always.",
        "2. **Unknown is a value.** What the page does not say is `null`, never a guess; the publication date is never",
        "   put in the place of an incident's.",
        "3. **Nothing is dropped silently.** Every block is in `article.blocks`, kept or removed with its",
        "   [reason](removal-reasons.md); what could not be read is one of the [problems](problems.md).",
        "",
        "A field with *or null* may be unknown; `list` fields may be empty.",
        "",
    ]
    for kind in structs():
        lines += [f"## {kind.__name__}", "", summary(kind), "", "| field | holds |", "|---|---|"]
        lines += [f"| `{name}` | {shape} |" for name, shape in fields_of(kind)]
        lines.append("")
    for name, vocabulary in LISTS.items():
        lines += [f"## Values: {name}", "", *_list_table(vocabulary), ""]
    return "\n".join(lines)


def structs() -> list[type[msgspec.Struct]]:
    """The types of a reading, the whole first, then part by part, each in the order of its file."""
    parts = [one for part in PARTS for one in vars(part).values() if inspect.isclass(one) and _is_of(part, one)]
    parts.sort(key=lambda one: one is not reading.Reading)
    return [parts[0], Span, *parts[1:]]


def _is_of(part: types.ModuleType, one: type) -> bool:
    return issubclass(one, msgspec.Struct) and one.__module__ == part.__name__ and one is not reading.Struct


def summary(kind: type) -> str:
    """The first sentence of a type's docstring, and what follows, as one paragraph each."""
    text = inspect.getdoc(kind) or ""
    return "\n\n".join(" ".join(part.split()).replace("``", "`") for part in text.split("\n\n") if ">>>" not in part)


def fields_of(kind: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """Each field by its name in JSON, and what it holds; what every span has is said once."""
    hints = get_type_hints(kind)
    for one in msgspec.structs.fields(kind):
        if kind is Span or one.name not in Span.__struct_fields__ or not issubclass(kind, Span):
            yield one.encode_name, shape_of(hints[one.name])
    if issubclass(kind, Span) and kind is not Span:
        yield "start, end, quote", "the words themselves, a [span](#span)"


def shape_of(hint: Any) -> str:
    """What a field holds, in words."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        known = " or ".join(shape_of(one) for one in inside if one is not type(None))
        return f"{known} or null" if type(None) in inside else known
    if origin is tuple:
        return f"list of {shape_of(inside[0])}"
    if origin is dict:
        return "object of texts"
    if origin is Literal:
        return _closed(hint)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "true or false"}[hint]


def _closed(hint: Any) -> str:
    for name in LISTS:
        if getattr(reading, name) == hint:
            return f"one of [{name}](#values-{name.lower()})"
    return "one of " + ", ".join(f"`{value}`" for value in get_args(hint))


def _list_table(name: str) -> Iterator[str]:
    yield "| value | means | for example |"
    yield "|---|---|---|"
    for entry in entries(name):
        yield f"| `{entry.id}` | {_cell(entry.definition)} | {_cell(entry.example)} |"


def _cell(text: str) -> str:
    return text.rstrip(".").replace("|", "\\|")


def reports() -> str:
    """Reports explained, with examples that were read."""
    return reports_page.page()


PAGES: dict[str, Callable[[], str]] = {
    "api": interface,
    "cli": commands,
    "removal-reasons": removal_reasons,
    "reading": fields,
    "claims": claims_page.page,
    "exports": exports,
    "reports": reports,
    "incidents": lambda: refreshed("incidents"),
    "counts": lambda: refreshed("counts"),
}


if __name__ == "__main__":
    for page, write in PAGES.items():
        Path("docs", f"{page}.md").write_text(write(), encoding="utf-8")
