"""The review queue: one thing at a time, decided by a key."""

from contextlib import suppress
from typing import Any

from litestar import Request, Response, get

from overt.errors import DiskFullError, NotInRecordError
from overt.incidents import Desk
from overt.record import locks, queue
from overt.workbench import deeds
from overt.workbench.agreement import agreement
from overt.workbench.asked import word
from overt.workbench.kept import kept
from overt.workbench.people.access import REVIEWER, person_of
from overt.workbench.render import page
from overt.workbench.threaded import threaded


@get("/review", guards=[REVIEWER])
@threaded
def review(request: Request[Any, Any, Any]) -> Response[str]:
    """What waits, one at a time."""
    record, by = request.app.state.record, person_of(request).name
    desk, skip = Desk(record, by=by), _whole(word(request, "skip"))
    with record.reading() as connection:
        others = locks.held(connection, but=by)
    looked_at = skip + len(others) + 1
    proposals = desk.proposals(limit=looked_at, count_to=looked_at)
    of = word(request, "of") or ("pairs" if proposals.items else "candidates")
    values: dict[str, Any] = {"pair": None, "opened": None}
    if of == "pairs":
        free = [one for one in proposals.items if _pair(one) not in others]
        values["pair"] = free[min(skip, len(free) - 1)] if free else None
        held = _pair(values["pair"]) if free else None
    else:
        opened = _waiting(record, desk, skip, others)
        values["opened"], held = opened, opened.incident.id if opened else None
    if held:
        with suppress(DiskFullError), record.writing() as connection:
            locks.hold(connection, subject=held, by=by)
    return page(
        request, "review.html", of=of, skip=skip, pairs=pairs_waiting(request), number=candidates_waiting(request),
        others=others, agreement=kept(request, "agreement", lambda: agreement(record.decisions())),
        version=record.version(), done=_done(record, word(request, "done")), at=word(request, "at") or "",
        **deeds.choices(), **values,
    )  # fmt: skip


def pairs_waiting(request: Request[Any, Any, Any]) -> int:
    """How many pairs of incidents nobody has decided about."""
    record = request.app.state.record
    return kept(request, "pairs", lambda: int(record.open_pairs(limit=0).total))


def candidates_waiting(request: Request[Any, Any, Any]) -> int:
    """How many incidents nobody has looked at."""
    record = request.app.state.record

    def count() -> int:
        with record.reading() as connection:
            return queue.count(connection)

    return kept(request, "candidates", count)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def _pair(one: Any) -> str:
    return f"{one.left.id} {one.right.id}"


def _waiting(record: Any, desk: Desk, skip: int, others: dict[str, str]) -> Any:
    """The incident that waits there, those that others have before them left out."""
    with record.reading() as connection:
        found = queue.waiting(connection, offset=skip, limit=1 + len(others))
    free = [one for one in found if one not in others]
    if not free and skip:
        with record.reading() as connection:
            free = [one for one in queue.waiting(connection, offset=0, limit=1 + len(others)) if one not in others]
    return desk.open(free[0]) if free else None


def _done(record: Any, asked: str | None) -> Any:
    from overt.record.decisions import one

    if not asked:
        return None
    try:
        with record.reading() as connection:
            found = one(connection, asked)
    except NotInRecordError:
        return None
    return found if found.stands and found.kind != "undo" else None


ROUTES = (review,)
