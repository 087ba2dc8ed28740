"""The rules of time-rules.yaml as compiled patterns, and the phrases of a text that they match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec

from overt.errors import VocabularyError
from overt.language.time_words import BREAK, OTHER, Words, lexicon
from overt.vocabulary import raw

_NAME = re.compile(r"[A-Z][A-Z_]*|[a-z][a-z']*")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of time-rules.yaml: what it reads, and the example that shows and tests it."""

    id: str
    definition: str
    pattern: str
    example: str
    published: str | None = None
    type: str
    value: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    source: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words that a rule matches: ``words[start:end]``."""

    rule: str
    words: Words
    start: int
    end: int

    def first(self, *classes: str) -> Any:
        """The value of the first word of any of these classes, or ``None``."""
        at = self.at(*classes)
        return None if at is None else self.words.values[at]

    def at(self, *classes: str) -> int | None:
        """Where the first word of any of these classes stands."""
        sets = [lexicon().classes[name] for name in classes]
        codes = self.words.codes
        return next((at for at in range(self.start, self.end) if any(codes[at] in one for one in sets)), None)

    def singly(self) -> Iterator["Phrase"]:
        """Each word of the phrase as a phrase of its own."""
        return (replace(self, start=at, end=at + 1) for at in range(self.start, self.end))

    def after(self, *classes: str) -> bool:
        """Whether the phrase stands right after a word of any of these classes."""
        return self.start > 0 and replace(self, start=self.start - 1, end=self.start).has(*classes)

    def has(self, *classes: str) -> bool:
        """Whether a word of any of these classes is in the phrase."""
        return self.at(*classes) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of their file, which is their rank.

    Raises VocabularyError when an entry lacks what it must have.
    """
    try:
        return msgspec.convert(raw("time-rules")["rules"], type=tuple[Rule, ...])
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocabulary time-rules.yaml: {error}. Mend the entry it names.") from error


@cache
def compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each rule's id with its pattern over the letters of the lexicon."""
    return tuple((rule.id, re.compile(_letters(rule.pattern))) for rule in rules())


def _letters(pattern: str) -> str:
    return re.sub(r"\s+", "", _NAME.sub(lambda match: _letter(match[0]), pattern))


def _letter(name: str) -> str:
    parts, lex = raw("time-rules")["parts"], lexicon()
    if name in parts:
        return _letters(parts[name])
    if name == "HOLIDAY":
        return _holiday()
    if name in lex.classes:
        return "[" + "".join(sorted(lex.classes[name])) + "]"
    if name in lex.words:
        return lex.words[name][0]
    raise VocabularyError(
        f"vocabulary time-rules.yaml: {name!r} is no class, part or word. Mend the pattern that has it."
    )


def _holiday() -> str:
    names = sorted((name for one in raw("holidays") for name in one["names"]), key=len, reverse=True)
    return _letters("(?:" + "|".join(f"(?:{name})" for name in names) + ")")


@cache
def _islands() -> re.Pattern[str]:
    """Runs of known words that are not all fillers ("of the", "and two")."""
    known, fillers = f"[^{OTHER}{BREAK}]", "".join(sorted(lexicon().fillers))
    return re.compile(f"(?<!{known})[{fillers}]*[^{OTHER}{BREAK}{fillers}]{known}*")


def _gathered(codes: str) -> tuple[str, list[int]]:
    """The islands of a text one after the other, and where each of their letters stands; most of a text is none."""
    pieces: list[str] = []
    places: list[int] = []
    for match in _islands().finditer(codes):
        pieces.append(match[0])
        places.extend(range(match.start(), match.end() + 1))
    return OTHER.join(pieces), places


def candidates(words: Words) -> Iterator[Phrase]:
    """All matches, by their beginning, then the longest, then the earliest rule; they may overlap."""
    codes, places = _gathered(words.codes)
    found = [
        (places[match.start()], -places[match.end() - 1] - 1, rank, rule)
        for rank, (rule, pattern) in enumerate(compiled())
        for match in pattern.finditer(codes)
        if match.end() > match.start()
    ]
    return (Phrase(rule, words, start, -end) for start, end, _, rule in sorted(found))


def readings(words: Words, start: int, end: int, *, without: str) -> Iterator[Phrase]:
    """The phrases that other rules make of exactly ``words[start:end]``, in the order of the rules."""
    for rule, pattern in compiled():
        if rule != without and pattern.fullmatch(words.codes, start, end):
            yield Phrase(rule, words, start, end)
