"""Load a word list by its name."""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from overt.errors import UnknownValueError, VocabularyError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One value of a closed list: what it means, an example, and whose definition it is."""

    id: str
    definition: str
    example: str
    source: str
    label: str | None = None
    parent: str | None = None


@cache
def raw(name: str) -> Any:
    """The content of ``name``.yaml as plain lists and dicts, for lists with a form of their own.

    Raises UnknownValueError when there is no such list.
    """
    folder = files("overt.vocabulary")
    file = folder / f"{name}.yaml"
    if not file.is_file():
        known = [one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml")]
        raise UnknownValueError("vocabulary", name, known)
    return yaml.load(file.read_bytes(), Loader=_Loader)  # noqa: S506 - a safe loader, chosen above


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of a closed list, in the order of its file.

    Raises VocabularyError when an entry lacks its definition, example or source, or holds more than an entry has: in
    YAML an unquoted comma cuts a definition short.
    """
    try:
        return msgspec.convert(raw(name), type=tuple[Entry, ...])
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocabulary {name}.yaml: {error}. Mend the entry it names.") from error


def identifiers(name: str) -> tuple[str, ...]:
    """The ids of a closed list, in the order of its file."""
    return tuple(entry.id for entry in entries(name))
