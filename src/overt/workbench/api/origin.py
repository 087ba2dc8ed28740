"""Whether a request that changes something is meant by who seems to send it."""

import hmac
from typing import Any, Final

from litestar import Request
from litestar.exceptions import HTTPException, PermissionDeniedException

from overt.workbench.people.access import access_in
from overt.workbench.people.forms import HEADER

# What a page of another site can make a browser send without asking us first.
_SIMPLE: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""})


def own_or_token(request: Request[Any, Any, Any]) -> None:
    """Let a request that changes something through when no other site can have made a browser send it.

    A token is sent by nobody but its holder. A browser's session carries the secret of its pages in ``X-CSRF``. The
    one user of a machine without accounts needs neither, but the body must be of a type that browsers send to other
    sites only after they asked, and are refused.
    """
    access = access_in(request)
    if request.method in {"GET", "HEAD", "OPTIONS"} or access.token:
        return
    sent = request.headers.get(HEADER, "")
    if hmac.compare_digest(sent.encode(), access.csrf.encode()):
        return
    if request.app.state.settings.accounts:
        raise PermissionDeniedException(
            f"Send a token, or the session's secret in the header {HEADER}. Nothing was done."
        )
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _SIMPLE:
        raise HTTPException(
            "Send JSON as application/json, and a saved page as application/octet-stream.", status_code=415
        )
