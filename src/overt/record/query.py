"""What somebody looks for: words, "words in a row", words with any ending*, and -words that must not be there."""

import re

import msgspec

from overt.record.words import words

_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


class Part(msgspec.Struct, frozen=True):
    """Plain words that stand in a row; the last may go on when ``prefix``; none may stand there when ``excluded``."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


class Query(msgspec.Struct, frozen=True):
    """Parts that must all hold. Without a part that asks for something it finds nothing."""

    parts: tuple[Part, ...]

    @property
    def wanted(self) -> tuple[Part, ...]:
        """The parts whose words must be there."""
        return tuple(part for part in self.parts if not part.excluded)

    @property
    def unwanted(self) -> tuple[Part, ...]:
        """The parts whose words must not be there."""
        return tuple(part for part in self.parts if part.excluded)


def parse(text: str) -> Query:
    """The query that a person typed; anything can be typed, nothing raises.

    >>> [part.words for part in parse('"cable cut" sabot* -ferry').wanted]
    [('cable', 'cut'), ('sabot',)]
    """
    parts = []
    for minus, phrase, single in _PART.findall(text.replace("“", '"').replace("”", '"')):
        typed = phrase or single
        plain = tuple(word for _, _, word in words(typed))
        if plain:
            parts.append(Part(plain, prefix=typed.endswith("*"), excluded=bool(minus)))
    return Query(tuple(parts))
