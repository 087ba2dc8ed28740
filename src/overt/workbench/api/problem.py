"""What went wrong, as RFC 9457 wants it told: one form for every error of the interface."""

import logging
from collections.abc import Sequence
from typing import Any, Final, get_args, get_origin

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from overt.errors import (
    ChangedMeanwhileError,
    ContradictionError,
    DecisionError,
    DiskFullError,
    ImportFileError,
    NotInRecordError,
    OvertError,
    PageError,
    PageTooLargeError,
    RecordError,
    UnknownValueError,
)

MEDIA_TYPE: Final = "application/problem+json"
_log = logging.getLogger(__name__)


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """One value that was wrong: where it stood, what is wrong with it, and which values would have been right."""

    at: str
    message: str
    known: tuple[str, ...] = ()


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong and what to do about it, in the form of RFC 9457.

    ``type`` names the kind of problem and never changes; ``detail`` is a sentence for a person. ``known`` lists the
    values that would have been right; ``errors`` has each wrong value where there may be several; ``changed`` names
    the incidents that are no longer what was looked at, and ``earlier`` the decisions that say otherwise.
    """

    type: str
    title: str
    status: int = msgspec.field()
    detail: str = msgspec.field()
    instance: str | None = None
    known: tuple[str, ...] = ()
    errors: tuple[Wrong, ...] = ()
    changed: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


# Every kind of problem: its name, the status it comes with, and what it means.
KINDS: Final[dict[str, tuple[int, str]]] = {
    "invalid": (400, "Something in the request is not what it must be"),
    "unknown-value": (400, "A value is outside its closed list"),
    "not-signed-in": (401, "Nobody is signed in and no token was sent"),
    "not-allowed": (403, "The role does not allow this"),
    "not-found": (404, "Nothing is there"),
    "method-not-allowed": (405, "The address takes other methods"),
    "not-acceptable": (406, "The answer cannot be had in that form"),
    "changed-meanwhile": (409, "It changed since it was looked at"),
    "contradiction": (409, "An earlier decision says otherwise"),
    "cannot-decide": (409, "The decision cannot be taken as it is"),
    "precondition-failed": (412, "The entity tag is not the one of now"),
    "too-large": (413, "More bytes than the bound"),
    "unsupported-media-type": (415, "The body is in a form that is not read here"),
    "wrong-name": (421, "The workbench is not served under that name"),
    "list-not-read": (422, "The list could not be read"),
    "page-not-read": (422, "The page could not be had or read"),
    "precondition-required": (428, "Say which state you looked at"),
    "too-many-requests": (429, "More requests than the limit"),
    "failed": (500, "overt failed"),
    "disk-full": (507, "The disk of the record is full; reading goes on"),
    "record-unavailable": (503, "The record cannot be read or written now"),
}
# The page that explains them is docs/api.md; the address only names the kind.
_KINDS: Final = "/api/v1/problem-kinds"
_OURS_ONLY: Final = frozenset({"list-not-read", "unknown-value", "contradiction", "cannot-decide"})
_BY_STATUS: Final = {status: name for name, (status, _) in KINDS.items() if name not in _OURS_ONLY}


def answer(request: Request[Any, Any, Any], kind: str, detail: str, **more: Any) -> Response[Problem]:
    """A problem as the answer to a request."""
    status, title = KINDS[kind]
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return Response(
        Problem(type=f"{_KINDS}#{kind}", title=title, status=status, detail=detail,
                instance=request.url.path, **more),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **headers},
    )  # fmt: skip


def refusal(path: str, status: int, detail: str) -> bytes:
    """A problem as bytes, for a request that was refused before anything looked at it."""
    kind = _BY_STATUS.get(status, "invalid")
    told = Problem(type=f"{_KINDS}#{kind}", title=KINDS[kind][1], status=status, detail=detail, instance=path)
    return msgspec.json.encode(told)


def of_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """What the framework refused, said in our form; a wrong value comes with those that are right."""
    kind = _BY_STATUS.get(error.status_code, "invalid" if error.status_code < 500 else "failed")
    errors = tuple(_wrong(request, one) for one in error.extra or ()) if isinstance(error.extra, list) else ()
    detail = error.detail
    if errors:
        detail = " ".join(f"{one.at}: {one.message}." for one in errors)
    response = answer(request, kind, detail, errors=errors)
    for name, value in (error.headers or {}).items():
        response.set_header(name, value)
    return response


def _wrong(request: Request[Any, Any, Any], extra: Any) -> Wrong:
    at = str(extra.get("key", "body"))
    known = _known(request, at)
    shown = f". Known values: {', '.join(known)}" if known else ""
    return Wrong(at=at, message=f"{extra.get('message', 'not valid')}{shown}", known=known)


def _known(request: Request[Any, Any, Any], name: str) -> tuple[str, ...]:
    """The values of the closed list that a parameter takes, in alphabetical order; none for a parameter without."""
    handler = request.scope.get("route_handler")
    field = handler.parsed_fn_signature.parameters.get(name) if handler else None
    return tuple(sorted(_literals(field.annotation))) if field else ()


def _literals(annotation: Any) -> Sequence[str]:
    arguments = get_args(annotation)
    if str(get_origin(annotation)) == "typing.Literal":
        return [one for one in arguments if isinstance(one, str)]
    return [value for one in arguments for value in _literals(one)]


def of_ours(request: Request[Any, Any, Any], error: OvertError) -> Response[Problem]:
    """One of our own errors: its message already says what happened and what to do."""
    if isinstance(error, UnknownValueError):
        return answer(request, "unknown-value", str(error), known=error.known)
    if isinstance(error, NotInRecordError):
        return answer(request, "not-found", str(error))
    if isinstance(error, PageTooLargeError):
        return answer(request, "too-large", str(error))
    if isinstance(error, ImportFileError):
        return answer(request, "list-not-read", str(error))
    if isinstance(error, PageError):
        return answer(request, "page-not-read", str(error), known=())
    if isinstance(error, ChangedMeanwhileError):
        return answer(request, "changed-meanwhile", str(error), changed=error.changed)
    if isinstance(error, ContradictionError):
        return answer(request, "contradiction", str(error), earlier=error.earlier)
    if isinstance(error, DecisionError):
        return answer(request, "cannot-decide", str(error))
    if isinstance(error, DiskFullError):
        return answer(request, "disk-full", str(error))
    if isinstance(error, RecordError):
        return answer(request, "record-unavailable", str(error))
    return of_fault(request, error)


def of_fault(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """A fault of ours: told without its insides, which go to the log."""
    _log.exception("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(request, "failed", "overt failed on this request and changed nothing. The log says where; report it.")


def told(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """The answer to whatever went wrong."""
    if isinstance(error, HTTPException):
        return of_http(request, error)
    return of_ours(request, error) if isinstance(error, OvertError) else of_fault(request, error)


HANDLERS: Final[ExceptionHandlersMap] = {Exception: told}
