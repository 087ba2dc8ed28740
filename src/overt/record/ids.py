"""The ids of entries: a letter for the kind, a dash, and twelve characters that nobody can mistake.

An id is a hash of what the entry belongs to, so that the same page read by the same reader gets the same ids in every
record. Digits and letters are Crockford's base 32, which leaves out i, l, o and u.
"""

import hashlib
from typing import Final

_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH: Final = 12
_MISREAD: Final = str.maketrans("ilo", "110")

PAGE: Final = "p"
READING: Final = "rd"
ACTOR: Final = "a"
CLAIM: Final = "c"
EVENT: Final = "e"
REPORT: Final = "r"
RUN: Final = "run"
INCIDENT: Final = "i"
DECISION: Final = "d"
KINDS: Final = {
    PAGE: "page",
    READING: "reading",
    ACTOR: "actor",
    CLAIM: "claim",
    EVENT: "event",
    REPORT: "report",
    RUN: "run",
    INCIDENT: "incident",
    DECISION: "decision",
}


def digest(*parts: str | None) -> str:
    """A SHA-256 over the parts, in which nothing and an empty string differ, and no two lists of parts run together.

    >>> digest("a", "b") == digest("ab"), digest(None) == digest("")
    (False, False)
    """
    total = hashlib.sha256()
    for part in parts:
        content = b"" if part is None else part.encode("utf-8", "surrogatepass")
        total.update(f"{'-' if part is None else len(content)}:".encode() + content)
    return total.hexdigest()


def entry_id(kind: str, *parts: str | None) -> str:
    """The id of an entry of that kind.

    >>> entry_id("c", "rd-1", "c1")
    'c-72v03f5w8btm'
    """
    number = int(digest(kind, *parts), 16)
    characters = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        characters.append(_DIGITS[digit])
    return f"{kind}-{''.join(characters)}"


def page_entry_id(page: str) -> str:
    """A page's id as people see it: its SHA-256, cut to what is unique in any record a person will meet.

    >>> page_entry_id("9f" * 32)
    'p-9f9f9f9f9f9f'
    """
    return f"{PAGE}-{page[:_LENGTH]}"


def typed(entry: str) -> tuple[str | None, str]:
    """What a person typed for an id, as its kind and the rest; the kind is ``None`` for a bare page hash.

    >>> typed("C-4F2A9O")
    ('c', '4f2a90')
    >>> typed("9f9f")
    (None, '9f9f')
    """
    kind, dash, rest = entry.strip().lower().partition("-")
    if not dash or kind not in KINDS:
        return None, entry.strip().lower()
    return kind, rest if kind == PAGE else rest.translate(_MISREAD)
