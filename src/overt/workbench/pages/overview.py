"""The overview: what the record holds, what happened last, what waits, and which sources are at work."""

from typing import Any

from litestar import Request, Response, get

from overt.workbench.charts.bars import over_time
from overt.workbench.kept import kept
from overt.workbench.pages.review import candidates_waiting, pairs_waiting
from overt.workbench.people.access import READER
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
    months = kept(request, "months", lambda: _months(record))
    return page(
        request, "overview.html", holds=status, latest=latest,
        waiting={"candidates": candidates_waiting(request), "pairs": pairs_waiting(request)},
        chart=over_time(months, title="Incidents by month and type", href="/incidents"), version=record.version(),
    )  # fmt: skip


def _months(record: Any) -> dict[str, dict[str, int]]:
    from overt.record.selection import Selection
    from overt.record.spread import by_month

    with record.reading() as connection:
        return by_month(connection, Selection())


ROUTES = (overview,)
