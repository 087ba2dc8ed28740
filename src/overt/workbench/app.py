"""Put the workbench together: routes, gate, errors. The only place that knows them all."""

import asyncio
from typing import TYPE_CHECKING, Any, cast

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.static_files import create_static_files_router

from overt.workbench import api, pages
from overt.workbench.adding import Adder
from overt.workbench.kept import Kept
from overt.workbench.lists import Lists
from overt.workbench.people import forms
from overt.workbench.people.gate import ASGIApp, Gate
from overt.workbench.people.limits import Limit
from overt.workbench.render import static_folder
from overt.workbench.sending import EXPORTS_AT_ONCE
from overt.workbench.settings import Settings, checked
from overt.workbench.trouble import told

if TYPE_CHECKING:
    from overt.record import Record

# A few saved pages at once; larger heaps go in on the command line.
LARGEST_REQUEST = 60_000_000


def application(record: "Record", settings: Settings) -> Gate:
    """The workbench over a record, as an ASGI application behind its gate.

    Raises ServeError when it is not safe to serve so, or its scripts and styles are not built.
    """
    settings = checked(settings)
    files = create_static_files_router(
        path="/static", directories=[static_folder()], cache_control=None, include_in_schema=False,
        after_request=_kept,
    )  # fmt: skip
    inner = Litestar(
        route_handlers=[files, *pages.ROUTES, api.router()],
        before_request=forms.checked,
        exception_handlers={Exception: told},
        compression_config=CompressionConfig(backend="gzip", minimum_size=1_000, gzip_compress_level=5),
        request_max_body_size=LARGEST_REQUEST,
        openapi_config=None,
        state=_state(record, settings),
        debug=False,
        pdb_on_exception=False,
        logging_config=None,
    )  # fmt: skip
    return Gate(cast("ASGIApp", inner), record=record, settings=settings)


def _state(record: "Record", settings: Settings) -> State:
    """What handlers find in ``request.app.state``."""
    return State(
        {
            "adder": Adder(record),
            "exporting": asyncio.Semaphore(EXPORTS_AT_ONCE),
            "kept": Kept(),
            "lists": Lists(),
            "record": record,
            "settings": settings,
            "sign_in_limit": Limit(burst=10, per_second=0.1),
        }
    )


async def _kept(response: Any) -> Any:
    # The address carries the file's digest, so that it may be kept for ever.
    response.headers["cache-control"] = "public, max-age=31536000, immutable"
    return response
