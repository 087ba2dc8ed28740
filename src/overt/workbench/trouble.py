"""What went wrong, on a page that says what to do; never a stack trace."""

import logging
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException, ValidationException
from litestar.response import Redirect

from overt.errors import (
    ChangedMeanwhileError,
    ContradictionError,
    DiskFullError,
    NotInRecordError,
    OvertError,
    RecordBusyError,
    RecordError,
    UnknownValueError,
)
from overt.workbench.api import problem
from overt.workbench.render import page

_LOG = logging.getLogger("overt.workbench")
_TITLES = {
    400: "That cannot be asked",
    403: "That is not for you",
    404: "There is nothing here",
    405: "That cannot be done here",
    409: "Somebody was faster",
    413: "That is too much at once",
    422: "That cannot be done",
    429: "Too fast",
    503: "The record cannot be reached",
    507: "The disk is full",
}


def status_of(error: Exception) -> int:
    """The HTTP status that an error is answered with.

    >>> status_of(NotInRecordError("No claim has this id.")), status_of(ValueError("nobody expected this"))
    (404, 500)
    """
    if isinstance(error, NotInRecordError):
        return 404
    if isinstance(error, UnknownValueError):
        return 400
    if isinstance(error, (ChangedMeanwhileError, ContradictionError)):
        return 409
    if isinstance(error, DiskFullError):
        return 507
    if isinstance(error, RecordError):
        return 503 if isinstance(error.__cause__, Exception) else 422
    if isinstance(error, OvertError):
        return 422
    return error.status_code if isinstance(error, HTTPException) else 500


def told(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a request that failed: a page for people, problem details (RFC 9457) for programs."""
    if request.url.path.startswith("/api/"):
        return problem.told(request, error)
    status = status_of(error)
    if isinstance(error, NotAuthorizedException):
        return Redirect(f"/sign-in?to={request.url.path}")
    if status >= 500 and not isinstance(error, OvertError):
        _LOG.error("A request failed: %s %s", request.method, request.url.path, exc_info=error)
    text = _text(error, status)
    title = _TITLES.get(status, "Something of ours failed" if status >= 500 else "That did not work")
    return page(request, "trouble.html", status=status, title=title, text=text, code=status, back=_back(request))


def _back(request: Request[Any, Any, Any]) -> str | None:
    """The page of ours that led here, to go back to."""
    came = urlsplit(request.headers.get("referer", ""))
    here = request.url
    if came.netloc != here.netloc or came.path == here.path or not came.path.startswith("/"):
        return None
    return f"{came.path}?{came.query}" if came.query else came.path


def _text(error: Exception, status: int) -> str:
    if isinstance(error, ValidationException):
        parts = [
            f"{one.get('key', '')}: {one.get('message', '')}" for one in error.extra or [] if isinstance(one, dict)
        ]
        return "; ".join(parts) or error.detail
    if isinstance(error, HTTPException) and status < 500:
        return error.detail
    if isinstance(error, DiskFullError):
        return (
            "Nothing of what you just did was kept, and nothing from before is lost: you can go on reading. "
            "Free some space on the disk of the record, then go back and do it again."
        )
    if isinstance(error, RecordBusyError):
        return (
            "Another process is writing to the record, and did not finish in time. Nothing of what you just did "
            "was kept. Wait until it is done, then go back and do it again; meanwhile you can go on reading."
        )
    if isinstance(error, OvertError):
        return str(error)
    return (
        "This is a fault of overt, not yours. Nothing was changed. The log of the server says more; please report it."
    )
