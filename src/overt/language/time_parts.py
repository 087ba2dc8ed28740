"""Phrases within phrases: what some of the words of a phrase mean by themselves."""

from collections.abc import Callable

from overt.language.time_grammar import Phrase, readings
from overt.language.time_meaning import Context, Meaning

Resolve = Callable[[Phrase, Context], Meaning | None]


def inner(phrase: Phrase, start: int, end: int, context: Context, resolve: Resolve) -> Meaning | None:
    """What the words ``start`` to ``end`` of a phrase mean by themselves."""
    for one in readings(phrase.words, start, end, without=phrase.rule):
        meaning = resolve(one, context)
        if meaning is not None:
            return meaning
    return None


def longest_inner(phrase: Phrase, start: int, end: int, context: Context, resolve: Resolve) -> Meaning | None:
    """The longest date that ends the words ``start`` to ``end``."""
    for first in range(start, end):
        meaning = inner(phrase, first, end, context, resolve)
        if meaning is not None and meaning.type == "DATE":
            return meaning
    return None
