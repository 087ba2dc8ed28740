"""The description of the interface in OpenAPI 3.1, made from the routes and the types of the record."""

from functools import cache
from importlib.metadata import version
from typing import Any, Final

import msgspec
from litestar import Litestar
from litestar.handlers.http_handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme, Tag

from overt.exports import FORMATS
from overt.workbench.api.problem import KINDS, MEDIA_TYPE, Problem
from overt.workbench.api.router import PATH, router

_TAGS: Final = {
    "record": "The record as a whole, and any entry by its id.",
    "articles": "Articles: text, blocks kept and removed with their reasons, and what was read out of them.",
    "claims": "Claims as data: who says what to whom, how sure, on what.",
    "reports": "Reports: one article's account of one incident.",
    "actors": "Actors, as articles name them.",
    "incidents": "Incidents: reports put together with reasons, and decisions about one.",
    "decisions": "What people decided, what waits for a decision, grades; all of it can be undone.",
    "counts": "Counts by rule, signed with the record's version; every cell opens to its incidents.",
    "exports": "The record, or a selection of it, in the forms that other tools read.",
    "imports": "Lists of others beside the record: actors, and incidents matched with reasons.",
    "versions": "Every state that the incidents were in; published numbers are signed with one.",
    "pages": "Add pages to the record.",
}


@cache
def description() -> dict[str, Any]:
    """The description as plain data; the same overt gives the same."""
    application = Litestar([router()], openapi_config=_configuration(), logging_config=None)
    found: dict[str, Any] = msgspec.to_builtins(application.openapi_schema.to_schema())
    schemas, components = msgspec.json.schema_components([Problem], ref_template="#/components/schemas/{name}")
    found["components"]["schemas"] |= components
    handed_on = {one.media_type: {"schema": {"type": "string", "format": "binary"}} for one in FORMATS.values()}
    found["paths"][f"{PATH}/exports/{{format_name}}"]["get"]["responses"]["200"]["content"] = handed_on | _ZIPPED
    for path in found["paths"].values():
        for method, operation in path.items():
            operation["responses"] |= _problems(method, schemas[0])
    return found


_ZIPPED: Final = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}
# What may go wrong with any question, and with one that has a body.
_ALWAYS: Final = (400, 401, 403, 404, 406, 429, 500, 503)
_WITH_BODY: Final = (409, 412, 413, 415, 422, 428, 507)


def _problems(method: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The answers of an operation that tell a problem, by status."""
    statuses = [*_ALWAYS, *(_WITH_BODY if method == "post" else [])]
    return {str(one): _problem(one, schema) for one in sorted(statuses)}


def _problem(status: int, schema: dict[str, Any]) -> dict[str, Any]:
    told = "; or: ".join(title for other, title in KINDS.values() if other == status)
    return {"description": told, "content": {MEDIA_TYPE: {"schema": schema}}}


@cache
def description_json() -> bytes:
    """The description as JSON."""
    return msgspec.json.encode(description())


def _configuration() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="overt",
        version=version("overt"),
        description="A record of news pages that can be checked, for programs.",
        operation_id_creator=_operation,
        use_handler_docstrings=True,
        tags=[Tag(name=name, description=told) for name, told in _TAGS.items()],
        components=Components(
            security_schemes={
                "token": SecurityScheme(type="http", scheme="bearer", description="A token made in the workbench."),
            }
        ),
        security=[{"token": []}],
    )


def _operation(handler: HTTPRouteHandler, _method: Any, _path: Any) -> str:
    return handler.handler_name
