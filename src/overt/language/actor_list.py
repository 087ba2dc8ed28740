"""The actor list: states, bodies and office holders by all their names, with the user's own entries on top."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from overt.errors import VocabularyError
from overt.language.spelling import fold, sounds, surname
from overt.reading import ActorType
from overt.vocabulary.lists import raw

FILES = ("actors-states", "actors-bodies", "actors-office-holders")
AliasKind = Literal["name", "weak", "metonym", "seat", "people", "adjective"]
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+|[^\w\s]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office somebody holds or held: its title, the state or body, and the term as far as it is surely known."""

    title: str
    of: str
    since: str
    until: str | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the actor list.

    ``weak`` names count only beside their country; ``metonyms`` are cities that stand for the actor when they act,
    ``seats`` are buildings and streets that nearly always do.
    """

    id: str
    name: str
    type: ActorType = "organisation"
    kind: str | None = None
    country: str | None = None
    wikidata: str | None = None
    gender: Literal["f", "m"] | None = None
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def names(self) -> Iterator[tuple[str, AliasKind]]:
        """Every name with what kind of name it is."""
        for kind, names in (
            ("name", (self.name, *self.aliases)), ("weak", self.weak), ("people", self.people),
            ("metonym", self.metonyms), ("seat", self.seats), ("adjective", self.adjectives),
        ):  # fmt: skip
            for name in names:
                yield name, kind  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name as the list holds it: its words folded for comparison, and whom it may mean."""

    words: tuple[str, ...]
    name: str
    kind: AliasKind
    listed: Listed


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text that are names of the list, and all the entries they may mean, in the order of the list."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ActorList:
    """The entries by id, their names by first word, and the people by the sound of their surnames."""

    entries: dict[str, Listed]
    phrases: dict[str, tuple[Phrase, ...]]
    surnames: dict[str, tuple[Listed, ...]]
    as_of: str | None = None

    def find(self, text: str) -> list[Hit]:
        """The names of the list in a text, longest first at each word, in text order; linear in the text."""
        words = [(one.group(), one.start(), one.end()) for one in _WORD.finditer(text)]
        keys = [fold(word) for word, _, _ in words]
        found: list[Hit] = []
        at = 0
        while at < len(words):
            hit = self._hit(words, keys, at)
            if hit is None:
                at += 1
                continue
            found.append(hit)
            while at < len(words) and words[at][1] < hit.end:
                at += 1
        return found

    def _hit(self, words: list[tuple[str, int, int]], keys: list[str], at: int) -> Hit | None:
        best: list[Phrase] = []
        for phrase in self.phrases.get(keys[at], ()):
            size = len(phrase.words)
            if best and size < len(best[0].words):
                break
            if tuple(keys[at : at + size]) == phrase.words and _same_case(words, at, phrase):
                best.append(phrase)
        if not best:
            return None
        return Hit(words[at][1], words[at + len(best[0].words) - 1][2], tuple(best))


def split(name: str) -> list[str]:
    """The words of a name as the list compares them."""
    return _WORD.findall(name)


def load_actors(*, extra: tuple[Path, ...] = ()) -> ActorList:
    """The actor list, with the files of the user on top; an entry with an id of the list replaces it.

    The form of such a file is told in docs/actors.md. Raises VocabularyError, which names the file and the entry,
    when one cannot be read.

    >>> load_actors().entries["nato"].wikidata
    'Q7184'
    """
    return _load(extra)


@cache
def _load(extra: tuple[Path, ...]) -> ActorList:
    entries: dict[str, Listed] = {}
    checked: str | None = None
    for name in FILES:
        content = raw(name)
        checked = content.get("as_of") or checked
        entries |= {one.id: one for one in _entries(content, f"{name}.yaml")}
    for path in extra:
        entries |= {one.id: one for one in _entries(_content(path), str(path))}
    _check_offices(entries)
    return ActorList(entries, _phrases(entries), _surnames(entries), checked)


def _content(path: Path) -> Any:
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 - a safe loader, chosen above
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: the actor list cannot be read: {error}. See docs/actors.md.") from error


def _entries(content: Any, file: str) -> Iterator[Listed]:
    listed = content.get("actors") if isinstance(content, dict) else None
    if not isinstance(listed, list):
        raise VocabularyError(f"{file}: no list under `actors`. See docs/actors.md for the form of an actor list.")
    for number, fields in enumerate(listed, 1):
        name = fields.get("id") if isinstance(fields, dict) else None
        try:
            yield msgspec.convert(fields, type=Listed)
        except msgspec.ValidationError as error:
            raise VocabularyError(f"{file}: entry {number} ({name or 'without id'}): {error}. Mend it.") from error


def _check_offices(entries: dict[str, Listed]) -> None:
    for entry in entries.values():
        for office in entry.offices:
            if office.of not in entries:
                raise VocabularyError(f"actor list: {entry.id} holds an office of {office.of!r}, which is not listed.")


def _surnames(entries: dict[str, Listed]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, tuple[Listed, ...]] = {}
    for entry in entries.values():
        if entry.type == "person":
            key = sounds(surname(entry.name))
            found[key] = (*found.get(key, ()), entry)
    return found


def _phrases(entries: dict[str, Listed]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, dict[tuple[tuple[str, ...], str], Phrase]] = {}
    for entry in entries.values():
        for name, kind in entry.names():
            words = tuple(map(fold, split(name)))
            if not words:
                raise VocabularyError(f"actor list: entry {entry.id!r} has the name {name!r}, which holds no word.")
            found.setdefault(words[0], {}).setdefault((words, entry.id), Phrase(words, name, kind, entry))
    return {first: tuple(sorted(some.values(), key=lambda one: -len(one.words))) for first, some in found.items()}


def _same_case(words: list[tuple[str, int, int]], at: int, phrase: Phrase) -> bool:
    """Whether the text writes the words as a name: "MUST" is the service, "must" is a word, "Nato" is NATO."""
    name = split(phrase.name)
    if len(name) == 1:
        return _same_single(words[at][0], name[0])
    written = [words[at + step][0] for step in range(len(name))]
    return all(a[0].isupper() or not b[0].isupper() for a, b in zip(written, name, strict=True))


def _same_single(written: str, name: str) -> bool:
    if written == name:
        return True
    if not written[0].isupper():
        return False
    short = name.isupper() and len(name) < 4
    return not short and (written[1:].islower() or written.isupper())
