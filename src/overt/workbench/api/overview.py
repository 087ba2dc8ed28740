"""The record as a whole: what it holds, what was found in it, what could not be read."""

from typing import Annotated

from litestar import get
from litestar.params import Parameter

from overt.record import Record
from overt.record.entry import Entry
from overt.record.problems import ProblemEntry, Unread
from overt.record.search import Hit, Kind
from overt.record.status import Status
from overt.workbench.api.asking import LIMIT, WORDS, words
from overt.workbench.api.envelope import Listed, listed


@get("/status", tags=("record",), sync_to_thread=True)
def status(record: Record) -> Status:
    """Say what the record holds, in numbers."""
    return record.status()


@get("/entries/{entry_id:str}", tags=("record",), sync_to_thread=True)
def entry(record: Record, entry_id: str) -> Entry:
    """Open any entry by its id, or by the beginning of one that no other id has."""
    return record.show(entry_id)


@get("/search", tags=("record",), sync_to_thread=True)
def search(
    record: Record,
    words: WORDS,
    kind: Annotated[Kind | None, Parameter(description="Articles only, or claims only.")] = None,
    limit: LIMIT = 20,
) -> Listed[Hit]:
    """Find articles, then claims, that hold all the words, best first; at most `limit` of each."""
    return listed(record.find(words, kind=kind, limit=limit))


@get("/problems", tags=("record",), sync_to_thread=True)
def problems(
    record: Record, code: Annotated[str | None, words("Only problems of this code.")] = None
) -> Listed[ProblemEntry]:
    """List what could not be read on pages of the record."""
    found = record.problems(code=code)
    return Listed(items=found, total=len(found))


@get("/unread", tags=("record",), sync_to_thread=True)
def unread(record: Record) -> Listed[Unread]:
    """List what was asked for and could not be read at all."""
    found = record.unread()
    return Listed(items=found, total=len(found))
