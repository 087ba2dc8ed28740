"""The overview: what the record holds, what happened last, what waits, and which sources are at work."""

from typing import Any

from litestar import Request, Response, get

from overt.incidents import Desk
from overt.workbench.charts.bars import over_time
from overt.workbench.kept import kept
from overt.workbench.people.access import READER, person_of
from overt.workbench.render import page
from overt.workbench.threaded import threaded

_LATEST = 8


@get("/", guards=[READER])
@threaded
def overview(request: Request[Any, Any, Any]) -> Response[str]:
    """The first page."""
    record = request.app.state.record
    status = kept(request, "status", record.status)
    if not status.pages:
        return page(request, "welcome.html")
    latest = record.incidents(sort="newest", limit=_LATEST)
    desk = Desk(record, by=person_of(request).name)
    months = kept(request, "months", lambda: _months(record))
    return page(
        request, "overview.html", holds=status, latest=latest,
        waiting=kept(request, "waiting", lambda: _waiting(record, desk)),
        chart=over_time(months, title="Incidents by month and type", href="/incidents"), version=record.version(),
    )  # fmt: skip


def _months(record: Any) -> dict[str, dict[str, int]]:
    from overt.record.selection import Selection, by_month

    with record.reading() as connection:
        return by_month(connection, Selection())


def _waiting(record: Any, desk: Desk) -> dict[str, int]:
    return {
        "candidates": record.incidents(state="candidate", limit=1).total,
        "pairs": desk.proposals(limit=1).total,
    }


ROUTES = (overview,)
