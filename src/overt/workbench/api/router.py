"""The routes of the interface, and what all of them share."""

from typing import Final

from litestar import Router, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.response import Response

from overt.record import Record
from overt.workbench.api import etags, overview, problem, timeline, versions
from overt.workbench.api.actors import Actors
from overt.workbench.api.adding import Pages
from overt.workbench.api.articles import Articles
from overt.workbench.api.claims import Claims
from overt.workbench.api.corrections import Corrections
from overt.workbench.api.counts import Counts
from overt.workbench.api.decisions import Decisions, Review
from overt.workbench.api.exports import Exports
from overt.workbench.api.imports import Imports
from overt.workbench.api.incidents import Incidents
from overt.workbench.api.reports import Reports
from overt.workbench.people.access import READER

PATH: Final = "/api/v1"
HANDLERS: Final = (
    overview.status, overview.entry, overview.search, overview.problems, overview.unread,
    timeline.timeline,
    Articles, Corrections, Claims, Reports, Actors, Pages, Incidents, Decisions, Review,
    Counts, Exports, Imports, versions.versions, versions.version,
)  # fmt: skip


def _record(state: State) -> Record:
    return state.record  # type: ignore[no-any-return]


@get("/openapi.json", include_in_schema=False)
async def openapi() -> Response[bytes]:
    """The description of the interface."""
    from overt.workbench.api.description import description_json

    return Response(description_json(), media_type="application/vnd.oai.openapi+json;version=3.1")


def router(*, path: str = PATH) -> Router:
    """All routes of the interface.

    The application that mounts them has the record in its state, and knows by ``connection.user`` who asks.
    """
    return Router(
        path,
        route_handlers=[*HANDLERS, openapi],
        dependencies={"record": Provide(_record, sync_to_thread=False)},
        before_request=etags.before,
        middleware=[etags.signing],
        guards=[READER],
        exception_handlers=problem.HANDLERS,
    )
