"""JSON that comes out the same each time, a piece at a time."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder()
_PIECE: Final = 1 << 16


def json_bytes(value: Any) -> bytes:
    """One value as JSON, in the order that its fields have."""
    return _ENCODER.encode(value)


def json_lines(values: Iterable[Any]) -> Iterator[bytes]:
    r"""One value a line, some hundred lines at a time.

    >>> list(json_lines([{"a": 1}, {"a": None}]))
    [b'{"a":1}\n{"a":null}\n']
    """
    return gathered(json_bytes(value) + b"\n" for value in values)


def json_list(before: bytes, values: Iterable[Any], after: bytes) -> Iterator[bytes]:
    r"""Values as a list with something before and after it, one value a line.

    >>> b"".join(json_list(b'{"all":[', [1, 2], b"]}"))
    b'{"all":[\n1,\n2\n]}'
    """

    def pieces() -> Iterator[bytes]:
        yield before
        for number, value in enumerate(values):
            yield (b",\n" if number else b"\n") + json_bytes(value)
        yield b"\n" + after

    return gathered(pieces())


def gathered(small: Iterable[bytes]) -> Iterator[bytes]:
    """Small pieces put together to larger ones, so that each is worth sending.

    >>> list(gathered([b"one, ", b"two"]))
    [b'one, two']
    """
    waiting: list[bytes] = []
    size = 0
    for one in small:
        waiting.append(one)
        size += len(one)
        if size >= _PIECE:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)
