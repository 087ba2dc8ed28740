"""Open one entry by its id, of the kind that the address names."""

from overt.errors import NotInRecordError
from overt.record import Record
from overt.record.entry import Entry


def opened(record: Record, kind: str, id: str) -> Entry:  # noqa: A002 - the field's own name
    """The entry with that id. Raises NotInRecordError when there is none, or when it is of another kind."""
    entry = record.show(id)
    if entry.kind != kind:
        raise NotInRecordError(f"{entry.id} is a {entry.kind}, not a {kind}. Open it at /api/v1/entries/{entry.id}.")
    return entry


def page_asked(record: Record, id: str | None) -> str | None:  # noqa: A002 - the field's own name
    """The SHA-256 of the page that a question names, if it names one. Raises NotInRecordError when there is none."""
    return page_of(record, id) if id else None


def page_of(record: Record, id: str) -> str:  # noqa: A002 - the field's own name
    """The SHA-256 of the page with that id. Raises NotInRecordError when there is none."""
    return record.page_id(id)
