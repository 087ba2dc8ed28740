"""The actor list: states, bodies and office holders by all their names, with the user's own entries on top."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from overt.errors import VocabularyError
from overt.language.actor_file import ActorFile, digest, entries_of, read_actor_file
from overt.language.listed import AliasKind, Listed
from overt.language.spelling import fold, sounds, surname
from overt.vocabulary.lists import raw

FILES = ("actors-states", "actors-bodies", "actors-office-holders")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+|[^\w\s]")


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
    """The entries by id, their names by first word, and the people by the sound of their surnames.

    ``own`` is a hash of the files that users laid on top, ``None`` for the list as it comes with overt.
    """

    entries: dict[str, Listed]
    phrases: dict[str, tuple[Phrase, ...]]
    surnames: dict[str, tuple[Listed, ...]]
    as_of: str | None = None
    own: str | None = None

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

    The form of such a file is told in docs/actors.md. Raises VocabularyError, which names the file, the line and the
    entry, when one cannot be read.

    >>> load_actors().entries["nato"].wikidata
    'Q7184'
    """
    return _load(tuple(map(read_actor_file, extra)))


@cache
def _load(extra: tuple[ActorFile, ...]) -> ActorList:
    """The list, kept by what the files say and not by their paths: a file may change while we run."""
    entries: dict[str, Listed] = {}
    stands: dict[str, str] = {}
    checked: str | None = None
    for name in FILES:
        checked = raw(name).get("as_of") or checked
        entries |= {one.id: one for one in msgspec.convert(raw(name)["actors"], type=tuple[Listed, ...])}
    for file in extra:
        for where, one in entries_of(file):
            entries[one.id], stands[one.id] = one, where
    _check_offices(entries, stands)
    return ActorList(entries, _phrases(entries, stands), _surnames(entries), checked, own=digest(extra))


def _check_offices(entries: dict[str, Listed], stands: dict[str, str]) -> None:
    for entry in entries.values():
        for office in entry.offices:
            if office.of not in entries:
                where = stands.get(entry.id, "actor list")
                raise VocabularyError(
                    f"{where}: {entry.id} holds an office of {office.of!r}, which is the id of no entry. List it too."
                )


def _surnames(entries: dict[str, Listed]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, tuple[Listed, ...]] = {}
    for entry in entries.values():
        if entry.type == "person":
            key = sounds(surname(entry.name))
            found[key] = (*found.get(key, ()), entry)
    return found


def _phrases(entries: dict[str, Listed], stands: dict[str, str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, dict[tuple[tuple[str, ...], str], Phrase]] = {}
    for entry in entries.values():
        for name, kind in entry.names():
            words = tuple(map(fold, split(name)))
            if not words:
                where = stands.get(entry.id, "actor list")
                raise VocabularyError(f"{where}: entry {entry.id!r} has the name {name!r}, which holds no word.")
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
