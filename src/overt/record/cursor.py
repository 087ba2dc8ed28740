"""Where a list goes on: the place of its last entry, as text that means nothing to whoever keeps it.

A cursor names a place in the order and not a number of entries, so that what is added meanwhile neither repeats an
entry nor hides one.
"""

import base64
import binascii
from collections.abc import Sequence
from hashlib import sha256

import msgspec

from overt.errors import UnknownValueError

Value = str | int | float | None
_KNOWN = ("the cursor of the answer before, to the same question",)
_DIGITS = 8


def cursor_of(question: object, place: Sequence[Value]) -> str:
    """The cursor of a place in the answers to a question.

    >>> place_of("news", cursor_of("news", ["2024-05-09", 7]))
    ['2024-05-09', 7]
    """
    return base64.urlsafe_b64encode(msgspec.json.encode([_mark(question), *place])).decode().rstrip("=")


def place_of(question: object, cursor: str | None) -> list[Value] | None:
    """The place that a cursor names, ``None`` for the beginning.

    Raises UnknownValueError when the text is no cursor, or one of another question.
    """
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        mark, *place = msgspec.json.decode(base64.b64decode(padded, b"-_", validate=True), type=list[Value])
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise UnknownValueError("cursor", cursor, _KNOWN) from error
    if mark != _mark(question):
        raise UnknownValueError("cursor", cursor, _KNOWN)
    return place


def _mark(question: object) -> str:
    return sha256(repr(question).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
