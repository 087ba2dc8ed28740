"""An actor file as a user writes it: its entries, each with the line where it stands."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from overt.errors import VocabularyError
from overt.language.listed import Listed

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Where msgspec says a field is wrong ("at `$.offices[...].since`"), or that there is no such field.
_FIELD = re.compile(r"`\$\.(?P<name>\w+)|unknown field `(?P<unknown>[^`]+)`$")
_FORM = "docs/actors.md shows the form of an actor file."


class ActorFile(msgspec.Struct, frozen=True):
    """A file's name, for messages, and what it says."""

    name: str
    content: bytes


def read_actor_file(path: Path) -> ActorFile:
    """The file at a path, not yet looked into; raises VocabularyError when it cannot be read."""
    try:
        return ActorFile(str(path), path.read_bytes())
    except OSError as error:
        raise VocabularyError(f"{path}: the actor file cannot be read: {error.strerror}. Check the path.") from error


def digest(files: tuple[ActorFile, ...]) -> str | None:
    """One hash for what the files say in their order, ``None`` for no files; how they are called does not matter.

    >>> digest((ActorFile("own.yaml", b"actors: []"),))
    'sha256:1d2e027e1b85a3ef'
    """
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.content).digest())
    return f"sha256:{total.hexdigest()[:16]}" if files else None


def entries_of(file: ActorFile) -> Iterator[tuple[str, Listed]]:
    """The entries in the order of the file, each with the file and line where it stands.

    Raises VocabularyError, which names the file, the line, the entry and the field, for what is no actor file.
    """
    nodes, listed = _parsed(file)
    seen: dict[str, str] = {}
    for number, (node, fields) in enumerate(zip(nodes, listed, strict=True), 1):
        where = f"{file.name}, line {node.start_mark.line + 1}"
        entry = _entry(file, node, fields, number)
        if entry.id in seen:
            raise VocabularyError(f"{where}: entry {number} ({entry.id}) has an id given before ({seen[entry.id]}).")
        seen[entry.id] = where
        yield where, entry


def _parsed(file: ActorFile) -> tuple[list[Any], list[Any]]:
    """The nodes under ``actors``, which know their lines, and what they hold."""
    try:
        loader = _Loader(file.content)
        root = loader.get_single_node()
        held = loader.construct_document(root) if root else None
    except (yaml.YAMLError, ValueError) as error:  # a date that is none is a ValueError
        where = f"{file.name}, line {_line(error, file.content)}"
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        raise VocabularyError(f"{where}: the actor file cannot be read as YAML: {what}. {_FORM}") from error
    listed = held.get("actors") if isinstance(held, dict) else None
    if root is None or not isinstance(listed, list):
        raise VocabularyError(f"{file.name}, line 1: no list under `actors`. {_FORM}")
    return next(value.value for key, value in root.value if key.value == "actors"), listed


def _line(error: Exception, content: bytes) -> int:
    """The line of a YAML error, which has a mark in the text, or a place among the bytes where those are no text."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    return content.count(b"\n", 0, getattr(error, "position", 0)) + 1


def _entry(file: ActorFile, node: Any, fields: Any, number: int) -> Listed:
    try:
        return msgspec.convert(fields, type=Listed)
    except msgspec.ValidationError as error:
        name = fields.get("id") if isinstance(fields, dict) else None
        where = f"{file.name}, line {_line_of_field(node, str(error))}: entry {number} ({name or 'without id'})"
        raise VocabularyError(f"{where}: {_plainly(str(error))} {_FORM}") from error


def _line_of_field(node: Any, message: str) -> int:
    """The line of the field that the message is about, else the line where the entry begins."""
    named = _FIELD.search(message)
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    found = next((key for key in keys if named and key.value in named.groups()), node)
    return int(found.start_mark.line) + 1


def _plainly(message: str) -> str:
    """What is wrong, with what to do where YAML took a word for something else."""
    if any(f"got `{kind}`" in message for kind in ("int", "float", "date", "datetime", "bool")):
        return f"{message}. Put numbers, dates, yes and no in quotes."
    if "matching regex" in message:
        return f"{message}. Write the state's ISO 3166-1 code of three capitals, as EST."
    return f"{message}."
