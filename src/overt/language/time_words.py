"""Text as the words of time: each word or kind of number as one letter of a small alphabet, and what it counts for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from overt.vocabulary import raw

# Lexical classes that are forms, not words; those of time-words.yaml come on top.
FORMS = (
    "ISO", "SLASHED", "DOTTED", "FRACTION", "CLOCK_M", "CLOCK", "DECADE_DIGITS", "ORDINAL_DIGITS", "QUARTER_CODE",
    "YEAR", "DIGITS", "INTEGER", "DECIMAL", "HYPHEN", "COMMA",
)  # fmt: skip
OTHER = "."
BREAK = "|"
FIRST_YEAR, LAST_YEAR = 1000, 2199

_TOKEN = re.compile(
    r"(?P<ISO>\b[0-9]{4}-[01][0-9]-[0-3][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?Z?)?\b)"
    r"|(?P<SLASHED>\b[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9][0-9])\b)"
    r"|(?P<DOTTED>\b[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}\b)"
    r"|(?P<CLOCK_M>\b[0-9]{1,2}(?:[:.][0-9][0-9])?\s?[aApP](?:\.\s?[mM]\b\.?|[mM]\b))"
    r"|(?P<CLOCK>\b[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\b(?!:))"
    r"|(?P<FRACTION>\b[1-9]/[2-9]\b|[½¼¾])"
    # "The 1990's" are a decade, "1990's first half" is of a year.
    r"|(?P<DECADE_DIGITS>\b[0-9]{3}0s\b|['’]?\b[1-9]0s\b"
    r"|(?:(?<=[Tt]he )|(?<=arly )|(?<=[Ll]ate )|(?<=mid.))[0-9]{3}0['’]s\b)"
    r"|(?P<ORDINAL_DIGITS>\b[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<QUARTER_CODE>\b[QH][1-4]\b)"
    r"|(?P<NUMBER>[0-9]{1,15}(?:,[0-9]{3})*(?:\.[0-9]+)?)(?:['’]s\b)?"
    r"|(?P<SHORT>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
    r"|(?P<WORD>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<HYPHEN>[-–‑])"
    r"|(?P<COMMA>,)"
    r"|(?P<BREAK>\n[^\S\n]*\n)"
    r"|(?P<REST>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of time, each with a letter and a value, and the classes as sets of letters."""

    classes: dict[str, frozenset[str]]
    words: dict[str, tuple[str, Any]]
    capital: frozenset[str]
    fillers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The alphabet of time-words.yaml together with the plain words of time-rules.yaml and the names of holidays."""
    listed = raw("time-words")
    classes = {name: frozenset({chr(0xE000 + at)}) for at, name in enumerate(FORMS)}
    valued = {word: value for some in listed["words"].values() for word, value in some.items()}
    letters = {word: chr(0xE100 + at) for at, word in enumerate(sorted({*valued, *_plain_words()}))}
    for name, some in listed["words"].items():
        classes[name] = frozenset(letters[word] for word in some)
    capital = frozenset().union(*(classes[name] for name in listed["capital"]))
    fillers = frozenset().union(*(classes[name] for name in listed["fillers"]["classes"]))
    fillers |= {letters[word] for word in listed["fillers"]["words"] if word in letters}
    return Lexicon(classes, {word: (letter, valued.get(word)) for word, letter in letters.items()}, capital, fillers)


def _plain_words() -> set[str]:
    rules = raw("time-rules")
    patterns = " ".join((*rules["parts"].values(), *(rule["pattern"] for rule in rules["rules"])))
    names = " ".join(name for one in raw("holidays") for name in one["names"])
    return set(re.findall(r"(?<![\\A-Z_'])\b[a-z][a-z']*", patterns)) | set(names.split())


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text as words: where each stands, its letter in ``codes``, and the value of its class."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: str
    values: list[Any]

    def quote(self, at: int) -> str:
        """The word as it is written; empty outside the stretch."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.codes) else ""

    def lower(self, at: int) -> str:
        """The word in lower case; empty outside the stretch."""
        return self.quote(at).lower()


def words_of(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; offsets are those of the whole text."""
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    values: list[Any] = []
    for match in _TOKEN.finditer(text, start, end):
        form = match.lastgroup or "REST"
        code, value, length = _read(form, match[form])
        at = match.start()
        starts.append(at)
        ends.append(at + length)
        codes.append(code)
        values.append(value)
    return Words(text, starts, ends, "".join(codes), values)


@lru_cache(maxsize=30_000)
def _read(form: str, word: str) -> tuple[str, Any, int]:
    """The letter, the value and the length of one word; a possessive ending is left outside."""
    lex = lexicon()
    if form == "WORD":
        return _word(word, lex)
    if form == "SHORT":
        code, value = lex.words[word[:-1].lower()]
        return code, value, len(word)
    if form == "NUMBER":
        return _number(word, lex)
    if form in lex.classes:
        return _form(form, lex), word, len(word)
    return BREAK if form == "BREAK" else OTHER, None, len(word)


def _form(form: str, lex: Lexicon) -> str:
    (letter,) = lex.classes[form]
    return letter


def _word(word: str, lex: Lexicon) -> tuple[str, Any, int]:
    lower = word.lower().replace("’", "'")
    found = lex.words.get(lower)
    if found is None and lower.endswith("'s"):
        lower = lower[:-2]
        found = lex.words.get(lower)
    if found is None or (found[0] in lex.capital and word[0].islower()):
        return OTHER, None, len(word)
    return found[0], found[1], len(lower)


def _number(word: str, lex: Lexicon) -> tuple[str, Any, int]:
    if "." in word:
        return _form("DECIMAL", lex), float(word.replace(",", "")), len(word)
    value = int(word.replace(",", ""))
    if len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return _form("YEAR", lex), value, 4
    return _form("DIGITS" if len(word) <= 2 else "INTEGER", lex), value, len(word)


def stretches(text: str, *, longest: int = 20_000) -> Iterator[tuple[int, int]]:
    """The text in pieces that are read by themselves: paragraphs together up to ``longest`` code points.

    A piece ends at a blank line, or at a space where a paragraph is longer than that, so that a page of one huge line
    needs no more memory than a short one.
    """
    start = 0
    while start < len(text):
        end = _cut(text, start, start + longest)
        yield start, end
        start = end


def _cut(text: str, start: int, end: int) -> int:
    if end >= len(text):
        return len(text)
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, start, end)
        if at > start:
            return at
    return end
