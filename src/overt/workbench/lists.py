"""Lists of others that were brought in, and what came out: remembered for a while, for who brought them."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from overt.errors import NotInRecordError
from overt.imports.actors import Actors, read_actors
from overt.imports.comparison import Comparison, compare_list
from overt.imports.uploaded import MOST_LINES, not_too_long, safe_name, uploaded
from overt.workbench.asked import LONGEST

if TYPE_CHECKING:
    from overt.record import Record

_KEPT: Final = 20


class How(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a list where it does not show: the sheet, the encoding, which heading holds which field."""

    sheet: str | None = None
    encoding: str | None = None
    headings: Mapping[str, str] = {}


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """One list, whose it is, and what came out."""

    id: str
    by: str
    name: str
    found: Comparison | Actors


def compared(record: "Record", content: bytes, name: str, how: How) -> Comparison:
    """A list of incidents beside the record's. Raises ImportFileError and UnknownValueError for what cannot be read."""
    with uploaded(content, name) as file:
        return compare_list(
            record, file, sheet=how.sheet, encoding=how.encoding, headings=how.headings, most=MOST_LINES
        )


def actors_of(content: bytes, name: str, how: How) -> Actors:
    """The actors of a list. Raises ImportFileError and UnknownValueError for what cannot be read."""
    with uploaded(content, name) as file:
        found = read_actors(file, sheet=how.sheet, encoding=how.encoding, headings=how.headings)
        not_too_long(file.name, len(found.actors))
        return found


class Lists:
    """The lists that people brought in lately."""

    def __init__(self) -> None:
        self._lists: dict[str, Brought] = {}

    def keep(self, found: Comparison | Actors, *, name: str, by: str) -> Brought:
        """Remember what came out of a list."""
        made = Brought(id=secrets.token_urlsafe(9), by=by, name=safe_name(name)[:LONGEST], found=found)
        self._lists[made.id] = made
        for old in list(self._lists)[:-_KEPT]:
            del self._lists[old]
        return made

    def of(self, id: str, *, by: str) -> Brought:  # noqa: A002 - the field's own name
        """The list with that id. Raises NotInRecordError when it is forgotten, or somebody else's."""
        found = self._lists.get(id)
        if found is None or found.by != by:
            raise NotInRecordError("This list is no longer remembered. Bring it in again.")
        return found
