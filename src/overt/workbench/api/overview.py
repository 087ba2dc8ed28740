"""The record as a whole: what it holds, what was found in it, what could not be read."""

from typing import Annotated, Final

from litestar import get
from litestar.params import FromPath, QueryParameter

from overt.record.entry import Entry
from overt.record.problems import ProblemEntry, Unread
from overt.record.search import Hit, Kind
from overt.record.status import Status
from overt.workbench.api.asking import LIMIT, RECORD, REQUEST, WORDS, words
from overt.workbench.api.envelope import Listed, listed, whole
from overt.workbench.kept import kept
from overt.workbench.threaded import threaded

# More hits than anybody looks through.
_WEIGHED: Final = 2_000


@get("/status", tags=("record",))
@threaded
def status(request: REQUEST, record: RECORD) -> Status:
    """Say what the record holds, in numbers; of a large record, as it was some seconds ago."""
    return kept(request, "status", record.status)


@get("/entries/{entry_id:str}", tags=("record",))
@threaded
def entry(record: RECORD, entry_id: FromPath[str]) -> Entry:
    """Open any entry by its id, or by the beginning of one that no other id has."""
    return record.show(entry_id)


@get("/search", tags=("record",))
@threaded
def search(
    record: RECORD,
    words: WORDS,
    kind: Annotated[Kind | None, QueryParameter(description="Articles only, or claims only.")] = None,
    limit: LIMIT = 20,
) -> Listed[Hit]:
    """Find articles, then claims, that hold all the words, best first; at most `limit` of each.

    Where more than 2,000 hold them, the 2,000 that came last are weighed, and `at_least` says so.
    """
    return listed(record.find(words, kind=kind, limit=limit, newest=_WEIGHED))


@get("/problems", tags=("record",))
@threaded
def problems(
    record: RECORD, code: Annotated[str | None, words("Only problems of this code.")] = None
) -> Listed[ProblemEntry]:
    """List what could not be read on pages of the record."""
    return whole(record.problems(code=code))


@get("/unread", tags=("record",))
@threaded
def unread(record: RECORD) -> Listed[Unread]:
    """List what was asked for and could not be read at all."""
    return whole(record.unread())
