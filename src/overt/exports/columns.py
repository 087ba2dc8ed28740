"""A column of a table that is handed on: its name, what kind of value it holds, and what that means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Kind = Literal["text", "day", "whole", "number", "yes-no"]
Value = str | int | float | bool | None
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: ``value`` takes it out of a row, and gives ``None`` for what is not known.

    A ``day`` is text of the form YYYY-MM-DD.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Row], Value]


def text(name: str, meaning: str, value: Callable[[Row], str | None]) -> Column[Row]:
    """A column of words."""
    return Column(name, "text", meaning, value)


def day(name: str, meaning: str, value: Callable[[Row], str | None]) -> Column[Row]:
    """A column of days."""
    return Column(name, "day", meaning, value)


def whole(name: str, meaning: str, value: Callable[[Row], int | None]) -> Column[Row]:
    """A column of whole numbers."""
    return Column(name, "whole", meaning, value)


def number(name: str, meaning: str, value: Callable[[Row], float | None]) -> Column[Row]:
    """A column of numbers with a decimal point."""
    return Column(name, "number", meaning, value)


def joined(words: object) -> str | None:
    """Several values in one cell, with semicolons between; nothing where there are none.

    >>> joined(["a store", None, "a shed"]), joined([])
    ('a store; a shed', None)
    """
    known = [str(one) for one in words if one] if isinstance(words, list | tuple) else []
    return "; ".join(known) or None
