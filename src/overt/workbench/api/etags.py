"""Entity tags: an answer that has not changed is not made again."""

from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final

from litestar import Request, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_200_OK
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from overt.record import Record
from overt.workbench.api.origin import own_or_token
from overt.workbench.threaded import in_thread

_SHOWN: Final = 24
_TAG: Final = "overt_tag"
_TYPES: Final = ("application/json", "application/*", "*/*")


async def before(request: Request[Any, Any, Any]) -> Response[None] | None:
    """Answer at once where the caller has the answer already, refuse what no answer can be."""
    own_or_token(request)
    _acceptable(request)
    _known_parameters(request)
    if request.method not in {"GET", "HEAD"}:
        return None
    tag = await in_thread(partial(_tag, request))
    request.scope["state"][_TAG] = tag
    if _holds(request.headers.get("if-none-match", ""), tag):
        return Response(None, status_code=304, headers={"ETag": tag})
    return None


def _tag(request: Request[Any, Any, Any]) -> str:
    """The state of the record, the question and the overt that answers: where these are the same, so is the answer.

    The tag begins with the number of the record's version, so that a decision can name with it what was looked at.
    """
    record: Record = request.app.state.record
    query = request.scope.get("query_string", b"").decode("latin-1")
    number, _, state = record.moment().partition(".")
    parts = "\n".join((state, request.url.path, query, _overt()))
    return f'"{number}.{sha256(parts.encode()).hexdigest()[:_SHOWN]}"'


@cache
def _overt() -> str:
    """This overt's version, looked up once: it is read from a file."""
    return version("overt")


def _holds(header: str, tag: str) -> bool:
    """Whether the tag is among those of the header; compared weakly, as RFC 9110 says for If-None-Match."""
    given = [one.strip().removeprefix("W/") for one in header.split(",")]
    return header.strip() == "*" or tag in given


def _acceptable(request: Request[Any, Any, Any]) -> None:
    given = [one.partition(";")[0].strip().lower() for one in request.headers.get("accept", "*/*").split(",")]
    offered = {*_TYPES, *(("*/*",) if not any(given) else ())}
    if any(given) and not offered.intersection(given):
        raise HTTPException("Answers come as application/json. Ask for that, or for anything.", status_code=406)


def _known_parameters(request: Request[Any, Any, Any]) -> None:
    """A question that is misspelt must not be answered as if it had not been asked."""
    handler = request.scope["route_handler"]
    known = {
        getattr(field.kwarg_definition, "name", None) or name
        for name, field in handler.parsed_fn_signature.parameters.items()
        if name not in {"record", "request", "data"}
    }
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        listed = ", ".join(sorted(known - set(request.path_params))) or "none"
        raise HTTPException(f"Unknown parameters: {', '.join(unknown)}. Known here: {listed}.", status_code=400)


def signing(app: ASGIApp) -> ASGIApp:
    """Sign each good answer with its tag; nobody between us and the caller keeps an answer without asking."""

    async def signed(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                _sign(MutableScopeHeaders.from_message(message), scope, message["status"])
            await send(message)

        await app(scope, receive, sending)

    return signed


def _sign(headers: MutableScopeHeaders, scope: Scope, status: int) -> None:
    tag = scope.get("state", {}).get(_TAG)
    if tag and status == HTTP_200_OK:
        headers["ETag"] = tag
    headers.setdefault("Cache-Control", "private, no-cache")
    headers["Vary"] = ", ".join(one for one in (headers.get("Vary"), "Accept, Authorization, Cookie") if one)
