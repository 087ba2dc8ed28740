"""What people say of a page: completed as they say more, never silently changed."""

from typing import Final

import msgspec

from overt.pages.page import Page
from overt.record.ids import digest

FIELDS: Final = ("published", "url", "outlet", "captured", "encoding", "blocks")
# Came later: where nothing is said, the id of what is given is the one it always was.
_LATER: Final = frozenset({"blocks"})
# When and how the bytes travelled differs each time they are fetched; the first time is kept, and nobody need know.
_UNSAID: Final = frozenset({"captured", "encoding"})


class Difference(msgspec.Struct, frozen=True):
    """Something given now that is not what the record holds; the record's value is kept."""

    field: str
    kept: str
    given: str


def given_hash(page: Page) -> str:
    """One id for everything given about a page, because a reading depends on it."""
    told = {field: getattr(page, field) for field in FIELDS}
    return digest(*(value for field, value in told.items() if value is not None or field not in _LATER))[:16]


def merged(held: Page, page: Page, *, correct: bool = False) -> tuple[Page, tuple[Difference, ...]]:
    """The page with what the record holds of it and what is given now, and where the two differ.

    What the record does not know is completed. Where it knows otherwise it stays as it is, unless ``correct``.

    >>> held = Page(name="a.html", content=b"x", published="2024-05-09")
    >>> page, differences = merged(held, Page(name="a.html", content=b"x", published="2024-05-10", outlet="The Mole"))
    >>> page.published, page.outlet, differences[0].given
    ('2024-05-09', 'The Mole', '2024-05-10')
    """
    values: dict[str, str | None] = {}
    differences = []
    for field in FIELDS:
        old, new = getattr(held, field), getattr(page, field)
        differs = old is not None and new is not None and old != new and field not in _UNSAID
        values[field] = new if old is None or (differs and correct) else old
        if differs and not correct:
            differences.append(Difference(field, old, new))
    return msgspec.structs.replace(page, **values), tuple(differences)
